"""Derivations are made once, end in the same bytes whatever happens, and leave nothing behind."""

import dataclasses
import json
import sys
import threading
import time

import pytest

from media_pipeline import Refused, derive, recipes
from media_pipeline.manifest import Manifest
from media_pipeline.recipes import Recipe, Step
from media_pipeline.sandbox import ToolLimits
from media_pipeline.store import ForeignFolderError
from tests.factories.media import wav_bytes


class Kitchen:
    """A recipe of three steps that counts what it does, and breaks when it is told to."""

    def __init__(self):
        self.done, self.breaks_at = [], ""
        self.recipe = Recipe("counting", 1, ("sound",), self.steps)

    def steps(self, facts, options):
        return [
            Step("first", self.first, lasting=False),
            Step("second", self.second, needs=("first",)),
            Step("alone", self.alone, share=3),
        ]

    def first(self, work):
        self.start("first", work)
        work.write_json("passing.json", {"seconds": work.facts["duration"]})

    def second(self, work):
        self.start("second", work)
        work.write_json("deep/second.json", work.read_json("passing.json"))
        return {"deep/second.json": {"width": 3}}

    def alone(self, work):
        self.start("alone", work)
        code = "open('alone.txt', 'w').write('x'); sum(range(2_000_000))"
        work.tool([sys.executable, "-c", code], ToolLimits())
        work.report(0.5)

    def start(self, name, work):
        self.done.append(name)
        work.write_json("half.json", 0)
        if name == self.breaks_at:
            raise OSError("no space left")
        (work.folder / "half.json").unlink()


@pytest.fixture
def kitchen(monkeypatch):
    kitchen = Kitchen()
    monkeypatch.setattr(recipes, "all_recipes", lambda: {"counting": kitchen.recipe})
    return kitchen


@pytest.fixture
def sound(tmp_path):
    (tmp_path / "a.wav").write_bytes(wav_bytes())
    return tmp_path / "a.wav"


def files(folder):
    return sorted(p.relative_to(folder).as_posix() for p in folder.rglob("*") if p.is_file())


ALL = [".lock", "alone.txt", "deep/second.json", "manifest.json",
       "steps/alone.json", "steps/first.json", "steps/second.json"]  # fmt: skip


def test_the_manifest_says_what_was_made_from_what(kitchen, sound, tmp_path):
    derive.derive(sound, tmp_path / "out")
    found = json.loads((tmp_path / "out/manifest.json").read_text())
    assert found["source"]["bytes"] == sound.stat().st_size and len(found["source"]["sha256"]) == 64
    assert found["recipe"] == {"name": "counting", "version": 1, "options": {}}
    assert found["tools"]["ffmpeg"]
    assert [output["path"] for output in found["outputs"]] == ["alone.txt", "deep/second.json"]
    assert found["outputs"][1]["facts"] == {"width": 3} and found["outputs"][0]["bytes"] == 1
    assert found["costs"]["alone"]["cpu_seconds"] > 0
    assert found["cpu_seconds"] == pytest.approx(found["costs"]["alone"]["cpu_seconds"], abs=0.01)


def test_only_what_lasts_is_kept(kitchen, sound, tmp_path):
    derive.derive(sound, tmp_path / "out")
    assert files(tmp_path / "out") == ALL


def test_a_second_run_does_nothing(kitchen, sound, tmp_path):
    first = derive.derive(sound, tmp_path / "out")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.json")}
    kitchen.done.clear()
    assert derive.derive(sound, tmp_path / "out") == first
    assert kitchen.done == []
    assert before == {path: path.stat().st_mtime_ns for path in (tmp_path / "out").rglob("*.json")}


def test_a_broken_run_goes_on_from_its_finished_steps(kitchen, sound, tmp_path):
    whole = derive.derive(sound, tmp_path / "whole")
    kitchen.done.clear()
    kitchen.breaks_at = "alone"
    with pytest.raises(OSError, match="no space"):
        derive.derive(sound, tmp_path / "out")
    assert not (tmp_path / "out/manifest.json").exists()
    assert "half.json" not in str(files(tmp_path / "out"))
    assert kitchen.done[:2] == ["first", "alone"]
    kitchen.done.clear()
    kitchen.breaks_at = ""
    assert derive.derive(sound, tmp_path / "out").fingerprint == whole.fingerprint
    assert "first" not in kitchen.done and files(tmp_path / "out") == ALL


def test_a_damaged_output_is_made_again_and_nothing_else(kitchen, sound, tmp_path):
    first = derive.derive(sound, tmp_path / "out")
    kitchen.done.clear()
    (tmp_path / "out/alone.txt").write_text("y")
    assert derive.derive(sound, tmp_path / "out").fingerprint == first.fingerprint
    assert kitchen.done == ["alone"]


