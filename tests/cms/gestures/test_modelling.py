"""What the modelling tool is given, what it sends back, and who may do so.

Over 300 lines: every address of the tool answers for the same module, made once here.
"""

import json
from fractions import Fraction

import pytest
from django.contrib.auth.models import Group, Permission
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, PageLogEntry, Workflow, WorkflowPage
from wagtail.models.workflows import GroupApprovalTask, WorkflowTask

from cms.gestures.formats.importing import read_module_file
from cms.gestures.models import GestureFilm, GestureOverlay, GesturePage, Phase
from cms.media.states import MediaState
from tests.factories.derived import derived
from tests.factories.gestures import GesturePageFactory
from tests.factories.media import FilmFactory, Model3DFactory, SmallPictureFactory, film_bytes
from tests.factories.pages import make_page
from tests.factories.people import UserFactory
from tests.factories.taxonomy import ActionFactory

pytestmark = pytest.mark.django_db
SEGMENT = {
    "id": "a1", "kind": "segment", "name": "Épaisseur",
    "keyframes": [{"t": 0, "points": [[0.1, 0.1], [0.4, 0.1]]}],
}  # fmt: skip


@pytest.fixture
def film():
    return FilmFactory(title="Vu de face")


@pytest.fixture
def gesture(home, film):
    page = GesturePageFactory(parent=home, title="Monter au tour")
    page.films = [GestureFilm(film=film, sort_order=0)]
    page.phases = [Phase(name="Centrer", start=0, end=0.4, key="one", grip="à deux mains")]
    page.save()
    return page


@pytest.fixture
def editor(client):
    """Somebody of the communication team, signed in."""
    user = UserFactory(role="communication", first_name="Claire", last_name="Martin")
    client.force_login(user)
    return user


def opened(client, page):
    """Return the state that the tool is given."""
    answer = client.get(reverse("gesture_modelling", args=[page.pk]))
    assert answer.status_code == 200
    return answer.context["state"]


def sent(client, page, name="save", **message):
    return client.post(
        reverse(f"gesture_modelling_{name}", args=[page.pk]),
        json.dumps({"base": None, "phases": [], "overlays": [], **message}),
        content_type="application/json",
    )


def draft_of(page):
    return GesturePage.objects.get(pk=page.pk).get_latest_revision_as_object()


def based(answer):
    """Return what the tool sends back of the revision that it was answered."""
    revision = answer.json()["revision"]
    return {
        "base": revision["id"],
        "baseCreatedAt": revision["createdAt"],
        "own": revision["id"],
    }


def test_the_tool_opens_on_the_last_draft_with_its_secrets(client, editor, gesture):
    gesture.phases = [Phase(name="Le tour de main", key="two", is_secret=True)]
    gesture.save_revision(user=editor)
    state = opened(client, gesture)
    assert [phase["name"] for phase in state["module"]["phases"]] == ["Le tour de main"]
    assert state["media"]["film"][0]["title"] == "Vu de face"
    assert state["may"] == {"edit": True, "publish": True, "submit": True}
    assert state["revision"]["user"] == "Claire Martin"


def test_the_words_of_the_tool_are_french(client, editor, gesture):
    assert opened(client, gesture)["words"]["keyframe_add"] == "Ajouter une image-clé"


def test_what_is_drawn_and_cut_becomes_a_draft_and_the_public_page_stays(
    client, editor, gesture, film
):
    phases = [
        {"key": "one", "name": "Centrer la terre", "film": film.pk, "start": 0, "end": 0.3},
        {"key": "0badcafe", "name": "Monter", "film": film.pk, "start": 0.3, "end": 0.9},
    ]
    overlays = [{"kind": "film", "media": film.pk, "data": {"version": 1, "shapes": [SEGMENT]}}]
    answer = sent(client, gesture, phases=phases, overlays=overlays)
    assert answer.status_code == 200 and answer.json()["faults"] == []
    draft = draft_of(gesture)
    assert [(p.key, p.name, p.start, p.end) for p in draft.phases.all()] == [
        ("one", "Centrer la terre", 0, 0.3),
        ("0badcafe", "Monter", 0.3, 0.9),
    ]
    assert draft.overlays.get().data["shapes"] == [SEGMENT]
    live = GesturePage.objects.get(pk=gesture.pk)
    assert [phase.name for phase in live.phases.all()] == ["Centrer"]
    assert not live.overlays.exists()


