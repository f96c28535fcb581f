"""3D models become GLB for the web: whole, lighter where asked, measured, the same each time."""

import hashlib
import io
import json

import pytest

from media_pipeline import Refused
from media_pipeline.derive import derive
from media_pipeline.glb import ModelFacts, open_glb, read_model
from media_pipeline.limits import ModelLimits
from media_pipeline.model import Level, ModelOptions, derive_model
from tests.factories.models3d import obj_files, ply, scan, stl, text_stl, zipped
from tests.factories.packed import draco_packed, first_element

LEVELS = (Level("full", 0, 2048), Level("light", 200, 1024))
METRES = ModelOptions(unit="m")


@pytest.fixture
def prepare(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()

    def prepare(data: bytes | dict, options: ModelOptions | None = None):
        source = tmp_path / "source"
        if isinstance(data, bytes):
            source.write_bytes(data)
        else:
            for name, content in data.items():
                (source / name).parent.mkdir(parents=True, exist_ok=True)
                (source / name).write_bytes(content)
        facts = derive_model(source, folder, options)
        return facts, {each["level"]: folder / each["path"] for each in facts["outputs"]}

    return prepare


def document(path) -> dict:
    with path.open("rb") as file:
        return open_glb(file, ModelLimits()).document


def strict_look(path) -> ModelFacts:
    with path.open("rb") as file:
        return read_model(file)


def test_a_scan_keeps_every_triangle_and_gets_a_lighter_level(prepare):
    facts, files = prepare(scan(), ModelOptions(levels=LEVELS))
    assert facts["triangles"] == 800
    found = {level: strict_look(path).triangles for level, path in files.items()}
    assert found["full"] == 800 and 150 <= found["light"] <= 200
    assert {each["level"]: each["triangles"] for each in facts["outputs"]} == found


def test_a_model_that_is_light_already_has_one_level(prepare):
    facts, files = prepare(scan(side=8))
    assert list(files) == ["full"] and facts["triangles"] == 128


def test_what_is_published_is_packed_and_passes_our_own_strict_look(prepare):
    _facts, files = prepare(scan())
    assert set(document(files["full"])["extensionsRequired"]) == {
        "EXT_meshopt_compression", "EXT_texture_webp", "KHR_mesh_quantization",
    }  # fmt: skip
    facts = strict_look(files["full"])
    assert (facts.triangles, facts.textures, facts.texture_pixels) == (800, 1, 64)


def test_the_model_is_measured_in_metres(prepare):
    facts, _files = prepare(scan())
    assert facts["size"] == [1, 0.097925, 1]
    assert (facts["vertices"], facts["textures"], facts["normals"]) == (441, 1, True)
    assert facts["outputs"][0]["texture_side"] == 8


def test_a_published_model_can_be_sent_again(prepare, tmp_path):
    before, files = prepare(scan())
    again, _files = prepare(files["full"].read_bytes())
    assert again["triangles"] == before["triangles"]
    for old, new in zip(before["size"], again["size"], strict=True):
        assert abs(old - new) < 1 / 30_000


def test_a_model_packed_with_draco_is_taken(prepare):
    facts, _files = prepare(draco_packed(scan()))
    assert (facts["triangles"], facts["textures"]) == (800, 1)


def test_the_same_model_gives_the_same_bytes(prepare):
    def hashes():
        _facts, files = prepare(scan(), ModelOptions(levels=LEVELS))
        return [hashlib.sha256(path.read_bytes()).hexdigest() for path in files.values()]

    assert hashes() == hashes()


def test_a_stl_is_read_in_the_unit_that_was_given_and_stood_upright(prepare):
    facts, _files = prepare(stl(), ModelOptions(unit="mm"))
    assert (facts["format"], facts["triangles"]) == ("stl", 8)
    assert facts["size"] == [1, 1, 0.094647]


def test_a_text_stl_is_read(prepare):
    facts, _files = prepare(text_stl(), ModelOptions(unit="cm", up="y"))
    assert facts["size"] == [0.1, 0.1, 0]


def test_a_scan_without_normals_is_smooth_and_a_part_keeps_its_edges(prepare):
    assert not prepare(ply(side=4))[0]["normals"]
    assert prepare(ply(side=72))[0]["normals"]


def test_colours_of_points_become_linear(prepare):
    facts, files = prepare(ply(colours=True))
    assert facts["colours"]
    linear = ((128 / 255 + 0.055) / 1.055) ** 2.4
    assert abs(first_element(files["full"], "COLOR_0")[0] / 65535 - linear) < 1e-4


@pytest.mark.parametrize("sent", ["zip", "folder"])
def test_an_obj_comes_with_its_materials_and_textures(prepare, sent):
    files = obj_files()
    facts, published = prepare(zipped(files) if sent == "zip" else files)
    assert (facts["format"], facts["triangles"], facts["textures"]) == ("obj", 2, 1)
    assert facts["size"] == [2, 3, 1]
    text = json.dumps(document(published["full"]))
    assert "Personne" not in text  # the folder of the author's disk stays unsaid


def test_an_obj_alone_is_taken_when_the_sender_says_so(prepare):
    facts, _files = prepare(obj_files()["piece.obj"], ModelOptions(without_missing=True))
    assert facts["missing"] == ["piece.mtl"] and facts["triangles"] == 2


def test_the_recipe_writes_levels_and_measures_once(tmp_path):
    source = tmp_path / "piece.stl"
    source.write_bytes(stl())
    options = {"unit": "mm", "posters": False}
    made = derive(source, tmp_path / "out", options=options)
    assert [output.path for output in made.outputs] == ["full.glb", "model.json"]
    assert json.loads((tmp_path / "out/model.json").read_text())["format"] == "stl"
    again = derive(source, tmp_path / "out", options=options)
    assert again.fingerprint == made.fingerprint


def test_an_option_that_does_not_exist_is_a_fault_of_ours(tmp_path):
    with pytest.raises(ValueError):
        ModelOptions(unit="toise")
    source = tmp_path / "a.glb"
    source.write_bytes(scan())
    with pytest.raises(ValueError):
        derive(source, tmp_path / "out", options={"colour": "red"})


def test_a_stl_of_no_known_unit_asks_for_it(prepare):
    with pytest.raises(Refused) as caught:
        prepare(stl())
    assert caught.value.code == "unit_needed"


def test_what_an_obj_declares_is_counted_without_reading_it_whole():
    from media_pipeline.model_files import declared

    data = obj_files()["piece.obj"] * 3
    found = declared(io.BytesIO(data), "obj")
    assert (found.vertices, found.faces) == (12, 6)
