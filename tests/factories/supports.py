"""A story with a branch and every kind of media, for what is made of it."""

import uuid

from django.core.files.base import ContentFile

from tests.factories.documentaries import choices, make_documentary, make_index, scene, text
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.media import (
    CAPTIONS,
    FilmFactory,
    Model3DFactory,
    SmallPictureFactory,
    SoundFactory,
)


def rich_story(home, **values):
    """A published story of four scenes: a question, a film and a sound, a 3D detour, an end."""
    gesture = GesturePageFactory(parent=GestureIndexPageFactory(parent=home), title="Monter")
    film = FilmFactory(
        title="Le tournage",
        captions=ContentFile(CAPTIONS.encode(), "film.vtt"),
        transcript="On entend le tour.",
        poster=SmallPictureFactory(title="Affiche"),
    )
    pictures = [SmallPictureFactory(title=f"Vue {n}", description=f"Vue {n}") for n in (1, 2)]
    gallery = {
        "title": "Deux vues",
        "images": [
            {"type": "item", "id": str(uuid.uuid4()), "value": {"image": p.pk, "caption": ""}}
            for p in pictures
        ],
    }
    fire = scene("Le feu", text("Mille degrés."), background=SmallPictureFactory().pk)
    detour = scene(
        "Le détour",
        ("model", {"model": Model3DFactory(title="Le bol").pk, "caption": "", "points": []}),
        ("gesture", {"page": gesture.pk, "note": ""}),
        next="end",
    )
    wheel = scene(
        "Le tour",
        ("film", {"film": film.pk, "caption": "Deux gestes."}),
        ("sound", {"sound": SoundFactory(title="Le bruit").pk, "caption": ""}),
        next=fire["id"],
    )
    asked = choices(("Voir le tour", wheel["id"]), ("Faire un détour", detour["id"]))
    clay = scene("La terre", text("Elle <b>dort</b>."), ("gallery", gallery), asked)
    quote = ("quote", {"text": "La main sait.", "author": "Ana", "role": "", "picture": None})
    values.setdefault("credits", [
        {"type": "credit", "value": {"role": "Image", "name": "Ana Serra"}}
    ])  # fmt: skip
    fire["value"]["body"].append({"type": quote[0], "value": quote[1], "id": str(uuid.uuid4())})
    return make_documentary(make_index(home), clay, wheel, detour, fire, **values)


def publish(page):
    """Publish `page` as an editor does, and return it read again."""
    page.save_revision().publish()
    return type(page).objects.get(pk=page.pk)
