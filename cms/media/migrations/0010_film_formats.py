from django.db import migrations, models

import cms.media.validators


class Migration(migrations.Migration):
    dependencies = [
        ("media", "0009_upload"),
    ]

    operations = [
        migrations.AlterField(
            model_name="film",
            name="file",
            field=models.FileField(
                help_text="MP4, MOV, WebM, MKV, or MTS from a camcorder.",
                upload_to="films/",
                validators=[cms.media.validators.ContentValidator("film")],
                verbose_name="file",
            ),
        ),
    ]
