import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("artisans", "0003_relations"),
        ("events", "0004_relations"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="ArtisanPosition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("location", models.CharField(blank=True, max_length=80, verbose_name="position")),
                ("latitude", models.FloatField(editable=False, null=True)),
                ("longitude", models.FloatField(editable=False, null=True)),
                ("m", models.PositiveIntegerField(db_index=True, editable=False, null=True)),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="map_positions",
                        to="artisans.artisanpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "position of an artisan",
                "verbose_name_plural": "positions of artisans",
            },
        ),
        migrations.CreateModel(
            name="EventPosition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("location", models.CharField(blank=True, max_length=80, verbose_name="position")),
                ("latitude", models.FloatField(editable=False, null=True)),
                ("longitude", models.FloatField(editable=False, null=True)),
                ("m", models.PositiveIntegerField(db_index=True, editable=False, null=True)),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="map_positions",
                        to="events.eventpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "position of an event",
                "verbose_name_plural": "positions of events",
            },
        ),
        migrations.CreateModel(
            name="MapSettings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "base_layer",
                    models.CharField(
                        choices=[
                            ("ign", "Plan IGN, fetched by this server"),
                            ("outlines", "Outlines of the communes only"),
                        ],
                        default="ign",
                        help_text="Visitors never call another server: this one fetches the plan and keeps it. The outlines show when it cannot.",
                        max_length=16,
                        verbose_name="base map",
                    ),
                ),
                (
                    "introduction",
                    models.TextField(blank=True, max_length=400, verbose_name="text above the map"),
                ),
                (
                    "site",
                    models.OneToOneField(
                        editable=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        to="wagtailcore.site",
                    ),
                ),
            ],
            options={
                "verbose_name": "map of the territory",
            },
        ),
    ]
