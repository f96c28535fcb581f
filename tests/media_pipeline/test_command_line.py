"""The command line: what it prints, and the codes it ends with."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def call(tmp_path):
    def call(*arguments, **environment):
        return subprocess.run(
            [sys.executable, "-m", "media_pipeline", *map(str, arguments)],
            capture_output=True, text=True, check=False, cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        )  # fmt: skip

    return call


def test_a_sound_is_inspected_as_json(shelf, call):
    done = call("inspect", shelf.sound("a.wav"))
    answer = json.loads(done.stdout)
    assert (done.returncode, answer["accepted"], answer["kind"]) == (0, True, "sound")
    assert (answer["code"], answer["message"]) == ("", "")
    assert answer["probe"]["duration"] == 2.0


def test_a_sound_is_derived_once(shelf, call, tmp_path):
    first = call("derive", shelf.sound("a.wav"), "--out", "out", "--workers", 1)
    assert first.returncode == 0 and "100% encode" in first.stderr
    assert json.loads((tmp_path / "out/manifest.json").read_text())["recipe"]["name"] == "sound"
    second = call("derive", shelf.sound("a.wav"), "--out", "out")
    assert (second.returncode, second.stderr, second.stdout) == (0, "", first.stdout)


def test_the_recipes_are_listed(call):
    done = call("recipes")
    names = [line.split("\t")[0] for line in done.stdout.splitlines()]
    assert done.returncode == 0 and names[:2] == ["film", "sound"]


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["inspect", "nothing.mp4"], "no such file"),
        (["derive", "nothing.mp4", "--out", "out"], "no such file"),
        (["derive", "SOUND", "--out", "out", "--recipe", "soup"], "no such recipe"),
        (["derive", "SOUND", "--out", "out", "--option", "av1"], "NAME=JSON"),
        (["derive", "SOUND", "--out", "."], "choose an empty folder"),
    ],
)
def test_a_wrong_call_ends_with_two_and_says_what_is_wrong(shelf, call, tmp_path, arguments, said):
    (tmp_path / "mine.txt").write_text("mine")
    sound = shelf.sound("a.wav")
    done = call(*[sound if argument == "SOUND" else argument for argument in arguments])
    assert done.returncode == 2 and said in done.stderr


def test_a_recipe_called_for_another_kind_is_a_refusal(shelf, call):
    done = call("derive", shelf.sound("a.wav"), "--out", "out", "--recipe", "film")
    assert done.returncode == 3
    assert (
        done.stderr == "Ce fichier est un son. Envoyez ici un film en MP4, MOV, WebM, MKV ou MTS.\n"
    )


def test_without_a_sandbox_nothing_is_done_and_one_sentence_says_what_to_install(shelf, call):
    done = call("derive", shelf.sound("a.wav"), "--out", "out", PATH="/nowhere")
    assert done.returncode == 1
    assert done.stderr.startswith("Media cannot be processed without a sandbox: install")
    assert len(done.stderr.splitlines()) == 1
