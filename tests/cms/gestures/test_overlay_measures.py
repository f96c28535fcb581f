"""Lengths and angles over a film are computed, with their uncertainty."""

import json
import math
from pathlib import Path

import numpy as np
import pytest
from django.utils import translation

from cms.gestures.overlays.calibration import PlaneCalibration, ScaleCalibration, homography
from cms.gestures.overlays.faults import OverlayError
from cms.gestures.overlays.measures import can_measure, measure, measure_in_space
from cms.gestures.overlays.motion import points_at
from cms.gestures.overlays.quantities import UNITS, written
from cms.gestures.overlays.reading import read_calibration, read_overlay

CASES = json.loads((Path(__file__).parent / "overlay_cases.json").read_text())
SIZE = tuple(CASES["size"])


def shape(kind: str, points, **values):
    row = {"kind": kind, "keyframes": [{"t": 0, "points": points}], **values}
    axes = len(points[0])
    return read_overlay({"shapes": [row]}, SIZE if axes == 2 else None).shapes[0]


def camera(points: np.ndarray) -> np.ndarray:
    """Return where a camera that looks askew at a table (metres) sees points of it, 0-1."""
    tilt, turn = math.radians(35), math.radians(20)
    around = np.array(
        [[math.cos(turn), -math.sin(turn), 0], [math.sin(turn), math.cos(turn), 0], [0, 0, 1]]
    )
    down = np.array(
        [[1, 0, 0], [0, math.cos(tilt), -math.sin(tilt)], [0, math.sin(tilt), math.cos(tilt)]]
    )
    placed = np.column_stack([points, np.zeros(len(points))]) @ (down @ around).T + [0, 0, 1.2]
    seen = placed[:, :2] / placed[:, 2:] * 1100 + [640, 360]
    return seen / SIZE


def table(width: float = 0.4, height: float = 0.3) -> dict:
    corners = np.array([[0, 0], [width, 0], [width, height], [0, height]]) - [width / 2, height / 2]
    return {
        "kind": "plane",
        "points": camera(corners).tolist(),
        "width": {"unit": "mm", "value": width * 1000},
        "height": {"unit": "mm", "value": height * 1000},
    }


def test_a_length_is_read_beside_a_ruler():
    ruler = read_calibration(CASES["scale"], SIZE)
    found = measure(shape("segment", [[0.2, 0.2], [0.2, 0.8]]), "length", 0, SIZE, ruler)
    assert found.value == pytest.approx(0.320 * (0.6 * 720) / (0.5 * 1280))


def test_a_length_on_a_table_seen_askew_is_right_within_a_thousandth():
    ends = np.array([[-0.12, -0.05], [0.1, 0.11]])
    seen = shape("segment", camera(ends).tolist())
    found = measure(seen, "length", 0, SIZE, read_calibration(table(), SIZE))
    assert found.value == pytest.approx(math.dist(*ends), rel=1e-3)


def test_an_angle_on_a_table_seen_askew_is_right_and_the_naive_one_is_not():
    corner = np.array([[0.1, 0.0], [0.0, 0.0], [0.0, 0.1]])
    seen = shape("angle", camera(corner).tolist())
    plane = read_calibration(table(), SIZE)
    assert math.degrees(measure(seen, "angle", 0, SIZE, plane).value) == pytest.approx(90, abs=0.1)
    assert abs(math.degrees(measure(seen, "angle", 0, SIZE).value) - 90) > 5


@pytest.mark.parametrize("calibration", ["scale", "plane"])
def test_the_uncertainty_is_the_spread_of_a_hand_that_places_points_many_times(calibration):
    data = CASES[calibration] if calibration == "scale" else table()
    points = np.array([[0.4, 0.4], [0.62, 0.58]])
    said = measure(
        shape("segment", points.tolist()), "length", 0, SIZE, read_calibration(data, SIZE)
    )
    hand, values = np.random.default_rng(7), []
    for _trial in range(1500):
        moved = {**data, "points": _nudged(data["points"], hand)}
        seen = shape("segment", _nudged(points, hand))
        values.append(measure(seen, "length", 0, SIZE, read_calibration(moved, SIZE)).value)
    assert said.uncertainty == pytest.approx(np.std(values), rel=0.1)


def _nudged(points, hand) -> list:
    return (np.array(points) + hand.normal(0, 1.5, (len(points), 2)) / SIZE).tolist()


def test_a_ruler_known_badly_makes_a_length_known_badly():
    sure = {**CASES["scale"], "sigma": 0}
    doubted = {**sure, "length": {"unit": "mm", "value": 320, "uncertainty": 3.2}}
    row = shape("segment", [[0.2, 0.2], [0.2, 0.8]])
    exact = measure(row, "length", 0, SIZE, read_calibration(sure, SIZE))
    found = measure(row, "length", 0, SIZE, read_calibration(doubted, SIZE))
    assert exact.uncertainty == 0
    assert found.uncertainty == pytest.approx(found.value * 0.01, rel=1e-3)


