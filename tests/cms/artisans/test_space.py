import datetime
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.models import PageLogEntry

from cms.artisans.models import ArtisanPage, ArtisanSettings
from tests.factories.artisans import make_artisan
from tests.factories.people import UserFactory


def photo(name="atelier.jpg", kind="JPEG", size=(60, 40), **options):
    buffer = io.BytesIO()
    Image.new("RGB", size, "#9c4a2f").save(buffer, kind, **options)
    return SimpleUploadedFile(name, buffer.getvalue(), f"image/{kind.lower()}")


def fresh(page):
    return ArtisanPage.objects.get(pk=page.pk)


def hours_of(page):
    return [str(span) for span in fresh(page).opening_hours.all()]


@pytest.fixture
def moderated(site):
    settings = ArtisanSettings.for_site(site)
    settings.direct_publication = False
    settings.save()


# --- The way in -----------------------------------------------------------------------------------


def test_a_visitor_is_asked_to_sign_in_and_comes_back(client, artisan):
    response = client.get(f"/mon-espace/{artisan.pk}/")
    assert response.status_code == 302
    assert response.url == f"/comptes/login/?next=/mon-espace/{artisan.pk}/"


def test_an_artisan_with_one_page_is_led_to_it(client, space, artisan):
    assert client.get("/mon-espace/").url == space()


def test_an_artisan_with_two_pages_chooses(client, space, index, owner):
    make_artisan(index, owner=owner, title="Seconde maison", slug="seconde")
    assert "Seconde maison" in client.get("/mon-espace/").content.decode()


def test_an_account_without_page_is_told_what_to_do(client, home):
    client.force_login(UserFactory(role="artisan"))
    response = client.get("/mon-espace/")
    assert response.status_code == 200
    assert "Aucune page" in response.content.decode()


def test_a_partner_without_page_is_led_to_the_back_office(client, home):
    client.force_login(UserFactory(role="partner"))
    assert client.get("/mon-espace/").url == "/admin/"


def test_somebody_else_is_refused(client, artisan):
    client.force_login(UserFactory(role="artisan"))
    for screen in ["", "horaires/", "photo/", "historique/", "apercu/"]:
        assert client.get(f"/mon-espace/{artisan.pk}/{screen}").status_code == 403


def test_staff_may_help_and_it_is_said(client, artisan):
    client.force_login(UserFactory(role="communication"))
    response = client.get(f"/mon-espace/{artisan.pk}/")
    assert response.status_code == 200
    assert "au nom de" in response.content.decode()


@pytest.mark.parametrize(
    "screen",
    ["", "horaires", "fermeture", "presentation", "contact", "photo", "galerie", "liens",
     "historique", "apercu"],
)  # fmt: skip
def test_every_screen_opens(client, space, screen):
    assert client.get(space(screen)).status_code == 200


# --- Saving, undoing ------------------------------------------------------------------------------


def test_a_change_appears_at_once_and_is_logged(client, answer, space, artisan, owner):
    response = answer("presentation", {"introduction": "Je tourne l’argile du Tescou."})
    assert response.status_code == 302
    assert fresh(artisan).introduction == "Je tourne l’argile du Tescou."
    entry = PageLogEntry.objects.get(action="artisans.answer")
    assert (entry.user, entry.data) == (owner, {"questions": ["presentation"]})
    assert entry.revision == fresh(artisan).live_revision


def test_undo_brings_the_former_text_back(client, answer, space, artisan):
    answer("presentation", {"introduction": "Un"})
    answer("presentation", {"introduction": "Deux"})
    undo = client.get(space()).context["undo"]
    client.post(undo["url"], {"question": undo["question"]})
    assert fresh(artisan).introduction == "Un"


def test_an_undo_can_be_undone(client, answer, space, artisan):
    answer("presentation", {"introduction": "Un"})
    for _ in range(2):
        undo = client.get(space()).context["undo"]
        client.post(undo["url"], {"question": undo["question"]})
    assert fresh(artisan).introduction == "Un"


def test_undo_touches_only_its_own_answer(client, answer, space, artisan):
    answer("presentation", {"introduction": "Avant"})
    answer("contact", {"phone": "05 63 00 00 00"})
    answer("presentation", {"introduction": "Après"})
    undo = client.get(space()).context["undo"]
    client.post(undo["url"], {"question": undo["question"]})
    assert (fresh(artisan).introduction, fresh(artisan).phone) == ("Avant", "05 63 00 00 00")


def test_an_old_version_is_restored_from_the_history(client, answer, space, artisan):
    for text in ["Un", "Deux", "Trois"]:
        answer("presentation", {"introduction": text})
    steps = client.get(space("historique")).context["steps"]
    one = next(s for s in steps if s.revision.content["introduction"] == "Un")
    client.post(f"/mon-espace/{artisan.pk}/retablir/{one.revision.pk}/")
    assert fresh(artisan).introduction == "Un"


def test_restoring_never_brings_a_title_back(client, answer, space, artisan):
    artisan.is_maitre_artisan = True
    artisan.save_revision().publish()
    answer("presentation", {"introduction": "Un"})
    ticked = fresh(artisan).live_revision
    page = fresh(artisan)
    page.is_maitre_artisan = False
    page.save_revision().publish()
    client.post(f"/mon-espace/{artisan.pk}/retablir/{ticked.pk}/")
    assert fresh(artisan).titles == []


def test_the_version_of_another_page_is_not_restored(client, space, artisan, index):
    other = make_artisan(index, title="Autre", slug="autre")
    revision = other.save_revision()
    response = client.post(f"/mon-espace/{artisan.pk}/retablir/{revision.pk}/")
    assert response.status_code == 404


