"""The archive of a story: what is in it, what stays out, and that it is a valid bag."""

import json
import tracemalloc
import zipfile
from datetime import datetime

import bagit
import pytest
from bs4 import BeautifulSoup

from cms.documentaries.supports.archive import write_archive
from cms.documentaries.supports.bag import Bag
from cms.media.models import Film, Picture
from tests.factories.documentaries import make_documentary, make_index, scene
from tests.factories.media import ConsentFactory, FilmFactory
from tests.factories.supports import rich_story

pytestmark = pytest.mark.django_db


def unpack(page, folder):
    """Write the archive of `page`, and return its only folder."""
    told = []
    path = folder / "archive.zip"
    write_archive(page, path, told.append, publisher="La chambre")
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        archive.extractall(folder / "out")
    (root,) = (folder / "out").iterdir()
    assert told == sorted(told)
    assert told[-1] > 0.9
    return root


@pytest.fixture
def story(home):
    return rich_story(home, title="Terre & feu")


def test_the_archive_is_a_valid_bag_that_says_where_it_comes_from(story, tmp_path):
    root = unpack(story, tmp_path)
    bag = bagit.Bag(str(root))
    assert bag.validate()
    assert bag.info["Source-Organization"] == "La chambre"
    assert bag.info["External-Identifier"] == story.full_url


def test_a_damaged_archive_is_seen(story, tmp_path):
    root = unpack(story, tmp_path)
    (root / "data/lire.html").write_text("autre chose", encoding="utf-8")
    assert not bagit.Bag(str(root)).is_valid()


def test_every_media_is_inside_and_every_address_leads_to_a_file(story, tmp_path):
    root = unpack(story, tmp_path)
    kinds = {path.suffix for path in (root / "data/media").iterdir()}
    assert kinds == {".mp4", ".vtt", ".wav", ".glb", ".jpg"}
    for name in ("index.html", "lire.html"):
        soup = BeautifulSoup((root / "data" / name).read_text(encoding="utf-8"), "html.parser")
        for tag in soup.select("[src], link[href], [poster], a[download]"):
            for attribute in ("src", "poster", *(["href"] if tag.name in ("a", "link") else [])):
                if (address := tag.get(attribute, "")) and not address.startswith("data:"):
                    assert (root / "data" / address).is_file(), address
    assert BeautifulSoup((root / "LISEZ-MOI.html").read_text("utf-8"), "html.parser").find(
        "a", href="data/index.html"
    )


def test_nothing_in_it_is_a_module_or_asks_the_network(story, tmp_path):
    root = unpack(story, tmp_path)
    for path in (root / "data").glob("*.html"):
        soup = BeautifulSoup(path.read_text(encoding="utf-8"), "html.parser")
        assert not soup.select("script[type=module], track, iframe")
        assert not [t for t in soup.select("[src]") if t["src"].startswith(("http", "/"))]
    assert "fetch(" not in (root / "data/lecteur.js").read_text(encoding="utf-8")


def test_the_data_tell_the_graph_the_captions_and_the_gestures(story, tmp_path):
    root = unpack(story, tmp_path) / "data"
    told = json.loads((root / "donnees/histoire.json").read_text(encoding="utf-8"))
    first, *_rest = told["scenes"]
    assert [s["title"] for s in told["scenes"]] == ["La terre", "Le tour", "Le détour", "Le feu"]
    ways = next(part for part in first["content"] if part["kind"] == "choices")["choices"]
    assert [way["target"] for way in ways] == [told["scenes"][1]["id"], told["scenes"][2]["id"]]
    soup = BeautifulSoup((root / "index.html").read_text(encoding="utf-8"), "html.parser")
    (cues,) = json.loads(soup.find(id="story-data").string)["cues"].values()
    assert cues == [[0.0, 1.0, "La motte est centrée."]]
    linked = json.loads((root / "donnees/histoire.jsonld").read_text(encoding="utf-8"))
    assert linked["@type"] == "CreativeWork"
    (gesture,) = (root / "donnees/gestes").iterdir()
    notes = json.loads((gesture / "annotations.jsonld").read_text(encoding="utf-8"))
    assert notes["type"] == "AnnotationCollection"


def test_the_licence_and_credit_of_each_file_are_written(story, tmp_path):
    licences = (unpack(story, tmp_path) / "data/LICENCES.txt").read_text(encoding="utf-8")
    assert "le-tournage.mp4\n  CC BY 4.0\n  https://creativecommons.org" in licences
    assert "Atelier de test" in licences


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"persons": "shown"}, "pas accepté"),
        ({"trade_secret": True}, "secret"),
        ({"licence": "reserved"}, "droits"),
    ],
)
def test_a_media_that_must_not_leave_is_a_sentence_and_is_named_with_the_reason(
    story, tmp_path, values, words
):
    film = Film.objects.get(title="Le tournage")
    Film.objects.filter(pk=film.pk).update(**values)
    if "persons" in values:  # agrees to the website alone
        ConsentFactory(film=film, use="site")
    root = unpack(type(story).objects.get(pk=story.pk), tmp_path)
    assert not list((root / "data/media").glob("film-*"))
    page = (root / "data/index.html").read_text(encoding="utf-8")
    assert "n’est pas ici" in page
    assert "On entend le tour." not in page
    readme = (root / "LISEZ-MOI.html").read_text(encoding="utf-8")
    assert "Le tournage" in readme
    assert words in readme


def test_the_captions_and_transcript_of_a_film_left_out_stay_out_of_the_data(story, tmp_path):
    Film.objects.filter(title="Le tournage").update(trade_secret=True)
    root = unpack(type(story).objects.get(pk=story.pk), tmp_path)
    for path in root.rglob("*"):
        if path.is_file() and path.suffix in (".html", ".json", ".vtt", ".jsonld"):
            said = path.read_text(encoding="utf-8")
            assert "On entend le tour." not in said, path
            assert "La motte est centrée." not in said, path


def test_a_file_that_the_storage_lost_does_not_stop_the_archive(story, tmp_path):
    picture = Picture.objects.get(title="Vue 1")
    picture.file.storage.delete(picture.file.name)
    picture.renditions.all().delete()
    readme = (unpack(story, tmp_path) / "LISEZ-MOI.html").read_text(encoding="utf-8")
    assert "Vue 1" in readme


def test_markup_in_the_words_is_words(home, tmp_path):
    page = make_documentary(make_index(home), scene("<script>alert(1)</script>"), title="</script>")
    root = unpack(page, tmp_path)
    soup = BeautifulSoup((root / "data/index.html").read_text(encoding="utf-8"), "html.parser")
    assert len(soup.find_all("script")) == 2
    assert soup.find("h2").get_text() == "<script>alert(1)</script>"


def test_a_large_media_is_never_in_memory(tmp_path):
    block = bytes(1 << 20)
    tracemalloc.start()
    with (tmp_path / "bag.zip").open("wb") as target:
        bag = Bag(target, "sac", datetime(2026, 1, 1))
        bag.add("media/film.mp4", (block for _turn in range(100)))
        bag.close([])
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert (tmp_path / "bag.zip").stat().st_size > 100 << 20
    assert peak < 10 << 20


def test_a_film_met_twice_is_inside_once(home, tmp_path):
    film = FilmFactory()
    twice = [scene(t, ("film", {"film": film.pk, "caption": ""})) for t in "AB"]
    root = unpack(make_documentary(make_index(home), *twice), tmp_path)
    assert len(list((root / "data/media").glob("*.mp4"))) == 1
