"""What the editor of a documentary accepts, and what it says."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from cms.documentaries.models import DocumentaryPage
from cms.documentaries.scenes import ScenesBlock
from cms.documentaries.targets import SceneSelect, SceneSelectAdapter, scene_slug, short_id
from tests.factories.documentaries import choices, make_documentary, make_index, scene, text

GONE = "Cette scène n’est plus dans l’histoire."


def clean(*scenes):
    block = ScenesBlock()
    return block.clean(block.to_python(list(scenes)))


def refused(*scenes):
    with pytest.raises(ValidationError) as error, translation.override("fr"):
        clean(*scenes)
    return error.value.block_errors


def test_links_between_scenes_of_the_story_are_accepted():
    fire = scene("Le feu")
    first = scene("La terre", choices(("Au four", fire["id"]), ("Fin", "end")), next=fire["id"])
    assert len(clean(first, fire)) == 2


def test_a_choice_to_a_scene_that_is_gone_is_refused_beside_the_choice():
    errors = refused(scene("La terre", text(), choices(("Fin", "end"), ("Perdu", "gone"))))
    question = errors[0].block_errors["body"].block_errors[1]
    target = question.block_errors["choices"].block_errors[1].block_errors["target"]
    assert target.messages[0].startswith(GONE)


def test_a_next_scene_that_is_gone_is_refused_beside_the_field():
    errors = refused(scene("La terre", next="gone"))
    assert errors[0].block_errors["next"].messages[0].startswith(GONE)


def test_a_story_that_never_ends_is_refused_where_it_turns_back():
    first = scene("La terre")
    errors = refused(first, scene("Le feu", next=first["id"]), scene("Fin"))
    message = errors[1].block_errors["next"].messages[0]
    assert "« La terre »" in message
    assert message.startswith("L’histoire tournerait sans fin")


def test_a_draft_may_be_saved_with_links_to_mend():
    block = ScenesBlock()
    value = block.to_python([scene("La terre", next="gone")])
    assert len(block.clean_deferred(value)) == 1


def test_a_scene_may_be_empty_but_not_without_title():
    assert clean(scene("La terre"))
    assert "title" in refused(scene(""))[0].block_errors


@pytest.mark.django_db
def test_the_story_is_not_searched_by_ids():
    value = ScenesBlock().to_python([scene("La terre", text("Argile"), id="an-id", next="end")])
    found = " ".join(ScenesBlock().get_searchable_content(value))
    assert "Argile" in found
    assert "end" not in found.split()


def test_addresses_end_with_a_permanent_short_id():
    assert scene_slug("Le feu, enfin !", "1a2b3c4d-0000") == "le-feu-enfin-1a2b3c4d"
    assert scene_slug("???", "1a2b3c4d-0000") == "1a2b3c4d"
    assert len(short_id("any other id")) == 8


def test_the_list_of_scenes_speaks_french():
    with translation.override("fr"):
        html, words = SceneSelectAdapter().js_args(SceneSelect())
    assert "<select" in html
    assert words["none"] == "La suivante dans l’ordre"


@pytest.mark.django_db
def test_copies_keep_their_links(home):
    fire = scene("Le feu")
    page = make_documentary(make_index(home), scene("La terre", next=fire["id"]), fire)
    copied = page.copy(update_attrs={"slug": "copie", "title": "Copie"})
    story = DocumentaryPage.objects.get(pk=copied.pk).story
    assert story.scenes[0].next == story.scenes[1].id == fire["id"]


@pytest.mark.django_db
def test_scenes_without_id_get_one_for_good(home):
    index = make_index(home)
    page = index.add_child(
        instance=DocumentaryPage(
            title="Sans id",
            introduction="x",
            scenes=[("scene", {"title": "La terre", "body": [], "layout": "framed", "next": ""})],
        )
    )
    one, other = (DocumentaryPage.objects.get(pk=page.pk).story.scenes[0].id for _n in range(2))
    assert one == other


@pytest.mark.django_db
def test_the_editor_opens_with_dangling_links(admin_client, home):
    page = make_documentary(make_index(home), scene("A", choices(("Perdu", "gone")), next="gone"))
    response = admin_client.get(f"/admin/pages/{page.pk}/edit/")
    assert response.status_code == 200
    assert "documentaries/admin/scene-select.js" in response.content.decode()
