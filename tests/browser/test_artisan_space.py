"""An artisan on a phone: opening hours, a photo, and no fear of erasing anything."""

import io

import pytest
from PIL import Image
from playwright.sync_api import expect

from cms.artisans.models import ArtisanPage
from tests.factories.artisans import make_artisan, make_index, open_on
from tests.factories.media import PictureFactory
from tests.factories.people import UserFactory

SCREENS = [
    "", "photo", "presentation", "horaires", "fermeture", "contact", "galerie", "liens",
    "historique",
]  # fmt: skip


@pytest.fixture
def artisan(home, sign_in, at_width):
    """The page of the artisan who holds the phone."""
    owner = sign_in(UserFactory(role="artisan", first_name="Élise", last_name="Vidal"))
    page = make_artisan(make_index(home), owner=owner, slug="poterie")
    page.cover = PictureFactory(file__width=400, file__height=300)
    open_on(page, 0, "09:00", "12:00").save()
    at_width("phone")
    return page


def photo():
    buffer = io.BytesIO()
    Image.new("RGB", (600, 400), "#2f6b5a").save(buffer, "JPEG")
    return {"name": "atelier.jpg", "mimeType": "image/jpeg", "buffer": buffer.getvalue()}


def fresh(artisan):
    return ArtisanPage.objects.get(pk=artisan.pk)


def test_an_artisan_changes_hours_and_a_photo_and_undoes_both(page, artisan):
    former = artisan.cover
    page.goto("/mon-espace/")
    page.get_by_role("link", name="Vos horaires").click()
    expect(page.get_by_label("lundi, ouvre à")).to_have_value("09:00")
    page.get_by_label("lundi, ouvre à").fill("10:00")
    page.get_by_role("button", name="Ajouter une plage lundi").click()
    page.get_by_label("lundi, ouvre à").nth(1).fill("14:00")
    page.get_by_label("lundi, ferme à").nth(1).fill("18:30")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(page.get_by_text("Vos horaires : enregistré. Tout le monde le voit.")).to_be_visible()
    saved = [str(span) for span in fresh(artisan).opening_hours.all()]
    assert saved == ["lundi 10:00-12:00", "lundi 14:00-18:30"]

    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_text("Vos horaires : comme avant.")).to_be_visible()
    assert [str(span) for span in fresh(artisan).opening_hours.all()] == ["lundi 09:00-12:00"]

    page.get_by_role("link", name="Votre photo").click()
    page.get_by_label("Choisissez ou prenez une photo").set_input_files(photo())
    page.get_by_label("Qu’y voit-on ?").fill("Le tour au milieu de l’atelier")
    page.get_by_role("button", name="Envoyer cette photo").click()
    expect(page.get_by_text("Votre photo : enregistré.")).to_be_visible()
    assert fresh(artisan).cover.description == "Le tour au milieu de l’atelier"

    page.get_by_role("button", name="Annuler").click()
    expect(page.get_by_text("Votre photo : comme avant.")).to_be_visible()
    assert fresh(artisan).cover == former


def test_a_wrong_time_is_shown_beside_its_field_and_kept(page, artisan):
    page.goto(f"/mon-espace/{artisan.pk}/horaires/")
    page.get_by_label("lundi, ferme à").fill("08:00")
    page.get_by_role("button", name="Enregistrer", exact=True).click()
    field = page.get_by_label("lundi, ferme à")
    expect(field).to_have_value("08:00")
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("alert")).to_contain_text("après l’heure d’ouverture")


def test_the_second_tab_is_warned(page, context, artisan):
    second = context.new_page()
    for tab in (page, second):
        tab.goto(f"/mon-espace/{artisan.pk}/presentation/")
    for tab, text in [(page, "Premier onglet"), (second, "Second onglet")]:
        tab.get_by_role("textbox").fill(text)
        tab.get_by_role("button", name="Enregistrer", exact=True).click()
    expect(second.get_by_role("alert")).to_contain_text("changé entre-temps")
    expect(second.get_by_role("textbox")).to_have_value("Second onglet")


@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_is_accessible_and_fits_a_phone(page, artisan, axe, calls_out, screen):
    page.goto(f"/mon-espace/{artisan.pk}/{screen}{'/' if screen else ''}")
    axe(page)
    wider = page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wider <= 0
    assert calls_out == []


def test_the_public_page_is_accessible(page, artisan, axe):
    page.goto(artisan.url)
    axe(page)


def test_the_list_is_accessible(page, artisan, axe):
    page.goto(make_index(None).url)
    axe(page)
