import django.db.models.deletion
import modelcluster.fields
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("artisans", "0001_initial"),
        ("gestures", "0001_initial"),
        ("media", "0001_initial"),
        ("taxonomy", "0001_initial"),
    ]

    operations = [
        migrations.AddField(
            model_name="gesturefilm",
            name="film",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="gestures",
                to="media.film",
                verbose_name="film",
            ),
        ),
        migrations.AddField(
            model_name="gestureindexpage",
            name="social_picture",
            field=models.ForeignKey(
                blank=True,
                help_text="Shown when the page is shared. The main image is used without it.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="media.picture",
                verbose_name="image for sharing",
            ),
        ),
        migrations.AddField(
            model_name="gesturematerial",
            name="material",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="taxonomy.material",
                verbose_name="material",
            ),
        ),
        migrations.AddField(
            model_name="gesturemodel",
            name="model",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="gestures",
                to="media.model3d",
                verbose_name="3D model",
            ),
        ),
        migrations.AddField(
            model_name="gesturepage",
            name="action",
            field=models.ForeignKey(
                help_text="The verb: throw, plane, weave…",
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="gestures",
                to="taxonomy.action",
                verbose_name="action",
            ),
        ),
        migrations.AddField(
            model_name="gesturepage",
            name="practitioner",
            field=models.ForeignKey(
                blank=True,
                help_text="The artisan whose gesture this is.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="practised_gestures",
                to="artisans.artisanpage",
                verbose_name="practitioner",
            ),
        ),
        migrations.AddField(
            model_name="gesturepage",
            name="social_picture",
            field=models.ForeignKey(
                blank=True,
                help_text="Shown when the page is shared. The main image is used without it.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="media.picture",
                verbose_name="image for sharing",
            ),
        ),
        migrations.AddField(
            model_name="gesturepage",
            name="tools",
            field=modelcluster.fields.ParentalManyToManyField(
                blank=True, related_name="gestures", to="taxonomy.tool", verbose_name="tools"
            ),
        ),
        migrations.AddField(
            model_name="gesturepage",
            name="trades",
            field=modelcluster.fields.ParentalManyToManyField(
                blank=True, related_name="gestures", to="taxonomy.trade", verbose_name="trades"
            ),
        ),
        migrations.AddField(
            model_name="gesturemodel",
            name="page",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="models",
                to="gestures.gesturepage",
            ),
        ),
        migrations.AddField(
            model_name="gesturematerial",
            name="page",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="materials",
                to="gestures.gesturepage",
            ),
        ),
        migrations.AddField(
            model_name="gesturefilm",
            name="page",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="films",
                to="gestures.gesturepage",
            ),
        ),
        migrations.AddField(
            model_name="gesturepicture",
            name="page",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="pictures",
                to="gestures.gesturepage",
            ),
        ),
        migrations.AddField(
            model_name="gesturepicture",
            name="picture",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="media.picture",
                verbose_name="image",
            ),
        ),
        migrations.AddField(
            model_name="phase",
            name="film",
            field=models.ForeignKey(
                blank=True,
                help_text="Empty: the first film of the gesture.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="media.film",
                verbose_name="film",
            ),
        ),
        migrations.AddField(
            model_name="phase",
            name="page",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="phases",
                to="gestures.gesturepage",
            ),
        ),
    ]
