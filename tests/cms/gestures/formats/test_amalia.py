"""Modules leave as Amalia's metadata and come back; what INA's own tools write comes in too."""

import json

import pytest

from cms.gestures.formats.importing import ModuleFileError, read_module_file
from tests.factories.modules import SECRET, film_shapes

pytestmark = pytest.mark.django_db


@pytest.fixture
def blocks(module, fetch):
    return fetch(module, "amalia.json").json()


def tracking(*places, **fields):
    """Return a block as INA's samples write it; places are (timecode, shape)."""
    rows = [{"shape": shape, "tc": time, "tclevel": 1} for time, shape in places]
    local = {"sublocalisations": {"localisation": rows}, "label": "Suivi", "tcin": "00:00:00.0000",
             "tcout": "00:00:12.0000", "tclevel": 0, **fields}  # fmt: skip
    return {"localisation": [local], "id": "suivi-1", "type": "visual_tracking",
            "algorithm": "demo", "processor": "test", "processed": 1432288449928,
            "version": 1}  # fmt: skip


def figure(kind="rectangle", x=0.5, y=0.5, rx=0.1, ry=0.2, o=0.0):
    return {"t": kind, "c": {"x": x, "y": y}, "rx": rx, "ry": ry, "o": o}


def read(*blocks):
    return read_module_file("amalia.json", json.dumps(list(blocks)).encode(), (1000, 500))


def test_what_leaves_has_the_form_of_the_samples(blocks):
    phases, shapes = blocks
    assert (phases["type"], shapes["type"]) == ("segmentation", "visual_tracking")
    for block in blocks:
        assert {"id", "type", "algorithm", "processor", "processed", "version"} <= set(block)
    (outer,) = phases["localisation"]
    assert (outer["tcin"], outer["tcout"], outer["tclevel"]) == (
        "00:00:00.0000", "00:00:01.0000", 0)  # fmt: skip
    first = outer["sublocalisations"]["localisation"][0]
    assert (first["label"], first["tcin"], first["tcout"]) == (
        "Centrer", "00:00:00.0000", "00:00:00.4000")  # fmt: skip
    for row in shapes["localisation"]:
        places = row["sublocalisations"]["localisation"]
        assert len(places) >= 2  # the player draws nothing with one alone
        assert all(place["shape"]["t"] in ("rectangle", "ellipse") for place in places)
        assert [row["tcin"], row["tcout"]] == [places[0]["tc"], places[-1]["tc"]]
    assert SECRET not in json.dumps(blocks, ensure_ascii=False)


def test_a_rectangle_is_said_by_its_centre_and_half_its_sides(blocks):
    row = next(row for row in blocks[1]["localisation"] if row["label"] == "cadre")
    place = row["sublocalisations"]["localisation"][0]
    assert place["shape"] == figure(x=0.2, y=0.3, rx=0.1, ry=0.2)


def test_a_module_comes_back_as_it_left(blocks):
    found = read_module_file("amalia.json", json.dumps(blocks).encode(), (320, 180))
    assert [phase["name"] for phase in found.phases] == ["Centrer", "Monter <vite> & droit"]
    assert found.phases[0]["rule"] == "Sans trembler" and found.phases[1]["end"] == 1.0
    left = {shape["id"]: shape for shape in film_shapes() if shape["id"] != SECRET}
    came = {shape["id"]: shape for shape in found.shapes}
    assert set(came) == set(left) and found.remarks == []
    for name, shape in came.items():
        assert (shape["kind"], shape["keyframes"]) == (left[name]["kind"], left[name]["keyframes"])
    assert came["angle du tournasin"]["quantity"] == left["angle du tournasin"]["quantity"]


def test_a_tracked_rectangle_of_another_tool_becomes_a_rectangle_with_keyframes():
    block = tracking(("00:00:01.6800", figure(x=0.4)), ("00:00:00.0000", figure(x=0.2)))
    (shape,) = read(block).shapes
    assert (shape["kind"], shape["name"]) == ("rectangle", "Suivi")
    assert (shape["start"], shape["end"]) == (0.0, 1.68)
    assert shape["keyframes"] == [
        {"t": 0.0, "points": [[0.1, 0.3], [0.3, 0.7]]},
        {"t": 1.68, "points": [[0.3, 0.3], [0.5, 0.7]]},
    ]


def test_what_is_round_on_the_picture_becomes_a_circle_and_the_rest_a_free_path():
    round_one = tracking(("00:00:00.0000", figure("ellipse", rx=0.1, ry=0.2)))
    flat = tracking(("00:00:00.0000", figure("ellipse", rx=0.2, ry=0.1)))
    turned = tracking(("00:00:00.0000", figure(o=1.5707963)))
    found = read(round_one, flat, turned)
    assert [shape["kind"] for shape in found.shapes] == ["circle", "path", "path"]
    assert found.shapes[0]["keyframes"][0]["points"] == [[0.6, 0.5], [0.5, 0.7], [0.4, 0.5]]
    # 200 x 200 pixels turned by a right angle is where it was
    assert found.shapes[2]["keyframes"][0]["points"][0] == pytest.approx([0.6, 0.3], abs=1e-5)
    assert len(found.remarks) == 2


def test_segments_and_texts_of_other_tools_become_phases():
    rows = [{"label": "Titre", "tcin": "00:00:00.0000", "tcout": "00:00:20.5000", "tclevel": 1},
            {"data": {"text": ["Motivation", "suite"]}, "tcin": 20.5, "tcout": 48, "tclevel": 1},
            {"label": "Ping", "tc": "00:00:03.3600", "tclevel": 1}]  # fmt: skip
    block = {"localisation": [{"sublocalisations": {"localisation": rows}, "tcin": "00:00:00.0000",
                               "tcout": "00:08:05.0000", "tclevel": 0}],
             "id": "plan", "type": "segmentation", "version": 1}  # fmt: skip
    found = read(block)
    told = [(p["name"], p["start"], p["end"]) for p in found.phases]
    assert told == [("Titre", 0.0, 20.5), ("Motivation", 20.5, 48.0)]
    assert found.remarks == [
        "Bloc « plan », localisation 1 : des moments sans durée ont été laissés de côté (1)."
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"{", "n'est pas un fichier JSON"),
        (b"[" * 200_000, "n'est pas un fichier JSON"),
        (b"[]", "aucun moment"),
        (b'{"a": 1}', "Le bloc 1 n'a pas de « localisation »"),
        (b'{"localisation": [3]}', "Bloc « 1 », localisation 1"),
        (json.dumps(tracking(("hier", figure()))).encode(), "« hier » n'est pas un timecode"),
        (json.dumps(tracking(("00:00:00.0000", figure("star")))).encode(), "ni un rectangle"),
        (json.dumps(tracking(("00:00:00.0000", {"t": "ellipse", "c": 3}))).encode(), "ni un rect"),
        (json.dumps(tracking(("00:00:00.0000", figure(x=float("nan"))))).encode(), "ni un rect"),
        (json.dumps(tracking()).encode(), "n'a pas de tracé"),
    ],
)
def test_a_broken_file_is_answered_in_a_sentence_that_names_the_block(content, sentence):
    with pytest.raises(ModuleFileError) as fault:
        read_module_file("x.json", content)
    assert sentence in fault.value.sentence