def test_a_lost_output_brings_back_what_it_was_made_from(kitchen, sound, tmp_path):
    derive.derive(sound, tmp_path / "out")
    kitchen.done.clear()
    (tmp_path / "out/deep/second.json").unlink()
    derive.derive(sound, tmp_path / "out")
    assert kitchen.done == ["first", "second"]


def test_another_version_of_the_recipe_redoes_all_and_leaves_no_orphan(kitchen, sound, tmp_path):
    derive.derive(sound, tmp_path / "out")
    kitchen.done.clear()
    fewer = lambda facts, options: kitchen.steps(facts, options)[2:]  # noqa: E731
    kitchen.recipe = dataclasses.replace(kitchen.recipe, version=2, steps=fewer)
    assert derive.derive(sound, tmp_path / "out").recipe["version"] == 2
    assert kitchen.done == ["alone"]
    assert files(tmp_path / "out") == [".lock", "alone.txt", "manifest.json", "steps/alone.json"]


def test_other_options_or_another_source_redo_all(kitchen, sound, tmp_path):
    derive.derive(sound, tmp_path / "out")
    derive.derive(sound, tmp_path / "out", options={"height": 3})
    sound.write_bytes(wav_bytes(0.25))
    derive.derive(sound, tmp_path / "out", options={"height": 3})
    assert sorted(kitchen.done) == ["alone"] * 3 + ["first"] * 3 + ["second"] * 3


def test_a_manifest_or_a_record_cut_by_a_power_failure_is_made_again(kitchen, sound, tmp_path):
    first = derive.derive(sound, tmp_path / "out")
    for name in ("manifest.json", "steps/alone.json"):
        path = tmp_path / "out" / name
        path.write_text(path.read_text()[:30])
    assert derive.derive(sound, tmp_path / "out").fingerprint == first.fingerprint
    assert Manifest.read(tmp_path / "out/manifest.json") is not None


def test_two_at_once_on_one_folder_take_turns(kitchen, sound, tmp_path, monkeypatch):
    """The first one works until the second waits for it."""
    heard, waits, start = [], threading.Event(), kitchen.start
    monkeypatch.setattr(kitchen, "start", lambda name, work: waits.wait(30) and start(name, work))

    def hear(what, share):
        heard.append(what)
        if what == "waiting":
            waits.set()

    run = lambda: derive.derive(sound, tmp_path / "out", on_progress=hear)  # noqa: E731
    both = [threading.Thread(target=run) for _ in range(2)]
    for thread in both:
        thread.start()
    for thread in both:
        thread.join()
    assert sorted(kitchen.done) == ["alone", "first", "second"]
    assert "waiting" in heard


def test_steps_that_do_not_need_each_other_run_at_once(kitchen, sound, tmp_path, monkeypatch):
    both = threading.Barrier(2, timeout=10)
    monkeypatch.setattr(kitchen, "start", lambda name, work: name != "second" and both.wait())
    derive.derive(sound, tmp_path / "out", workers=2)


def test_progress_goes_up_to_the_end(kitchen, sound, tmp_path):
    shares = []
    derive.derive(sound, tmp_path / "out", on_progress=lambda step, share: shares.append(share))
    assert shares == sorted(shares) and shares[-1] == 1.0
    assert 0.5 in [round(share, 2) for share in shares]


def test_a_folder_that_is_not_ours_is_left_alone(kitchen, sound, tmp_path):
    with pytest.raises(ForeignFolderError):
        derive.derive(sound, tmp_path)
    assert sound.exists() and not (tmp_path / ".lock").exists()


def test_a_recipe_refuses_another_kind(kitchen, sound, tmp_path):
    kitchen.recipe = dataclasses.replace(kitchen.recipe, kinds=("film",))
    for name, code in (("counting", "wrong_kind"), (None, "no_recipe")):
        with pytest.raises(Refused) as caught:
            derive.derive(sound, tmp_path / "out", name)
        assert caught.value.code == code


def test_steps_in_a_circle_are_a_fault(kitchen, sound, tmp_path):
    circle = [Step("a", kitchen.first, needs=("b",)), Step("b", kitchen.first, needs=("a",))]
    kitchen.recipe = dataclasses.replace(kitchen.recipe, steps=lambda facts, options: circle)
    started = time.monotonic()
    with pytest.raises(ValueError, match="need each other"):
        derive.derive(sound, tmp_path / "out")
    assert time.monotonic() - started < 5
