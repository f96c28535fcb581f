import django.db.models.deletion
import modelcluster.fields
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("artisans", "0002_relations"),
        ("media", "0001_initial"),
        ("taxonomy", "0001_initial"),
        ("wagtailcore", "0098_apitoken"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="artisanpage",
            name="owners",
            field=modelcluster.fields.ParentalManyToManyField(
                blank=True,
                help_text="The people of the firm who change this page from their own space.",
                related_name="artisan_pages",
                to=settings.AUTH_USER_MODEL,
                verbose_name="owners",
            ),
        ),
        migrations.AddField(
            model_name="artisanpage",
            name="portrait",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="media.picture",
                verbose_name="portrait",
            ),
        ),
        migrations.AddField(
            model_name="artisanpage",
            name="savoir_faire",
            field=modelcluster.fields.ParentalManyToManyField(
                blank=True,
                related_name="artisans",
                to="taxonomy.savoirfaire",
                verbose_name="savoir-faire",
            ),
        ),
        migrations.AddField(
            model_name="artisanpage",
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
            model_name="artisanpage",
            name="trades",
            field=modelcluster.fields.ParentalManyToManyField(
                blank=True, related_name="artisans", to="taxonomy.trade", verbose_name="trades"
            ),
        ),
        migrations.AddField(
            model_name="artisanlink",
            name="page",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="links",
                to="artisans.artisanpage",
            ),
        ),
        migrations.AddField(
            model_name="artisanlabel",
            name="page",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="labels",
                to="artisans.artisanpage",
            ),
        ),
        migrations.AddField(
            model_name="artisanperson",
            name="page",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="people",
                to="artisans.artisanpage",
            ),
        ),
        migrations.AddField(
            model_name="artisanperson",
            name="picture",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="media.picture",
                verbose_name="portrait",
            ),
        ),
        migrations.AddField(
            model_name="artisansettings",
            name="site",
            field=models.OneToOneField(
                editable=False, on_delete=django.db.models.deletion.CASCADE, to="wagtailcore.site"
            ),
        ),
        migrations.AddField(
            model_name="gallerypicture",
            name="page",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="gallery",
                to="artisans.artisanpage",
            ),
        ),
        migrations.AddField(
            model_name="gallerypicture",
            name="picture",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="media.picture",
                verbose_name="picture",
            ),
        ),
        migrations.AddField(
            model_name="openinghours",
            name="page",
            field=modelcluster.fields.ParentalKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="opening_hours",
                to="artisans.artisanpage",
            ),
        ),
    ]
