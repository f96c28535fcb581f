import django.db.models.deletion
import wagtail.contrib.routable_page.models
from django.conf import settings
from django.db import migrations, models

import cms.artisans.siret
import cms.extensions.fields


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("wagtailcore", "0098_apitoken"),
    ]

    operations = [
        migrations.CreateModel(
            name="ArtisanIndexPage",
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
                "verbose_name": "list of artisans",
                "verbose_name_plural": "lists of artisans",
            },
            bases=(wagtail.contrib.routable_page.models.RoutablePageMixin, "wagtailcore.page"),
        ),
        migrations.CreateModel(
            name="ArtisanLabel",
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
                            ("epv", "Entreprise du Patrimoine Vivant (EPV)"),
                            ("mof", "Meilleur Ouvrier de France (MOF)"),
                            ("rge", "Reconnu Garant de l'Environnement (RGE)"),
                            ("bio", "Agriculture biologique (Bio)"),
                            ("repar-acteurs", "Répar'Acteurs"),
                            ("qualirepar", "QualiRépar"),
                            ("imprim-vert", "Imprim'Vert"),
                            ("igp-aop", "IGP / AOP"),
                            ("artisan-cuisinier", "Artisan cuisinier"),
                            ("eco-defis", "Éco-défis"),
                            ("qualite-artisan", "Qualité Artisan"),
                            ("autre", "Other label"),
                        ],
                        max_length=24,
                        verbose_name="label",
                    ),
                ),
                (
                    "name",
                    models.CharField(
                        blank=True,
                        help_text="Needed for another label.",
                        max_length=120,
                        verbose_name="exact name",
                    ),
                ),
                ("issuer", models.CharField(blank=True, max_length=120, verbose_name="issued by")),
                ("number", models.CharField(blank=True, max_length=60, verbose_name="number")),
                ("url", models.URLField(blank=True, verbose_name="proof (address)")),
                ("expires_on", models.DateField(blank=True, null=True, verbose_name="expires on")),
                ("checked_on", models.DateField(blank=True, null=True, verbose_name="checked on")),
            ],
            options={
                "verbose_name": "label",
                "verbose_name_plural": "labels",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ArtisanLink",
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
                            ("shop", "Online shop"),
                            ("social", "Social network"),
                            ("press", "Press, television, radio"),
                            ("other", "Other site"),
                        ],
                        default="other",
                        max_length=12,
                        verbose_name="kind",
                    ),
                ),
                ("title", models.CharField(max_length=80, verbose_name="name")),
                ("url", models.URLField(verbose_name="address")),
            ],
            options={
                "verbose_name": "link",
                "verbose_name_plural": "links",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ArtisanPage",
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
                ("is_artisan", models.BooleanField(default=False, verbose_name="Artisan")),
                (
                    "is_artisan_checked_on",
                    models.DateField(blank=True, null=True, verbose_name="checked on"),
                ),
                (
                    "is_artisan_dart",
                    models.BooleanField(default=False, verbose_name="Artisan d'art"),
                ),
                (
                    "is_artisan_dart_checked_on",
                    models.DateField(blank=True, null=True, verbose_name="checked on"),
                ),
                (
                    "is_maitre_artisan",
                    models.BooleanField(default=False, verbose_name="Maître artisan"),
                ),
                (
                    "is_maitre_artisan_checked_on",
                    models.DateField(blank=True, null=True, verbose_name="checked on"),
                ),
                (
                    "siret",
                    models.CharField(
                        blank=True,
                        help_text="The 14 digits of the establishment. Never shown to the public.",
                        max_length=20,
                        validators=[cms.artisans.siret.validate_siret],
                        verbose_name="SIRET",
                    ),
                ),
                (
                    "introduction",
                    models.TextField(blank=True, max_length=600, verbose_name="presentation"),
                ),
                (
                    "story",
                    cms.extensions.fields.ExtensibleStreamField(blank=True, verbose_name="story"),
                ),
                (
                    "address",
                    models.CharField(blank=True, max_length=255, verbose_name="street and number"),
                ),
                (
                    "postal_code",
                    models.CharField(blank=True, max_length=5, verbose_name="postal code"),
                ),
                ("phone", models.CharField(blank=True, max_length=24, verbose_name="phone")),
                ("email", models.EmailField(blank=True, max_length=254, verbose_name="e-mail")),
                ("website", models.URLField(blank=True, verbose_name="website")),
                (
                    "closed_note",
                    models.CharField(blank=True, max_length=120, verbose_name="reason for closing"),
                ),
                (
                    "closed_until",
                    models.DateField(blank=True, null=True, verbose_name="closed until"),
                ),
                (
                    "agreed_on",
                    models.DateField(
                        blank=True,
                        help_text="The day the artisan agreed that this page appears.",
                        null=True,
                        verbose_name="agreement of the artisan",
                    ),
                ),
                (
                    "claimed_on",
                    models.DateField(
                        blank=True, editable=False, null=True, verbose_name="claimed on"
                    ),
                ),
                (
                    "is_demo",
                    models.BooleanField(
                        default=False,
                        help_text="The page says that the firm is invented.",
                        verbose_name="invented firm",
                    ),
                ),
            ],
            options={
                "verbose_name": "artisan",
                "verbose_name_plural": "artisans",
                "permissions": [("check_titles", "Can check protected titles")],
            },
            bases=("wagtailcore.page", models.Model),
        ),
        migrations.CreateModel(
            name="ArtisanPerson",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("name", models.CharField(max_length=120, verbose_name="name")),
                ("role", models.CharField(blank=True, max_length=120, verbose_name="role")),
                ("biography", models.TextField(blank=True, verbose_name="biography")),
            ],
            options={
                "verbose_name": "person",
                "verbose_name_plural": "people",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="ArtisanSettings",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "direct_publication",
                    models.BooleanField(
                        default=True,
                        help_text="Unticked, each change waits until a moderator approves it. Protected titles and labels are never in the hands of artisans.",
                        verbose_name="changes of artisans appear at once",
                    ),
                ),
            ],
            options={
                "verbose_name": "artisans' own space",
            },
        ),
        migrations.CreateModel(
            name="GalleryPicture",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("caption", models.CharField(blank=True, max_length=200, verbose_name="caption")),
            ],
            options={
                "verbose_name": "picture",
                "verbose_name_plural": "gallery",
                "ordering": ["sort_order"],
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="OpeningHours",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "weekday",
                    models.PositiveSmallIntegerField(
                        choices=[
                            (0, "Monday"),
                            (1, "Tuesday"),
                            (2, "Wednesday"),
                            (3, "Thursday"),
                            (4, "Friday"),
                            (5, "Saturday"),
                            (6, "Sunday"),
                        ],
                        verbose_name="day",
                    ),
                ),
                ("opens", models.TimeField(verbose_name="opens at")),
                ("closes", models.TimeField(verbose_name="closes at")),
            ],
            options={
                "verbose_name": "opening hours",
                "verbose_name_plural": "opening hours",
                "ordering": ["weekday", "opens"],
            },
        ),
    ]
