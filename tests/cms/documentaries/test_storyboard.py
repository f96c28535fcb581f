"""What the storyboard is given, what it sends back, and who may do so.

Over 300 lines: every address of the storyboard answers for the same story, made once here.
"""

import json

import pytest
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Collection, Comment, GroupPagePermission, Workflow, WorkflowPage
from wagtail.models.workflows import GroupApprovalTask, WorkflowTask

from cms.documentaries.models import DocumentaryPage
from cms.documentaries.storyboard.keeping import stored
from cms.documentaries.storyboard.scene_form import PREFIX
from tests.factories.documentaries import choices, make_documentary, make_index, scene, text
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.media import FilmFactory, SmallPictureFactory
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db
UNKNOWN = {"type": "hologram", "id": "odd", "value": {"depth": [1, {"x": None}]}}


@pytest.fixture
def index(home):
    return make_index(home)


@pytest.fixture
def story(index):
    fire = scene("Le feu", text("Un deux trois."), id="fire")
    earth = scene("La terre", text(), choices(("Au four", "fire")), id="earth")
    return make_documentary(index, earth, fire)


@pytest.fixture
def editor(client):
    """Somebody of the communication team, signed in."""
    user = UserFactory(role="communication", first_name="Claire", last_name="Martin")
    client.force_login(user)
    return user


def address(page, name="", *args):
    return reverse(f"documentary_storyboard{name and '_'}{name}", args=[page.pk, *args])


def opened(client, page):
    answer = client.get(address(page))
    assert answer.status_code == 200
    return answer.context["state"]


def sent(client, page, name="save", **message):
    body = json.dumps({"base": None, **message})
    return client.post(address(page, name), body, content_type="application/json")


def draft_of(page):
    return DocumentaryPage.objects.get(pk=page.pk).get_latest_revision_as_object()


def raw(page):
    return stored(draft_of(page))


def based(answer):
    revision = answer.json()["revision"]
    return {
        "base": revision["id"],
        "baseCreatedAt": revision["createdAt"],
        "own": revision["id"],
    }


def somebody_with(page, *codenames):
    """Somebody of a group that has these rights on `page` alone."""
    group = Group.objects.create(name=f"Groupe {'-'.join(codenames)}")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    for codename in codenames:
        right = Permission.objects.get(content_type__app_label="wagtailcore", codename=codename)
        GroupPagePermission.objects.create(group=group, page=page, permission=right)
    user = UserFactory()
    user.groups.add(group)
    return user


def with_moderators(page):
    """Have what is sent of `page` approved by a moderator, who is returned."""
    moderators = Group.objects.create(name="Relecteurs")
    moderators.permissions.add(Permission.objects.get(codename="access_admin"))
    task = GroupApprovalTask.objects.create(name="Relire")
    task.groups.add(moderators)
    workflow = Workflow.objects.create(name="Relecture")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.update_or_create(page=page, defaults={"workflow": workflow})
    moderator = UserFactory()
    moderator.groups.add(moderators)
    return moderator


# --- Opening --------------------------------------------------------------------------------------


def test_the_storyboard_opens_on_the_last_draft(client, editor, story):
    draft = draft_of(story)
    draft.board = {"earth": [1, 2]}
    draft.save_revision()
    state = opened(client, story)
    assert [each["id"] for each in state["scenes"]] == ["earth", "fire"]
    assert state["board"] == {"earth": [1, 2]}
    assert state["may"] == {"edit": True, "publish": True, "submit": False}


def test_a_hundred_scenes_open_in_twelve_queries(
    client, editor, index, django_assert_max_num_queries
):
    films = [FilmFactory.build().pk for _n in range(3)]
    many = [scene(f"Scène {n}", text(), ("film", {"film": films[n % 3]})) for n in range(100)]
    page = make_documentary(index, *many)
    page.save_revision()
    opened(client, page)
    with django_assert_max_num_queries(12):
        opened(client, page)


def test_what_is_shown_of_scenes_costs_the_same_for_two_and_for_fifty(
    client, editor, index, django_assert_max_num_queries
):
    film, picture = FilmFactory(poster=SmallPictureFactory()), SmallPictureFactory()
    blocks = [text(), ("film", {"film": film.pk}), ("image", {"image": picture.pk})]
    page = make_documentary(index, *[scene(f"Scène {n}", *blocks) for n in range(50)])
    sent(client, page, "about")
    with django_assert_max_num_queries(30):
        answer = sent(client, page, "about").json()
    assert len(answer["cards"]) == 50


