"""The editor of the back office, as staff use it."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.urls import reverse
from modelcluster.models import get_all_child_relations
from wagtail.test.utils.form_data import inline_formset, nested_form_data, streamfield

from cms.artisans.models import ArtisanPage
from tests.factories.artisans import make_artisan
from tests.factories.people import UserFactory

# Every inline part of the page, those that plugins add included.
EMPTY = {r.get_accessor_name() for r in get_all_child_relations(ArtisanPage)} - {"opening_hours"}


def form_of(page, hours=(), **values):
    """Return what the editor posts; the parts that plugins add are left empty, as ours are."""
    parts = ArtisanPage.get_edit_handler().get_form_class().formsets
    spans = [{"weekday": d, "opens": o, "closes": c} for d, o, c in hours]
    return nested_form_data(
        {
            "title": page.title,
            "slug": page.slug,
            "agreed_on": "2026-01-05",
            "story": streamfield([]),
            **{name: inline_formset([]) for name in parts},
            "opening_hours": inline_formset(spans),
            **values,
        }
    )


def edit(client, page, data):
    return client.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), data)


@pytest.fixture
def staff(client, index):
    user = UserFactory(role="communication")
    client.force_login(user)
    return user


def test_staff_create_an_artisan(client, staff, index):
    data = {**form_of(ArtisanPage(title="Briques Astruc", slug="briques"))}
    url = reverse("wagtailadmin_pages:add", args=["artisans", "artisanpage", index.pk])
    assert client.get(url).status_code == 200
    response = client.post(url, {**data, "action-publish": "1"})
    assert response.status_code == 302, response.context["form"].errors
    assert ArtisanPage.objects.get(slug="briques").live


def test_staff_tick_a_title(client, staff, artisan):
    data = form_of(artisan, is_artisan_dart="on")
    edit(client, artisan, {**data, "action-publish": "1"})
    assert ArtisanPage.objects.get().titles[0]["name"] == "Artisan d'art"


def test_who_may_not_check_titles_never_sets_one(client, staff, artisan):
    permission = Permission.objects.get(codename="check_titles")
    staff.groups.get(name="Communication").permissions.remove(permission)
    response = client.get(reverse("wagtailadmin_pages:edit", args=[artisan.pk]))
    assert "is_artisan_dart" not in response.context["form"].fields
    edit(client, artisan, {**form_of(artisan, is_artisan_dart="on"), "action-publish": "1"})
    assert ArtisanPage.objects.get().titles == []


def test_overlapping_hours_are_refused_in_the_editor(client, staff, artisan):
    hours = [(0, "09:00", "13:00"), (0, "12:00", "18:00")]
    response = edit(client, artisan, form_of(artisan, hours))
    assert "se chevauchent" in str(response.context["form"].formsets["opening_hours"].errors)


def test_nothing_is_published_without_the_agreement_of_the_artisan(client, staff, artisan):
    data = form_of(artisan, agreed_on="")
    response = edit(client, artisan, {**data, "action-publish": "1"})
    assert "ne peut pas encore paraître" in str(response.context["form"].errors["agreed_on"])
    assert edit(client, artisan, data).status_code == 302  # a draft may wait


def test_nor_in_bulk(client, staff, index):
    silent = make_artisan(index, slug="muet", agreed_on=None, live=False)
    silent.save_revision()
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    client.post(f"{url}?id={silent.pk}", {"id": silent.pk})
    assert not ArtisanPage.objects.get().live


def test_the_history_says_what_the_artisan_changed(client, staff, artisan, owner):
    from cms.artisans.space.changes import save_answer
    from cms.artisans.space.questions import BY_SLUG

    save_answer(artisan, BY_SLUG["presentation"], {"introduction": "Neuf"}, owner)
    url = reverse("wagtailadmin_pages:history", args=[artisan.pk])
    html = client.get(url).content.decode()
    assert "Changé dans son espace : Votre métier en quelques mots" in html
    assert datetime.date.today().year  # the page renders to its end


def test_staff_give_the_page_to_people_by_their_addresses(client, staff, artisan, owner):
    other = UserFactory(role="artisan", email="jean@example.org")
    typed = f"{owner.email.upper()}\n jean@example.org"
    response = edit(client, artisan, form_of(artisan, owners=typed) | {"action-publish": "1"})
    assert response.status_code == 302, response.context["form"].errors
    assert set(ArtisanPage.objects.get().owners.all()) == {owner, other}
    shown = client.get(reverse("wagtailadmin_pages:edit", args=[artisan.pk])).content.decode()
    assert "jean@example.org" in shown


def test_an_address_without_account_is_answered_and_kept(client, staff, artisan, owner):
    data = form_of(artisan, owners=f"{owner.email}, perdu@example.org")
    response = edit(client, artisan, {**data, "action-publish": "1"})
    html = response.content.decode()
    assert "perdu@example.org. Invitez d’abord cette personne." in html
    assert f"{owner.email}, perdu@example.org</textarea>" in html
    assert list(ArtisanPage.objects.get().owners.all()) == [owner]


@pytest.mark.parametrize("live", [True, False])
def test_a_part_that_an_automatic_save_kept_is_not_kept_twice(client, staff, artisan, live):
    if not live:
        artisan.unpublish()
    as_new = form_of(artisan, [(0, "09:00", "12:00")])  # the browser never learned its number
    edit(client, artisan, as_new)
    edit(client, artisan, {**as_new, "action-publish": "1"})
    assert ArtisanPage.objects.get().opening_hours.count() == 1
