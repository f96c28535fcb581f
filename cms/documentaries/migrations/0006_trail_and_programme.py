import django.db.models.deletion
import modelcluster.fields
import wagtail.contrib.routable_page.models
import wagtail.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documentaries", "0005_readings"),
        ("events", "0100_devices"),
        ("media", "0010_film_formats"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.AddField(
            model_name="documentarypage",
            name="press_contact",
            field=models.CharField(blank=True, max_length=160, verbose_name="press contact"),
        ),
        migrations.AddField(
            model_name="documentarypage",
            name="press_email",
            field=models.EmailField(
                blank=True, max_length=254, verbose_name="e-mail of the press contact"
            ),
        ),
        migrations.AddField(
            model_name="documentarypage",
            name="press_long",
            field=wagtail.fields.RichTextField(blank=True, verbose_name="longer text"),
        ),
        migrations.AddField(
            model_name="documentarypage",
            name="press_phone",
            field=models.CharField(
                blank=True, max_length=40, verbose_name="telephone of the press contact"
            ),
        ),
        migrations.AddField(
            model_name="documentarypage",
            name="press_short",
            field=models.TextField(
                blank=True,
                help_text="Two or three sentences. The press kit is online once this is written.",
                max_length=600,
                verbose_name="text for the press",
            ),
        ),
        migrations.CreateModel(
            name="StoryCollectionPage",
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
                ("introduction", models.TextField(max_length=600, verbose_name="introduction")),
                ("text", wagtail.fields.RichTextField(blank=True, verbose_name="text")),
                (
                    "cover",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="media.picture",
                        verbose_name="cover",
                    ),
                ),
                (
                    "social_picture",
                    models.ForeignKey(
                        blank=True,
                        help_text="Shown when the page is shared. The main image is used without it.",
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="media.picture",
                        verbose_name="image for sharing",
                    ),
                ),
            ],
            options={
                "verbose_name": "collection of stories",
                "verbose_name_plural": "collections of stories",
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="CollectedStory",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "word",
                    models.TextField(
                        blank=True,
                        help_text="Why it is in this collection.",
                        max_length=300,
                        verbose_name="word",
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="collection_links",
                        to="documentaries.documentarypage",
                        verbose_name="documentary",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="stories",
                        to="documentaries.storycollectionpage",
                    ),
                ),
            ],
            options={
                "verbose_name": "story of a collection",
                "verbose_name_plural": "stories of a collection",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="StoryEvent",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("screening", "Screening"),
                            ("videomapping", "Videomapping"),
                            ("exhibition", "Exhibition"),
                            ("meeting", "Meeting"),
                            ("visit", "Visit"),
                        ],
                        default="screening",
                        max_length=16,
                        verbose_name="what happens",
                    ),
                ),
                (
                    "event",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="story_links",
                        to="events.eventpage",
                        verbose_name="event",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="programme",
                        to="documentaries.documentarypage",
                    ),
                ),
            ],
            options={
                "verbose_name": "event of a story",
                "verbose_name_plural": "events of a story",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
    ]