def test_a_card_shows_a_picture_of_its_content_its_words_and_its_seconds(client, editor, index):
    film = FilmFactory(poster=SmallPictureFactory(), duration=12.4)
    gone = 987654
    one = scene(
        "Un film", text("Un deux trois."), ("film", {"film": film.pk, "caption": "Vu"}), id="a"
    )
    lost = scene("Perdu", ("film", {"film": gone}), id="b")
    page = make_documentary(index, one, lost)
    cards = sent(client, page, "about").json()["cards"]
    assert cards["a"] == {
        "picture": address(page, "thumbnail", film.poster_id),
        "words": 6,
        "seconds": 12,
    }
    assert cards["b"]["picture"] == ""
    assert client.get(cards["a"]["picture"]).status_code == 302
    assert client.get(address(page, "thumbnail", gone)).status_code == 404


def test_a_locked_story_is_shown_and_not_saved(client, editor, story):
    page = DocumentaryPage.objects.get(pk=story.pk)
    page.locked, page.locked_by, page.locked_at = True, UserFactory(), timezone.now()
    page.save()
    state = opened(client, story)
    assert state["obstacle"] and not state["may"]["edit"]
    answer = sent(client, story, scenes=[], board={})
    assert answer.status_code == 403 and answer.json()["error"].endswith(".")
    assert sent(client, story, "form", value=raw(story)[0]["value"]).status_code == 200


@pytest.mark.parametrize("name", ["save", "form", "scene", "about", "comment", "publish"])
def test_who_may_not_change_the_story_is_refused(client, story, name):
    client.force_login(somebody_with(story.get_parent().get_parent(), "lock_page"))
    answer = sent(client, story, name, scenes=[], text="Bonjour", scene="earth")
    assert answer.status_code == 403 and answer.json()["error"].endswith(".")


@pytest.mark.parametrize("name", ["", "preview", "search"])
def test_who_may_not_change_the_story_sees_nothing_of_it(client, story, name):
    client.force_login(somebody_with(story.get_parent().get_parent(), "lock_page"))
    assert client.get(address(story, name)).status_code in (302, 403)


def test_the_ways_to_the_storyboard_are_where_editors_look(client, editor, story):
    page = client.get(reverse("wagtailadmin_pages:edit", args=[story.pk])).content.decode()
    listing = client.get(reverse("wagtailadmin_explore", args=[story.get_parent().pk]))
    assert address(story) in page and address(story) in listing.content.decode()
    assert reverse("documentary_stories") in page


# --- Saving ---------------------------------------------------------------------------------------


def test_what_is_sent_is_the_last_draft_and_the_public_sees_what_it_saw(client, editor, story):
    scenes = raw(story)
    scenes[0]["value"]["title"] = "La glaise"
    answer = sent(client, story, scenes=scenes, board={"earth": [10, 20.26], "gone": [1, 1]})
    assert answer.status_code == 200
    assert raw(story)[0]["value"]["title"] == "La glaise"
    assert draft_of(story).board == {"earth": [10, 20.3]}
    assert DocumentaryPage.objects.get(pk=story.pk).scenes[0].value["title"] == "La terre"


def test_kinds_that_are_not_installed_survive_a_save(client, editor, story):
    scenes = [*raw(story), UNKNOWN]
    scenes[0]["value"]["body"].append({"type": "fog", "id": "f", "value": {"thick": True}})
    sent(client, story, scenes=scenes, board={})
    assert raw(story)[2] == UNKNOWN
    assert raw(story)[0]["value"]["body"][-1]["value"] == {"thick": True}
    assert opened(client, story)["scenes"][2] == UNKNOWN
    draft_of(story).save_revision().publish()
    assert stored(DocumentaryPage.objects.get(pk=story.pk))[2] == UNKNOWN


def test_the_history_keeps_one_version_for_a_session_of_work(client, editor, story):
    first = sent(client, story, scenes=raw(story), board={})
    scenes = raw(story)
    scenes[1]["value"]["title"] = "Le four"
    again = sent(client, story, scenes=scenes, board={}, **based(first))
    assert again.json()["revision"]["id"] == first.json()["revision"]["id"]
    assert story.revisions.count() == 1 and raw(story)[1]["value"]["title"] == "Le four"


