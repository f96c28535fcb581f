import re
import time

import pytest
from wagtail.contrib.forms.models import FormSubmission

from cms.pages.contact import LEAST_SECONDS, MOST_SECONDS
from tests.factories.pages import make_contact

ADDRESS = "/contact/"
WORDS = {
    "nom": "Jeanne Delmas",
    "adresse_electronique": "jeanne@example.org",
    "message": "Bonjour, où acheter une tuile canal ?",
}


@pytest.fixture
def contact(home):
    return make_contact(home)


@pytest.fixture
def shown(client, contact, monkeypatch):
    """A function that shows the form some seconds ago and returns what it would send."""

    def show(seconds=30):
        now = time.time()
        with monkeypatch.context() as past:
            past.setattr("django.core.signing.time.time", lambda: now - seconds)
            content = client.get(ADDRESS).content.decode()
        return {**WORDS, "stamp": stamp_of(content)}

    return show


def stamp_of(content):
    return re.search(r'name="stamp" value="([^"]+)"', content)[1]


def test_a_message_is_kept_and_sent_by_e_mail(client, shown, contact, mailoutbox):
    answer = client.post(ADDRESS, shown(), follow=True)
    assert "Nous répondons sous trois jours." in answer.content.decode()
    assert FormSubmission.objects.get().form_data == WORDS
    assert mailoutbox[0].to == ["accueil@example.org"]
    assert WORDS["message"] in mailoutbox[0].body


def test_the_thanks_have_an_address_of_their_own_so_that_reloading_sends_nothing(client, shown):
    answer = client.post(ADDRESS, shown())
    assert answer.status_code == 302
    client.get(answer["Location"])
    client.get(answer["Location"])
    assert FormSubmission.objects.count() == 1


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("nom", "", "Ce champ est obligatoire : remplissez-le."),
        ("adresse_electronique", "jeanne chez example", "Saisissez une adresse"),
        ("message", "", "Ce champ est obligatoire : remplissez-le."),
    ],
)
def test_a_mistake_is_said_beside_its_field_and_nothing_typed_is_lost(
    client, shown, field, value, sentence
):
    content = client.post(ADDRESS, {**shown(), field: value}).content.decode()
    assert re.search(rf'id="id_{field}_error">.*?</svg>\s*<span>{sentence}', content, re.S)
    assert f'aria-describedby="id_{field}_error"' in content
    kept = next(text for name, text in WORDS.items() if name != field)
    assert kept in content
    assert not FormSubmission.objects.exists()


def test_what_a_robot_sends_at_once_is_not_taken_and_may_be_sent_again(client, shown, monkeypatch):
    monkeypatch.setattr("cms.pages.contact.LEAST_SECONDS", 600)
    too_soon = shown(seconds=LEAST_SECONDS)
    content = client.post(ADDRESS, too_soon).content.decode()
    assert "trop rapide" in content and WORDS["message"] in content
    assert not FormSubmission.objects.exists()
    monkeypatch.undo()
    assert client.post(ADDRESS, {**WORDS, "stamp": stamp_of(content)}).status_code == 302


@pytest.mark.parametrize("stamp", ["", "form:1:faux", None])
def test_what_never_saw_the_form_is_not_taken(client, shown, stamp):
    data = shown()
    data.pop("stamp") if stamp is None else data.update(stamp=stamp)
    client.post(ADDRESS, data)
    assert not FormSubmission.objects.exists()


def test_a_form_left_open_all_day_is_renewed_without_losing_the_message(client, shown):
    old = shown(seconds=MOST_SECONDS + 60)
    content = client.post(ADDRESS, old).content.decode()
    assert "longtemps" in content and WORDS["message"] in content
    assert stamp_of(content) != old["stamp"]


def test_an_address_that_sends_again_and_again_is_asked_to_wait(client, shown):
    data = shown()
    answers = [client.post(ADDRESS, data) for _ in range(11)]
    assert [answer.status_code for answer in answers[:10]] == [302] * 10
    assert answers[-1].status_code == 429
    assert "Trop" in answers[-1].content.decode()


def test_a_mail_server_that_is_down_loses_no_message(client, shown, monkeypatch):
    def refuse(*args, **kwargs):
        raise ConnectionRefusedError

    monkeypatch.setattr("wagtail.contrib.forms.models.send_mail", refuse)
    assert client.post(ADDRESS, shown()).status_code == 302
    assert FormSubmission.objects.count() == 1


def test_browsers_are_told_what_to_fill_in(client, contact):
    content = client.get(ADDRESS).content.decode()
    assert 'autocomplete="name"' in content and 'autocomplete="email"' in content


def test_the_stamp_is_neither_kept_nor_sent(client, shown, mailoutbox):
    client.post(ADDRESS, shown())
    assert "stamp" not in FormSubmission.objects.get().form_data
    assert "form:" not in mailoutbox[0].body


def test_the_form_asks_no_third_party(client, contact):
    content = client.get(ADDRESS).content.decode()
    assert not re.findall(r'(?:src|action)="https?://(?!localhost)', content)
