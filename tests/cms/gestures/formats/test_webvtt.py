"""Phases leave as WebVTT chapters, shapes as WebVTT metadata, and two validators take them."""

import io
import json
import subprocess
from pathlib import Path

import pytest
import webvtt

from cms.gestures.formats.importing import ModuleFileError, read_module_file
from cms.gestures.models import GestureFilm, Phase
from tests.factories.media import FilmFactory
from tests.factories.modules import SECRET

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).resolve().parents[4]
W3C = """
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
const { WebVTTParser } = createRequire(process.argv[1])("webvtt-parser");
const found = new WebVTTParser().parse(readFileSync(0, "utf-8"), process.argv[2]);
console.log(JSON.stringify({ errors: found.errors, count: found.cues.length }));
"""


def w3c(text, kind):
    """Return what the W3C's validator says of a WebVTT file of this kind of track."""
    ran = subprocess.run(
        ["node", "--input-type=module", "--eval", W3C, "--", f"{ROOT}/package.json", kind],
        input=text, capture_output=True, text=True, check=True, cwd=ROOT,
    )  # fmt: skip
    return json.loads(ran.stdout)


def test_the_validator_finds_what_is_wrong():
    assert w3c("WEBVTT\n\n00:02.000 --> 00:01.000\nx\n", "chapters")["errors"]


def test_the_phases_of_a_film_are_its_chapters(module, fetch):
    text = fetch(module, "chapitres.vtt").content.decode()
    assert w3c(text, "chapters") == {"errors": [], "count": 2}
    cues = list(webvtt.from_buffer(io.StringIO(text)))
    assert [(cue.identifier, cue.start, cue.end) for cue in cues] == [
        ("one", "00:00:00.000", "00:00:00.400"),
        ("three", "00:00:00.500", "00:00:01.000"),
    ]
    assert cues[1].text == "Monter &lt;vite&gt; &amp; droit"


def test_shapes_and_measures_are_metadata_along_the_film(module, fetch):
    text = fetch(module, "metadonnees.vtt").content.decode()
    assert w3c(text, "metadata") == {"errors": [], "count": 12}
    told = [json.loads(cue.raw_text) for cue in webvtt.from_buffer(io.StringIO(text))]
    shapes = {row["shape"]["id"]: row["shape"] for row in told if "shape" in row}
    assert shapes["angle du tournasin"]["quantity"]["value"] == 32.5
    # 0.4 of the width, when half of it is 200 mm
    assert shapes["hauteur"]["quantity"]["value"] == pytest.approx(160)
    assert SECRET not in text


def test_each_film_has_its_own_file(module, fetch):
    side = FilmFactory(title="Vu de côté")
    module.films.add(GestureFilm(film=side, sort_order=1))
    module.phases.add(Phase(name="De côté", start=0.2, end=0.6, film=side, key="four"))
    module.save_revision().publish()
    assert "De côté" not in fetch(module, "chapitres.vtt").content.decode()
    assert "De côté" in fetch(module, f"chapitres-{side.pk}.vtt").content.decode()


def test_what_is_written_as_metadata_is_read_again(module, fetch):
    content = fetch(module, "metadonnees.vtt").content
    found = read_module_file("m.vtt", content)
    assert [phase["name"] for phase in found.phases] == ["Centrer", "Monter <vite> & droit"]
    assert found.phases[0]["rule"] == "Sans trembler"
    assert {shape["kind"] for shape in found.shapes} >= {"segment", "angle", "circle", "text"}


def test_chapters_come_in_as_phases_with_their_text():
    content = (
        "\ufeffWEBVTT - un film\r\n\r\nNOTE\r\nrien\r\n\r\n"
        "un\r\n00:00.000 --> 01:02.500 align:start\r\n<b>Centrer</b> &amp; ouvrir\r\nSans trembler"
        "\r\n\r\n01:02:03.000 --> 01:02:04.000\r\n\r\n"
    )
    found = read_module_file("chapitres.VTT", content.encode())
    (phase,) = found.phases
    assert {name: phase[name] for name in ("name", "start", "end", "description")} == {
        "name": "Centrer & ouvrir", "start": 0.0, "end": 62.5, "description": "Sans trembler",
    }  # fmt: skip
    assert len(phase["key"]) == 8
    assert found.remarks == ["Ligne 11 : un chapitre sans nom a été laissé de côté."]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"1\n00:00:01,000 --> 00:00:02,000\nx", "Ligne 1 : ce n'est pas un fichier WebVTT"),
        (b"WEBVTT\n\n00:01 --> 00:02\nx", "Ligne 3 : « 00:01 --> 00:02 » n'est pas"),
        (b"WEBVTT\n\nintro\n00:02.000 --> 00:01.000\nx", "Ligne 4 : ce chapitre finit avant"),
        (b"WEBVTT\n\nseul", "Ligne 3 : « seul » n'est pas"),
        (b"WEBVTT\n\n", "Il n'y a aucun chapitre dans ce fichier"),
        (b"WEBVTT\n\n\xff\xfe", "UTF-8"),
        (b"", "Ligne 1"),
    ],
)
def test_a_broken_file_of_chapters_is_answered_in_a_sentence(content, sentence):
    with pytest.raises(ModuleFileError) as fault:
        read_module_file("x.vtt", content)
    assert sentence in fault.value.sentence


def test_a_file_that_is_too_big_or_of_another_kind_is_refused():
    with pytest.raises(ModuleFileError, match="5 Mo"):
        read_module_file("x.vtt", b" " * (5 * 1024 * 1024 + 1))
    with pytest.raises(ModuleFileError, match="« x.exe »"):
        read_module_file("x.exe", b"")
