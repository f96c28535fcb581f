"""What is wrong with an overlay is said in a sentence that names the shape."""

import copy

import pytest
from django.utils import translation

from cms.gestures.overlays.faults import OverlayError
from cms.gestures.overlays.quantities import NARROW_SPACE, UNITS, Quantity, unit_of, written
from cms.gestures.overlays.reading import read_overlay
from cms.gestures.overlays.writing import write_overlay

SIZE = (1280, 720)
GOOD = {
    "version": 1,
    "calibration": {
        "kind": "scale",
        "points": [[0.1, 0.5], [0.6, 0.5]],
        "length": {"unit": "mm", "value": 320},
    },
    "shapes": [
        {
            "id": "a1",
            "kind": "angle",
            "name": "Inclinaison du ciseau",
            "text": "Le ciseau reste couché.",
            "layer": "angles",
            "colour": "warm",
            "start": 2.0,
            "end": 6.5,
            "quantity": {"kind": "angle", "unit": "°", "value": 30.0, "tolerance": 2.0},
            "keyframes": [
                {"t": 2.0, "points": [[0.1, 0.2], [0.3, 0.4], [0.5, 0.2]], "ease": "smooth"},
                {"t": 6.0, "points": [[0.1, 0.3], [0.3, 0.4], [0.5, 0.2]]},
            ],
        }
    ],
}


def changed(**values) -> dict:
    data = copy.deepcopy(GOOD)
    data["shapes"][0].update(values)
    return data


def moved(points) -> dict:
    return changed(keyframes=[{"t": 0, "points": points}])


def test_what_is_read_is_written_again_the_same():
    overlay = read_overlay(GOOD, SIZE)
    assert write_overlay(overlay, GOOD["calibration"]) == GOOD


def test_a_shape_shows_from_its_start_to_its_end():
    angle = read_overlay(GOOD, SIZE).shapes[0]
    assert [angle.is_shown_at(t) for t in (1.9, 2.0, 6.4, 6.5)] == [False, True, True, False]


