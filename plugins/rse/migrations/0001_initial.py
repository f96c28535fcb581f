import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("artisans", "0001_initial"),
        ("taxonomy", "0001_initial"),
    ]

    operations = [
        migrations.CreateModel(
            name="RseItem",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "scheme",
                    models.CharField(
                        choices=[
                            ("iso26000", "ISO 26000 subjects"),
                            ("guide", "The chamber's guide"),
                        ],
                        max_length=16,
                        verbose_name="list",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        help_text="E.g. 6.5.3; permanent.", max_length=40, verbose_name="code"
                    ),
                ),
                ("slug", models.SlugField(max_length=80, verbose_name="name in addresses")),
                ("label_fr", models.CharField(max_length=160, verbose_name="label (French)")),
                (
                    "label_en",
                    models.CharField(blank=True, max_length=160, verbose_name="label (English)"),
                ),
                ("position", models.PositiveSmallIntegerField(default=0, verbose_name="position")),
                (
                    "reviewed",
                    models.BooleanField(
                        default=False,
                        help_text="Once checked, loading the list again leaves the labels alone.",
                        verbose_name="wording checked by the chamber",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="plugin_rse.rseitem",
                        verbose_name="part of",
                    ),
                ),
            ],
            options={
                "verbose_name": "RSE item",
                "verbose_name_plural": "RSE items",
                "ordering": ["position"],
            },
        ),
        migrations.CreateModel(
            name="Practice",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        help_text="Start from the story of the work, not from the list below.",
                        max_length=1000,
                        verbose_name="what they do, in their own words",
                    ),
                ),
                (
                    "level",
                    models.CharField(
                        choices=[
                            ("committed", "Committed"),
                            ("in_progress", "In progress"),
                            ("exemplary", "Exemplary"),
                        ],
                        max_length=16,
                        verbose_name="level",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("declared", "Told by the artisan"),
                            ("visit", "Seen during a visit"),
                            ("label", "Shown by a label"),
                        ],
                        max_length=16,
                        verbose_name="source",
                    ),
                ),
                (
                    "noted_on",
                    models.DateField(
                        default=django.utils.timezone.localdate, verbose_name="noted on"
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[
                            ("to_know_how", "The practice led to the savoir-faire"),
                            ("from_know_how", "The savoir-faire rests on the practice"),
                            ("both", "Each supports the other"),
                        ],
                        default="both",
                        max_length=16,
                        verbose_name="how they hold together",
                    ),
                ),
                (
                    "equivalence",
                    models.TextField(
                        blank=True,
                        help_text="E.g. working with the growers nearby led to a process adapted to local farming.",
                        max_length=400,
                        verbose_name="in a sentence",
                    ),
                ),
                (
                    "agreed",
                    models.BooleanField(
                        default=False,
                        help_text="Without it, nobody but the chamber reads it.",
                        verbose_name="the artisan agrees that this is public",
                    ),
                ),
                (
                    "agreed_on",
                    models.DateField(blank=True, null=True, verbose_name="day of the agreement"),
                ),
                (
                    "artisan",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="rse_practices",
                        to="artisans.artisanpage",
                        verbose_name="artisan",
                    ),
                ),
                (
                    "savoir_faire",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="rse_practices",
                        to="taxonomy.savoirfaire",
                        verbose_name="savoir-faire",
                    ),
                ),
                (
                    "items",
                    models.ManyToManyField(
                        related_name="practices", to="plugin_rse.rseitem", verbose_name="subjects"
                    ),
                ),
            ],
            options={
                "verbose_name": "practice",
                "verbose_name_plural": "practices",
                "ordering": ["-noted_on", "-pk"],
            },
        ),
        migrations.AddConstraint(
            model_name="rseitem",
            constraint=models.UniqueConstraint(
                fields=("scheme", "code"), name="plugin_rse_item_code"
            ),
        ),
        migrations.AddConstraint(
            model_name="practice",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("agreed", False), ("agreed_on__isnull", False), _connector="OR"
                ),
                name="plugin_rse_practice_agreement_dated",
            ),
        ),
    ]
