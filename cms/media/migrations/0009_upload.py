import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import cms.media.sending.uploads


class Migration(migrations.Migration):
    dependencies = [
        ("media", "0008_sent_formats"),
        ("people", "0001_initial"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Upload",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "token",
                    models.CharField(
                        default=cms.media.sending.uploads.new_token, max_length=40, unique=True
                    ),
                ),
                ("kind", models.CharField(blank=True, max_length=10)),
                ("name", models.CharField(max_length=255)),
                ("length", models.PositiveBigIntegerField()),
                ("mark", models.CharField(blank=True, max_length=64)),
                ("sha256", models.CharField(blank=True, max_length=64)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("receiving", "Being sent"),
                            ("whole", "Sent"),
                            ("refused", "Refused"),
                            ("taken", "In the library"),
                        ],
                        default="receiving",
                        max_length=10,
                    ),
                ),
                ("message", models.TextField(blank=True)),
                ("media_pk", models.PositiveBigIntegerField(blank=True, null=True)),
                ("created_at", models.DateTimeField(auto_now_add=True)),
                (
                    "expires_at",
                    models.DateTimeField(default=cms.media.sending.uploads.a_week_from_now),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="people.organisation",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="uploads",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-created_at", "-pk"],
                "indexes": [models.Index(fields=["owner", "state"], name="media_upload_of_owner")],
            },
        ),
    ]
