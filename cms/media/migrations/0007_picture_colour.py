from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("media", "0006_source_stored_at"),
    ]

    operations = [
        migrations.AddField(
            model_name="picture",
            name="colour",
            field=models.CharField(blank=True, default="", editable=False, max_length=7),
        ),
    ]
