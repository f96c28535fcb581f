"""Where each scene stands on the plane of the storyboard."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("documentaries", "0003_supports")]

    operations = [
        migrations.AddField(
            model_name="documentarypage",
            name="board",
            field=models.JSONField(blank=True, default=dict, verbose_name="storyboard"),
        )
    ]
