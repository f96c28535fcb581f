"""The first kilobytes tell what a file may be; what they cannot tell is not held against it."""

import pytest

from media_pipeline import Refused
from media_pipeline.first_look import HEAD, first_look
from tests.factories.media import film_bytes, glb_bytes, wav_bytes
from tests.factories.models3d import obj_files, ply, stl, text_stl, zipped

SIZE = 400 * 1024 * 1024


@pytest.mark.parametrize(
    ("head", "kinds"),
    [
        (film_bytes()[:3000], {"film", "sound"}),
        (film_bytes("-movflags", "+faststart")[:9000], {"film", "sound"}),
        (wav_bytes(20)[:HEAD], {"sound"}),
        (b"ID3\x04\0\0\0\0\x7f\x7f" + b"cover" * 9000, {"sound"}),
        (glb_bytes(), {"model"}),
        (zipped(obj_files()), {"model"}),
        (ply(), {"model"}),
        (text_stl(), {"model"}),
        (b"1\n00:00:01,000 --> 00:00:02,000\nOui\n", {"captions"}),
        (b"\xff\xd8\xff\xe0\0\x10JFIF" + b"\0" * 99, {"image"}),
    ],
)
def test_a_beginning_tells_what_the_file_may_be(head, kinds):
    assert first_look(head, SIZE) == kinds


def test_a_large_stl_is_known_by_the_length_it_will_have():
    assert first_look(stl(20)[:HEAD], len(stl(20))) == {"model"}


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (b"%PDF-1.7\n" + b"a" * HEAD, "unknown"),
        (b"<svg><script/></svg>" + b" " * HEAD, "svg"),
        (b"#EXTM3U\nfile:///etc/passwd\n", "playlist"),
        (b"\0" * HEAD, "empty"),
        (b'{"asset": {"version": "2.0"}}', "gltf_parts"),
    ],
)
def test_what_is_certainly_nothing_of_ours_is_refused_at_once(head, code):
    with pytest.raises(Refused) as caught:
        first_look(head, SIZE)
    assert caught.value.code == code
