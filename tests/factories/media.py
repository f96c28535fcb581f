"""Real, tiny media files for tests."""

import factory
import wagtail_factories

from cms.media.models import Picture


class PictureFactory(wagtail_factories.ImageFactory):
    """A real PNG of 1200 x 800 pixels."""

    class Meta:
        model = Picture

    title = factory.Sequence(lambda n: f"Image {n}")
    description = "Une image de test"
    file = factory.django.ImageField(width=1200, height=800, color="#9c4a2f")
