import django.db.models.deletion
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("gestures", "0004_phases_and_overlays"),
        ("media", "0010_film_formats"),
        ("taxonomy", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Deposit",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                ("answers", models.JSONField(default=dict)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="sent on")),
                ("sent_again_at", models.DateTimeField(null=True, verbose_name="sent again on")),
                ("is_told_published", models.BooleanField(default=False)),
                (
                    "film",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="media.film",
                        verbose_name="film",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deposits",
                        to=settings.AUTH_USER_MODEL,
                        verbose_name="sent by",
                    ),
                ),
                (
                    "page",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="deposit",
                        to="gestures.gesturepage",
                        verbose_name="gesture",
                    ),
                ),
            ],
            options={
                "verbose_name": "deposit",
                "verbose_name_plural": "deposits",
                "ordering": ["-created_at", "-pk"],
            },
        ),
        migrations.CreateModel(
            name="OperatingChainPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "introduction",
                    models.TextField(
                        blank=True,
                        help_text="What is made, from what.",
                        verbose_name="introduction",
                    ),
                ),
                (
                    "social_picture",
                    models.ForeignKey(
                        blank=True,
                        help_text="Shown when the page is shared. The main image is used without it.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="media.picture",
                        verbose_name="image for sharing",
                    ),
                ),
                (
                    "trades",
                    modelcluster.fields.ParentalManyToManyField(
                        blank=True,
                        related_name="operating_chains",
                        to="taxonomy.trade",
                        verbose_name="trades",
                    ),
                ),
            ],
            options={
                "verbose_name": "operating chain",
                "verbose_name_plural": "operating chains",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="ChainStep",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        help_text="Empty: the title of the gesture. Without gesture: what is to be filmed.",
                        max_length=160,
                        verbose_name="name",
                    ),
                ),
                (
                    "note",
                    models.TextField(
                        blank=True, help_text="E.g. two days later, once dry", verbose_name="note"
                    ),
                ),
                (
                    "is_alternative",
                    models.BooleanField(
                        default=False,
                        help_text="Another way to do the same thing.",
                        verbose_name="instead of the step before",
                    ),
                ),
                (
                    "gesture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="chain_steps",
                        to="gestures.gesturepage",
                        verbose_name="gesture",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="steps",
                        to="gestures.operatingchainpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "step",
                "verbose_name_plural": "steps",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
    ]
