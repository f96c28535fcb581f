"""Nobody is shown without their consent, and a secret is kept.

Long, because one film, one page and one member of staff serve rights, publication and forms alike.
"""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.template import Context, Template
from django.urls import reverse
from django.utils import timezone
from wagtail.documents.models import Document
from wagtail.models import Collection
from wagtail.test.utils.form_data import (
    inline_formset,
    nested_form_data,
    querydict_from_html,
    rich_text,
    streamfield,
)

from cms.gestures.models import GestureFilm
from cms.media.models import Consent, Film, Picture
from cms.media.rights import Persons, Use, covers
from cms.media.showing import NotShownError, ending_soon, put_away
from tests.factories.documentaries import make_documentary, make_index, scene
from tests.factories.gestures import GesturePageFactory
from tests.factories.media import ConsentFactory, FilmFactory, PictureFactory, SmallPictureFactory
from tests.factories.people import UserFactory
from tests.factories.taxonomy import MaterialFactory

pytestmark = pytest.mark.django_db


def today(days: int = 0):
    return timezone.localdate() + timedelta(days=days)


@pytest.fixture
def film():
    """A film in which somebody can be recognised, and who said nothing yet."""
    return FilmFactory(title="Le tour", persons=Persons.SHOWN)


@pytest.fixture
def staff(client):
    user = UserFactory(role="communication")
    client.force_login(user)
    return user


@pytest.fixture
def gesture(home, film):
    """A draft that shows the film."""
    gesture = GesturePageFactory(parent=home, live=False)
    gesture.films = [GestureFilm(film=film, caption="", sort_order=0)]
    gesture.save()
    gesture.save_revision()
    return gesture


def again(media):
    return type(media).objects.get(pk=media.pk)


# --- What is shown ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("persons", "shown"),
    [(Persons.UNCHECKED, True), (Persons.NOBODY, True), (Persons.SHOWN, False)],
)
def test_a_media_with_persons_needs_their_consent(persons, shown):
    assert FilmFactory(persons=persons).is_available is shown


def test_everybody_in_a_film_must_agree(film):
    ConsentFactory(film=film, person="Jeanne Roux")
    assert again(film).is_available
    ConsentFactory(film=film, person="Paul Bosc", use=Use.PRINT)
    assert not again(film).is_available
    ConsentFactory(film=film, person="paul  bosc", use=Use.SITE)
    assert again(film).is_available


def test_a_film_is_shown_until_the_first_consent_ends(film):
    ConsentFactory(film=film, expires_on=today(30))
    ConsentFactory(film=film, person="Paul Bosc", expires_on=today(9))
    ConsentFactory(film=film, person="Ana Sol")
    film = again(film)
    assert (film.is_available, film.shown_until) == (True, today(9))


def test_the_last_day_counts_and_the_next_does_not_even_before_the_daily_command(film):
    consent = ConsentFactory(film=film, expires_on=today())
    assert again(film).is_available
    Consent.objects.filter(pk=consent.pk).update(expires_on=today(-1))
    Film.objects.filter(pk=film.pk).update(shown_until=today(-1))
    assert not again(film).is_available


def test_a_withdrawn_consent_takes_the_film_down_and_staff_are_told_once(
    film, django_capture_on_commit_callbacks
):
    UserFactory(role="communication", email="com@example.org")
    consent = ConsentFactory(film=film)
    with django_capture_on_commit_callbacks(execute=True):
        consent.withdrawn_on = today()
        consent.save()
        consent.save()
    assert not again(film).is_available
    assert [message.to for message in mail.outbox] == [["com@example.org"]]
    assert "Le tour" in mail.outbox[0].subject


def test_the_daily_command_withholds_what_ended_and_tells_staff_once(
    film, django_capture_on_commit_callbacks, capsys
):
    UserFactory(role="communication", email="com@example.org")
    consent = ConsentFactory(film=film, expires_on=today(1))
    Consent.objects.filter(pk=consent.pk).update(expires_on=today(-1))
    Film.objects.update(shown_until=today(-1))
    with django_capture_on_commit_callbacks(execute=True):
        call_command("media_rights")
        call_command("media_rights")
    assert again(film).withheld == "consent"
    assert len(mail.outbox) == 1
    assert "Le tour" in capsys.readouterr().out


def test_a_consent_that_is_deleted_no_longer_counts(film):
    ConsentFactory(film=film).delete()
    assert not again(film).is_available


def test_a_parent_must_sign_for_a_minor(film):
    child = ConsentFactory(film=film, is_minor=True)
    assert not again(film).is_available
    with pytest.raises(ValidationError, match="parent"):
        child.full_clean()
    child.parent = "Luc Roux"
    child.save()
    assert again(film).is_available


@pytest.mark.parametrize(
    ("field", "value"),
    [("given_on", today(1)), ("expires_on", today(-400)), ("withdrawn_on", today(2))],
)
def test_dates_that_make_no_sense_are_refused_in_a_sentence(film, field, value):
    consent = ConsentFactory(film=film)
    setattr(consent, field, value)
    with pytest.raises(ValidationError) as error:
        consent.full_clean()
    assert set(error.value.message_dict) == {field}


