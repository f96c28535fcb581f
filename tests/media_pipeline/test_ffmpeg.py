"""The newest ffmpeg of the machine is the one that works."""

import stat

import pytest

from media_pipeline import ffmpeg


@pytest.fixture
def program(tmp_path):
    def program(name: str, first_line: str):
        path = tmp_path / name
        path.write_text(f"#!/bin/sh\necho '{first_line}'\n")
        path.chmod(path.stat().st_mode | stat.S_IXUSR)
        return str(path)

    return program


@pytest.mark.parametrize(
    ("line", "version"),
    [
        ("ffmpeg version 5.1.9-0+deb12u1 Copyright (c) 2000-2026", (5, 1, 9)),
        ("ffmpeg version n9.0.2-17-g2a571b6068-20260930 Copyright", (9, 0, 2)),
        ("ffmpeg version 7.1 Copyright", (7, 1, 0)),
        ("ffmpeg version N-118000-gabcdef Copyright", None),
        ("something else", None),
    ],
)
def test_the_version_is_read_from_the_first_line(line, version):
    assert ffmpeg.parse_version(line) == version


def test_the_newest_program_is_chosen(program, monkeypatch):
    old = program("old", "ffmpeg version 5.1.9 Copyright")
    new = program("new", "ffmpeg version 9.0.2 Copyright")
    monkeypatch.setattr(ffmpeg, "candidates", lambda: [old, new, "/nowhere/ffmpeg"])
    assert ffmpeg.newest_ffmpeg.__wrapped__().path == new


def test_a_machine_without_ffmpeg_says_what_to_install(monkeypatch):
    monkeypatch.setattr(ffmpeg, "candidates", list)
    with pytest.raises(ffmpeg.NoFFmpegError, match="imageio-ffmpeg"):
        ffmpeg.newest_ffmpeg.__wrapped__()


def test_this_machine_has_an_ffmpeg():
    assert ffmpeg.newest_ffmpeg().version >= (5, 0, 0)
