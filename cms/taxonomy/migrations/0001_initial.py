import django.core.validators
import django.db.models.deletion
import modelsearch.index
import wagtail.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Department",
            fields=[
                (
                    "code",
                    models.CharField(
                        max_length=3, primary_key=True, serialize=False, verbose_name="code"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("region", models.CharField(blank=True, max_length=80, verbose_name="region")),
            ],
            options={
                "verbose_name": "department",
                "verbose_name_plural": "departments",
                "ordering": ["code"],
            },
        ),
        migrations.CreateModel(
            name="Intercommunality",
            fields=[
                (
                    "siren",
                    models.CharField(
                        max_length=9, primary_key=True, serialize=False, verbose_name="SIREN"
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        blank=True, help_text="CC, CA, CU or ME", max_length=8, verbose_name="kind"
                    ),
                ),
            ],
            options={
                "verbose_name": "intercommunality",
                "verbose_name_plural": "intercommunalities",
                "ordering": ["name"],
            },
        ),
        migrations.CreateModel(
            name="Action",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        help_text="Permanent: it is part of addresses.",
                        max_length=40,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z0-9][A-Za-z0-9_-]*\\Z",
                                "Write letters, digits and hyphens only, e.g. T133.",
                            )
                        ],
                        verbose_name="code",
                    ),
                ),
                ("lineage", models.CharField(db_index=True, editable=False, max_length=255)),
                ("label_fr", models.CharField(max_length=160, verbose_name="label (French)")),
                (
                    "label_en",
                    models.CharField(blank=True, max_length=160, verbose_name="label (English)"),
                ),
                (
                    "alt_labels_fr",
                    models.JSONField(
                        blank=True, default=list, verbose_name="other labels (French)"
                    ),
                ),
                (
                    "alt_labels_en",
                    models.JSONField(
                        blank=True, default=list, verbose_name="other labels (English)"
                    ),
                ),
                ("definition_fr", models.TextField(blank=True, verbose_name="definition (French)")),
                (
                    "definition_en",
                    models.TextField(blank=True, verbose_name="definition (English)"),
                ),
                (
                    "matches",
                    wagtail.fields.StreamField(
                        [("match", 4)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("exactMatch", "same meaning"),
                                        ("closeMatch", "close meaning"),
                                        ("broadMatch", "broader"),
                                        ("narrowMatch", "narrower"),
                                    ],
                                    "label": "relation",
                                },
                            ),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "E.g. Getty AAT",
                                    "label": "vocabulary",
                                    "max_length": 120,
                                },
                            ),
                            2: ("wagtail.blocks.URLBlock", (), {"label": "address of the concept"}),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Who checked it, when.",
                                    "label": "provenance",
                                    "max_length": 255,
                                    "required": False,
                                },
                            ),
                            4: (
                                "wagtail.blocks.StructBlock",
                                [[("relation", 0), ("scheme", 1), ("uri", 2), ("provenance", 3)]],
                                {},
                            ),
                        },
                        verbose_name="matches",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="editorial note")),
                (
                    "reviewed",
                    models.BooleanField(
                        default=False,
                        help_text="The starting vocabulary is a draft until the teachers of the trade agree.",
                        verbose_name="reviewed by trade teachers",
                    ),
                ),
                ("imported", models.JSONField(default=dict, editable=False)),
                (
                    "effect",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("preparer", "Prepare"),
                            ("mesurer", "Measure"),
                            ("retrancher", "Take away"),
                            ("deformer", "Deform"),
                            ("modeler", "Model"),
                            ("entrelacer", "Interlace"),
                            ("ajouter", "Add"),
                            ("revetir", "Coat"),
                            ("traiter", "Treat"),
                            ("entretenir", "Maintain"),
                        ],
                        max_length=16,
                        verbose_name="effect",
                    ),
                ),
                (
                    "means",
                    models.CharField(
                        blank=True,
                        help_text="E.g. percussion, feu, levier",
                        max_length=40,
                        verbose_name="means of action",
                    ),
                ),
                (
                    "percussion",
                    models.CharField(
                        blank=True,
                        help_text="PP, PL or PPP · P or O · lin-L, lin-T, pct or dif",
                        max_length=24,
                        verbose_name="percussion",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="taxonomy.action",
                        verbose_name="broader concept",
                    ),
                ),
            ],
            options={
                "verbose_name": "action",
                "verbose_name_plural": "actions",
                "ordering": ["label_fr"],
                "abstract": False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Commune",
            fields=[
                (
                    "insee",
                    models.CharField(
                        max_length=5, primary_key=True, serialize=False, verbose_name="INSEE code"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("slug", models.SlugField(max_length=80)),
                ("population", models.PositiveIntegerField(default=0, verbose_name="population")),
                (
                    "postal_codes",
                    models.JSONField(blank=True, default=list, verbose_name="postal codes"),
                ),
                ("latitude", models.FloatField(blank=True, null=True, verbose_name="latitude")),
                ("longitude", models.FloatField(blank=True, null=True, verbose_name="longitude")),
                ("outline", models.JSONField(blank=True, null=True, verbose_name="outline")),
                (
                    "department",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="communes",
                        to="taxonomy.department",
                    ),
                ),
                (
                    "intercommunality",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="communes",
                        to="taxonomy.intercommunality",
                    ),
                ),
            ],
            options={
                "verbose_name": "commune",
                "verbose_name_plural": "communes",
                "ordering": ["name"],
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Material",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        help_text="Permanent: it is part of addresses.",
                        max_length=40,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z0-9][A-Za-z0-9_-]*\\Z",
                                "Write letters, digits and hyphens only, e.g. T133.",
                            )
                        ],
                        verbose_name="code",
                    ),
                ),
                ("lineage", models.CharField(db_index=True, editable=False, max_length=255)),
                ("label_fr", models.CharField(max_length=160, verbose_name="label (French)")),
                (
                    "label_en",
                    models.CharField(blank=True, max_length=160, verbose_name="label (English)"),
                ),
                (
                    "alt_labels_fr",
                    models.JSONField(
                        blank=True, default=list, verbose_name="other labels (French)"
                    ),
                ),
                (
                    "alt_labels_en",
                    models.JSONField(
                        blank=True, default=list, verbose_name="other labels (English)"
                    ),
                ),
                ("definition_fr", models.TextField(blank=True, verbose_name="definition (French)")),
                (
                    "definition_en",
                    models.TextField(blank=True, verbose_name="definition (English)"),
                ),
                (
                    "matches",
                    wagtail.fields.StreamField(
                        [("match", 4)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("exactMatch", "same meaning"),
                                        ("closeMatch", "close meaning"),
                                        ("broadMatch", "broader"),
                                        ("narrowMatch", "narrower"),
                                    ],
                                    "label": "relation",
                                },
                            ),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "E.g. Getty AAT",
                                    "label": "vocabulary",
                                    "max_length": 120,
                                },
                            ),
                            2: ("wagtail.blocks.URLBlock", (), {"label": "address of the concept"}),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Who checked it, when.",
                                    "label": "provenance",
                                    "max_length": 255,
                                    "required": False,
                                },
                            ),
                            4: (
                                "wagtail.blocks.StructBlock",
                                [[("relation", 0), ("scheme", 1), ("uri", 2), ("provenance", 3)]],
                                {},
                            ),
                        },
                        verbose_name="matches",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="editorial note")),
                (
                    "reviewed",
                    models.BooleanField(
                        default=False,
                        help_text="The starting vocabulary is a draft until the teachers of the trade agree.",
                        verbose_name="reviewed by trade teachers",
                    ),
                ),
                ("imported", models.JSONField(default=dict, editable=False)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="taxonomy.material",
                        verbose_name="broader concept",
                    ),
                ),
            ],
            options={
                "verbose_name": "material",
                "verbose_name_plural": "materials",
                "ordering": ["lineage"],
                "abstract": False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Tool",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        help_text="Permanent: it is part of addresses.",
                        max_length=40,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z0-9][A-Za-z0-9_-]*\\Z",
                                "Write letters, digits and hyphens only, e.g. T133.",
                            )
                        ],
                        verbose_name="code",
                    ),
                ),
                ("lineage", models.CharField(db_index=True, editable=False, max_length=255)),
                ("label_fr", models.CharField(max_length=160, verbose_name="label (French)")),
                (
                    "label_en",
                    models.CharField(blank=True, max_length=160, verbose_name="label (English)"),
                ),
                (
                    "alt_labels_fr",
                    models.JSONField(
                        blank=True, default=list, verbose_name="other labels (French)"
                    ),
                ),
                (
                    "alt_labels_en",
                    models.JSONField(
                        blank=True, default=list, verbose_name="other labels (English)"
                    ),
                ),
                ("definition_fr", models.TextField(blank=True, verbose_name="definition (French)")),
                (
                    "definition_en",
                    models.TextField(blank=True, verbose_name="definition (English)"),
                ),
                (
                    "matches",
                    wagtail.fields.StreamField(
                        [("match", 4)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("exactMatch", "same meaning"),
                                        ("closeMatch", "close meaning"),
                                        ("broadMatch", "broader"),
                                        ("narrowMatch", "narrower"),
                                    ],
                                    "label": "relation",
                                },
                            ),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "E.g. Getty AAT",
                                    "label": "vocabulary",
                                    "max_length": 120,
                                },
                            ),
                            2: ("wagtail.blocks.URLBlock", (), {"label": "address of the concept"}),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Who checked it, when.",
                                    "label": "provenance",
                                    "max_length": 255,
                                    "required": False,
                                },
                            ),
                            4: (
                                "wagtail.blocks.StructBlock",
                                [[("relation", 0), ("scheme", 1), ("uri", 2), ("provenance", 3)]],
                                {},
                            ),
                        },
                        verbose_name="matches",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="editorial note")),
                (
                    "reviewed",
                    models.BooleanField(
                        default=False,
                        help_text="The starting vocabulary is a draft until the teachers of the trade agree.",
                        verbose_name="reviewed by trade teachers",
                    ),
                ),
                ("imported", models.JSONField(default=dict, editable=False)),
                (
                    "means",
                    models.CharField(blank=True, max_length=40, verbose_name="means of action"),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="taxonomy.tool",
                        verbose_name="broader concept",
                    ),
                ),
            ],
            options={
                "verbose_name": "tool",
                "verbose_name_plural": "tools",
                "ordering": ["label_fr"],
                "abstract": False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="Trade",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        help_text="Permanent: it is part of addresses.",
                        max_length=40,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z0-9][A-Za-z0-9_-]*\\Z",
                                "Write letters, digits and hyphens only, e.g. T133.",
                            )
                        ],
                        verbose_name="code",
                    ),
                ),
                ("lineage", models.CharField(db_index=True, editable=False, max_length=255)),
                ("label_fr", models.CharField(max_length=160, verbose_name="label (French)")),
                (
                    "label_en",
                    models.CharField(blank=True, max_length=160, verbose_name="label (English)"),
                ),
                (
                    "alt_labels_fr",
                    models.JSONField(
                        blank=True, default=list, verbose_name="other labels (French)"
                    ),
                ),
                (
                    "alt_labels_en",
                    models.JSONField(
                        blank=True, default=list, verbose_name="other labels (English)"
                    ),
                ),
                ("definition_fr", models.TextField(blank=True, verbose_name="definition (French)")),
                (
                    "definition_en",
                    models.TextField(blank=True, verbose_name="definition (English)"),
                ),
                (
                    "matches",
                    wagtail.fields.StreamField(
                        [("match", 4)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("exactMatch", "same meaning"),
                                        ("closeMatch", "close meaning"),
                                        ("broadMatch", "broader"),
                                        ("narrowMatch", "narrower"),
                                    ],
                                    "label": "relation",
                                },
                            ),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "E.g. Getty AAT",
                                    "label": "vocabulary",
                                    "max_length": 120,
                                },
                            ),
                            2: ("wagtail.blocks.URLBlock", (), {"label": "address of the concept"}),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Who checked it, when.",
                                    "label": "provenance",
                                    "max_length": 255,
                                    "required": False,
                                },
                            ),
                            4: (
                                "wagtail.blocks.StructBlock",
                                [[("relation", 0), ("scheme", 1), ("uri", 2), ("provenance", 3)]],
                                {},
                            ),
                        },
                        verbose_name="matches",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="editorial note")),
                (
                    "reviewed",
                    models.BooleanField(
                        default=False,
                        help_text="The starting vocabulary is a draft until the teachers of the trade agree.",
                        verbose_name="reviewed by trade teachers",
                    ),
                ),
                ("imported", models.JSONField(default=dict, editable=False)),
                (
                    "sector",
                    models.CharField(
                        choices=[
                            ("food", "Food"),
                            ("building", "Building"),
                            ("manufacturing", "Manufacturing"),
                            ("services", "Services"),
                        ],
                        max_length=16,
                        verbose_name="sector",
                    ),
                ),
                (
                    "nafa_prefixes",
                    models.JSONField(
                        blank=True,
                        default=list,
                        help_text="Without dots, e.g. 4332A.",
                        verbose_name="NAFA prefixes",
                    ),
                ),
                (
                    "nafa_version",
                    models.CharField(
                        default="NAF rév. 2", max_length=16, verbose_name="nomenclature"
                    ),
                ),
                (
                    "craft_domain",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("architecture-jardins", "Architecture and gardens"),
                            ("ameublement-decoration", "Furniture and decoration"),
                            ("luminaire", "Lighting"),
                            ("bijouterie-horlogerie", "Jewellery, gold and silver, watchmaking"),
                            ("metal", "Metal"),
                            ("ceramique", "Ceramics"),
                            ("verre-cristal", "Glass and crystal"),
                            ("tabletterie", "Tabletterie"),
                            ("mode-accessoires", "Fashion and accessories"),
                            ("textile", "Textile"),
                            ("cuir", "Leather"),
                            ("spectacle", "Performing arts"),
                            ("papier-graphisme-impression", "Paper, graphic arts, printing"),
                            ("jeux-jouets-mecaniques", "Games, toys, mechanical works"),
                            ("facture-instrumentale", "Instrument making"),
                            ("restauration", "Restoration"),
                        ],
                        max_length=40,
                        verbose_name="métiers d'art domain",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="taxonomy.trade",
                        verbose_name="broader concept",
                    ),
                ),
            ],
            options={
                "verbose_name": "trade",
                "verbose_name_plural": "trades",
                "ordering": ["label_fr"],
                "abstract": False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
        migrations.CreateModel(
            name="SavoirFaire",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        help_text="Permanent: it is part of addresses.",
                        max_length=40,
                        unique=True,
                        validators=[
                            django.core.validators.RegexValidator(
                                "^[A-Za-z0-9][A-Za-z0-9_-]*\\Z",
                                "Write letters, digits and hyphens only, e.g. T133.",
                            )
                        ],
                        verbose_name="code",
                    ),
                ),
                ("lineage", models.CharField(db_index=True, editable=False, max_length=255)),
                ("label_fr", models.CharField(max_length=160, verbose_name="label (French)")),
                (
                    "label_en",
                    models.CharField(blank=True, max_length=160, verbose_name="label (English)"),
                ),
                (
                    "alt_labels_fr",
                    models.JSONField(
                        blank=True, default=list, verbose_name="other labels (French)"
                    ),
                ),
                (
                    "alt_labels_en",
                    models.JSONField(
                        blank=True, default=list, verbose_name="other labels (English)"
                    ),
                ),
                ("definition_fr", models.TextField(blank=True, verbose_name="definition (French)")),
                (
                    "definition_en",
                    models.TextField(blank=True, verbose_name="definition (English)"),
                ),
                (
                    "matches",
                    wagtail.fields.StreamField(
                        [("match", 4)],
                        blank=True,
                        block_lookup={
                            0: (
                                "wagtail.blocks.ChoiceBlock",
                                [],
                                {
                                    "choices": [
                                        ("exactMatch", "same meaning"),
                                        ("closeMatch", "close meaning"),
                                        ("broadMatch", "broader"),
                                        ("narrowMatch", "narrower"),
                                    ],
                                    "label": "relation",
                                },
                            ),
                            1: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "E.g. Getty AAT",
                                    "label": "vocabulary",
                                    "max_length": 120,
                                },
                            ),
                            2: ("wagtail.blocks.URLBlock", (), {"label": "address of the concept"}),
                            3: (
                                "wagtail.blocks.CharBlock",
                                (),
                                {
                                    "help_text": "Who checked it, when.",
                                    "label": "provenance",
                                    "max_length": 255,
                                    "required": False,
                                },
                            ),
                            4: (
                                "wagtail.blocks.StructBlock",
                                [[("relation", 0), ("scheme", 1), ("uri", 2), ("provenance", 3)]],
                                {},
                            ),
                        },
                        verbose_name="matches",
                    ),
                ),
                ("note", models.TextField(blank=True, verbose_name="editorial note")),
                (
                    "reviewed",
                    models.BooleanField(
                        default=False,
                        help_text="The starting vocabulary is a draft until the teachers of the trade agree.",
                        verbose_name="reviewed by trade teachers",
                    ),
                ),
                ("imported", models.JSONField(default=dict, editable=False)),
                (
                    "vitality",
                    models.CharField(
                        choices=[
                            ("lost", "Lost here"),
                            ("critical", "Critically endangered"),
                            ("endangered", "Endangered"),
                            ("viable", "Viable"),
                            ("unknown", "Not assessed"),
                        ],
                        default="unknown",
                        max_length=16,
                        verbose_name="vitality",
                    ),
                ),
                (
                    "period",
                    models.CharField(
                        choices=[("past", "Past"), ("present", "Present"), ("to_come", "To come")],
                        default="present",
                        max_length=16,
                        verbose_name="period",
                    ),
                ),
                (
                    "communes",
                    models.ManyToManyField(
                        blank=True,
                        related_name="savoir_faire",
                        to="taxonomy.commune",
                        verbose_name="communes",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="taxonomy.savoirfaire",
                        verbose_name="broader concept",
                    ),
                ),
                (
                    "trades",
                    models.ManyToManyField(
                        blank=True,
                        related_name="savoir_faire",
                        to="taxonomy.trade",
                        verbose_name="trades",
                    ),
                ),
            ],
            options={
                "verbose_name": "savoir-faire",
                "verbose_name_plural": "savoir-faire",
                "ordering": ["label_fr"],
                "abstract": False,
            },
            bases=(modelsearch.index.Indexed, models.Model),
        ),
    ]