def test_a_phase_known_by_its_key_stays_the_same_row_once_published(client, editor, gesture, film):
    before = gesture.phases.get().pk
    sent(client, gesture, phases=[{"key": "one", "name": "Autre nom", "film": film.pk}])
    draft_of(gesture).get_latest_revision().publish()
    assert GesturePage.objects.get(pk=gesture.pk).phases.get().pk == before


def test_a_phase_on_the_main_film_goes_on_following_it(client, editor, gesture, film):
    state = opened(client, gesture)
    assert state["module"]["phases"][0]["film"] == film.pk
    sent(client, gesture, phases=state["module"]["phases"])
    assert draft_of(gesture).phases.get().film_id is None


def test_what_was_opened_and_sent_back_changes_nothing(client, editor, gesture):
    gesture.pictures.create(picture=SmallPictureFactory())
    gesture.phases = [
        Phase(
            name="Centrer", start=0, end=0.4, key="one", action=ActionFactory(), posture="assis",
            grip="à deux mains", description="a\nb", rule_of_art="c", rule_source="d",
            tolerance="e", safety_note="f", common_error="g", validated_by="h",
            validated_on="2026-01-02", state="wet", is_secret=True,
        )
    ]  # fmt: skip
    gesture.save()
    gesture = GesturePage.objects.get(pk=gesture.pk)
    before = opened(client, gesture)["module"]
    sent(client, gesture, phases=before["phases"], overlays=before["overlays"])
    assert opened(client, gesture)["module"] == before


def test_faults_are_told_and_the_draft_is_kept_all_the_same(client, editor, gesture, film):
    phases = [
        {"key": "one", "name": "Centrer", "film": film.pk, "start": 0.5, "end": 0.2},
        {"key": "two", "name": "", "film": film.pk, "start": 0.6, "end": 9},
        {"key": "three", "name": "x" * 121, "film": film.pk},
    ]
    broken = {"id": "b2", "kind": "segment", "keyframes": [{"t": 0, "points": [[0.1, 0.1]]}]}
    overlays = [{"kind": "film", "media": film.pk, "data": {"version": 1, "shapes": [broken, 7]}}]
    faults = sent(client, gesture, phases=phases, overlays=overlays).json()["faults"]
    places = {(fault.get("phase"), fault.get("field")) for fault in faults if fault.get("phase")}
    assert {("one", "end"), ("two", "name"), ("two", "end"), ("three", "name")} <= places
    assert [fault["shape"] for fault in faults if fault.get("overlay") == 0] == ["b2"]
    draft = draft_of(gesture)
    assert [(p.name[:3], p.start, p.end) for p in draft.phases.all()][0] == ("Cen", 0.5, 0.2)
    assert draft.overlays.get().data["shapes"] == [broken, 7]


def test_the_history_keeps_one_version_for_a_session_of_work(client, editor, gesture):
    first = sent(client, gesture, phases=[{"key": "one", "name": "Un"}])
    sent(client, gesture, phases=[{"key": "one", "name": "Deux"}], **based(first))
    assert gesture.revisions.count() == 1
    assert draft_of(gesture).phases.get().name == "Deux"
    assert PageLogEntry.objects.filter(action="wagtail.edit", page=gesture).count() == 2


def test_a_published_version_is_never_written_over(client, editor, gesture):
    first = sent(client, gesture, phases=[{"key": "one", "name": "Un"}])
    assert sent(client, gesture, "publish", **based(first)).json()["done"] == "published"
    revision = GesturePage.objects.get(pk=gesture.pk).get_latest_revision()
    again = {"base": revision.pk, "baseCreatedAt": revision.created_at.isoformat(),
             "own": revision.pk}  # fmt: skip
    sent(client, gesture, phases=[{"key": "one", "name": "Deux"}], **again)
    assert gesture.revisions.count() == 2
    assert revision.as_object().phases.get().name == "Un"


