"""The kinds of content that scenes show, written in one line each, as they are stored."""

import uuid

import factory

from tests.factories.media import FilmFactory, Model3DFactory, PictureFactory, SmallPictureFactory


class RoundPictureFactory(PictureFactory):
    """A picture twice as wide as it is high, as 360-degree cameras make them."""

    file = factory.django.ImageField(width=256, height=128, color="#66809c")
    description = "Un atelier tout autour"


def rows(*values):
    """Return a stored list."""
    return [{"type": "item", "id": str(uuid.uuid4()), "value": value} for value in values]


def part_of_film(film=None, chapters=(), **values):
    """Return a film; `chapters` are (seconds, title) pairs."""
    told = rows(*[{"start": start, "title": title} for start, title in chapters])
    film = film or FilmFactory(duration=10.0, poster=SmallPictureFactory())
    return ("film", {"film": film.pk, "caption": "", "chapters": told, **values})


def before_after(**values):
    """Return two pictures of the same size."""
    first, second = (
        SmallPictureFactory(description="Crue"),
        SmallPictureFactory(description="Cuite"),
    )
    return ("before_after", {
        "before": first.pk, "after": second.pk, "before_label": "", "after_label": "",
        "caption": "La même brique.", **values,
    })  # fmt: skip


def step(words, **values):
    """Return a step of a text that follows the scroll."""
    return {"text": f"<p>{words}</p>", "picture": None, "film": None, "sound": None,
            "zoom": {"x": 50, "y": 50, "width": 100}, **values}  # fmt: skip


def scrolling(*steps, **values):
    """Return a text in steps; two of them with an image when none is given."""
    steps = steps or (
        step("La terre dort.", picture=SmallPictureFactory(description="Un tas de terre").pk),
        step("Elle se réveille."),
        step("Elle cuit.", picture=SmallPictureFactory(description="Un four").pk),
    )
    return ("scrolling", {"place": "beside", "motion": "still", "steps": rows(*steps), **values})


def tour(model=None, **values):
    """Return a 3D object visited in three steps, one with a mark."""
    model = model or Model3DFactory(title="Le bol", poster=SmallPictureFactory())
    usual = {"fov": None, "position": "", "normal": "0 1 0", "target": "auto auto auto"}
    steps = rows(
        {"title": "Le pied", "text": "Tourné.", "orbit": "0deg 90deg 105%", **usual},
        {"title": "Le bord", "text": "Fin.", "orbit": "40deg 30deg 80%", **usual,
         "position": "0.5 0.05 0.5", "fov": 25},
        {"title": "Le fond", "text": "", "orbit": "90deg 10deg 90%", **usual},
    )  # fmt: skip
    value = {"model": model.pk, "caption": "", "follows": "buttons", "steps": steps}
    return ("model_tour", {**value, **values})


def panorama(picture=None, **values):
    """Return a 360-degree image with two points."""
    points = rows(
        {"title": "L'établi", "text": "En chêne.", "yaw": 0.0, "pitch": -10.0},
        {"title": "Le four", "text": "Encore rouge.", "yaw": 90.0, "pitch": 0.0},
    )
    picture = picture or RoundPictureFactory()
    value = {"picture": picture.pk, "caption": "L'atelier.", "alt": "", "yaw": 0.0}
    return ("panorama", {**value, "points": points, **values})
