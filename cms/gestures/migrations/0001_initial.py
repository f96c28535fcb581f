import django.db.models.deletion
import wagtail.contrib.routable_page.models
import wagtail.fields
from django.conf import settings
from django.db import migrations, models

import cms.extensions.fields
import cms.gestures.timecode


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="GestureFilm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("caption", models.CharField(blank=True, max_length=255, verbose_name="caption")),
            ],
            options={
                "verbose_name": "film",
                "verbose_name_plural": "films",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GestureIndexPage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                ("introduction", models.TextField(blank=True, verbose_name="introduction")),
            ],
            options={
                "verbose_name": "list of gestures",
                "verbose_name_plural": "lists of gestures",
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="GestureMaterial",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "state",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("raw", "raw"),
                            ("dry", "dry"),
                            ("wet", "wet"),
                            ("soaked", "soaked"),
                            ("green", "green"),
                            ("seasoned", "seasoned"),
                            ("leather_hard", "leather-hard"),
                            ("fresh", "fresh"),
                            ("fired", "fired"),
                            ("hot", "hot"),
                            ("cold", "cold"),
                            ("molten", "molten"),
                            ("other", "other"),
                        ],
                        help_text="Clay is worked wet, then leather-hard: those are two gestures.",
                        max_length=16,
                        verbose_name="state",
                    ),
                ),
            ],
            options={
                "verbose_name": "material",
                "verbose_name_plural": "materials",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GestureModel",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("caption", models.CharField(blank=True, max_length=255, verbose_name="caption")),
            ],
            options={
                "verbose_name": "3D model",
                "verbose_name_plural": "3D models",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="GesturePage",
            fields=[
                (
                    "page_ptr",
                    models.OneToOneField(
                        auto_created=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        parent_link=True,
                        primary_key=True,
                        serialize=False,
                        to=settings.WAGTAIL_PAGE_MODEL,
                    ),
                ),
                (
                    "introduction",
                    models.TextField(
                        blank=True,
                        help_text="Two or three sentences, shown in lists too.",
                        verbose_name="introduction",
                    ),
                ),
                (
                    "rules",
                    wagtail.fields.RichTextField(
                        blank=True,
                        help_text="What makes it well done: tolerances, signs, common faults.",
                        verbose_name="rules of the art",
                    ),
                ),
                ("safety", wagtail.fields.RichTextField(blank=True, verbose_name="safety")),
                (
                    "level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("discovery", "Discovery"),
                            ("apprentice", "Apprentice"),
                            ("skilled", "Skilled"),
                            ("master", "Master"),
                        ],
                        max_length=16,
                        verbose_name="level",
                    ),
                ),
                (
                    "duration_note",
                    models.CharField(
                        blank=True,
                        help_text="E.g. ten minutes for a bowl",
                        max_length=120,
                        verbose_name="duration",
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
                ("credits", models.TextField(blank=True, verbose_name="credits")),
                (
                    "body",
                    cms.extensions.fields.ExtensibleStreamField(
                        blank=True, verbose_name="to go further"
                    ),
                ),
            ],
            options={
                "verbose_name": "gesture",
                "verbose_name_plural": "gestures",
            },
            bases=("wagtailcore.page",),
        ),
        migrations.CreateModel(
            name="GesturePicture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("caption", models.CharField(blank=True, max_length=255, verbose_name="caption")),
            ],
            options={
                "verbose_name": "image",
                "verbose_name_plural": "images",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Phase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                (
                    "start",
                    cms.gestures.timecode.TimecodeField(
                        blank=True,
                        help_text="As on the player: 12.5 or 1:05.5",
                        null=True,
                        verbose_name="from",
                    ),
                ),
                (
                    "end",
                    cms.gestures.timecode.TimecodeField(blank=True, null=True, verbose_name="to"),
                ),
                ("description", models.TextField(blank=True, verbose_name="what is done")),
                (
                    "rule_of_art",
                    models.TextField(
                        blank=True,
                        help_text="What makes it well done.",
                        verbose_name="rule of the art",
                    ),
                ),
            ],
            options={
                "verbose_name": "phase",
                "verbose_name_plural": "phases",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
    ]