def test_a_version_saved_meanwhile_by_somebody_else_is_not_lost(client, editor, gesture):
    known = sent(client, gesture, phases=[{"key": "one", "name": "Un"}])
    other = UserFactory(first_name="Paul", last_name="Roux")
    theirs = draft_of(gesture)
    theirs.introduction = "De Paul"
    theirs.save_revision(user=other)
    answer = sent(client, gesture, phases=[{"key": "one", "name": "Deux"}], **based(known))
    assert answer.status_code == 409
    assert (
        answer.json()["error"]
        == "Paul Roux a enregistré entre-temps une autre version de cette page."
    )
    assert draft_of(gesture).phases.get().name == "Un"
    forced = sent(
        client, gesture, phases=[{"key": "one", "name": "Deux"}], force=True, **based(known)
    )
    assert forced.status_code == 200
    draft = draft_of(gesture)
    assert (draft.phases.get().name, draft.introduction) == ("Deux", "De Paul")
    assert gesture.revisions.count() == 3


def test_an_automatic_save_of_the_same_version_elsewhere_is_a_conflict(client, editor, gesture):
    known = sent(client, gesture, phases=[{"key": "one", "name": "Un"}])
    revision = GesturePage.objects.get(pk=gesture.pk).get_latest_revision()
    draft_of(gesture).save_revision(user=editor, overwrite_revision=revision, clean=False)
    assert sent(client, gesture, **based(known)).status_code == 409


def test_what_is_already_saved_is_sent_again_without_conflict(client, editor, gesture):
    phases = [{"key": "one", "name": "Un", "start": 0, "end": 0.5}]
    assert sent(client, gesture, phases=phases).status_code == 200
    assert sent(client, gesture, phases=phases).status_code == 200
    assert gesture.revisions.count() == 1


def test_media_of_other_gestures_are_not_taken(client, editor, gesture):
    stranger = FilmFactory(title="D'un autre")
    phases = [{"key": "one", "name": "Un", "film": stranger.pk, "secondFilm": stranger.pk}]
    overlays = [{"kind": "film", "media": stranger.pk, "data": {"shapes": []}},
                {"kind": [1], "media": {}, "data": {}}]  # fmt: skip
    assert sent(client, gesture, phases=phases, overlays=overlays).status_code == 200
    draft = draft_of(gesture)
    assert draft.phases.get().film_id is draft.phases.get().second_film_id is None
    assert not draft.overlays.all()


