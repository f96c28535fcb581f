"""A partner submits, communication approves, and it is live."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.events.models import EventPage
from cms.media.models import Picture
from tests.factories.events import make_agenda, make_programme
from tests.factories.people import OrganisationFactory, UserFactory


@pytest.fixture
def programme(home):
    return make_programme(make_agenda(home))


@pytest.fixture
def partner(programme):
    user = UserFactory()
    programme.organisation.members.add(user)
    return user


def event_form(client, programme, **values):
    """Return what the editor of a new event posts when only the words are filled in."""
    url = reverse("wagtailadmin_pages:add", args=["events", "eventpage", programme.pk])
    form = client.get(url).context["form"]
    data = {name: form[name].value() for name in form.fields}
    data = {name: value for name, value in data.items() if value and isinstance(value, str)}
    formsets = {name: inline_formset([]) for name in form.formsets}
    spans = [
        {
            "start": "2027-05-01 10:00",
            "end": "2027-05-01 12:00",
            "rrule_0": "",
            "rrule_1": "",
            "rrule_2": "",
        }
    ]
    return url, nested_form_data(
        {
            **data,
            **formsets,
            "occurrences": inline_formset(spans),
            "body": streamfield([]),
            "title": "Fête de la brique",
            "slug": "fete-de-la-brique",
            "introduction": "Mouler sa brique.",
            **values,
        }
    )


def small_png():
    buffer = io.BytesIO()
    Image.new("RGB", (40, 30), "#9c4a2f").save(buffer, "PNG")
    return SimpleUploadedFile("affiche.png", buffer.getvalue(), "image/png")


def errors_of(response):
    form = response.context["form"]
    return form.errors, {name: formset.errors for name, formset in form.formsets.items()}


def submit(client, programme, partner):
    client.force_login(partner)
    url, data = event_form(client, programme)
    response = client.post(url, {**data, "action-submit": "1"})
    assert response.status_code == 302, errors_of(response)
    return EventPage.objects.get(slug="fete-de-la-brique")


def test_a_partner_submits_and_communication_makes_it_live(client, programme, partner):
    event = submit(client, programme, partner)
    assert not event.live and event.current_workflow_state.status == "in_progress"
    client.force_login(UserFactory(role="communication"))
    state = event.current_workflow_state.current_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[event.pk, "approve", state.pk])
    client.post(url, {"comment": "Merci"})
    assert EventPage.objects.get().live


def test_a_partner_never_publishes_even_by_a_forged_request(client, programme, partner):
    client.force_login(partner)
    url, data = event_form(client, programme)
    response = client.post(url, {**data, "action-publish": "1"})
    assert response.status_code == 302, errors_of(response)
    assert not EventPage.objects.get().live


def test_a_partner_never_approves_their_own_event(client, programme, partner):
    event = submit(client, programme, partner)
    state = event.current_workflow_state.current_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[event.pk, "approve", state.pk])
    client.post(url, {"comment": ""})
    assert not EventPage.objects.get().live


def test_a_partner_adds_images_to_the_collection_of_the_organisation_only(client, partner):
    other = OrganisationFactory()
    client.force_login(partner)
    assert other.collection is not None
    response = client.post(
        reverse("wagtailimages:add"),
        {
            "title": "Affiche",
            "file": small_png(),
            "licence": "reserved",
            "collection": other.collection.pk,
        },
    )
    assert response.status_code == 302, response.context["form"].errors
    picture = Picture.objects.get()
    assert picture.collection == partner.organisations.get().collection
