from django.db import migrations, models

import cms.media.validators


class Migration(migrations.Migration):
    dependencies = [
        ("media", "0007_picture_colour"),
    ]

    operations = [
        migrations.AddField(
            model_name="model3d",
            name="unit",
            field=models.CharField(
                blank=True,
                choices=[
                    ("mm", "Millimetres"),
                    ("cm", "Centimetres"),
                    ("m", "Metres"),
                    ("in", "Inches"),
                ],
                help_text="Of the measures in the file. A STL never says it; a GLB is in metres.",
                max_length=2,
                verbose_name="unit",
            ),
        ),
        migrations.AlterField(
            model_name="film",
            name="captions",
            field=models.FileField(
                blank=True,
                help_text="WebVTT (.vtt) or SubRip (.srt). Required by law as soon as somebody speaks.",
                upload_to="captions/",
                validators=[cms.media.validators.ContentValidator("captions")],
                verbose_name="captions",
            ),
        ),
        migrations.AlterField(
            model_name="model3d",
            name="file",
            field=models.FileField(
                help_text="GLB, STL, PLY, or OBJ with its materials and textures in a .zip.",
                upload_to="models/",
                validators=[cms.media.validators.ContentValidator("model")],
                verbose_name="file",
            ),
        ),
    ]