def test_an_artisan_never_sets_a_title(client, answer, space, artisan):
    answer("presentation", {"introduction": "Un", "is_maitre_artisan": "on"})
    assert fresh(artisan).titles == []


def test_the_draft_of_staff_is_neither_published_nor_lost(client, answer, space, artisan):
    draft = fresh(artisan)
    draft.title = "Titre en préparation"
    draft.save_revision()
    answer("presentation", {"introduction": "Nouveau"})
    page = fresh(artisan)
    assert (page.title, page.introduction) == ("Poterie du Tescou", "Nouveau")
    latest = page.get_latest_revision_as_object()
    assert (latest.title, latest.introduction) == ("Titre en préparation", "Nouveau")
    assert page.has_unpublished_changes


def test_a_locked_page_is_not_changed(client, answer, space, artisan):
    artisan.locked = True
    artisan.save()
    answer("presentation", {"introduction": "Nouveau"})
    assert fresh(artisan).introduction == ""


# --- Moderation and agreement ---------------------------------------------------------------------


def test_a_moderated_change_waits(client, answer, space, artisan, moderated):
    answer("presentation", {"introduction": "Nouveau"})
    assert fresh(artisan).introduction == ""
    state = fresh(artisan).current_workflow_state
    assert state.status == "in_progress"
    assert state.current_task_state.revision.content["introduction"] == "Nouveau"


def test_a_second_moderated_change_joins_the_first(client, answer, space, artisan, moderated):
    answer("presentation", {"introduction": "Nouveau"})
    answer("contact", {"phone": "05 63 00 00 00"})
    waiting = fresh(artisan).current_workflow_state.current_task_state.revision.content
    assert (waiting["introduction"], waiting["phone"]) == ("Nouveau", "05 63 00 00 00")


def test_a_page_appears_when_its_artisan_says_so(client, answer, space, artisan):
    artisan.agreed_on = None
    artisan.live = False
    artisan.save()
    answer("presentation", {"introduction": "Nouveau"})
    assert not fresh(artisan).live
    client.post(space("publier"))
    assert fresh(artisan).live and fresh(artisan).may_appear
    assert fresh(artisan).claimed_on == datetime.date.today()


# --- Two tabs -------------------------------------------------------------------------------------


def test_the_second_tab_is_warned_and_keeps_what_was_typed(client, space, artisan):
    base = client.get(space("presentation")).context["base"]
    client.post(space("presentation"), {"base": base, "introduction": "Premier onglet"})
    response = client.post(space("presentation"), {"base": base, "introduction": "Second onglet"})
    assert response.status_code == 409
    assert "Second onglet" in response.content.decode()
    assert fresh(artisan).introduction == "Premier onglet"
    again = {"base": response.context["base"], "introduction": "Second onglet"}
    assert client.post(space("presentation"), again).status_code == 302
    assert fresh(artisan).introduction == "Second onglet"


def test_a_change_elsewhere_does_not_warn(client, space, artisan):
    base = client.get(space("presentation")).context["base"]
    client.post(space("contact"), {"phone": "05 63 00 00 00"})
    response = client.post(space("presentation"), {"base": base, "introduction": "Texte"})
    assert response.status_code == 302


# --- The other questions --------------------------------------------------------------------------


def test_closed_until_a_day_with_a_reason(client, answer, space, artisan):
    until = datetime.date.today() + datetime.timedelta(days=5)
    answer("fermeture", {"closed_until": until.isoformat(), "closed_note": "Congés"})
    assert "Congés" in fresh(artisan).closure
    answer("fermeture", {"reopen": "1"})
    assert fresh(artisan).closure == ""


def test_a_past_day_and_a_reason_without_day_are_refused(client, answer, space):
    past = {"closed_until": "2020-01-01", "closed_note": "Congés"}
    assert "passé" in str(answer("fermeture", past).context["form"].errors)
    alone = {"closed_note": "Congés"}
    assert "jusqu’à quand" in str(answer("fermeture", alone).context["form"].errors)


def test_wrong_contacts_are_refused_and_kept(client, answer, space):
    typed = {"phone": "appelez-moi", "email": "pas-une-adresse", "postal_code": "82"}
    response = answer("contact", typed)
    assert set(response.context["form"].errors) == {"phone", "email", "postal_code"}
    assert all(value in response.content.decode() for value in typed.values())


def test_links_are_added_changed_and_removed(client, answer, space, artisan):
    rows = {"links-TOTAL_FORMS": 2, "links-INITIAL_FORMS": 0, "links-0-title": "Boutique",
            "links-0-url": "boutique.example.org", "links-0-kind": "shop", "links-1-title": "",
            "links-1-url": "", "links-1-kind": "social"}  # fmt: skip
    answer("liens", rows)
    assert [(k.title, k.url) for k in fresh(artisan).links.all()] == [
        ("Boutique", "https://boutique.example.org")
    ]
    answer("liens", {**rows, "links-INITIAL_FORMS": 1, "links-0-DELETE": "on"})
    assert fresh(artisan).links.count() == 0


def test_the_gauge_names_the_next_best_thing(client, answer, space, artisan):
    gauge = client.get(space()).context["gauge"]
    assert (gauge.percent, gauge.next.slug) == (0, "photo")
    answer("photo", {"photo": photo()})
    gauge = client.get(space()).context["gauge"]
    assert (gauge.percent, gauge.next.slug) == (17, "presentation")
