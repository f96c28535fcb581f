"""The moments of a film are written as people read them, and checked against the film."""

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import Page
from wagtail.test.utils.form_data import inline_formset, nested_form_data, rich_text, streamfield

from cms.gestures.models import GesturePage, Phase
from cms.gestures.timecode import TimecodeFormField, format_timecode, parse_timecode
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.media import FilmFactory
from tests.factories.people import UserFactory
from tests.factories.taxonomy import ActionFactory, MaterialFactory


@pytest.mark.parametrize(
    ("written", "seconds"),
    [("12", 12), ("12.5", 12.5), ("12,5", 12.5), ("1:05", 65), ("1:05,5", 65.5), ("0:01:05", 65),
     (" 1:05 ", 65), ("75", 75), ("1:75", None), ("un", None), ("-3", None), ("1:2:3:4", None)],
)  # fmt: skip
def test_a_moment_is_read_as_people_write_it(written, seconds):
    assert parse_timecode(written) == seconds


@pytest.mark.parametrize(
    ("seconds", "written"), [(0, "0:00"), (5.6, "0:05.6"), (65, "1:05"), (3599.96, "59:59.96")]
)
def test_a_moment_is_shown_as_on_a_player(seconds, written):
    with override("en"):
        assert format_timecode(seconds) == written
    with override("fr"):
        assert format_timecode(seconds) == written.replace(".", ",")
    assert parse_timecode(written) == seconds


def test_a_wrong_moment_is_answered_in_french():
    with pytest.raises(ValidationError) as caught:
        TimecodeFormField().clean("bientôt")
    assert "minutes:secondes" in caught.value.messages[0]


def test_an_unchanged_moment_is_not_a_change():
    field = TimecodeFormField(required=False)
    assert not field.has_changed(65.5, "1:05.5")
    assert not field.has_changed(65.5, "1:05,5")
    assert not field.has_changed(None, "")
    assert field.has_changed(65.5, "1:05,6")
    assert field.has_changed(65.5, "bientôt")
    assert field.has_changed(65.5, "")


@pytest.mark.parametrize(
    ("start", "end", "field"), [(3, 2, "end"), (3, 3, "end"), (None, 2, "start")]
)
def test_a_phase_ends_after_it_starts(start, end, field):
    with pytest.raises(ValidationError) as caught:
        Phase(name="Centrer", start=start, end=end).clean()
    assert list(caught.value.message_dict) == [field]


def test_the_fragment_plays_the_phase_alone():
    assert Phase(start=3, end=5.6).fragment == "#t=3,5.6"
    assert Phase(start=12.25).fragment == "#t=12.25"
    assert Phase().fragment == ""


@pytest.fixture
def editor(client, home):
    client.force_login(UserFactory(is_superuser=True))
    client.index = GestureIndexPageFactory(parent=home)
    return client


def form(phases, films=(), **fields):
    """Return what the editor of a gesture posts."""
    material = {"material": MaterialFactory().pk, "state": "wet"}
    return nested_form_data(
        {
            "title": "Tourner un bol",
            "slug": "tourner-un-bol",
            "gesture_action": ActionFactory().pk,
            "materials": inline_formset([material]),
            "films": inline_formset([{"film": film.pk} for film in films]),
            "models": inline_formset([]),
            "pictures": inline_formset([]),
            "phases": inline_formset(phases),
            "rules": rich_text("<p>Juste</p>"),
            "safety": rich_text(""),
            "body": streamfield([]),
            "licence": "CC-BY-4.0",
            "comments": inline_formset([]),
            **fields,
        }
    )


def create(client, phases, films=(), **fields):
    address = reverse("wagtailadmin_pages:add", args=["gestures", "gesturepage", client.index.pk])
    data = {**form(phases, films, **fields), "action-publish": "1"}
    return client.post(address, data)


def errors_of(response) -> list[dict]:
    return response.context["form"].formsets["phases"].errors


@pytest.mark.django_db
def test_a_gesture_is_written_and_published(editor):
    film = FilmFactory()
    response = create(editor, [{"name": "Centrer", "start": "0:00", "end": "0,5"}], [film])
    assert response.status_code == 302
    (phase,) = GesturePage.objects.get().phases.all()
    assert (phase.start, phase.end) == (0, 0.5)


@pytest.mark.django_db
def test_a_moment_past_the_end_of_the_film_is_answered_beside_it(editor):
    response = create(editor, [{"name": "Centrer", "start": "0", "end": "0:30"}], [FilmFactory()])
    (errors,) = errors_of(response)
    assert errors == {"end": ["Le film dure 0:01 : ce moment est après sa fin."]}
    form = response.context["form"].formsets["phases"].forms[0]
    assert form["end"].value() == "0:30"
    assert not GesturePage.objects.exists()


@pytest.mark.django_db
def test_a_phase_that_ends_before_it_starts_is_answered_beside_it(editor):
    response = create(editor, [{"name": "Centrer", "start": "0.5", "end": "0.2"}], [FilmFactory()])
    assert "commencer" in errors_of(response)[0]["end"][0]


@pytest.mark.django_db
def test_a_phase_plays_a_film_of_the_gesture(editor):
    other = FilmFactory()
    response = create(editor, [{"name": "Centrer", "film": other.pk}], [FilmFactory()])
    assert list(errors_of(response)[0]) == ["film"]


@pytest.mark.django_db
def test_a_gesture_without_film_may_have_phases(editor):
    assert create(editor, [{"name": "Centrer"}, {"name": "Ouvrir"}]).status_code == 302


@pytest.mark.django_db
def test_the_editor_opens_on_every_gesture(editor):
    page = GesturePageFactory(parent=editor.index, whole=True)
    response = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk]))
    assert response.status_code == 200
    for tab in ["Films et images", "Phases", "Règles et sécurité", "Droits"]:
        assert tab in response.content.decode()


@pytest.mark.django_db
def test_no_field_hides_the_address_of_the_form_from_the_autosave(editor):
    page = GesturePageFactory(parent=editor.index)
    html = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert 'name="action"' not in html
    assert 'name="gesture_action"' in html


@pytest.mark.django_db
def test_a_draft_is_saved_before_the_action_is_chosen(editor):
    address = reverse("wagtailadmin_pages:add", args=["gestures", "gesturepage", editor.index.pk])
    data = form([], gesture_action="", materials=inline_formset([]))
    assert editor.post(address, data).status_code == 302
    assert Page.objects.get(slug="tourner-un-bol").live is False
