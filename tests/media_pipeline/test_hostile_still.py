"""Hostile and hopeless images and models: each is answered with its code, in under two seconds."""

import io
import resource
import struct
import zipfile
import zlib

import numpy as np
import pytest
from PIL import Image

from media_pipeline import Refused
from media_pipeline.inspection import inspect
from media_pipeline.model import ModelOptions, derive_model
from media_pipeline.model_files import declared
from media_pipeline.photo import derive_photo
from tests.factories.media import glb_bytes, gltf_document
from tests.factories.models3d import obj_files, picture, ply, scan, stl, text_stl, zipped
from tests.factories.photographs import animation, saved, scene

SECONDS = 2.0
MILLIMETRES = ModelOptions(unit="mm")


def spent() -> float:
    """Return the seconds of processor of this process and of its tools."""
    ours = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(each.ru_utime + each.ru_stime for each in ours)


def refusal(work, *arguments) -> str:
    before = spent()
    with pytest.raises(Refused) as caught:
        work(*arguments)
    assert spent() - before < SECONDS
    return caught.value.code


@pytest.fixture
def source(tmp_path):
    def source(data: bytes | dict, name: str = "sent"):
        path = tmp_path / name
        if isinstance(data, bytes):
            path.write_bytes(data)
            return path
        for part, content in data.items():
            (path / part).parent.mkdir(parents=True, exist_ok=True)
            (path / part).write_bytes(content)
        return path

    return source


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png_that_says(width: int, height: int, *chunks: bytes) -> bytes:
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + b"".join(chunks) + chunk(b"IEND", b"")


TEXT_BOMB = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(b"\0" * (80 << 20), 9))
IMAGES = {
    "361 megapixels": (saved(Image.new("1", (19_000, 19_000)), "PNG"), "too_many_pixels"),
    "169 megapixels": (saved(Image.new("1", (13_000, 13_000)), "PNG"), "too_many_pixels"),
    "4 gigapixels that are not there": (png_that_says(65_535, 65_535), "too_many_pixels"),
    "a drawing with a script": (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "svg"),
    "one pixel": (saved(Image.new("RGB", (1, 1)), "PNG"), "too_small"),
    "a line": (saved(Image.new("RGB", (4000, 2)), "PNG"), "too_small"),
    "a moving GIF": (animation("GIF"), "animated"),
    "a moving WebP": (animation("WEBP"), "animated"),
    "nothing": (b"", "empty"),
    "zeros": (b"\0" * 4096, "empty"),
    "text": (b"Bonjour, voici ma photo." * 40, "unknown"),
    "a TIFF": (saved(scene(), "TIFF"), "unknown"),
    "PostScript": (b"%!PS-Adobe-3.0 EPSF-3.0\n(x) run\n" * 9, "unknown"),
    "a header and no more": (b"\x89PNG\r\n\x1a\n" + b"\0" * 60, "truncated"),
}


@pytest.mark.parametrize("name", IMAGES)
def test_a_hostile_image_is_refused_before_it_is_decoded(source, name):
    data, code = IMAGES[name]
    before = spent()
    answer = inspect(source(data, "photo.jpg"))
    assert (answer["accepted"], answer["code"]) == (False, code)
    assert answer["message"] and spent() - before < SECONDS


@pytest.mark.parametrize(
    "data",
    [png_that_says(640, 480, TEXT_BOMB), png_that_says(640, 480, chunk(b"IDAT", b"x" * 99))],
    ids=["a comment that unpacks to 80 MB", "pixels that are noise"],
)
def test_a_hostile_image_that_looks_right_is_refused_by_its_process(source, out, data):
    assert refusal(derive_photo, source(data), out) in ("truncated", "unreadable_image")
    assert not list(out.iterdir())


def changed(**parts) -> bytes:
    return glb_bytes({**gltf_document(), **parts})