def test_a_circle_and_an_arc_are_measured():
    ruler = ScaleCalibration((0, 0), (100, 0), 0.1)
    turns = [
        (t, [0.5 + 200 * math.cos(t) / 1280, 0.5 + 200 * math.sin(t) / 720])
        for t in (0, math.pi / 2, math.pi)
    ]
    points = [place for _t, place in turns]
    assert measure(shape("circle", points), "diameter", 0, SIZE, ruler).value == pytest.approx(0.4)
    half = shape("arc", points)
    assert measure(half, "angle", 0, SIZE).value == pytest.approx(math.pi)
    assert measure(half, "length", 0, SIZE, ruler).value == pytest.approx(math.pi * 0.2)


@pytest.mark.parametrize("case", CASES["space"], ids=lambda case: case["quantity"])
def test_on_a_3d_model_metres_are_those_of_the_model(case):
    row = shape(case["kind"], case["points"])
    if case["value"] is None:
        with pytest.raises(OverlayError):
            measure_in_space(row, case["quantity"])
    else:
        assert measure_in_space(row, case["quantity"]).value == pytest.approx(case["value"])


def test_a_length_without_calibration_is_refused_with_a_sentence():
    assert not can_measure("segment", "length", calibrated=False)
    with pytest.raises(OverlayError, match="La lame"):
        measure(shape("segment", [[0, 0], [1, 1]], name="La lame"), "length", 0, SIZE)


@pytest.mark.parametrize(
    ("kind", "quantity", "points"),
    [
        ("angle", "angle", [[0.5, 0.5], [0.5, 0.5], [0.6, 0.5]]),
        ("circle", "diameter", [[0.1, 0.1], [0.2, 0.2], [0.3, 0.3]]),
    ],
)
def test_points_that_make_no_figure_are_named(kind, quantity, points):
    ruler = ScaleCalibration((0, 0), (100, 0), 0.1)
    with pytest.raises(OverlayError) as caught:
        measure(shape(kind, points, id="k9"), quantity, 0, (1000, 1000), ruler)
    assert caught.value.shape == "k9"


@pytest.mark.parametrize(
    "corners",
    [
        [(0, 0), (100, 0), (200, 0), (0, 100)],
        [(0, 0), (100, 100), (100, 0), (0, 100)],
        [(0, 0), (0, 0), (100, 100), (0, 100)],
    ],
    ids=["three in a line", "crossed", "two in one place"],
)
def test_a_rectangle_that_is_none_is_refused(corners):
    with pytest.raises(OverlayError):
        PlaneCalibration(tuple(corners), 0.4, 0.3).check()


def test_a_ruler_of_no_length_is_refused():
    for ruler in (ScaleCalibration((5, 5), (5, 5), 0.1), ScaleCalibration((0, 0), (9, 9), 0)):
        with pytest.raises(OverlayError):
            ruler.check()


def test_a_homography_takes_its_four_points_to_their_places():
    seen = np.array([[10, 10], [90, 20], [80, 70], [5, 60]], dtype=float)
    known = np.array([[0, 0], [4, 0], [4, 3], [0, 3]], dtype=float)
    lifted = np.column_stack([seen, np.ones(4)]) @ homography(seen, known).T
    assert lifted[:, :2] / lifted[:, 2:] == pytest.approx(known)
    with pytest.raises(OverlayError):
        homography(np.array([[0, 0], [1, 1], [2, 2], [3, 3]], dtype=float), known)


@pytest.mark.parametrize("case", CASES["cases"], ids=lambda case: case["name"])
def test_the_server_computes_what_the_player_does(case):
    calibration = case["calibration"] and read_calibration(CASES[case["calibration"]], SIZE)
    seen = shape(case["kind"], case["points"])
    found = measure(seen, case["quantity"], 0, SIZE, calibration)
    assert found.value == pytest.approx(case["value"], rel=1e-6)
    assert found.uncertainty == pytest.approx(case["uncertainty"], rel=1e-3)


@pytest.mark.parametrize("case", CASES["motion"], ids=lambda case: case["name"])
def test_a_shape_moves_from_keyframe_to_keyframe(case):
    row = {"kind": "segment", "keyframes": CASES["keyframes"]}
    moving = read_overlay({"shapes": [row]}, SIZE).shapes[0]
    found = np.array(points_at(moving, case["t"]))
    assert found == pytest.approx(np.array(case["points"]), abs=1e-9)


@pytest.mark.parametrize("case", CASES["written"], ids=lambda case: case["text"])
def test_a_quantity_is_written_as_workshops_write_it(case):
    (unit,) = {unit.symbol: unit for unit in UNITS if unit.symbol == case["unit"]}.values()
    with translation.override("fr"):
        assert written(case["value"], unit, case["margin"]) == case["text"]
