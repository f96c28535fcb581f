"""Load the RSE items: titles of ISO 26000, and the chamber's guide."""

from django.db import migrations

from plugins.rse.loading import load_rse_vocabulary


def load(apps, schema_editor):
    load_rse_vocabulary(apps.get_model("plugin_rse", "RseItem"))


class Migration(migrations.Migration):
    dependencies = [("plugin_rse", "0001_initial")]

    operations = [migrations.RunPython(load, migrations.RunPython.noop)]
