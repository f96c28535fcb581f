from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0100_roles"),
    ]

    operations = [
        migrations.AddField(
            model_name="organisation",
            name="media_quota",
            field=models.PositiveIntegerField(
                blank=True,
                help_text="How much its members may keep in the library. Empty: as for everybody.",
                null=True,
                verbose_name="room for media (MB)",
            ),
        ),
    ]
