import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("media", "0002_relations"),
    ]

    operations = [
        migrations.CreateModel(
            name="Source",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sha256", models.CharField(max_length=64, unique=True)),
                ("bytes", models.PositiveBigIntegerField()),
                ("kind", models.CharField(max_length=10)),
                ("mime", models.CharField(blank=True, max_length=100)),
                ("facts", models.JSONField(blank=True, default=dict)),
                ("received_at", models.DateTimeField(auto_now_add=True)),
            ],
        ),
        migrations.CreateModel(
            name="Derivative",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("recipe", models.CharField(max_length=40)),
                ("version", models.PositiveIntegerField()),
                ("options", models.CharField(max_length=64)),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("poster", "Poster"),
                            ("storyboard", "Storyboard"),
                            ("ladder", "Ladder (HLS)"),
                            ("progressive", "Whole film (MP4)"),
                            ("sound", "Sound"),
                            ("peaks", "Waveform"),
                            ("level", "Level of detail"),
                            ("facts", "Measures"),
                        ],
                        max_length=12,
                    ),
                ),
                ("path", models.CharField(max_length=255, unique=True)),
                ("sha256", models.CharField(max_length=64)),
                ("bytes", models.PositiveBigIntegerField()),
                ("facts", models.JSONField(blank=True, default=dict)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="derivatives",
                        to="media.source",
                    ),
                ),
            ],
            options={
                "ordering": ["path"],
            },
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("recipe", models.CharField(max_length=40)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("received", "Waiting"),
                            ("probing", "Being examined"),
                            ("processing", "Being made"),
                            ("ready", "Ready"),
                            ("failed", "Failed"),
                        ],
                        default="received",
                        max_length=10,
                    ),
                ),
                ("folder", models.CharField(blank=True, max_length=255)),
                ("worker", models.CharField(blank=True, max_length=64)),
                ("lease_until", models.DateTimeField(blank=True, null=True)),
                ("heartbeat", models.DateTimeField(blank=True, null=True)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("not_before", models.DateTimeField(blank=True, null=True)),
                ("progress", models.FloatField(default=0.0)),
                ("step", models.CharField(blank=True, max_length=100)),
                ("error_code", models.CharField(blank=True, max_length=40)),
                ("message", models.TextField(blank=True)),
                ("log_tail", models.TextField(blank=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                (
                    "source",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="jobs",
                        to="media.source",
                    ),
                ),
            ],
            options={
                "ordering": ["created_at", "pk"],
                "indexes": [models.Index(fields=["state", "not_before"], name="media_job_waiting")],
                "constraints": [
                    models.UniqueConstraint(fields=("source", "recipe"), name="one_job_by_recipe")
                ],
            },
        ),
    ]
