"""The library in the back office: lists, search, filters, choosers, and who may do what."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from wagtail.models import Collection

from cms.media.blocks import FilmChooserBlock, Model3DChooserBlock, SoundChooserBlock
from cms.media.models import Film, Model3D, Sound
from cms.people.models import User
from tests.factories.media import (
    FilmFactory,
    Model3DFactory,
    PictureFactory,
    SoundFactory,
    film_bytes,
)
from tests.factories.people import UserFactory

pytestmark = pytest.mark.django_db

ALL = [(Film, FilmFactory), (Sound, SoundFactory), (Model3D, Model3DFactory)]


@pytest.fixture
def admin(client):
    client.force_login(UserFactory(is_superuser=True))
    return client


def url(model, view: str, *args) -> str:
    return reverse(model.snippet_viewset.get_url_name(view), args=args)


@pytest.mark.parametrize(("model", "factory"), ALL)
def test_each_kind_has_a_list_a_form_and_a_history(admin, model, factory):
    media = factory()
    for view, args in [("list", ()), ("add", ()), ("edit", (media.pk,)), ("usage", (media.pk,))]:
        assert admin.get(url(model, view, *args)).status_code == 200
    assert media.title in admin.get(url(model, "list")).content.decode()


@pytest.mark.parametrize(("model", "factory"), ALL)
def test_the_list_is_searched_and_filtered(admin, model, factory):
    factory(title="Tourner un bol"), factory(title="Raboter", state="failed")
    searched = admin.get(url(model, "list"), {"q": "raboter"}).content.decode()
    assert "Raboter" in searched and "Tourner" not in searched
    filtered = admin.get(url(model, "list"), {"state": "failed"}).content.decode()
    assert "Raboter" in filtered and "Tourner" not in filtered


def test_the_list_costs_the_same_for_two_films_and_for_twenty(admin, django_assert_max_num_queries):
    for _ in range(2):
        FilmFactory(poster=PictureFactory())
    admin.get(url(Film, "list"))
    for _ in range(18):
        FilmFactory(poster=PictureFactory())
    admin.get(url(Film, "list"))
    with django_assert_max_num_queries(20):
        admin.get(url(Film, "list"))


def test_a_list_of_a_thousand_films_asks_the_database_a_dozen_times(
    admin, django_assert_max_num_queries
):
    first = FilmFactory(poster=PictureFactory(), state="received")
    Film.objects.bulk_create(
        Film(
            title=f"Film {n}", file=first.file.name, source=first.source, poster=first.poster,
            collection=first.collection,
        )
        for n in range(1000)
    )  # fmt: skip
    admin.get(url(Film, "list"))
    with django_assert_max_num_queries(12):
        page = admin.get(url(Film, "list")).content.decode()
    assert "En attente" in page


def test_the_list_says_how_far_the_work_is(admin):
    film = FilmFactory(state="received")
    film.source.jobs.update(state="processing", progress=0.42, step="encode-003")
    assert "42%" in admin.get(url(Film, "list")).content.decode().replace("\u202f", "")
    form = admin.get(url(Film, "edit", film.pk)).content.decode()
    assert 'value="42"' in form and "Images à toutes les tailles" in form


def failed_sound(**fields):
    sound = SoundFactory(state="failed", **fields)
    sound.source.jobs.update(state="failed", error_code="unexpected", attempts=3)
    return sound


def test_a_failed_sound_is_tried_again_by_a_button(admin, django_capture_on_commit_callbacks):
    sound = failed_sound()
    form = admin.get(url(Sound, "edit", sound.pk)).content.decode()
    assert f'formaction="{url(Sound, "retry", sound.pk)}"' in form
    with django_capture_on_commit_callbacks(execute=True):
        response = admin.post(url(Sound, "retry", sound.pk))
    assert response.url == url(Sound, "edit", sound.pk)
    sound.refresh_from_db()
    assert (sound.state, sound.job.attempts) == ("ready", 1)


def test_nobody_tries_again_what_they_may_not_change(partner):
    film = FilmFactory(collection=partner.collection, state="failed")
    partner.post(url(Film, "retry", film.pk))
    assert Film.objects.get().state == "failed"


def test_trying_again_is_asked_by_a_button_only(admin):
    assert admin.get(url(Sound, "retry", failed_sound().pk)).status_code == 405


def test_a_form_says_where_a_media_is_used_and_who_has_the_same_file(admin):
    sound = SoundFactory()
    SoundFactory(title="Le même bruit")
    form = admin.get(url(Sound, "edit", sound.pk)).content.decode()
    assert url(Sound, "usage", sound.pk) in form and "0 endroit" in form
    assert "Le même bruit" in form


def test_a_failed_film_says_why_in_its_form(admin):
    film = FilmFactory(state="failed")
    Film.objects.update(message="Ce fichier est vide.")
    assert "Ce fichier est vide." in admin.get(url(Film, "edit", film.pk)).content.decode()


def test_a_lost_film_has_a_form(admin):
    film = FilmFactory()
    film.file.storage.delete(film.file.name)
    assert admin.get(url(Film, "edit", film.pk)).status_code == 200


def chooser(model, view: str) -> str:
    return reverse(model.snippet_viewset.chooser_viewset.get_url_name(view))


@pytest.mark.parametrize(("model", "factory"), ALL)
def test_the_chooser_finds_a_media(admin, model, factory):
    factory(title="Tourner un bol"), factory(title="Raboter")
    page = json.loads(admin.get(chooser(model, "choose")).content)
    assert "Tourner un bol" in page["html"]
    assert 'type="file"' in page["html"]
    results = admin.get(chooser(model, "choose_results"), {"q": "raboter"}).content.decode()
    assert "Raboter" in results and "Tourner" not in results


def test_a_film_is_sent_from_the_chooser(admin):
    form = {"title": "Tourner", "file": SimpleUploadedFile("a.mp4", film_bytes()),
            "licence": "CC-BY-4.0", "collection": Collection.get_first_root_node().pk}  # fmt: skip
    answer = json.loads(admin.post(chooser(Film, "create"), form).content)
    assert answer["step"] == "chosen"
    assert Film.objects.get().uploaded_by == User.objects.get()


def test_a_wrong_film_sent_from_the_chooser_is_answered_beside_its_field(admin):
    form = {"title": "Tourner", "file": SimpleUploadedFile("a.mp4", b"Bonjour")}
    answer = json.loads(admin.post(chooser(Film, "create"), form).content)
    assert answer["step"] == "reshow_creation_form"
    assert "MP4, MOV, WebM, MKV" in answer["htmlFragment"]


@pytest.mark.parametrize(
    ("block", "factory"),
    [(FilmChooserBlock, FilmFactory), (SoundChooserBlock, SoundFactory),
     (Model3DChooserBlock, Model3DFactory)],
)  # fmt: skip
def test_a_block_keeps_the_number_of_the_media_it_chose(block, factory):
    media, chosen = factory(), block()
    assert chosen.get_prep_value(media) == media.pk
    assert chosen.bulk_to_python([media.pk, 0]) == [media, None]


@pytest.fixture
def partner(client):
    """Somebody who may add films to one collection only."""
    from django.contrib.auth.models import Group, Permission
    from wagtail.models import GroupCollectionPermission

    user, group = UserFactory(), Group.objects.create(name="Office de tourisme")
    user.groups.add(group)
    group.permissions.add(Permission.objects.get(codename="access_admin"))
    own = Collection.get_first_root_node().add_child(name="Office de tourisme")
    permission = Permission.objects.get(codename="add_film", content_type__app_label="media")
    GroupCollectionPermission.objects.create(group=group, collection=own, permission=permission)
    client.force_login(user)
    client.user, client.collection = user, own
    return client


def test_a_partner_changes_and_deletes_what_they_sent(partner):
    film = FilmFactory(collection=partner.collection, uploaded_by=partner.user)
    assert partner.get(url(Film, "edit", film.pk)).status_code == 200
    assert partner.get(url(Film, "delete", film.pk)).status_code == 200


def test_a_partner_touches_nothing_of_the_others(partner):
    film = FilmFactory(collection=partner.collection)
    for view in ("edit", "delete"):
        assert partner.get(url(Film, view, film.pk)).status_code == 302
        assert partner.post(url(Film, view, film.pk), {"title": "À moi"}).status_code == 302
    assert Film.objects.get(pk=film.pk).title == film.title


def test_a_partner_deletes_no_others_film_in_bulk(partner):
    film = FilmFactory(collection=partner.collection)
    address = reverse("wagtail_bulk_action", args=["media", "film", "delete"])
    partner.post(f"{address}?id={film.pk}&next=/admin/")
    assert Film.objects.filter(pk=film.pk).exists()


def test_what_a_partner_sends_goes_to_their_collection(partner):
    form = {"title": "Tourner", "file": SimpleUploadedFile("a.mp4", film_bytes()),
            "licence": "CC-BY-4.0", "collection": Collection.get_first_root_node().pk}  # fmt: skip
    partner.post(url(Film, "add"), form)
    film = Film.objects.get()
    assert (film.collection, film.uploaded_by) == (partner.collection, partner.user)


def test_somebody_without_any_right_is_turned_away(client):
    client.force_login(UserFactory())
    assert client.get(url(Film, "list")).status_code == 302


def test_the_form_of_a_group_gives_rights_on_films(admin):
    from django.contrib.auth.models import Group

    group = Group.objects.create(name="Partenaires d'essai")
    html = admin.get(reverse("wagtailusers_groups:edit", args=[group.pk])).content.decode()
    assert "film_permissions-TOTAL_FORMS" in html and "model3d_permissions-TOTAL_FORMS" in html
