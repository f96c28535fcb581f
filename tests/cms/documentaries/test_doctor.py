"""What the doctor says of a story."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core.files.base import ContentFile
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone, translation
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.documentaries.doctor import diagnose
from cms.documentaries.models import DocumentaryPage
from cms.documentaries.weights import HEAVIEST, weights_of
from cms.media.ledger import Derivative, Role, Source
from cms.media.models import Film, MediaState
from cms.media.rights import Persons
from cms.media.showing import NotShownError
from tests.factories.artisans import make_artisan
from tests.factories.artisans import make_index as make_artisan_index
from tests.factories.documentaries import choices, make_documentary, make_index, scene, text
from tests.factories.media import (
    CAPTIONS,
    FilmFactory,
    Model3DFactory,
    SmallPictureFactory,
    SoundFactory,
)

pytestmark = pytest.mark.django_db


def story(*scenes):
    """Return a story that is not saved, as an editor has it."""
    return DocumentaryPage(title="Le feu", introduction="x", scenes=list(scenes))


def told(*scenes):
    """Return what the doctor says of the links: (code, severity, scene) in order."""
    with translation.override("fr"):
        found = diagnose(story(*scenes))
    return [(f.code, f.severity, f.scene) for f in found]


def test_a_whole_story_has_nothing_wrong_in_its_links():
    fire = scene("Le feu", text(), id="fire")
    assert told(scene("La terre", text(), choices(("Au four", "fire"))), fire) == []


def test_a_story_without_scenes_has_no_path():
    assert told() == [("no_path", "block", "")]


def test_a_scene_nobody_can_reach_is_named():
    scenes = [scene("A", text(), next="end", id="a"), scene("B", text(), id="b")]
    assert told(*scenes) == [("unreachable", "warn", "b")]


def test_a_story_told_without_end_blocks():
    scenes = [scene("A", text(), id="a"), scene("B", text(), id="b", next="a")]
    assert told(*scenes) == [("no_path", "block", "b")]


def test_a_loop_beside_the_story_warns_and_so_does_what_leads_into_it():
    first = scene("A", text(), choices(("Au détour", "b")), next="end", id="a")
    scenes = [first, scene("B", text(), id="b"), scene("C", text(), id="c"),
              scene("D", text(), id="d", next="c")]  # fmt: skip
    assert told(*scenes) == [
        ("dead_end", "warn", "b"), ("loop", "warn", "c"), ("loop", "warn", "d"),
    ]  # fmt: skip


def test_a_link_to_a_scene_that_is_gone_blocks():
    scenes = [scene("A", text(), choices(("Perdu", "gone"), ("Fin", "end")), id="a")]
    assert told(*scenes) == [("broken_link", "block", "a")]


def test_a_choice_that_waits_for_what_nobody_sees_before_is_named():
    kind, asked = choices(("Au grenier", "attic"))
    asked["choices"][0]["value"]["after"] = [{"type": "item", "id": "x", "value": "attic"}]
    hall = scene("L’entrée", text(), (kind, asked), next="end", id="hall")
    found = told(hall, scene("Le grenier", text(), id="attic"))
    assert ("never_offered", "warn", "hall") in found


@pytest.fixture
def film():
    return FilmFactory(
        title="Au tour", persons=Persons.NOBODY, transcript="On entend.",
        captions=ContentFile(CAPTIONS.encode(), "c.vtt"),
    )  # fmt: skip


def shown(film, **values):
    return scene("A", ("film", {"film": film.pk, "caption": ""}), id="a", **values)


def codes(*scenes, severity=None):
    return [code for code, level, _scene in told(*scenes) if severity in (None, level)]


def test_a_film_that_is_whole_is_left_alone(film):
    assert told(shown(film)) == []


def test_what_a_film_lacks_is_said_of_the_scene_and_the_block(film):
    lacking = FilmFactory(title="Muet", credit="", persons=Persons.UNCHECKED)
    page = story(shown(film), shown(lacking) | {"id": "b"})
    with translation.override("fr"):
        found = diagnose(page)
    assert {f.code for f in found} == {"captions", "transcript", "credit", "unchecked"}
    assert {f.scene for f in found} == {"b"}
    assert {f.block for f in found} == {page.scenes[1].value["body"][0].id}
    assert all("« Muet »" in f.sentence and "« A »" in f.sentence and f.way for f in found)


def test_a_consent_that_is_missing_blocks_and_a_secret_too(film):
    film.persons = Persons.SHOWN
    film.save()
    assert codes(shown(film), severity="block") == ["consent"]
    film.trade_secret = True
    film.save()
    assert codes(shown(film), severity="block") == ["secret"]


def test_a_consent_that_ended_yesterday_blocks_before_the_night_has_passed(film):
    Film.objects.update(shown_until=timezone.localdate() - timedelta(days=1))
    assert codes(shown(film), severity="block") == ["consent"]


def test_a_background_needs_no_words_but_its_consents(film):
    picture = SmallPictureFactory(description="", credit="x", persons=Persons.SHOWN)
    assert codes(shown(film, background=picture.pk)) == ["consent"]


def test_an_image_must_be_described_unless_it_only_decorates():
    picture = SmallPictureFactory(description="", credit="x", persons=Persons.NOBODY)
    said = {"image": picture.pk, "caption": "", "alt": "", "decorative": False, "width": "text"}
    assert codes(scene("A", ("image", said))) == ["alt"]
    assert codes(scene("A", ("image", {**said, "alt": "Un four"}))) == []
    assert codes(scene("A", ("image", {**said, "decorative": True}))) == []


def test_the_images_of_a_gallery_are_examined_too():
    picture = SmallPictureFactory(description="", credit="x", persons=Persons.NOBODY)
    items = [{"type": "item", "id": n, "value": {"image": picture.pk, "caption": ""}} for n in "ab"]
    assert codes(scene("A", ("gallery", {"title": "", "images": items}))) == ["alt"]


def test_media_that_failed_that_are_lost_and_that_are_deleted_are_told_apart(film):
    sound = SoundFactory(transcript="x", persons=Persons.NOBODY, state=MediaState.FAILED)
    gone = scene("B", ("sound", {"sound": sound.pk, "caption": ""}))
    assert codes(gone) == ["failed"]
    film.file.storage.delete(film.file.name)
    assert codes(shown(film)) == ["failed"]
    film.delete()
    assert codes(shown(film)) == ["gone"]


def test_a_film_too_heavy_for_a_phone_is_said_with_its_weight(film):
    Source.objects.update(bytes=HEAVIEST[Film] + 1)
    with translation.override("fr"):
        heavy = [f for f in diagnose(story(shown(film))) if f.code == "heavy"]
    assert "30,0" in heavy[0].sentence or "28,6" in heavy[0].sentence


def test_a_phone_is_offered_the_lightest_rung_of_a_film(film):
    folder = {"source_id": film.source_id, "recipe": "film", "version": 1, "options": ""}
    weigh = [("film.mp4", Role.PROGRESSIVE, 90), ("hls/master.m3u8", Role.LADDER, 0),
             ("hls/sound/s0.m4s", Role.LADDER, 1), ("hls/1080p/s0.m4s", Role.LADDER, 80),
             ("hls/360p/s0.m4s", Role.LADDER, 9), ("hls/360p/s1.m4s", Role.LADDER, 9)]  # fmt: skip
    for path, role, megabytes in weigh:
        Derivative.objects.create(
            **folder, path=f"derived/x/{path}", role=role, bytes=megabytes * 1_000_000
        )
    assert weights_of([film]) == {(Film, film.pk): 19_000_000}


def test_a_page_that_is_not_published_and_a_link_to_it_are_said(home):
    artisan = make_artisan(make_artisan_index(home), title="Poterie du Lac")
    artisan.unpublish()
    link = f'<p><a linktype="page" id="{artisan.pk}">elle</a> <a linktype="page" id="9">?</a></p>'
    found = told(scene("A", ("artisan", {"page": artisan.pk, "note": ""}), id="a"),
                 scene("B", ("text", link), id="b"))  # fmt: skip
    assert found == [("unpublished", "warn", "a"), ("unpublished", "warn", "b"),
                     ("gone", "warn", "b")]  # fmt: skip


def test_an_empty_scene_is_said():
    assert codes(scene("A"), scene("B", ("text", "<p></p>"))) == ["empty", "empty"]


def test_content_of_an_extension_that_is_not_there_is_said():
    assert codes(scene("A", ("hologram", {"x": 1}))) == ["unknown"]
    unknown = {"type": "hologram", "id": "h", "value": {}}
    assert codes(scene("A", text()), unknown) == ["unknown"]


def test_the_doctor_asks_as_much_of_the_database_for_forty_scenes_as_for_four(home):
    index, picture = make_index(home), SmallPictureFactory()

    def rich(number):
        image = {"image": picture.pk, "caption": "", "alt": "", "decorative": False}
        kinds = {"film": FilmFactory(), "sound": SoundFactory(), "model": Model3DFactory()}
        media = [(kind, {kind: each.pk, "caption": ""}) for kind, each in kinds.items()]
        link = f'<p><a linktype="page" id="{home.pk}">x</a></p>'
        return scene(f"S{number}", *media, ("image", image), ("text", link), background=picture.pk)

    scenes = [rich(number) for number in range(12)]
    counts = []
    for number in (2, 12):
        page = make_documentary(index, *scenes[:number], title=f"T{number}")
        with CaptureQueriesContext(connection) as captured:
            assert diagnose(page)
        counts.append(len(captured))
    assert counts[0] == counts[1], counts


# --- Publishing --------------------------------------------------------------------------------


def test_no_way_of_publishing_passes_a_story_that_never_ends(home):
    page = make_documentary(make_index(home), scene("A", text()))
    page.scenes = [scene("A", text(), id="a"), scene("B", text(), id="b", next="a")]
    revision = page.save_revision()
    with pytest.raises(NotShownError, match="« B » revient à « A »"), translation.override("fr"):
        revision.publish()
    page.refresh_from_db()
    assert [child.value["title"] for child in page.scenes] == ["A"]


def test_the_editor_lists_what_is_wrong_with_the_way_to_the_block(admin_client, home):
    lacking = FilmFactory(title="Muet", persons=Persons.NOBODY)
    page = make_documentary(make_index(home), shown(lacking))
    soup = BeautifulSoup(admin_client.get(f"/admin/pages/{page.pk}/edit/").content, "html.parser")
    links = [a["href"] for a in soup.select(".story-doctor li a")]
    block = page.scenes[0].value["body"][0].id
    assert f"#:w:contentpath=scenes.a.body.{block}" in links
    assert any(f"/{lacking.pk}/" in link for link in links)


def test_publishing_with_warnings_says_so(admin_client, home):
    page = make_documentary(make_index(home), scene("A"))
    page.save_revision()
    data = nested_form_data({
        "title": page.title, "slug": page.slug, "introduction": "x", "duration_minutes": "5",
        "licence": page.licence, "credits": streamfield([]),
        "scenes": streamfield([("scene", {
            "title": "A", "layout": "framed", "background": "", "next": "",
            "body": streamfield([])})]),
        "programme": inline_formset([]),
        "action-publish": "1",
    })  # fmt: skip
    response = admin_client.post(f"/admin/pages/{page.pk}/edit/", data, follow=True)
    assert "le docteur a encore 1 chose à dire" in response.content.decode()
