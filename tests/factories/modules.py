"""A gesture module with everything that an export must carry, and everything that it must not."""

from __future__ import annotations

from cms.gestures.models import (
    GestureFilm,
    GestureMaterial,
    GestureModel,
    GestureOverlay,
    GesturePage,
    GesturePicture,
    Phase,
)

from .gestures import GesturePageFactory
from .media import FilmFactory, Model3DFactory, SmallPictureFactory
from .taxonomy import ActionFactory, MaterialFactory, ToolFactory, TradeFactory

SECRET = "tour de main"
SCALE = {
    "kind": "scale",
    "points": [[0.1, 0.9], [0.6, 0.9]],
    "length": {"unit": "cm", "value": 20, "uncertainty": 0.1},
}


def shape_data(name, kind, *frames, **fields):
    """Return a shape as it is stored; `frames` are (seconds, points)."""
    keyframes = [{"t": time, "points": points} for time, points in frames]
    return {"id": name, "kind": kind, "name": name, "keyframes": keyframes, **fields}


def film_shapes():
    """Return a shape of each kind, three of them measured, one drawn over a secret."""
    length = {"kind": "length", "unit": "mm"}
    angle = {"kind": "angle", "unit": "°", "value": 32.5, "tolerance": 2, "uncertainty": 0.8}
    line, three = [[0.2, 0.2], [0.6, 0.2]], [[0.2, 0.5], [0.4, 0.5], [0.4, 0.2]]
    return [
        shape_data("hauteur", "segment", (0, line), (0.2, [[0.2, 0.3], [0.6, 0.3]]),
                   (0.4, [[0.2, 0.4], [0.7, 0.4]]), start=0, end=0.4, phase="one", quantity=length),
        shape_data("angle du tournasin", "angle", (0.5, three), start=0.5, end=0.9, phase="three",
                   quantity=angle, text="L'outil <mord> & lisse --> la paroi"),
        shape_data("motte", "circle", (0, three), (0.5, [[0.3, 0.5], [0.5, 0.5], [0.5, 0.2]])),
        shape_data("cadre", "rectangle", (0.1, [[0.1, 0.1], [0.3, 0.5]]), start=0.1, end=0.3),
        shape_data("point", "point", (0, [[0.5, 0.5]]), quantity={
            "kind": "temperature", "unit": "°C", "value": 18}),
        shape_data("trajet", "path", (0, [[0.1, 0.1], [0.2, 0.3], [0.4, 0.35]])),
        shape_data("contour", "polyline", (0, [[0.1, 0.1], [0.2, 0.3], [0.4, 0.35]])),
        shape_data("geste", "arrow", (0, line)),
        shape_data("arc", "arc", (0, three), quantity={"kind": "diameter", "unit": "cm"}),
        shape_data("légende", "text", (0, [[0.7, 0.1]]), text="Garder les coudes serrés"),
        shape_data(SECRET, "segment", (0.4, line), phase="two"),
    ]  # fmt: skip


def make_module(parent, **fields) -> GesturePage:
    """Return a live gesture: a film in three phases (one secret), overlays, an image, a model."""
    page = GesturePageFactory(
        parent=parent, title="Monter un cylindre", slug="monter-un-cylindre",
        action=ActionFactory(label_fr="monter"), credits="CMA", **fields,
    )  # fmt: skip
    film = FilmFactory(title="Vu de face", poster=SmallPictureFactory())
    picture = SmallPictureFactory(credit="Atelier Roux")
    model = Model3DFactory()
    clay = MaterialFactory(label_fr="argile")
    page.materials = [GestureMaterial(material=clay, state="wet")]
    page.tools, page.trades = [ToolFactory(label_fr="tournasin")], [TradeFactory()]
    page.films = [GestureFilm(film=film, sort_order=0)]
    page.pictures = [GesturePicture(picture=picture, caption="La main", sort_order=0)]
    page.models = [GestureModel(model=model, sort_order=0)]
    page.phases = [
        Phase(name="Centrer", key="one", start=0, end=0.4, sort_order=0, tolerance="± 1 mm",
              action=ActionFactory(label_fr="centrer"), material=clay, state="wet",
              rule_of_art="Sans trembler", safety_note="Cheveux attachés"),
        Phase(name=f"Le {SECRET}", key="two", is_secret=True, sort_order=1,
              description=f"Le {SECRET} de la maison"),
        Phase(name="Monter <vite> & droit", key="three", start=0.5, sort_order=2, film=film,
              tool=page.tools.all()[0], description="Les deux mains montent.",
              validated_by="Marc Vidal, potier"),
    ]  # fmt: skip
    page.overlays = [
        GestureOverlay(film=film, sort_order=0,
                       data={"version": 1, "shapes": film_shapes(), "calibration": SCALE}),
        GestureOverlay(picture=picture, sort_order=1, data={"version": 1, "shapes": [
            shape_data("pouce", "segment", (0, [[0.2, 0.2], [0.8, 0.6]]))]}),
        GestureOverlay(model=model, sort_order=2, data={"version": 1, "shapes": [
            shape_data("côté", "segment", (0, [[0, 0, 0], [1, 0, 0]]),
                       quantity={"kind": "length", "unit": "m"})]}),
    ]  # fmt: skip
    page.save_revision().publish()
    return GesturePage.objects.get(pk=page.pk)
