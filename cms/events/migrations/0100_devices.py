"""The transmedia devices a new site starts with."""

from django.db import migrations

from cms.events.choices import DEVICES


def add_devices(apps, schema_editor):
    device = apps.get_model("events", "Device")
    for code, (french, english) in DEVICES.items():
        device.objects.get_or_create(code=code, defaults={"label_fr": french, "label_en": english})


class Migration(migrations.Migration):
    dependencies = [("events", "0004_relations")]
    operations = [migrations.RunPython(add_devices, migrations.RunPython.noop)]
