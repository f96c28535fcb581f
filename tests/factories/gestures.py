"""Gesture modules for tests."""

import factory
import wagtail_factories

from cms.gestures.models import (
    GestureFilm,
    GestureIndexPage,
    GestureMaterial,
    GestureModel,
    GesturePage,
    GesturePicture,
    Phase,
)

from .media import FilmFactory, Model3DFactory, SmallPictureFactory
from .taxonomy import ActionFactory, MaterialFactory, ToolFactory, TradeFactory


class GestureIndexPageFactory(wagtail_factories.PageFactory):
    """The list of gestures."""

    class Meta:
        model = GestureIndexPage

    title = "Gestes"
    slug = "gestes"


class GesturePageFactory(wagtail_factories.PageFactory):
    """A live gesture; `whole=True` gives it media, phases, tools and trades."""

    class Meta:
        model = GesturePage

    title = factory.Sequence(lambda n: f"Geste {n}")
    slug = factory.Sequence(lambda n: f"geste-{n}")
    action = factory.SubFactory(ActionFactory)
    introduction = "La main et l'outil."

    @factory.post_generation
    def whole(self, create, extracted, **kwargs):
        """Give the gesture one of everything."""
        if create and extracted:
            fill(self)


def fill(page: GesturePage) -> None:
    """Give `page` one of everything it may hold, and save it."""
    film = FilmFactory(poster=SmallPictureFactory())
    page.materials = [GestureMaterial(material=MaterialFactory(), state="wet")]
    page.tools, page.trades = [ToolFactory()], [TradeFactory()]
    page.films = [GestureFilm(film=film, caption="Vu de face", sort_order=0)]
    page.models = [GestureModel(model=Model3DFactory(poster=SmallPictureFactory()), sort_order=0)]
    page.pictures = [GesturePicture(picture=SmallPictureFactory(), caption="La main", sort_order=0)]
    page.phases = [
        Phase(name="Centrer", start=0, end=0.4, rule_of_art="Sans trembler", sort_order=0),
        Phase(name="Monter", start=0.4, end=1, film=film, description="Vite", sort_order=1),
    ]
    page.rules, page.safety, page.level = "<p>Juste</p>", "<p>Gants</p>", "apprentice"
    page.save()