def test_a_version_saved_meanwhile_by_somebody_else_is_not_lost(client, editor, story):
    known = sent(client, story, scenes=raw(story), board={})
    theirs = draft_of(story)
    theirs.introduction = "De Paul"
    theirs.save_revision(user=UserFactory(first_name="Paul", last_name="Roux"))
    scenes = raw(story)[:1]
    answer = sent(client, story, scenes=scenes, board={}, **based(known))
    assert answer.status_code == 409 and "Paul Roux" in answer.json()["error"]
    assert len(raw(story)) == 2
    forced = sent(client, story, scenes=scenes, board={}, force=True)
    assert forced.status_code == 200 and draft_of(story).introduction == "De Paul"


DEEP = {"title": "x"}
for _n in range(200):
    DEEP = {"type": "scene", "value": DEEP}


@pytest.mark.parametrize(
    "scenes",
    [
        None,
        "scenes",
        {"a": 1},
        [1],
        [{"type": "scene", "value": {}}],
        [{"type": "scene", "id": 7, "value": {"title": "x"}}],
        [{"type": "scene", "id": "x" * 65, "value": {"title": "x"}}],
        [{"type": "scene", "id": "a", "value": "x"}],
        [{"type": "scene", "id": "a", "value": {"title": ["x"]}}],
        [{"type": "scene", "id": "a", "value": {"title": "x", "next": {"a": 1}}}],
        [{"type": "scene", "id": "a", "value": {"title": "x", "body": "x"}}],
        [{"type": "scene", "id": "a", "value": {"title": "x", "body": [{"type": "text"}]}}],
        [{"type": "scene", "id": "a", "value": {"title": "x", "body": [{"type": 5, "value": 1}]}}],
        [{"type": "scene", "id": "a", "value": {"title": "x", "background": {"pk": 1}}}],
        [{"type": "scene", "id": "a", "value": {"title": "x", "body": [
            {"type": "choices", "id": "c", "value": {"choices": [{"type": "item", "value": 4}]}}
        ]}}],
        [{"type": ["scene"], "id": "a", "value": {}}],
        [scene("A", id="same"), scene("B", id="same")],
        [scene(str(n)) for n in range(1001)],
    ],
)  # fmt: skip
def test_what_cannot_be_a_story_is_refused_with_a_sentence(client, editor, story, scenes):
    answer = sent(client, story, scenes=scenes, board={})
    assert answer.status_code == 400 and answer.json()["error"].endswith(".")
    assert not story.revisions.exists()
    assert client.get(story.url).status_code == 200


def test_what_is_not_json_or_too_long_is_refused_with_a_sentence(client, editor, story, settings):
    broken = client.post(address(story, "save"), b"\xff{", content_type="application/json")
    assert broken.status_code == 400 and broken.json()["error"].endswith(".")
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 10_000
    long = scene("Long", text("x" * 20_000))
    answer = sent(client, story, scenes=[long], board={})
    assert answer.status_code == 413 and "10 Mo" in answer.json()["error"]


@pytest.mark.parametrize("board", [None, [1], {"earth": "x"}, {"earth": [1]}, {"earth": [1, None]}])
def test_places_that_cannot_be_read_are_left_out(client, editor, story, board):
    assert sent(client, story, scenes=raw(story), board=board).status_code == 200
    assert draft_of(story).board == {}


def test_a_deleted_media_keeps_the_rest_of_the_scene(client, editor, story):
    scenes = raw(story)
    film = {"type": "film", "id": "f", "value": {"film": 987654, "caption": "Au tour"}}
    scenes[0]["value"]["body"].append(film)
    answer = sent(client, story, scenes=scenes, board={})
    assert answer.status_code == 200
    found = sent(client, story, "form", value=scenes[0]["value"]).json()
    assert found["state"]["body"][-1]["value"]["caption"] == "Au tour"
    assert found["state"]["body"][-1]["value"]["film"] is None


def test_the_doctor_answers_each_save(client, editor, story):
    scenes = raw(story)
    scenes[0]["value"]["next"] = "nowhere"
    faults = sent(client, story, scenes=scenes, board={}).json()["faults"]
    (broken,) = [each for each in faults if each["code"] == "broken_link"]
    assert broken["scene"] == "earth" and broken["severity"] == "block" and broken["way"]


# --- The form of a scene --------------------------------------------------------------------------