NAMED = "« Inclinaison du ciseau »"
FAULTS = {
    "no points": (changed(keyframes=[]), f"{NAMED} n'a pas de position : redessinez-la."),
    "too few points": (moved([[0, 0], [1, 1]]), f"{NAMED} a besoin de 3 points."),
    "a point out of the picture": (
        moved([[0, 0], [1.2, 1], [1, 0]]),
        f"{NAMED} sort de l'image : ramenez-la dedans.",
    ),
    "a number that is none": (
        moved([[0, 0], [1, "1"], [1, 0]]),
        f"{NAMED} contient un nombre illisible.",
    ),
    "not a number": (
        moved([[0, 0], [1, float("nan")], [1, 0]]),
        f"{NAMED} contient un nombre illisible.",
    ),
    "an end before its start": (changed(end=1.0), f"{NAMED} finit avant de commencer."),
    "before the film": (changed(start=-1), f"{NAMED} commence avant le film."),
    "two positions at once": (
        changed(keyframes=GOOD["shapes"][0]["keyframes"][:1] * 2),
        f"{NAMED} a deux positions au même moment.",
    ),
    "a unit of another quantity": (
        changed(quantity={"kind": "angle", "unit": "mm", "value": 3}),
        f"{NAMED} : « mm » n'est pas une unité de cette grandeur.",
    ),
    "an unknown unit": (
        changed(quantity={"kind": "length", "unit": "pouce", "value": 3}),
        f"{NAMED} : « pouce » n'est pas une unité de cette grandeur.",
    ),
    "a quantity that the shape has not": (
        changed(quantity={"kind": "force", "unit": "N", "value": 3}),
        f"{NAMED} est un angle : elle ne porte pas cette grandeur.",
    ),
    "a tolerance under zero": (
        changed(quantity={"kind": "angle", "unit": "°", "value": 3, "tolerance": -1}),
        f"{NAMED} : une tolérance n'est pas négative.",
    ),
    "no kind": (
        changed(kind="spirale"),
        "La forme 1 n'est d'aucun genre connu : supprimez-la, puis redessinez-la.",
    ),
    "another program's file": ({"version": 9}, "Ces calques n'ont pas été écrits par ce site."),
    "not even an object": ([], "Ces calques n'ont pas été écrits par ce site."),
    "a calibration of nothing": (
        {**GOOD, "calibration": {**GOOD["calibration"], "points": [[0.1, 0.1], [0.1, 0.1]]}},
        "Les deux points de l'étalonnage sont au même endroit : déplacez-en un.",
    ),
    "a length of nothing": (
        {**GOOD, "calibration": {**GOOD["calibration"], "length": {"unit": "mm", "value": 0}}},
        "L'étalonnage a besoin d'une longueur plus grande que zéro.",
    ),
    "a length that is not given": (
        {**GOOD, "calibration": {**GOOD["calibration"], "length": {"unit": "mm"}}},
        "L'étalonnage : donnez la longueur connue.",
    ),
    "a rectangle in a line": (
        {**GOOD, "calibration": {
            "kind": "plane", "points": [[0, 0], [0.1, 0], [0.2, 0], [0.3, 0]],
            "width": {"unit": "cm", "value": 1}, "height": {"unit": "cm", "value": 1}}},
        "Les quatre points de l'étalonnage ne dessinent pas un rectangle vu en perspective : "
        "placez-les dans l'ordre, en faisant le tour, jamais trois sur une ligne.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_said_in_a_sentence(name):
    data, sentence = FAULTS[name]
    with translation.override("fr"), pytest.raises(OverlayError) as caught:
        read_overlay(data, SIZE)
    assert caught.value.sentence == sentence


def test_the_fault_leads_to_its_shape():
    with pytest.raises(OverlayError) as caught:
        read_overlay(changed(end=1.0), SIZE)
    assert caught.value.shape == "a1"


def test_two_shapes_do_not_share_an_identifier():
    data = {**GOOD, "shapes": GOOD["shapes"] * 2}
    with pytest.raises(OverlayError):
        read_overlay(data, SIZE)


def test_a_3d_model_takes_points_in_space_and_no_calibration():
    edge = {"kind": "segment", "keyframes": [{"points": [[0, 0, 0], [0.1, -2, 3]]}]}
    assert read_overlay({"shapes": [edge]}, None).shapes[0].keyframes[0].points[1] == (0.1, -2, 3)
    with pytest.raises(OverlayError):
        read_overlay({**GOOD, "shapes": []}, None)
    with pytest.raises(OverlayError):
        read_overlay({"shapes": [{**edge, "kind": "circle"}]}, None)


@pytest.mark.parametrize(
    ("value", "kind", "symbol", "margin", "text"),
    [
        (32.0, "angle", "°", 2.0, "32° ± 2°"),
        (0.1234, "length", "m", 0.002, "0,123 m ± 0,002 m"),
        (120.0, "length", "mm", None, "120 mm"),
        (3.0, "count", "", None, "3"),
        (840.0, "temperature", "°C", 20.0, "840 °C ± 20 °C"),
    ],
)
def test_a_quantity_is_written_as_workshops_write_it(value, kind, symbol, margin, text):
    with translation.override("fr"):
        found = written(value, unit_of(kind, symbol), margin)
    assert found.replace(NARROW_SPACE, " ") == text


def test_units_go_to_their_base_and_back():
    for unit in UNITS:
        assert unit.from_base(unit.to_base(12.5)) == pytest.approx(12.5)
    assert unit_of("temperature", "°C").to_base(100) == pytest.approx(373.15)
    assert str(Quantity("angle", unit_of("angle", "°"))) == ""


VIEW = {"orbit": "30deg 70deg 1.2m", "target": "0m 0.1m 0m"}


def test_a_3d_model_has_a_view_for_each_phase():
    assert read_overlay({"views": {"a1": VIEW}}, None).views == {"a1": VIEW}
    assert write_overlay(read_overlay({"views": {"a1": VIEW}}, None))["views"] == {"a1": VIEW}


@pytest.mark.parametrize(
    "view",
    [{}, "30deg", {**VIEW, "orbit": "30 70 1"}, {**VIEW, "target": "0m 0m"},
     {**VIEW, "orbit": "calc(env(window-scroll-y) * 1deg) 0deg auto"}, {**VIEW, "target": None}],
)  # fmt: skip
def test_a_view_that_cannot_be_read_names_its_phase(view):
    with translation.override("fr"), pytest.raises(OverlayError) as found:
        read_overlay({"views": {"a1": view}}, None)
    assert "pour la phase « a1 »" in found.value.sentence


def test_only_a_3d_model_has_views():
    with pytest.raises(OverlayError):
        read_overlay({"views": {"a1": VIEW}}, (100, 100))