def test_each_use_is_agreed_to_by_itself(film):
    ConsentFactory(film=film, use=Use.SITE)
    film = again(film)
    assert covers(film, Use.SITE) and not covers(film, Use.PRINT)
    assert not covers(FilmFactory(trade_secret=True), Use.SITE)
    assert covers(FilmFactory(), Use.TEACHING)


def test_a_withheld_picture_gives_way_to_a_placeholder_but_not_for_staff():
    picture = SmallPictureFactory(trade_secret=True)
    template = Template('{% include "components/picture.html" with picture=picture %}')
    html = template.render(Context({"picture": picture}))
    assert "picture--empty" in html and "<img" not in html
    assert picture.get_rendition("max-165x165").url


def test_a_poster_follows_its_film():
    poster = SmallPictureFactory()
    film = FilmFactory(poster=poster, persons=Persons.SHOWN)
    assert again(poster).is_withheld
    ConsentFactory(film=film)
    assert not again(poster).is_withheld


def test_a_withheld_film_leaves_a_neutral_sentence_in_its_place(film):
    html = Template('{% include "components/film.html" %}').render(Context({"film": film}))
    assert "<video" not in html and film.file.name not in html
    assert "disponible" in film.placeholder and "consent" not in film.placeholder


def test_a_film_being_prepared_says_so():
    film = FilmFactory(state="received")
    assert not film.is_available and "préparation" in film.placeholder


def test_the_signed_document_goes_where_only_managers_of_consents_can_read_it(client, staff):
    from django.core.files.base import ContentFile

    document = Document.objects.create(
        title="Accord", file=ContentFile(b"%PDF-1.4", "accord.pdf"),
        collection=Collection.get_first_root_node(),
    )  # fmt: skip
    put_away(document)
    assert client.get(document.url).status_code == 200
    client.force_login(UserFactory(role="partner"))
    assert client.get(document.url).status_code == 302  # to another account
    client.logout()
    assert client.get(document.url).status_code == 302


def test_a_consent_is_about_one_media(film):
    from django.db import IntegrityError, transaction

    for wrong in ({}, {"film": film, "picture": SmallPictureFactory()}):
        with pytest.raises(IntegrityError), transaction.atomic():
            ConsentFactory(**wrong)


# --- Publication --------------------------------------------------------------------------------


def post(client, gesture, film, *actions, **changes):
    """Send what the editor of a gesture posts, with the names of buttons."""
    data = nested_form_data({
        "title": "Tourner", "slug": "tourner", "gesture_action": gesture.action_id,
        "materials": inline_formset([{"material": MaterialFactory().pk, "state": "wet"}]),
        "films": inline_formset([{"film": film.pk}]), "models": inline_formset([]),
        "pictures": inline_formset([]), "phases": inline_formset([]), "rules": rich_text(""),
        "safety": rich_text(""), "body": streamfield([]), "licence": "CC-BY-4.0",
        "comments": inline_formset([]), **changes, **dict.fromkeys(actions, "1"),
    })  # fmt: skip
    return client.post(reverse("wagtailadmin_pages:edit", args=[gesture.pk]), data)


def test_a_draft_is_always_saved(client, staff, gesture, film):
    response = post(client, gesture, film, title="Un brouillon")
    assert response.status_code == 302
    assert type(gesture).objects.get(pk=gesture.pk).title == "Un brouillon"


@pytest.mark.parametrize("action", ["action-publish", "action-submit"])
def test_publication_is_refused_with_a_link_to_the_media(client, staff, gesture, film, action):
    response = post(client, gesture, film, action)
    assert response.status_code == 200
    html = response.content.decode()
    edit = reverse(Film.snippet_viewset.get_url_name("edit"), args=[film.pk])
    assert f'<a href="{edit}">Le tour</a>' in html and "accord" in html
    assert not type(gesture).objects.get(pk=gesture.pk).live


def test_it_is_published_once_the_person_agrees(client, staff, gesture, film):
    ConsentFactory(film=film)
    assert post(client, gesture, film, "action-publish").status_code == 302
    assert type(gesture).objects.get(pk=gesture.pk).live


def test_a_trade_secret_is_not_published(client, staff, gesture, film):
    film.persons, film.trade_secret = Persons.NOBODY, True
    film.save()
    html = post(client, gesture, film, "action-publish").content.decode()
    assert "secret" in html
    assert not type(gesture).objects.get(pk=gesture.pk).live


def test_a_revision_cannot_be_published_behind_the_form(gesture, film):
    with pytest.raises(NotShownError):
        gesture.get_latest_revision().publish()
    assert not type(gesture).objects.get(pk=gesture.pk).live
    ConsentFactory(film=film)
    gesture.get_latest_revision().publish()
    assert type(gesture).objects.get(pk=gesture.pk).live


def test_pages_published_together_are_refused_in_a_sentence(client, staff, gesture, home):
    other = GesturePageFactory(parent=home, live=False)
    other.save_revision()
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    response = client.post(
        f"{address}?id={gesture.pk}&id={other.pk}&next=/admin/pages/", follow=True
    )
    assert "Le tour" in response.content.decode()
    assert not type(gesture).objects.get(pk=gesture.pk).live
    assert not type(gesture).objects.get(pk=other.pk).live