def with_numbers(data: bytes, old: float, new: float) -> bytes:
    """Return `data` with the first float that is `old` made `new`."""
    at = data.index(struct.pack("<f", old))
    return data[:at] + struct.pack("<f", new) + data[at + 4 :]


NO_POINTS = struct.pack("<9f", *[float("nan")] * 9)
FIVE_MILLION = {"componentType": 5121, "count": 15_000_000, "type": "SCALAR"}
GLBS = {
    "a cycle": (changed(nodes=[{"mesh": 0}, {"children": [2]}, {"children": [1]}]),
                "malformed_model"),
    "a node that is its own child": (changed(nodes=[{"mesh": 0}, {"children": [1]}]),
                                     "malformed_model"),
    "an address outside": (changed(images=[{"uri": "../secret.png"}]), "outside_address"),
    "no triangle": (changed(meshes=[{"primitives": [{"attributes": {"POSITION": 0}, "mode": 0}]}]),
                    "no_triangles"),
    "10 million triangles": (
        changed(
            nodes=[{"mesh": 0}, {"mesh": 0}],
            meshes=[{"primitives": [{"attributes": {"POSITION": 0}, "indices": 1}]}],
            accessors=[*gltf_document()["accessors"], FIVE_MILLION],
        ),
        "too_many_triangles",
    ),
    "points that are no numbers": (glb_bytes(gltf_document(), NO_POINTS), "malformed_model"),
    "a corner that is not there": (scan().replace(
        np.array([0, 21, 1], "<u4").tobytes(), np.array([0, 99_999, 1], "<u4").tobytes(), 1),
        "malformed_model"),
    "an extension of nobody": (changed(extensionsUsed=["X_secret"],
                                       extensionsRequired=["X_secret"]), "malformed_model"),
    "cut": (scan()[:-2000], "truncated"),
}  # fmt: skip


@pytest.mark.parametrize("name", GLBS)
def test_a_hostile_glb_is_refused(source, out, name):
    data, code = GLBS[name]
    assert refusal(derive_model, source(data), out) == code
    assert not list(out.iterdir())


def lying_zip() -> bytes:
    """Return a zip whose model is larger than the zip says."""
    data = zipped({"piece.obj": b"v 0 0 0\n" * 9000})
    true, lie = struct.pack("<I", 72_000), struct.pack("<I", 9)
    return data.replace(true, lie)


def locked_zip() -> bytes:
    data = bytearray(zipped(obj_files()))
    for mark, offset in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(mark)
        while at >= 0:
            data[at + offset] |= 1
            at = data.find(mark, at + 4)
    return bytes(data)


def many_files() -> dict[str, bytes]:
    return {f"{number}.obj": b"v 0 0 0\n" for number in range(300)}


def broken_ply(**words: str) -> bytes:
    data = ply()
    for old, new in words.items():
        data = data.replace(old.replace("_", " ").encode(), new.encode(), 1)
    return data


