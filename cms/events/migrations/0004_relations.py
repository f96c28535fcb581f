import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("events", "0003_relations"),
        ("media", "0001_initial"),
        ("people", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="programmepage",
            name="organisation",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="programmes",
                to="people.organisation",
                verbose_name="organiser",
            ),
        ),
        migrations.AddField(
            model_name="programmepage",
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
            model_name="programmepage",
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
    ]
