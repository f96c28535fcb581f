"""What an organisation may keep: counted once, said in words, and never asked of the chamber."""

import pytest
from django.urls import reverse

from cms.media.models import Film
from cms.media.sending import quota
from cms.media.sending.uploads import Upload
from tests.factories.media import FilmFactory, film_bytes, wav_bytes
from tests.factories.people import OrganisationFactory, UserFactory
from tests.factories.sending import Sender, partner_of

pytestmark = pytest.mark.django_db
MB = 1024 * 1024


@pytest.fixture
def member(client):
    user = partner_of(OrganisationFactory(name="Office de tourisme", media_quota=2))
    return Sender(client, user)


def account(user):
    return quota.account_of(user)


def test_a_file_that_does_not_fit_is_refused_with_what_is_left_and_who_to_ask(member):
    answer = member.begin(3 * MB)
    message = answer.json()["message"]
    assert answer.status_code == 413
    for words in ("3,0\xa0Mo", "il reste 2,0\xa0Mo à Office de tourisme", "chambre"):
        assert words in message


def test_the_same_content_is_counted_once(member):
    film = FilmFactory(uploaded_by=member.user)
    FilmFactory(uploaded_by=member.user)
    assert Film.objects.count() == 2
    assert account(member.user).used == film.source.bytes


def test_what_every_member_sent_is_counted_and_what_others_sent_is_not(member):
    other = UserFactory()
    member.user.organisations.get().members.add(other)
    film = FilmFactory(uploaded_by=other)
    FilmFactory()
    assert account(member.user).used == film.source.bytes


def test_what_is_being_sent_is_counted_until_it_is_given_up(member):
    url = member.begin(int(1.5 * MB))["Location"]
    assert member.begin(MB).status_code == 413
    member.client.delete(url, headers={"Tus-Resumable": "1.0.0"})
    assert member.begin(MB).status_code == 201
    assert Upload.objects.get().organisation.name == "Office de tourisme"


def test_without_a_quota_of_its_own_an_organisation_has_that_of_everybody(client, settings):
    settings.MEDIA_QUOTA = 1
    sender = Sender(client, partner_of())
    assert account(sender.user).limit == MB
    assert sender.begin(2 * MB).status_code == 413


def test_a_quota_of_nothing_is_no_room_at_all(client):
    sender = Sender(client, partner_of(OrganisationFactory(media_quota=0)))
    assert sender.begin(1).status_code == 413


@pytest.mark.parametrize("who", [{"is_superuser": True}, {"role": "communication"}])
def test_administrators_and_the_chamber_have_no_limit(client, settings, who):
    settings.MEDIA_QUOTA = 0
    assert Sender(client, UserFactory(**who)).begin(3 * MB).status_code == 201


def test_a_member_of_two_organisations_has_the_room_of_the_fuller_one(member):
    OrganisationFactory(name="Musée", media_quota=1).members.add(member.user)
    assert account(member.user).name == "Musée"


def test_a_plain_form_is_held_to_the_quota_too(member):
    organisation = member.user.organisations.get()
    organisation.media_quota = 0
    organisation.save()
    from django.core.files.uploadedfile import SimpleUploadedFile

    form = {"title": "Tourner", "licence": "CC-BY-4.0",
            "file": SimpleUploadedFile("a.mp4", film_bytes())}  # fmt: skip
    answer = member.client.post(reverse(Film.snippet_viewset.get_url_name("add")), form)
    assert "chambre" in str(answer.context["form"].errors["file"])
    assert not Film.objects.exists()


def test_the_use_of_the_room_is_shown_where_files_are_sent_and_on_the_organisation(member):
    member.sent(wav_bytes(10))
    assert "Office de tourisme utilise" in member.client.get(reverse("media_send")).content.decode()
    admin = Sender(member.client, UserFactory(is_superuser=True))
    organisation = member.user.organisations.get()
    edit = reverse(type(organisation).snippet_viewset.get_url_name("edit"), args=[organisation.pk])
    form = admin.client.get(edit).content.decode()
    assert "Office de tourisme utilise" in form and 'name="media_quota"' in form
