"""A derivation killed at any moment goes on, and ends in the same bytes, alone or with others."""

import json
import multiprocessing
import os
import random
import signal
import time
from pathlib import Path

import pytest

from media_pipeline.derive import derive

FORK = multiprocessing.get_context("fork")
OPTIONS = {"chunk_seconds": 2}


@pytest.fixture(scope="module")
def jobs(shelf, tmp_path_factory):
    """A film in three chunks and a sound: source, options, reference folder, seconds it took."""
    found = {}
    sources = {
        "film": (shelf.film("killed.mp4", seconds=6), OPTIONS),
        "sound": (shelf.sound("killed.wav", seconds=5), {}),
    }
    for name, (source, options) in sources.items():
        folder = tmp_path_factory.mktemp("reference") / "out"
        started = time.monotonic()
        derive(source, folder, options=options, workers=2)
        found[name] = source, options, folder, time.monotonic() - started
    return found


def run(source, folder, options, heard=None):
    """Derive in a process of its own, which a test may kill."""
    process = FORK.Process(target=_derive, args=(source, folder, options, heard))
    process.start()
    return process


def _derive(source, folder, options, heard):
    os.setpgid(0, 0)
    steps = set()
    derive(source, folder, options=options, workers=2, on_progress=lambda s, _: steps.add(s))
    if heard is not None:
        heard.put(steps)


def all_bytes(folder):
    """Return what may not differ: every file but the lock, and the manifest without its costs."""
    found = {}
    for path in folder.rglob("*"):
        if path.is_file() and path.parent.name != "steps":
            found[path.relative_to(folder).as_posix()] = path.read_bytes()
    manifest = json.loads(found.pop("manifest.json"))
    return found, {k: v for k, v in manifest.items() if k not in ("costs", "cpu_seconds")}


def tools_at_work(folder):
    """Return the processes of this machine that name `folder`, but for this one."""
    found = []
    for path in Path("/proc").glob("[0-9]*/cmdline"):
        try:
            if str(folder).encode() in path.read_bytes():
                found.append(path)
        except OSError:
            continue
    return found


@pytest.mark.parametrize(("name", "kills"), [("film", 20), ("sound", 10)])
def test_a_job_killed_at_random_moments_ends_in_the_same_bytes(jobs, tmp_path, name, kills):
    source, options, reference, seconds = jobs[name]
    chance, killed, finished = random.Random(kills), 0, 0
    folder = tmp_path / "out-0"
    while killed < kills:
        process = run(source, folder, options)
        process.join(chance.uniform(0.01, seconds * 0.6))
        if process.is_alive():
            os.kill(process.pid, signal.SIGKILL)
            killed += 1
        process.join()
        if process.exitcode == 0:
            assert all_bytes(folder) == all_bytes(reference)
            finished += 1
            folder = tmp_path / f"out-{finished}"
        else:
            assert process.exitcode == -signal.SIGKILL
    last = run(source, folder, options)
    last.join()
    assert last.exitcode == 0
    assert all_bytes(folder) == all_bytes(reference)
    assert not tools_at_work(tmp_path)


def test_two_processes_on_one_folder_do_the_work_once(jobs, tmp_path):
    source, options, reference, _seconds = jobs["film"]
    heard = FORK.Queue()
    both = [run(source, tmp_path / "out", options, heard) for _ in range(2)]
    steps = sorted((heard.get(timeout=120) for _process in both), key=len)
    for process in both:
        process.join()
    assert [process.exitcode for process in both] == [0, 0]
    assert steps[0] <= {"waiting"} and "encode-002" in steps[1]
    assert all_bytes(tmp_path / "out") == all_bytes(reference)