def typed(client, page, value, **changes):
    """Send the fields of a stored scene, as the browser does."""
    data = {f"{PREFIX}-{name}": value[name] or "" for name in ("title", "layout", "next")}
    data |= {f"{PREFIX}-background": "", f"{PREFIX}-body-count": str(len(value["body"]))}
    for place, block in enumerate(value["body"]):
        name = f"{PREFIX}-body-{place}"
        data |= {f"{name}-type": block["type"], f"{name}-id": block["id"], f"{name}-order": place}
        data |= {f"{name}-deleted": "", f"{name}-value": "null"}
    changed = {f"{PREFIX}-{name}": typed for name, typed in changes.items()}
    return client.post(address(page, "scene"), {**data, **changed})


def test_what_is_typed_comes_back_as_it_is_stored(client, editor, story):
    value = raw(make_documentary(story.get_parent(), scene("Vide", id="v"), title="Vide"))[0][
        "value"
    ]
    answer = typed(client, story, value, title="  Neuf ", layout="narrative", next="end").json()
    assert answer["value"]["title"].strip() == "Neuf"
    assert (answer["value"]["layout"], answer["value"]["next"]) == ("narrative", "end")
    assert answer["error"] is None and answer["card"]["words"] == 1
    assert not story.revisions.exists()


def test_what_is_typed_wrong_is_kept_and_said(client, editor, story):
    value = scene("Vide")["value"]
    answer = typed(client, story, value, title="x" * 200).json()
    assert answer["value"]["title"] == "x" * 200
    assert answer["error"]["blockErrors"]["title"]["messages"]


def test_an_empty_draft_is_not_blamed_for_what_it_lacks(client, editor, story):
    assert typed(client, story, scene("")["value"]).json()["error"] is None


def test_a_form_that_is_cut_short_is_refused_with_a_sentence(client, editor, story):
    answer = client.post(address(story, "scene"), {"x": "1"})
    assert answer.status_code == 400 and answer.json()["error"].endswith(".")


# --- Searching ------------------------------------------------------------------------------------


def test_pages_and_media_are_found_with_the_kind_that_shows_them(client, editor, story, home):
    gestures = GestureIndexPageFactory(parent=home)
    gesture = GesturePageFactory(parent=gestures, title="Centrer la terre")
    film = FilmFactory(title="Centrer au tour")
    for number in range(10):
        SmallPictureFactory(title=f"Centrer {number}", collection=Collection.get_first_root_node())
    groups = client.get(address(story, "search"), {"q": "centrer"}).json()["groups"]
    found = {group["kind"]: group for group in groups}
    assert [each["id"] for each in found["gesture"]["items"]] == [gesture.pk]
    assert (found["film"]["field"], found["film"]["items"][0]["id"]) == ("film", film.pk)
    assert len(found["image"]["items"]) == 8


def test_a_draft_of_others_is_not_found(client, story, home):
    gestures = GestureIndexPageFactory(parent=home)
    gesture = GesturePageFactory(parent=gestures, title="Centrer la terre", live=False)
    client.force_login(somebody_with(story, "change_page"))
    assert client.get(address(story, "search"), {"q": "centrer"}).json()["groups"] == []
    client.force_login(UserFactory(role="communication"))
    (group,) = client.get(address(story, "search"), {"q": "centrer"}).json()["groups"]
    assert group["items"][0]["id"] == gesture.pk


# --- Comments -------------------------------------------------------------------------------------


def test_comments_are_those_of_the_page_form(client, editor, story):
    answer = sent(client, story, "comment", scene="fire", text=" Plus court ? ").json()
    (made,) = answer["comments"]
    assert (made["scene"], made["text"], made["user"]) == ("fire", "Plus court ?", "Claire Martin")
    row = Comment.objects.get()
    assert row.contentpath == "scenes.fire" and row.has_valid_contentpath(draft_of(story))
    answered = sent(client, story, "comment", comment=row.pk, text="Oui.").json()["comments"]
    assert [reply["text"] for reply in answered[0]["replies"]] == ["Oui."]
    assert sent(client, story, "comment", resolve=row.pk).json()["comments"] == []
    assert Comment.objects.get().resolved_by == editor


@pytest.mark.parametrize(
    "message",
    [{}, {"scene": "fire", "text": "  "}, {"scene": 4, "text": "x"}, {"scene": "fire", "text": 7},
     {"comment": 99, "text": "x"}, {"resolve": "x"}, {"scene": "fire", "text": "x" * 5001}],
)  # fmt: skip
def test_a_comment_that_says_nothing_is_refused_with_a_sentence(client, editor, story, message):
    answer = sent(client, story, "comment", **message)
    assert answer.status_code == 400 and answer.json()["error"].endswith(".")
    assert not Comment.objects.exists()


