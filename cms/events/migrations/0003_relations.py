import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("events", "0002_relations"),
        ("media", "0001_initial"),
        ("taxonomy", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="eventindexpage",
            name="social_picture",
            field=models.ForeignKey(
                blank=True,
                help_text="Shown when the page is shared. The main image is used without it.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="media.picture",
                verbose_name="image for sharing",
            ),
        ),
        migrations.AddField(
            model_name="eventpage",
            name="commune",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="events",
                to="taxonomy.commune",
                verbose_name="commune",
            ),
        ),
        migrations.AddField(
            model_name="eventpage",
            name="devices",
            field=modelcluster.fields.ParentalManyToManyField(
                blank=True,
                related_name="events",
                to="events.device",
                verbose_name="transmedia devices",
            ),
        ),
        migrations.AddField(
            model_name="eventpage",
            name="picture",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="media.picture",
                verbose_name="image",
            ),
        ),
        migrations.AddField(
            model_name="eventpage",
            name="social_picture",
            field=models.ForeignKey(
                blank=True,
                help_text="Shown when the page is shared. The main image is used without it.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="media.picture",
                verbose_name="image for sharing",
            ),
        ),
        migrations.AddField(
            model_name="eventgesture",
            name="page",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="gestures",
                to="events.eventpage",
            ),
        ),
        migrations.AddField(
            model_name="eventdocumentary",
            name="page",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="documentaries",
                to="events.eventpage",
            ),
        ),
        migrations.AddField(
            model_name="eventdate",
            name="page",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="dates",
                to="events.eventpage",
            ),
        ),
        migrations.AddField(
            model_name="eventartisan",
            name="page",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="artisans",
                to="events.eventpage",
            ),
        ),
        migrations.AddField(
            model_name="occurrence",
            name="page",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="occurrences",
                to="events.eventpage",
            ),
        ),
    ]
