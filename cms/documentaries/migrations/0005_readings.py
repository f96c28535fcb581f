import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("documentaries", "0004_board"),
    ]

    operations = [
        migrations.CreateModel(
            name="SceneReading",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("scene", models.CharField(max_length=64)),
                ("day", models.DateField()),
                ("seen", models.PositiveIntegerField(default=0)),
                ("left", models.PositiveIntegerField(default=0)),
                ("seconds", models.PositiveBigIntegerField(default=0)),
                (
                    "page",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="readings",
                        to="documentaries.documentarypage",
                    ),
                ),
            ],
            options={
                "ordering": ["day", "scene"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("page", "scene", "day"), name="one_reading_a_day"
                    )
                ],
            },
        ),
    ]
