import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("artisans", "0001_initial"),
        ("media", "0001_initial"),
        ("taxonomy", "0001_initial"),
        ("wagtaildocs", "0014_alter_document_file_size"),
    ]

    operations = [
        migrations.AddField(
            model_name="artisanindexpage",
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
            model_name="artisanlabel",
            name="proof",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="wagtaildocs.document",
                verbose_name="proof (document)",
            ),
        ),
        migrations.AddField(
            model_name="artisanpage",
            name="commune",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="artisans",
                to="taxonomy.commune",
                verbose_name="commune",
            ),
        ),
        migrations.AddField(
            model_name="artisanpage",
            name="cover",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="media.picture",
                verbose_name="main photo",
            ),
        ),
    ]
