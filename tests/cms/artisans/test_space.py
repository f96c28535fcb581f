import datetime
import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from wagtail.models import PageLogEntry

from cms.artisans.models import ArtisanPage, ArtisanSettings
from tests.factories.artisans import make_artisan, open_on
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


# --- Opening hours --------------------------------------------------------------------------------


def test_hours_are_saved_with_two_spans_a_day(client, answer, space, artisan):
    answer(
        "horaires",
        {"0-0-opens": "09:00", "0-0-closes": "12:00", "0-1-opens": "14:00", "0-1-closes": "18:30"},
    )
    assert hours_of(artisan) == ["lundi 09:00-12:00", "lundi 14:00-18:30"]


def test_the_hours_of_a_closed_day_do_not_count(client, answer, space, artisan):
    answer("horaires", {"0-closed": "on", "0-0-opens": "09:00", "0-0-closes": "12:00"})
    assert hours_of(artisan) == []


@pytest.mark.parametrize(
    ("typed", "field", "sentence"),
    [
        ({"0-0-opens": "12:00", "0-0-closes": "09:00"}, "0-0-closes", "après l’heure d’ouverture"),
        ({"0-0-opens": "09:00"}, "0-0-closes", "les deux heures"),
        ({"0-0-opens": "09:00", "0-0-closes": "13:00", "0-1-opens": "12:00",
          "0-1-closes": "18:00"}, "0-1-closes", "se chevauchent"),
        ({"0-0-opens": "midi", "0-0-closes": "18:00"}, "0-0-opens", "heure valide"),
    ],
)  # fmt: skip
def test_wrong_hours_are_refused_beside_the_field(
    client, answer, space, artisan, typed, field, sentence
):
    response = answer("horaires", typed)
    assert response.status_code == 422
    assert sentence in response.context["form"].errors[field][0]
    assert f'value="{typed["0-0-opens"]}"' in response.content.decode()
    assert hours_of(artisan) == []


def test_a_span_is_added_without_losing_what_was_typed(client, answer, space):
    typed = {"0-0-opens": "09:00", "0-0-closes": "12:00", "add": "0"}
    html = answer("horaires", typed).content.decode()
    assert 'value="09:00"' in html and 'name="0-1-opens"' in html


def test_hours_are_copied_to_the_days_that_are_open(client, answer, space):
    typed = {"0-0-opens": "09:00", "0-0-closes": "12:00", "6-closed": "on", "copy": "0"}
    form = answer("horaires", typed).context["form"]
    assert form["4-0-opens"].value() == "09:00"
    assert form["6-0-opens"].value() is None


def test_known_hours_are_shown(client, space, artisan):
    open_on(artisan, 1, "10:00", "18:00").save()
    form = client.get(space("horaires")).context["form"]
    assert form["1-0-opens"].value() == datetime.time(10)
    assert form["0-closed"].value() is True


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


# --- Photos ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "kind"), [("a.jpg", "JPEG"), ("a.png", "PNG"), ("a.webp", "WEBP"), ("a.heic", "HEIF")]
)
def test_a_photo_of_each_kind_becomes_the_cover(client, answer, space, artisan, name, kind):
    from cms.artisans.space import photos  # noqa: F401 - registers HEIF

    answer("photo", {"photo": photo(name, kind), "description": "Des mains"})
    cover = fresh(artisan).cover
    assert (cover.description, cover.width, cover.height) == ("Des mains", 60, 40)
    assert Image.open(cover.file).format == "JPEG"


def test_undo_brings_the_former_photo_back(client, answer, space, artisan):
    answer("photo", {"photo": photo()})
    first = fresh(artisan).cover
    answer("photo", {"photo": photo(size=(80, 40))})
    undo = client.get(space()).context["undo"]
    client.post(undo["url"], {"question": "photo"})
    assert fresh(artisan).cover == first


def test_a_photo_is_turned_upright_and_forgets_where_it_was_taken(client, answer, space, artisan):
    exif = Image.Exif()
    exif[0x0112] = 6  # taken with the phone upright
    exif.get_ifd(0x8825)[1] = "N"
    answer("photo", {"photo": photo(exif=exif)})
    cover = fresh(artisan).cover
    assert (cover.width, cover.height) == (40, 60)
    assert not Image.open(cover.file).getexif()


SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (SVG, "JPEG, PNG, WebP ou HEIC"),
        (b"MZ not a photo", "JPEG, PNG, WebP ou HEIC"),
        (b"", "vide"),
    ],
)
def test_a_file_that_is_no_photo_is_refused(client, answer, space, artisan, content, sentence):
    upload = SimpleUploadedFile("photo.jpg", content, "image/jpeg")
    response = answer("photo", {"photo": upload, "description": "Mon atelier"})
    assert response.status_code == 422
    assert sentence in str(response.context["form"].errors["photo"])
    assert "Mon atelier" in response.content.decode()
    assert fresh(artisan).cover is None


def test_a_damaged_photo_is_refused(client, answer, space):
    whole = photo(size=(400, 400)).read()
    upload = SimpleUploadedFile("photo.jpg", whole[: len(whole) // 2], "image/jpeg")
    response = answer("photo", {"photo": upload})
    assert "abîmée" in str(response.context["form"].errors["photo"])


def test_a_photo_too_heavy_or_too_large_is_refused(client, answer, space, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 100
    response = answer("photo", {"photo": photo()})
    assert "plus petite" in str(response.context["form"].errors["photo"])
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 20_000_000
    settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS = 100
    response = answer("photo", {"photo": photo()})
    assert "pixels" in str(response.context["form"].errors["photo"])


def test_the_gallery_grows_and_shrinks(client, answer, space, artisan):
    for caption in ["Un", "Deux"]:
        answer("galerie", {"photo": photo(), "caption": caption})
    first, second = fresh(artisan).gallery.all()
    assert (first.caption, second.caption) == ("Un", "Deux")
    answer("galerie", {"remove": first.picture_id})
    assert [item.caption for item in fresh(artisan).gallery.all()] == ["Deux"]
    undo = client.get(space()).context["undo"]
    client.post(undo["url"], {"question": "galerie"})
    assert [item.caption for item in fresh(artisan).gallery.all()] == ["Un", "Deux"]


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