@pytest.mark.parametrize(
    "body",
    ["", "[]", "{", '{"phases": 3, "overlays": []}', '{"phases": [1], "overlays": []}', "[" * 5000],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(client, editor, gesture, body):
    address = reverse("gesture_modelling_save", args=[gesture.pk])
    answer = client.post(address, body, content_type="application/json")
    assert answer.status_code == 400 and "rechargez la page" in answer.json()["error"]
    assert not gesture.revisions.exists()


def test_wild_values_are_kept_out_of_the_columns(client, editor, gesture):
    wild = {"key": "../..", "name": 12, "start": "0:01", "end": True, "film": "x", "state": "mou",
            "action": {"a": 1}, "validatedOn": "hier", "secret": "oui"}  # fmt: skip
    assert sent(client, gesture, phases=[wild]).status_code == 200
    phase = draft_of(gesture).phases.get()
    assert (phase.name, phase.start, phase.end, phase.state) == ("12", None, None, "")
    assert phase.key.isalnum() and not phase.is_secret


def test_too_much_at_once_is_refused_with_a_sentence(client, editor, gesture, settings):
    settings.DATA_UPLOAD_MAX_MEMORY_SIZE = 100
    answer = sent(client, gesture, phases=[{"key": "one", "name": "x" * 200}])
    assert answer.status_code == 413 and "trop" in answer.json()["error"]


def test_a_locked_gesture_is_only_read_and_says_who_locked_it(client, editor, gesture):
    gesture.locked, gesture.locked_at = True, timezone.now()
    gesture.locked_by = UserFactory(first_name="Paul", last_name="Roux")
    gesture.save()
    state = opened(client, gesture)
    assert not any(state["may"].values()) and "Paul Roux" in state["obstacle"]
    answer = sent(client, gesture, phases=[])
    assert answer.status_code == 403 and "Paul Roux" in answer.json()["error"]


def test_who_may_not_change_the_gesture_neither_sees_nor_sends(client, gesture):
    client.force_login(UserFactory(role="adviser"))
    answer = client.get(reverse("gesture_modelling", args=[gesture.pk]), follow=True)
    assert "state" not in (answer.context or {})
    answer = sent(client, gesture, phases=[])
    assert answer.status_code == 403 and answer.json()["error"]
    assert not gesture.revisions.exists()


def test_a_page_of_another_kind_has_no_workshop(client, editor, home):
    assert client.get(reverse("gesture_modelling", args=[home.pk])).status_code == 404
    assert sent(client, home).status_code == 404


def test_the_button_stands_on_gestures_only(client, editor, gesture, home):
    address = reverse("gesture_modelling", args=[gesture.pk])
    edit = client.get(reverse("wagtailadmin_pages:edit", args=[gesture.pk])).text
    assert address in edit and "Ouvrir l’atelier" in edit
    assert address in client.get(reverse("wagtailadmin_explore", args=[home.pk])).text
    other = make_page(home)
    assert "/atelier/" not in client.get(reverse("wagtailadmin_pages:edit", args=[other.pk])).text


def test_a_faulty_module_is_not_published_and_its_faults_are_named(client, editor, gesture, film):
    phases = [
        {"key": "one", "name": "Centrer", "film": film.pk, "start": 0, "end": 0.6},
        {"key": "two", "name": "Monter", "film": film.pk, "start": 0.5, "end": 0.9},
    ]
    known = sent(client, gesture, phases=phases)
    answer = sent(client, gesture, "publish", **based(known))
    assert answer.status_code == 422
    (fault,) = answer.json()["faults"]
    assert (fault["phase"], fault["field"]) == ("two", "start") and "Centrer" in fault["sentence"]
    assert GesturePage.objects.get(pk=gesture.pk).phases.get().name == "Centrer"


def test_a_media_that_may_not_be_shown_keeps_the_gesture_from_the_public(
    client, editor, gesture, film
):
    film.trade_secret = True
    film.save()
    known = sent(client, gesture, phases=[{"key": "one", "name": "Centrer"}])
    answer = sent(client, gesture, "publish", **based(known))
    assert answer.status_code == 422
    (fault,) = answer.json()["faults"]
    assert "« Vu de face »" in fault["sentence"] and "<" not in fault["sentence"]
    assert str(film.pk) in fault["url"]


def test_a_draft_without_what_the_page_needs_is_not_published(client, editor, gesture):
    draft = draft_of(gesture)
    draft.action = None
    revision = draft.save_revision(user=editor, clean=False)
    answer = sent(client, gesture, "publish", base=revision.pk)
    assert answer.status_code == 422 and answer.json()["faults"][0]["page"]


def test_publishing_shows_what_was_saved(client, editor, gesture, film):
    overlays = [{"kind": "film", "media": film.pk, "data": {"version": 1, "shapes": [SEGMENT]}}]
    known = sent(client, gesture, phases=[{"key": "one", "name": "Neuf"}], overlays=overlays)
    answer = sent(client, gesture, "publish", **based(known))
    assert answer.json()["done"] == "published" and answer.json()["url"] == gesture.url
    live = GesturePage.objects.get(pk=gesture.pk)
    assert live.phases.get().name == "Neuf" and live.overlays.get().data["shapes"] == [SEGMENT]
    assert not live.has_unpublished_changes


def test_an_older_version_is_not_published_over_a_newer_one(client, editor, gesture):
    known = sent(client, gesture, phases=[{"key": "one", "name": "Un"}])
    draft_of(gesture).save_revision(user=UserFactory())
    assert sent(client, gesture, "publish", **based(known)).status_code == 409


def test_who_may_not_publish_sends_to_the_moderators(client, gesture):
    group = Group.objects.create(name="Déposants")
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    change = Permission.objects.get(content_type__app_label="wagtailcore", codename="change_page")
    GroupPagePermission.objects.create(group=group, page=gesture, permission=change)
    task = GroupApprovalTask.objects.create(name="Relire")
    task.groups.add(Group.objects.create(name="Relecteurs"))
    workflow = Workflow.objects.create(name="Relecture")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    WorkflowPage.objects.update_or_create(page=gesture, defaults={"workflow": workflow})
    user = UserFactory()
    user.groups.add(group)
    client.force_login(user)
    assert opened(client, gesture)["may"] == {"edit": True, "publish": False, "submit": True}
    known = sent(client, gesture, phases=[{"key": "one", "name": "Proposé"}])
    answer = sent(client, gesture, "publish", **based(known))
    assert answer.json() == {
        "done": "submitted",
        "url": reverse("wagtailadmin_pages:edit", args=[gesture.pk]),
    }
    page = GesturePage.objects.get(pk=gesture.pk)
    assert page.workflow_in_progress and page.phases.get().name == "Centrer"


def test_a_file_of_chapters_gives_its_phases_and_saves_nothing(client, editor, gesture):
    content = b"WEBVTT\n\n00:00.000 --> 00:00.500\nCentrer\n\n00:00.500 --> 00:01.000\nMonter\n"
    answer = imported(client, gesture, "phases.vtt", content)
    assert [phase["name"] for phase in answer.json()["phases"]] == ["Centrer", "Monter"]
    assert not gesture.revisions.exists()


@pytest.mark.parametrize("name", ["phases.vtt", "photo.jpg", ""])
def test_a_broken_file_is_refused_with_a_sentence(client, editor, gesture, name):
    answer = imported(client, gesture, name, b"\xff\xfe nothing")
    assert answer.status_code in {400, 422} and answer.json()["error"].endswith(".")


def imported(client, gesture, name, content, **sent):
    from django.core.files.uploadedfile import SimpleUploadedFile

    file = {"file": SimpleUploadedFile(name, content)} if name else {}
    return client.post(reverse("gesture_modelling_import", args=[gesture.pk]), {**file, **sent})


EAF = b"""<?xml version="1.0" encoding="UTF-8"?><ANNOTATION_DOCUMENT FORMAT="3.0">
<HEADER TIME_UNITS="milliseconds"/><TIME_ORDER><TIME_SLOT TIME_SLOT_ID="t1" TIME_VALUE="0"/>
<TIME_SLOT TIME_SLOT_ID="t2" TIME_VALUE="500"/></TIME_ORDER><TIER TIER_ID="Phases"><ANNOTATION>
<ALIGNABLE_ANNOTATION ANNOTATION_ID="a" TIME_SLOT_REF1="t1" TIME_SLOT_REF2="t2">
<ANNOTATION_VALUE>Centrer</ANNOTATION_VALUE></ALIGNABLE_ANNOTATION></ANNOTATION></TIER>
</ANNOTATION_DOCUMENT>"""


def test_an_elan_file_gives_its_phases(client, editor, gesture):
    answer = imported(client, gesture, "geste.eaf", EAF).json()
    assert [(p["name"], p["start"], p["end"]) for p in answer["phases"]] == [("Centrer", 0, 0.5)]


def amalia(turn):
    """Return an Amalia file with an ellipse, turned: its points depend on the picture's sides."""
    shape = {"t": "ellipse", "c": {"x": 0.5, "y": 0.5}, "rx": 0.2, "ry": 0.1, "o": turn}
    rows = [{"shape": shape, "tc": "00:00:00.0000", "tclevel": 1}]
    block = {"label": "Col", "tcin": "00:00:00.0000", "tcout": "00:00:00.5000", "tclevel": 0,
             "sublocalisations": {"localisation": rows}}  # fmt: skip
    tracks = {"localisation": [block], "id": "s", "type": "visual_tracking", "version": 1}
    return json.dumps([tracks]).encode()


def test_an_amalia_file_is_read_at_the_size_of_the_film_on_the_stage(client, editor, gesture):
    square = FilmFactory(title="De côté", width=500, height=500)
    gesture.films.add(GestureFilm(film=square, sort_order=1))
    gesture.save_revision(user=editor)  # in the draft alone
    content = amalia(0.5)
    (shape,) = imported(client, gesture, "a.json", content, film=square.pk).json()["shapes"]
    (expected,) = read_module_file("a.json", content, (500, 500)).shapes
    (wide,) = read_module_file("a.json", content, (1920, 1080)).shapes
    assert shape["keyframes"] == expected["keyframes"] != wide["keyframes"]


def test_an_overlay_that_the_tool_did_not_open_keeps_its_place(client, editor, gesture):
    picture = SmallPictureFactory()
    gesture.pictures.create(picture=picture)
    gesture.overlays = [GestureOverlay(picture=picture, data={"version": 1, "shapes": [SEGMENT]})]
    gesture.save()
    before = gesture.overlays.get().pk
    module = opened(client, gesture)["module"]
    sent(client, gesture, phases=module["phases"], overlays=module["overlays"])
    draft = draft_of(gesture)
    assert draft.overlays.get().pk == before and draft.overlays.get().data["shapes"] == [SEGMENT]


def test_3d_models_may_be_worked_on_and_what_is_laid_on_them_is_kept(client, editor, gesture):
    model = Model3DFactory(title="Le vase")
    raw = Model3DFactory(title="Pas encore lisible")
    type(raw).objects.filter(pk=raw.pk).update(file="models/brut.stl", published="")
    for each in (model, raw):
        gesture.models.create(model=each)
    gesture.save()
    (offered,) = opened(client, gesture)["media"]["model"]
    assert (offered["id"], offered["title"], offered["src"]) == (model.pk, "Le vase", model.url)
    points = [[0, 0, 0], [0, 0.25, 0]]
    length = {"kind": "length", "unit": "cm"}
    shape = {**SEGMENT, "quantity": length, "keyframes": [{"t": 0, "points": points}]}
    data = {"version": 1, "shapes": [shape]}
    data["views"] = {"one": {"orbit": "1.0472rad 0.8727rad 2m", "target": "0m 0.1m 0m"}}
    answer = sent(client, gesture, overlays=[{"kind": "model", "media": model.pk, "data": data}])
    assert answer.json()["faults"] == []
    overlay = draft_of(gesture).overlays.get()
    assert (overlay.model, overlay.data) == (model, data)
    data["views"]["one"]["orbit"] = "autour"
    known = based(answer)
    overlays = [{"kind": "model", "media": model.pk, "data": data}]
    (fault,) = sent(client, gesture, overlays=overlays, **known).json()["faults"]
    assert "vue du modèle 3D" in fault["sentence"]


@pytest.mark.parametrize("rate", ["30", "30000/1001"])
def test_the_tool_knows_the_frames_a_second_from_the_start(
    client, editor, gesture, rate, django_capture_on_commit_callbacks
):
    file = ContentFile(film_bytes("-r", rate), "film.mp4")
    with django_capture_on_commit_callbacks(execute=True):
        prepared = FilmFactory(file=file, state=MediaState.RECEIVED)
    prepared = derived(prepared)
    gesture.films.add(GestureFilm(film=prepared, sort_order=1))
    gesture.save()
    known = {media["id"]: media["rate"] for media in opened(client, gesture)["media"]["film"]}
    assert known[prepared.pk] == pytest.approx(float(Fraction(rate)))