def test_a_comment_of_another_page_is_out_of_reach(client, editor, story, home):
    other = Comment.objects.create(page=home, user=editor, text="x", contentpath="title")
    assert sent(client, story, "comment", resolve=other.pk).status_code == 400
    assert Comment.objects.get().resolved_at is None


# --- Preview, publication -------------------------------------------------------------------------


def test_the_preview_shows_the_draft_and_may_be_framed_here(client, editor, story):
    scenes = raw(story)
    scenes[0]["value"]["title"] = "Dans le brouillon"
    sent(client, story, scenes=scenes, board={})
    answer = client.get(address(story, "preview"))
    assert "Dans le brouillon" in answer.content.decode()
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


def test_what_blocks_is_named_with_its_scene_and_nothing_is_published(client, editor, story):
    scenes = raw(story)
    scenes[0]["value"]["next"] = "nowhere"
    scenes[1]["value"]["title"] = ""
    known = sent(client, story, scenes=scenes, board={})
    answer = sent(client, story, "publish", **based(known))
    assert answer.status_code == 422
    faults = answer.json()["faults"]
    assert {each["scene"] for each in faults} == {"earth", "fire"}
    assert all(each["sentence"] for each in faults)
    assert DocumentaryPage.objects.get(pk=story.pk).scenes[0].value["next"] == ""


def test_publishing_shows_what_was_saved(client, editor, story):
    scenes = raw(story)
    scenes[0]["value"]["title"] = "La glaise"
    known = sent(client, story, scenes=scenes, board={})
    answer = sent(client, story, "publish", **based(known))
    assert answer.json() == {"done": "published", "url": story.url}
    live = DocumentaryPage.objects.get(pk=story.pk)
    assert live.scenes[0].value["title"] == "La glaise" and not live.has_unpublished_changes


def test_who_may_not_publish_sends_to_the_moderators(client, story):
    with_moderators(story)
    client.force_login(somebody_with(story, "change_page"))
    known = sent(client, story, scenes=raw(story)[1:], board={})
    assert opened(client, story)["may"] == {"edit": True, "publish": False, "submit": True}
    answer = sent(client, story, "publish", **based(known))
    assert answer.json()["done"] == "submitted"
    page = DocumentaryPage.objects.get(pk=story.pk)
    assert page.workflow_in_progress and len(page.scenes) == 2


# --- A new story ----------------------------------------------------------------------------------


def test_a_new_story_begins_with_a_title_and_opens_its_storyboard(client, editor, index):
    answer = client.post(reverse("documentary_stories"), {"title": "Le grès"})
    page = DocumentaryPage.objects.get(title="Le grès")
    assert answer.url == address(page)
    assert not page.live and page.get_parent().pk == index.pk and page.owner == editor
    assert opened(client, page)["scenes"] == []


def test_a_story_without_title_is_asked_for_one(client, editor, index):
    answer = client.post(reverse("documentary_stories"), {"title": " "})
    assert "Écrivez d’abord le titre" in answer.content.decode()
    assert not DocumentaryPage.objects.exists()


def test_the_list_holds_the_stories_that_somebody_may_change(client, story):
    other = make_documentary(story.get_parent(), scene("A"), title="Autre histoire")
    client.force_login(somebody_with(story, "change_page"))
    page = client.get(reverse("documentary_stories")).content.decode()
    assert address(story) in page and address(other) not in page
    assert client.post(reverse("documentary_stories"), {"title": "x"}).status_code in (302, 403)
    assert DocumentaryPage.objects.count() == 2


def test_what_a_dying_tab_sent_is_no_conflict_for_the_one_that_goes_on_from_it(
    client, editor, story
):
    known = sent(client, story, scenes=raw(story), board={})
    last_words = raw(story)[:1]
    sent(client, story, scenes=last_words, board={}, **based(known))
    goes_on = raw(story)
    goes_on[0]["value"]["title"] = "Et la suite"
    replaced = {"scenes": last_words, "board": {}}
    start = {"base": known.json()["revision"]["id"], "baseCreatedAt": "2026-01-01T00:00:00+00:00"}
    refused = sent(client, story, scenes=goes_on, board={}, **start)
    assert refused.status_code == 409
    other = {"scenes": [scene("Autre")], "board": {}}
    assert sent(client, story, scenes=goes_on, board={}, **start, replaced=other).status_code == 409
    assert (
        sent(client, story, scenes=goes_on, board={}, **start, replaced=replaced).status_code == 200
    )
    assert raw(story)[0]["value"]["title"] == "Et la suite"
