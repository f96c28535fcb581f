import re

import pytest
from django.core import mail
from django.urls import reverse

from cms.people.models import User
from tests.factories.people import OrganisationFactory, UserFactory

PASSWORD = "mot-de-passe-de-test"
NEW_PASSWORD = "un-autre-mot-de-passe-82"


@pytest.fixture
def staff(client, home):
    user = UserFactory(role="communication", first_name="Camille", last_name="Roux")
    client.force_login(user)
    return user


def invite(client, **values):
    data = {"email": "Elise@Example.org", "first_name": "Élise", "last_name": "Vidal", **values}
    return client.post(reverse("wagtailusers_users:add"), data)


def sign_in(client, email, password, **values):
    return client.post("/comptes/login/", {"login": email, "password": password, **values})


# --- Invitations ----------------------------------------------------------------------------------


def test_the_form_asks_for_no_user_name_and_no_password(client, staff):
    fields = client.get(reverse("wagtailusers_users:add")).context["form"].fields
    assert set(fields) == {"email", "first_name", "last_name", "groups", "organisations"}


def test_an_invited_person_chooses_a_password_and_signs_in(client, staff):
    organisation = OrganisationFactory()
    assert invite(client, organisations=[organisation.pk]).status_code == 302
    user = User.objects.get(email="elise@example.org")
    assert not user.has_usable_password()
    assert organisation.group in user.groups.all()
    client.logout()
    message = mail.outbox[0]
    assert message.to == ["elise@example.org"] and "Camille Roux" in message.body
    link = re.search(r"https?://\S+", message.body)[0].split("testserver")[1]
    form = client.get(link, follow=True)
    assert form.status_code == 200
    client.post(form.redirect_chain[-1][0], {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    client.logout()
    assert sign_in(client, "elise@example.org", NEW_PASSWORD).status_code == 302


def test_an_address_is_invited_once_whatever_its_case(client, staff):
    UserFactory(email="elise@example.org")
    response = invite(client)
    assert "déjà prise" in str(response.context["form"].errors["email"])


def test_an_account_is_changed_with_its_memberships(client, staff):
    person, organisation = UserFactory(first_name="A", last_name="B"), OrganisationFactory()
    url = reverse("wagtailusers_users:edit", args=[person.pk])
    data = {"email": person.email, "first_name": "A", "last_name": "C", "is_active": "on"}
    client.post(url, {**data, "organisations": [organisation.pk]})
    assert organisation.group in person.groups.all()
    client.post(url, data)
    assert not person.groups.exists()


def test_staff_make_no_administrator(client, staff):
    person = UserFactory(first_name="A", last_name="B")
    url = reverse("wagtailusers_users:edit", args=[person.pk])
    data = {"email": person.email, "first_name": "A", "last_name": "C", "is_active": "on"}
    client.post(url, {**data, "is_superuser": "on"})
    person.refresh_from_db()
    assert person.last_name == "C" and not person.is_superuser


def test_staff_never_touch_the_account_of_an_administrator(client, staff):
    chief = UserFactory(is_superuser=True)
    url = reverse("wagtailusers_users:edit", args=[chief.pk])
    data = {"email": "moi@example.org", "first_name": "A", "last_name": "B"}
    assert client.post(url, data).url == reverse("wagtailadmin_home")
    bulk = reverse("wagtail_bulk_action", args=["people", "user", "set_active_state"])
    client.post(f"{bulk}?id={chief.pk}", {"mark_as_active": "False"})
    chief.refresh_from_db()
    assert chief.is_active and chief.email != "moi@example.org"


def test_an_administrator_may(client, home):
    client.force_login(UserFactory(is_superuser=True))
    person = UserFactory(first_name="A", last_name="B")
    url = reverse("wagtailusers_users:edit", args=[person.pk])
    assert "is_superuser" in client.get(url).context["form"].fields


# --- Signing in -----------------------------------------------------------------------------------


@pytest.mark.django_db
def test_the_address_signs_in_whatever_its_case(client, home):
    UserFactory(email="Elise@Example.org")
    assert sign_in(client, "ELISE@example.org", PASSWORD).url == "/mon-espace/"


@pytest.mark.django_db
def test_a_superuser_is_made_without_user_name():
    user = User.objects.create_superuser(email="chef@example.org", password=PASSWORD)
    assert user.username == "chef@example.org"


@pytest.mark.django_db
def test_nobody_opens_an_account_alone(client, home):
    assert "signup" in client.get("/comptes/signup/").templates[0].name
    data = {"email": "intrus@example.org", "password1": NEW_PASSWORD}
    client.post("/comptes/signup/", data)
    assert not User.objects.exists()


@pytest.mark.django_db
def test_the_back_office_uses_the_same_sign_in(client, home):
    assert client.get("/admin/").url == "/comptes/login/?next=/admin/"
    UserFactory(email="camille@example.org", role="communication")
    response = sign_in(client, "camille@example.org", PASSWORD, next="/admin/")
    assert response.url == "/admin/"


@pytest.mark.django_db
def test_an_artisan_sent_to_the_back_office_comes_home(client, home):
    UserFactory(email="elise@example.org", role="artisan")
    response = client.post(
        "/comptes/login/",
        {"login": "elise@example.org", "password": PASSWORD, "next": "/admin/"},
        follow=True,
    )
    assert response.status_code == 200
    assert response.redirect_chain[-1][0] == "/mon-espace/"
    assert client.get("/admin/", follow=True).redirect_chain[-1][0] == "/mon-espace/"


@pytest.mark.django_db
def test_too_many_wrong_passwords_close_the_door_for_a_while(client, home):
    UserFactory(email="elise@example.org")
    for _ in range(5):
        response = sign_in(client, "elise@example.org", "faux")
        assert "incorrect" in str(response.context["form"].errors)
    response = sign_in(client, "elise@example.org", PASSWORD)
    assert response.status_code in {200, 429}
    assert "Trop de tentatives" in response.content.decode()
    assert "_auth_user_id" not in client.session
