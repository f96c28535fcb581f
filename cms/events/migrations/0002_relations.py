import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("events", "0001_initial"),
        ("gestures", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="eventgesture",
            name="gesture",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="event_links",
                to="gestures.gesturepage",
                verbose_name="gesture",
            ),
        ),
    ]