PNG_TOO_LARGE = saved(Image.new("1", (13_000, 13_000)), "PNG")
OTHERS = {
    "a zip of a glTF": (zipped({"scene.gltf": b"{}", "scene.bin": b"x"}), "gltf_parts"),
    "a glTF alone": (b'{"asset": {"version": "2.0"}}', "gltf_parts"),
    "3 MB that unpack to gigabytes": (zipped({"a.obj": b"v 0 0 0\n" * 5_000_000}), "zip_bomb"),
    "300 files": (zipped(many_files()), "zip_bomb"),
    "a zip that lies about its sizes": (lying_zip(), "truncated"),
    "a zip with a password": (locked_zip(), "zip_encrypted"),
    "a cut zip": (zipped(obj_files())[:-30], "malformed"),
    "a zip without model": (zipped({"photo.png": picture()}), "zip_without_model"),
    "two models": (zipped({"a.obj": b"v 0 0 0\n", "b.stl": stl()}), "several_models"),
    "materials that were not sent": (zipped(obj_files(mtl=None)), "missing_part"),
    "a texture that was not sent": (zipped(obj_files(texture=None)), "missing_part"),
    "a texture on another disk": (zipped(obj_files(
        mtl=b"newmtl bois\nmap_Kd ../../../../etc/hostname\n")), "missing_part"),
    "a texture on the network": (zipped(obj_files(
        mtl=b"newmtl bois\nmap_Kd https://example.org/a.png\n")), "missing_part"),
    "a texture that is a drawing": (zipped(obj_files(texture=b"<svg/>" * 99)), "texture_format"),
    "a texture of 169 megapixels": (zipped(obj_files(texture=PNG_TOO_LARGE)), "texture_too_large"),
    "no face": (obj_files()["piece.obj"].split(b"usemtl")[0], "no_triangles"),
    "a face without corners": (obj_files(obj=b"v 0 0 0\nv 1 0 0\nv 0 1 0\nf 1 2 9\n")["piece.obj"],
                               "malformed_model"),
    "STL of 0 triangles": (b"\0" * 84, "empty"),
    "STL that is cut": (stl()[:-30], "truncated"),
    "STL of no numbers": (with_numbers(stl(), 500.0, float("nan")), "malformed_model"),
    "STL of infinity": (with_numbers(stl(), 500.0, float("inf")), "malformed_model"),
    "text STL without facet": (b"solid vide\nendsolid vide\n" * 9, "no_triangles"),
    "text STL that is cut": (text_stl() + text_stl()[:60], "truncated"),
    "text STL of nonsense": (text_stl().replace(b"10", b"dix"), "malformed_model"),
    "PLY of points": (broken_ply(element_face="element truc"), "no_triangles"),
    "PLY of 10 million triangles": (broken_ply(face_8="face 10000000"),
                                    "too_many_triangles"),
    "PLY of 400 million points": (broken_ply(vertex_9="vertex 400000000"),
                                  "model_too_complex"),
    "PLY that stops": (ply()[:-20], "truncated"),
    "PLY without end of header": (b"ply\nformat ascii 1.0\n" + b"comment x\n" * 99,
                                  "malformed_model"),
}  # fmt: skip


@pytest.mark.parametrize("name", OTHERS)
def test_a_hostile_model_of_another_format_is_refused(source, out, name):
    data, code = OTHERS[name]
    if code in ("empty",):
        assert inspect(source(data))["code"] == code
        return
    assert refusal(derive_model, source(data), out, MILLIMETRES) == code
    assert not list(out.iterdir())


def test_ten_million_triangles_are_refused_from_the_header(tmp_path):
    path = tmp_path / "a.stl"
    with path.open("wb") as file:
        file.write(b"\0" * 80 + struct.pack("<I", 10_000_000))
        file.truncate(84 + 50 * 10_000_000)  # a hole: it takes no room on the disk
    answer = inspect(path)
    assert (answer["kind"], answer["code"]) == ("model", "too_many_triangles")


def test_ten_million_faces_of_an_obj_are_counted_in_no_time():
    before = spent()
    assert refusal(declared, io.BytesIO(b"v 0 0 0\n" + b"f 1 1 1\n" * 10_000_000), "obj") == (
        "too_many_triangles"
    )
    assert spent() - before < SECONDS


def test_a_link_in_a_folder_leads_nowhere(source, out, tmp_path):
    folder = source(obj_files(texture=None))
    (tmp_path / "secret.png").write_bytes(picture())
    (folder / "Bois.PNG").symlink_to(tmp_path / "secret.png")
    assert refusal(derive_model, folder, out) == "missing_part"


def test_a_zip_is_never_unpacked_on_the_disk(source, out, tmp_path):
    data = io.BytesIO(zipped(obj_files()))
    with zipfile.ZipFile(data, "a") as archive:
        archive.writestr("../../escaped.txt", "x")
    derive_model(source(data.getvalue()), out)
    assert not list(tmp_path.rglob("escaped.txt"))
    assert [path.name for path in out.iterdir()] == ["full.glb"]