def test_a_scheduled_page_waits_for_the_consent_and_others_do_not_wait_for_it(gesture, home, film):
    other = GesturePageFactory(parent=home, live=False)
    for each in (gesture, other):
        each.go_live_at = timezone.now() - timedelta(minutes=5)
        revision = each.save_revision()
        revision.approved_go_live_at = each.go_live_at
        revision.save()
    call_command("publish_scheduled")
    assert not type(gesture).objects.get(pk=gesture.pk).live
    assert type(gesture).objects.get(pk=other.pk).live
    ConsentFactory(film=film)
    call_command("publish_scheduled")
    assert type(gesture).objects.get(pk=gesture.pk).live


def test_a_moderator_who_approves_in_a_small_window_is_told_why_not(
    client, staff, gesture, settings
):
    from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

    task = GroupApprovalTask.objects.create(name="Relecture")
    task.groups.set(staff.groups.all())
    workflow = Workflow.objects.create(name="Relecture")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    state = workflow.start(gesture, staff)
    address = reverse(
        "wagtailadmin_pages:workflow_action",
        args=[gesture.pk, "approve", state.current_task_state.pk],
    )
    response = client.post(address, {"comment": ""}, follow=True)
    assert "Le tour" in response.content.decode()
    assert not type(gesture).objects.get(pk=gesture.pk).live


def test_a_documentary_answers_for_its_own_films_not_for_those_of_its_gestures(home, gesture, film):
    index = make_index(home)
    own = make_documentary(index, scene("Un", ("film", {"film": film.pk, "caption": ""})))
    with pytest.raises(NotShownError):
        own.save_revision().publish()
    other = make_documentary(
        index, scene("Un", ("gesture", {"page": gesture.pk})), title="Autre", slug="autre"
    )
    other.save_revision().publish()


def test_a_picture_of_a_page_counts(home):
    gesture = GesturePageFactory(parent=home, live=False)
    gesture.social_picture = PictureFactory(persons=Persons.SHOWN)
    with pytest.raises(NotShownError):
        gesture.save_revision().publish()


# --- The back office ----------------------------------------------------------------------------


def test_consents_are_written_in_the_form_of_the_film(client, staff, film):
    address = reverse(Film.snippet_viewset.get_url_name("edit"), args=[film.pk])
    data = querydict_from_html(client.get(address).content.decode(), form_id="w-editor-form").dict()
    row = {
        "person": "Jeanne Roux", "use": "all", "given_on": "01/02/2026", "expires_on": "",
        "withdrawn_on": "", "is_minor": "on", "parent": "", "document": "", "id": "", "DELETE": "",
    }  # fmt: skip
    data |= {f"consents-0-{name}": value for name, value in row.items()}
    data["consents-TOTAL_FORMS"] = "1"
    refused = client.post(address, data)
    assert "Un parent signe" in refused.content.decode()
    data["consents-0-parent"] = "Luc Roux"
    assert client.post(address, data).status_code == 302
    assert again(film).is_available and again(film).consents.get().parent == "Luc Roux"


def test_a_form_that_says_nothing_of_consents_leaves_them(client, staff, film):
    ConsentFactory(film=film)
    address = reverse(Film.snippet_viewset.get_url_name("edit"), args=[film.pk])
    sent = {"title": "Le tour", "licence": film.licence, "collection": film.collection_id}
    assert client.post(address, sent).status_code == 302
    film = again(film)
    assert film.persons == Persons.SHOWN and film.consents.count() == 1


def test_the_consent_of_a_person_in_an_image_is_added_from_its_form(client, staff):
    root = Collection.get_first_root_node()
    picture = SmallPictureFactory(persons=Persons.SHOWN, collection=root)
    html = client.get(reverse("wagtailimages:edit", args=[picture.pk])).content.decode()
    add = reverse(Consent.snippet_viewset.get_url_name("add"))
    assert f"{add}?picture={picture.pk}" in html
    form = {"picture": picture.pk, "person": "Jeanne", "use": "all", "given_on": "01/02/2026"}
    assert client.post(add, form).status_code == 302
    assert not Picture.objects.get(pk=picture.pk).is_withheld


def test_the_dashboard_lists_the_consents_that_end_within_60_days(client, staff, film):
    ConsentFactory(film=film, person="Bientôt", expires_on=today(60))
    ConsentFactory(film=film, person="Plus tard", expires_on=today(61))
    ConsentFactory(film=film, person="Retiré", expires_on=today(3), withdrawn_on=today())
    assert [consent.person for consent in ending_soon()] == ["Bientôt"]
    html = client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Bientôt" in html and "Plus tard" not in html


def test_the_list_of_consents_is_for_those_who_manage_them(client, staff, film):
    ConsentFactory(film=film)
    address = reverse(Consent.snippet_viewset.get_url_name("list"))
    assert "Jeanne Roux" in client.get(address).content.decode()
    client.force_login(UserFactory(role="partner"))
    assert client.get(address).status_code == 302
