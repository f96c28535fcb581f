"""Hostile and broken 3D models are refused before any tool reads them."""

import io
import json
import struct
import time

import pytest
from PIL import Image

from media_pipeline import Refused
from media_pipeline.glb import read_model
from media_pipeline.limits import ModelLimits
from tests.factories.media import TRIANGLE, glb_bytes, gltf_document


def read(document=None, binary=TRIANGLE, **limits):
    return read_model(io.BytesIO(glb_bytes(document, binary)), ModelLimits(**limits))


def refusal(data: bytes, **limits) -> str:
    started = time.perf_counter()
    with pytest.raises(Refused) as caught:
        read_model(io.BytesIO(data), ModelLimits(**limits))
    assert time.perf_counter() - started < 2
    return caught.value.code


def changed(**parts) -> dict:
    return {**gltf_document(), **parts}


def textured(data: bytes) -> bytes:
    binary = TRIANGLE + data
    views = [
        {"buffer": 0, "byteLength": 36},
        {"buffer": 0, "byteOffset": 36, "byteLength": len(data)},
    ]
    document = changed(
        bufferViews=views, buffers=[{"byteLength": len(binary)}], images=[{"bufferView": 1}]
    )
    return glb_bytes(document, binary)


def png(size=(4, 4)) -> bytes:
    buffer = io.BytesIO()
    Image.new("1", size).save(buffer, "PNG")
    return buffer.getvalue()


def test_a_plain_model_is_measured():
    facts = read()
    assert (facts.triangles, facts.nodes, facts.textures) == (1, 1, 0)


def test_a_mesh_counts_once_for_each_node_that_shows_it():
    document = changed(nodes=[{"mesh": 0}, {"mesh": 0}, {"children": [0, 1]}])
    assert read(document).triangles == 2


def test_textures_are_counted_from_their_headers():
    facts = read_model(io.BytesIO(textured(png((40, 30)))))
    assert (facts.textures, facts.texture_pixels) == (1, 1200)


def test_meshopt_with_its_fallback_buffer_is_accepted():
    packed = {"buffer": 0, "byteLength": 20, "byteStride": 12, "count": 3, "mode": "ATTRIBUTES"}
    document = changed(
        buffers=[
            {"byteLength": 20},
            {"byteLength": 36, "extensions": {"EXT_meshopt_compression": {"fallback": True}}},
        ],
        bufferViews=[
            {"buffer": 1, "byteLength": 36, "extensions": {"EXT_meshopt_compression": packed}}
        ],
    )
    assert read(document, b"\xa0" + b"x" * 19).triangles == 1


def test_a_fallback_buffer_that_nothing_fills_is_refused():
    fallback = {"byteLength": 36, "extensions": {"EXT_meshopt_compression": {"fallback": True}}}
    document = changed(
        buffers=[{"byteLength": 36}, fallback], bufferViews=[{"buffer": 1, "byteLength": 36}]
    )
    assert refusal(glb_bytes(document)) == "malformed_model"


@pytest.mark.parametrize("place", ["buffers", "images"])
def test_a_local_file_named_in_the_model_is_never_read(place):
    document = changed(**{place: [{"uri": "../secret", "byteLength": 36}]})
    assert refusal(glb_bytes(document)) == "outside_address"


def test_an_address_hidden_in_an_extension_is_refused():
    document = changed(extensions={"X_audio": {"sounds": [{"uri": "https://example.org/a"}]}})
    assert refusal(glb_bytes(document)) == "outside_address"


def test_an_accessor_of_four_hundred_million_points_is_refused():
    accessor = {"componentType": 5126, "count": 400_000_000, "type": "VEC3"}
    assert refusal(glb_bytes(changed(accessors=[accessor]))) == "model_too_complex"


def test_an_accessor_without_data_must_stay_small():
    accessor = {"componentType": 5126, "count": 9_000_000, "type": "MAT4"}
    assert refusal(glb_bytes(changed(accessors=[accessor]))) == "model_too_complex"


def test_two_hundred_thousand_nodes_are_refused():
    assert refusal(glb_bytes(changed(nodes=[{}] * 200_000))) == "model_too_complex"


def test_twenty_thousand_nested_nodes_are_refused():
    chain = [{"children": [i + 1]} for i in range(19_999)] + [{"mesh": 0}]
    assert refusal(glb_bytes(changed(nodes=chain))) == "model_too_complex"


def test_a_cycle_of_nodes_is_refused():
    nodes = [{"mesh": 0}, {"children": [2]}, {"children": [1]}]
    assert refusal(glb_bytes(changed(nodes=nodes))) == "malformed_model"


def test_a_node_with_two_parents_is_refused():
    nodes = [{"mesh": 0}, {"children": [0]}, {"children": [0]}]
    assert refusal(glb_bytes(changed(nodes=nodes))) == "malformed_model"


def test_json_nested_without_end_is_refused():
    text = b"[" * 200_000
    chunk = struct.pack("<II", len(text), 0x4E4F534A) + text
    data = struct.pack("<4sII", b"glTF", 2, 12 + len(chunk)) + chunk
    assert refusal(data) == "malformed_model"


def test_an_image_of_one_hundred_and_sixty_nine_megapixels_is_refused():
    assert refusal(textured(png((13_000, 13_000)))) == "texture_too_large"


def test_a_drawing_as_texture_is_refused():
    assert refusal(textured(b"<svg xmlns='http://www.w3.org/2000/svg'/>")) == "texture_format"


def test_a_cloud_of_points_is_refused():
    meshes = [{"primitives": [{"attributes": {"POSITION": 0}, "mode": 0}]}]
    assert refusal(glb_bytes(changed(meshes=meshes))) == "no_triangles"


def test_too_many_triangles_are_refused():
    document = changed(nodes=[{"mesh": 0}] * 11)
    assert refusal(glb_bytes(document), triangles=10) == "too_many_triangles"


def test_a_model_cut_in_the_middle_is_refused():
    assert refusal(glb_bytes()[:-20]) == "truncated"


@pytest.mark.parametrize(
    "parts",
    [
        {"bufferViews": [{"buffer": 0, "byteLength": 37}]},
        {"bufferViews": [{"buffer": 7, "byteLength": 3}]},
        {"bufferViews": [{"buffer": 0, "byteOffset": -4, "byteLength": 36}]},
        {"bufferViews": "beaucoup"},
        {"accessors": [{"bufferView": 0, "componentType": 5126, "count": 4, "type": "VEC3"}]},
        {"accessors": [{"bufferView": 0, "componentType": 1, "count": 3, "type": "VEC3"}]},
        {"accessors": [{"bufferView": 0, "componentType": 5126, "count": "3", "type": "VEC3"}]},
        {"nodes": [{"mesh": 4}]},
        {"nodes": [{"children": [9]}]},
        {"nodes": [None]},
        {"meshes": [{}]},
        {"images": [{"bufferView": 12}]},
    ],
)
def test_a_broken_document_is_refused_and_never_raises_anything_else(parts):
    assert refusal(glb_bytes(changed(**parts))) == "malformed_model"


@pytest.mark.parametrize(
    "data",
    [
        b"glTF" + b"\0" * 40,
        struct.pack("<4sII", b"glTF", 1, 20) + b"\0" * 8,
        glb_bytes() + b"tail",
        json.dumps(gltf_document()).encode(),
    ],
)
def test_what_is_not_a_whole_glb_is_refused(data):
    assert refusal(data) in {"malformed_model", "truncated"}
