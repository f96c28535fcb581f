import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models

import cms.gestures.phases


def name_phases(apps, schema_editor):
    """Give each phase its own key: the column was added with the same one for all."""
    phase_model = apps.get_model("gestures", "Phase")
    phases = list(phase_model.objects.all())
    for phase in phases:
        phase.key = cms.gestures.phases.new_key()
    phase_model.objects.bulk_update(phases, ["key"], batch_size=500)


class Migration(migrations.Migration):
    dependencies = [
        ("gestures", "0003_expectation"),
        ("media", "0010_film_formats"),
        ("taxonomy", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="gesturepage",
            name="motricity",
            field=models.CharField(
                blank=True,
                choices=[
                    ("bare_hand", "Bare hand"),
                    ("direct", "Direct: the hand leads the tool"),
                    ("indirect", "Indirect: a bow, a pedal, a crank"),
                    ("motor", "Driving force: animal, water, motor"),
                    ("automatic", "Automatic machine"),
                ],
                help_text="What moves the tool, after Leroi-Gourhan.",
                max_length=16,
                verbose_name="motricity",
            ),
        ),
        migrations.AddField(
            model_name="phase",
            name="action",
            field=models.ForeignKey(
                blank=True,
                help_text="Empty: the action of the gesture.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="phases",
                to="taxonomy.action",
                verbose_name="action",
            ),
        ),
        migrations.AddField(
            model_name="phase",
            name="common_error",
            field=models.TextField(blank=True, verbose_name="common error"),
        ),
        migrations.AddField(
            model_name="phase",
            name="grip",
            field=models.CharField(
                blank=True,
                help_text="E.g. between thumb and two fingers",
                max_length=255,
                verbose_name="grip",
            ),
        ),
        migrations.AddField(
            model_name="phase",
            name="is_secret",
            field=models.BooleanField(
                default=False,
                help_text="Kept here, shown nowhere. The film must not show it either.",
                verbose_name="trade secret: do not show this phase",
            ),
        ),
        migrations.AddField(
            model_name="phase",
            name="key",
            field=models.CharField(
                default=cms.gestures.phases.new_key, editable=False, max_length=16
            ),
        ),
        migrations.RunPython(name_phases, migrations.RunPython.noop),
        migrations.AddField(
            model_name="phase",
            name="material",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="taxonomy.material",
                verbose_name="material",
            ),
        ),
        migrations.AddField(
            model_name="phase",
            name="posture",
            field=models.CharField(
                blank=True,
                help_text="E.g. seated, elbows on the thighs",
                max_length=255,
                verbose_name="posture",
            ),
        ),
        migrations.AddField(
            model_name="phase",
            name="rule_source",
            field=models.CharField(
                blank=True,
                help_text="A person, a standard (NF DTU…), a book and its page.",
                max_length=255,
                verbose_name="source of the rule",
            ),
        ),
        migrations.AddField(
            model_name="phase",
            name="safety_note",
            field=models.TextField(blank=True, verbose_name="safety"),
        ),
        migrations.AddField(
            model_name="phase",
            name="second_film",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="media.film",
                verbose_name="film from another angle",
            ),
        ),
        migrations.AddField(
            model_name="phase",
            name="second_offset",
            field=models.FloatField(
                null=True,
                blank=True,
                help_text="Seconds between a moment of the film and the same moment from the other angle; negative when the other film began later.",
                verbose_name="delay of the other angle",
            ),
        ),
        migrations.AddField(
            model_name="phase",
            name="state",
            field=models.CharField(
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
                max_length=16,
                verbose_name="state",
            ),
        ),
        migrations.AddField(
            model_name="phase",
            name="tolerance",
            field=models.CharField(
                blank=True,
                help_text="E.g. ± 1 mm on the thickness",
                max_length=120,
                verbose_name="tolerance",
            ),
        ),
        migrations.AddField(
            model_name="phase",
            name="tool",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="taxonomy.tool",
                verbose_name="tool",
            ),
        ),
        migrations.AddField(
            model_name="phase",
            name="validated_by",
            field=models.CharField(
                blank=True,
                help_text="The peer who says that it is done so: name and trade.",
                max_length=120,
                verbose_name="validated by",
            ),
        ),
        migrations.AddField(
            model_name="phase",
            name="validated_on",
            field=models.DateField(blank=True, null=True, verbose_name="validated on"),
        ),
        migrations.CreateModel(
            name="GestureOverlay",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sort_order", models.IntegerField(blank=True, editable=False, null=True)),
                ("data", models.JSONField(blank=True, default=dict, verbose_name="shapes")),
                (
                    "film",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="media.film",
                        verbose_name="film",
                    ),
                ),
                (
                    "model",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="media.model3d",
                        verbose_name="3D model",
                    ),
                ),
                (
                    "page",
                    modelcluster.fields.ParentalKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="overlays",
                        to="gestures.gesturepage",
                    ),
                ),
                (
                    "picture",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="media.picture",
                        verbose_name="image",
                    ),
                ),
            ],
            options={
                "verbose_name": "overlay",
                "verbose_name_plural": "overlays",
                "ordering": ["sort_order"],
                "abstract": False,
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("film__isnull", False),
                                ("model__isnull", True),
                                ("picture__isnull", True),
                            ),
                            models.Q(
                                ("film__isnull", True),
                                ("model__isnull", True),
                                ("picture__isnull", False),
                            ),
                            models.Q(
                                ("film__isnull", True),
                                ("model__isnull", False),
                                ("picture__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="one_media_by_overlay",
                    )
                ],
            },
        ),
    ]
