"""A small public site with a page of every kind, for tests that look at all of them."""

from __future__ import annotations

from django.urls import NoReverseMatch, reverse

from cms.gestures.models import (
    GestureFilm,
    GestureIndexPage,
    GestureMaterial,
    GesturePage,
    GesturePicture,
    Phase,
)
from tests.factories.artisans import make_artisan, open_on
from tests.factories.artisans import make_index as make_artisans
from tests.factories.documentaries import choices, make_documentary, scene, text
from tests.factories.documentaries import make_index as make_documentaries
from tests.factories.events import make_agenda, make_event, make_programme
from tests.factories.media import FilmFactory, PictureFactory
from tests.factories.pages import make_contact, make_page
from tests.factories.taxonomy import (
    ActionFactory,
    CommuneFactory,
    MaterialFactory,
    SavoirFaireFactory,
    ToolFactory,
    TradeFactory,
)


def make_site(home):
    """Fill the site below `home`; return the addresses to look at, by the name of the page."""
    picture = PictureFactory()
    home.hero_title, home.hero_text, home.hero_picture = "Des mains", "Et leurs gestes.", picture
    home.save()
    pages = {
        "plain page": make_page(home, slug="a-propos"),
        "contact": make_contact(home),
        **_artisans(home, picture),
        **_gestures(home, picture),
        **_events(home, picture),
        **_documentaries(home, picture),
    }
    addresses = {name: page.url for name, page in pages.items()}
    return {"home": "/", **addresses, **_views()}


def _views():
    found = {
        "search": "/recherche/?q=terre",
        "search without results": "/recherche/?q=zzzz",
        "search, nothing asked": "/recherche/",
        "not found": "/rien-ici/",
        "vocabularies": "/id/",
        "open data": "/api/v1/",
        "sign-in": reverse("account_login"),
    }
    for name in ("plugin_map:map", "map"):
        try:
            found["map"] = reverse(name)
        except NoReverseMatch:
            continue
    return found


def _artisans(home, picture):
    index = make_artisans(home)
    page = make_artisan(
        index,
        title="Poterie de la terre",
        introduction="Des jattes de terre vernissée.",
        cover=picture,
        portrait=picture,
        commune=CommuneFactory(),
        trades=[TradeFactory(label_fr="potier")],
        savoir_faire=[SavoirFaireFactory()],
        phone="05 63 00 00 00",
        email="atelier@example.org",
    )
    open_on(page, 1)
    page.save()
    return {"artisans": index, "artisan": page}


def _gestures(home, picture):
    index = home.add_child(instance=GestureIndexPage(title="Gestes", slug="gestes"))
    page = GesturePage(
        title="Tourner la terre",
        action=ActionFactory(label_fr="tourner"),
        introduction="Centrer, ouvrir, monter.",
        rules="<p>Sans trembler.</p>",
        safety="<p>Pas de manches larges.</p>",
    )
    page.materials = [GestureMaterial(material=MaterialFactory(label_fr="argile"))]
    page.pictures = [GesturePicture(picture=picture)]
    page.films = [GestureFilm(film=FilmFactory(poster=picture))]
    page.phases = [Phase(name="Centrer", start=0, end=0.5), Phase(name="Ouvrir", start=0.5, end=1)]
    page.tools, page.trades = [ToolFactory()], [TradeFactory()]
    return {"gestures": index, "gesture": index.add_child(instance=page)}


def _events(home, picture):
    agenda = make_agenda(home)
    programme = make_programme(agenda, introduction="Un été de terre.", picture=picture)
    event = make_event(
        programme, title="Fête de la terre", picture=picture, commune=CommuneFactory(),
        place_name="Halle aux grains", is_free=True, accessible_mi=True,
    )  # fmt: skip
    return {"agenda": agenda, "programme": programme, "event": event}


def _documentaries(home, picture):
    index = make_documentaries(home)
    first, second = scene("La terre", text()), scene("Le feu", text())
    first["value"]["body"].append(
        {"type": "choices", "id": "c", "value": choices(("Le feu", second["id"]))[1]}
    )
    page = make_documentary(index, first, second, title="La terre et le feu", cover=picture)
    return {"documentaries": index, "documentary": page}
