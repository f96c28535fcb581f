import django.db.models.deletion
import modelsearch.index
import wagtail.images.models
import wagtail.models.media
from django.db import migrations, models

import cms.media.validators


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="Model3D",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        help_text="Who made it, as it must be written.",
                        max_length=255,
                        verbose_name="credit",
                    ),
                ),
                (
                    "licence",
                    models.CharField(
                        choices=[
                            ("CC-BY-4.0", "CC BY 4.0"),
                            ("CC-BY-SA-4.0", "CC BY-SA 4.0"),
                            ("CC-BY-NC-4.0", "CC BY-NC 4.0"),
                            ("CC-BY-NC-ND-4.0", "CC BY-NC-ND 4.0"),
                            ("CC0-1.0", "CC0 1.0"),
                            ("etalab-2.0", "Licence Ouverte 2.0"),
                            ("reserved", "All rights reserved"),
                        ],
                        default="CC-BY-4.0",
                        max_length=20,
                        verbose_name="licence",
                    ),
                ),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        help_text="What is seen or heard, for those who cannot.",
                        verbose_name="description",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Being prepared"),
                            ("ready", "Ready"),
                            ("failed", "Failed"),
                        ],
                        default="received",
                        editable=False,
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("message", models.TextField(blank=True, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="sent on")),
                (
                    "file",
                    models.FileField(
                        help_text="Binary glTF (.glb), in metres.",
                        upload_to="models/",
                        validators=[cms.media.validators.ContentValidator("model")],
                        verbose_name="file",
                    ),
                ),
                (
                    "triangles",
                    models.PositiveIntegerField(
                        blank=True, editable=False, null=True, verbose_name="triangles"
                    ),
                ),
            ],
            options={
                "verbose_name": "3D model",
                "verbose_name_plural": "3D models",
                "ordering": ["-created_at", "-pk"],
                "abstract": False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Picture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        upload_to=wagtail.images.models.get_upload_to,
                        verbose_name="file",
                        width_field="width",
                    ),
                ),
                (
                    "description",
                    models.CharField(
                        blank=True, default="", max_length=255, verbose_name="description"
                    ),
                ),
                ("width", models.IntegerField(editable=False, verbose_name="width")),
                ("height", models.IntegerField(editable=False, verbose_name="height")),
                (
                    "created_at",
                    models.DateTimeField(
                        auto_now_add=True, db_index=True, verbose_name="created at"
                    ),
                ),
                ("focal_point_x", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_y", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_width", models.PositiveIntegerField(blank=True, null=True)),
                ("focal_point_height", models.PositiveIntegerField(blank=True, null=True)),
                ("file_size", models.PositiveIntegerField(editable=False, null=True)),
                (
                    "file_hash",
                    models.CharField(blank=True, db_index=True, editable=False, max_length=40),
                ),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        help_text="Who made it, as it must be written.",
                        max_length=255,
                        verbose_name="credit",
                    ),
                ),
                (
                    "licence",
                    models.CharField(
                        choices=[
                            ("CC-BY-4.0", "CC BY 4.0"),
                            ("CC-BY-SA-4.0", "CC BY-SA 4.0"),
                            ("CC-BY-NC-4.0", "CC BY-NC 4.0"),
                            ("CC-BY-NC-ND-4.0", "CC BY-NC-ND 4.0"),
                            ("CC0-1.0", "CC0 1.0"),
                            ("etalab-2.0", "Licence Ouverte 2.0"),
                            ("reserved", "All rights reserved"),
                        ],
                        default="CC-BY-4.0",
                        max_length=20,
                        verbose_name="licence",
                    ),
                ),
            ],
            options={
                "verbose_name": "image",
                "verbose_name_plural": "images",
                "permissions": [("choose_image", "Can choose image")],
                "abstract": False,
            },
            bases=(wagtail.images.models.ImageFileMixin, modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="PictureRendition",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("filter_spec", models.CharField(db_index=True, max_length=255)),
                (
                    "file",
                    wagtail.images.models.WagtailImageField(
                        height_field="height",
                        storage=wagtail.images.models.get_rendition_storage,
                        upload_to=wagtail.images.models.get_rendition_upload_to,
                        width_field="width",
                    ),
                ),
                ("width", models.IntegerField(editable=False)),
                ("height", models.IntegerField(editable=False)),
                (
                    "focal_point_key",
                    models.CharField(blank=True, default="", editable=False, max_length=16),
                ),
            ],
            bases=(wagtail.images.models.ImageFileMixin, models.Model),
        ),
        migrations.CreateModel(
            name="Sound",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        help_text="Who made it, as it must be written.",
                        max_length=255,
                        verbose_name="credit",
                    ),
                ),
                (
                    "licence",
                    models.CharField(
                        choices=[
                            ("CC-BY-4.0", "CC BY 4.0"),
                            ("CC-BY-SA-4.0", "CC BY-SA 4.0"),
                            ("CC-BY-NC-4.0", "CC BY-NC 4.0"),
                            ("CC-BY-NC-ND-4.0", "CC BY-NC-ND 4.0"),
                            ("CC0-1.0", "CC0 1.0"),
                            ("etalab-2.0", "Licence Ouverte 2.0"),
                            ("reserved", "All rights reserved"),
                        ],
                        default="CC-BY-4.0",
                        max_length=20,
                        verbose_name="licence",
                    ),
                ),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        help_text="What is seen or heard, for those who cannot.",
                        verbose_name="description",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Being prepared"),
                            ("ready", "Ready"),
                            ("failed", "Failed"),
                        ],
                        default="received",
                        editable=False,
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("message", models.TextField(blank=True, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="sent on")),
                (
                    "duration",
                    models.FloatField(
                        blank=True, editable=False, null=True, verbose_name="duration (s)"
                    ),
                ),
                (
                    "transcript",
                    models.TextField(
                        blank=True,
                        help_text="Everything that is said, heard or shown.",
                        verbose_name="transcript",
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        help_text="MP3, M4A, OGG or WAV.",
                        upload_to="sounds/",
                        validators=[cms.media.validators.ContentValidator("sound")],
                        verbose_name="file",
                    ),
                ),
            ],
            options={
                "verbose_name": "sound",
                "verbose_name_plural": "sounds",
                "ordering": ["-created_at", "-pk"],
                "abstract": False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Film",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "credit",
                    models.CharField(
                        blank=True,
                        help_text="Who made it, as it must be written.",
                        max_length=255,
                        verbose_name="credit",
                    ),
                ),
                (
                    "licence",
                    models.CharField(
                        choices=[
                            ("CC-BY-4.0", "CC BY 4.0"),
                            ("CC-BY-SA-4.0", "CC BY-SA 4.0"),
                            ("CC-BY-NC-4.0", "CC BY-NC 4.0"),
                            ("CC-BY-NC-ND-4.0", "CC BY-NC-ND 4.0"),
                            ("CC0-1.0", "CC0 1.0"),
                            ("etalab-2.0", "Licence Ouverte 2.0"),
                            ("reserved", "All rights reserved"),
                        ],
                        default="CC-BY-4.0",
                        max_length=20,
                        verbose_name="licence",
                    ),
                ),
                ("title", models.CharField(max_length=255, verbose_name="title")),
                (
                    "description",
                    models.TextField(
                        blank=True,
                        help_text="What is seen or heard, for those who cannot.",
                        verbose_name="description",
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Being prepared"),
                            ("ready", "Ready"),
                            ("failed", "Failed"),
                        ],
                        default="received",
                        editable=False,
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("message", models.TextField(blank=True, editable=False)),
                ("created_at", models.DateTimeField(auto_now_add=True, verbose_name="sent on")),
                (
                    "duration",
                    models.FloatField(
                        blank=True, editable=False, null=True, verbose_name="duration (s)"
                    ),
                ),
                (
                    "transcript",
                    models.TextField(
                        blank=True,
                        help_text="Everything that is said, heard or shown.",
                        verbose_name="transcript",
                    ),
                ),
                (
                    "file",
                    models.FileField(
                        help_text="MP4, MOV or WebM.",
                        upload_to="films/",
                        validators=[cms.media.validators.ContentValidator("film")],
                        verbose_name="file",
                    ),
                ),
                (
                    "captions",
                    models.FileField(
                        blank=True,
                        help_text="A WebVTT file (.vtt). Required by law as soon as somebody speaks.",
                        upload_to="captions/",
                        validators=[cms.media.validators.ContentValidator("captions")],
                        verbose_name="captions",
                    ),
                ),
                ("width", models.PositiveIntegerField(blank=True, editable=False, null=True)),
                ("height", models.PositiveIntegerField(blank=True, editable=False, null=True)),
                (
                    "collection",
                    models.ForeignKey(
                        default=wagtail.models.media.get_root_collection_id,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="wagtailcore.collection",
                        verbose_name="collection",
                    ),
                ),
            ],
            options={
                "verbose_name": "film",
                "verbose_name_plural": "films",
                "ordering": ["-created_at", "-pk"],
                "abstract": False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
    ]
