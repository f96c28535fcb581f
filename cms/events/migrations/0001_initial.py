import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cms.events.recurrence
import cms.events.routes
import cms.extensions.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("artisans", "0001_initial"),
        ("documentaries", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="Device",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("code", models.SlugField(unique=True, verbose_name="code")),
                ("label_fr", models.CharField(max_length=80, verbose_name="label (French)")),
                (
                    "label_en",
                    models.CharField(blank=True, max_length=80, verbose_name="label (English)"),
                ),
            ],
            options={
                "verbose_name": "device",
                "verbose_name_plural": "devices",
                "ordering": ["label_fr"],
            },
        ),
        migrations.CreateModel(
            name="EventDate",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.DateTimeField(db_index=True)),
                ("end", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["start"],
            },
        ),
        migrations.CreateModel(
            name="EventGesture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EventIndexPage",
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
                "verbose_name": "agenda",
            },
            bases=(cms.events.routes.CalendarRoutes, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="EventPage",
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
                ("introduction", models.TextField(max_length=400, verbose_name="introduction")),
                (
                    "body",
                    cms.extensions.fields.ExtensibleStreamField(
                        blank=True, verbose_name="description"
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("scheduled", "Scheduled"),
                            ("postponed", "Postponed"),
                            ("cancelled", "Cancelled"),
                            ("moved_online", "Moved online"),
                        ],
                        default="scheduled",
                        max_length=16,
                        verbose_name="status",
                    ),
                ),
                (
                    "status_note",
                    models.CharField(
                        blank=True,
                        help_text="E.g. why, and what next.",
                        max_length=255,
                        verbose_name="word on the status",
                    ),
                ),
                ("place_name", models.CharField(blank=True, max_length=160, verbose_name="place")),
                ("address", models.CharField(blank=True, max_length=255, verbose_name="address")),
                ("online_url", models.URLField(blank=True, verbose_name="online at")),
                ("registration_url", models.URLField(blank=True, verbose_name="registration")),
                ("is_free", models.BooleanField(default=False, verbose_name="free of charge")),
                ("price", models.CharField(blank=True, max_length=120, verbose_name="price")),
                (
                    "audience",
                    models.CharField(
                        choices=[
                            ("everyone", "Everyone"),
                            ("families", "Families"),
                            ("children", "Children"),
                            ("schools", "Schools"),
                            ("apprentices", "Apprentices"),
                            ("professionals", "Professionals"),
                        ],
                        default="everyone",
                        max_length=16,
                        verbose_name="audience",
                    ),
                ),
                (
                    "accessible_ii",
                    models.BooleanField(default=False, verbose_name="Intellectual disability"),
                ),
                (
                    "accessible_hi",
                    models.BooleanField(default=False, verbose_name="Hearing impairment"),
                ),
                (
                    "accessible_vi",
                    models.BooleanField(default=False, verbose_name="Visual impairment"),
                ),
                (
                    "accessible_pi",
                    models.BooleanField(default=False, verbose_name="Mental disability"),
                ),
                (
                    "accessible_mi",
                    models.BooleanField(default=False, verbose_name="Reduced mobility"),
                ),
            ],
            options={
                "verbose_name": "event",
                "verbose_name_plural": "events",
            },
            bases=(cms.events.routes.EventRoutes, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="Occurrence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("start", models.DateTimeField(verbose_name="begins")),
                ("end", models.DateTimeField(blank=True, null=True, verbose_name="ends")),
                (
                    "rrule",
                    models.CharField(
                        blank=True,
                        max_length=255,
                        validators=[cms.events.recurrence.validate_rule],
                        verbose_name="repetition",
                    ),
                ),
            ],
            options={
                "verbose_name": "date",
                "verbose_name_plural": "dates",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ProgrammePage",
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
                "verbose_name": "programme",
                "verbose_name_plural": "programmes",
            },
            bases=(cms.events.routes.CalendarRoutes, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="EventArtisan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "artisan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="event_links",
                        to="artisans.artisanpage",
                        verbose_name="artisan",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="EventDocumentary",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                (
                    "documentary",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="event_links",
                        to="documentaries.documentarypage",
                        verbose_name="documentary",
                    ),
                ),
            ],
            options={
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
    ]
