"""An artisan on a phone films a gesture and sends it; staff ask for more, then publish it."""

import pytest
from playwright.sync_api import expect
from wagtail.models import Page

from cms.gestures.models import Deposit, GesturePage
from tests.factories.artisans import make_artisan, make_index
from tests.factories.gestures import GestureIndexPageFactory
from tests.factories.media import film_bytes
from tests.factories.people import UserFactory
from tests.factories.taxonomy import ActionFactory, MaterialFactory

FILM = {"name": "tour.mp4", "mimeType": "video/mp4"}


@pytest.fixture
def artisan(home, sign_in, at_width, settings):
    """An artisan who holds a phone, before a repertory that knows two words."""
    settings.MEDIA_PIECE = 16 * 1024
    GestureIndexPageFactory(parent=home)
    ActionFactory(label_fr="tourner")
    MaterialFactory(label_fr="argile")
    user = sign_in(UserFactory(role="artisan", first_name="Élise", last_name="Vidal"))
    make_artisan(make_index(home), owner=user, slug="poterie")
    at_width("phone")
    return user


def test_an_artisan_sends_a_gesture_and_answers_the_chamber(page, artisan, axe, complaints):
    page.goto("/mon-espace/")
    page.get_by_role("link", name="Déposer un geste").click()
    expect(page.get_by_label("Leurs noms")).to_be_hidden()
    axe(page)
    page.get_by_label("Votre film").set_input_files({**FILM, "buffer": film_bytes(seconds=3)})
    page.get_by_label("Que fait-on ?").fill("Tourner")
    page.get_by_label("Sur quelle matière ?").fill("argile")
    page.get_by_label("Dites-le en une ou deux phrases").fill("La terre monte entre les doigts.")
    page.get_by_label("Une ou plusieurs personnes").check()
    page.get_by_label("Leurs noms").fill("Élise Vidal")
    expect(page.get_by_role("status").filter(has_text="tour.mp4")).to_contain_text("est envoyé")
    page.get_by_role("button", name="L’envoyer à la chambre").click()

    expect(page.get_by_role("alert")).to_contain_text("Demandez d’abord à chaque personne")
    expect(page.get_by_label("Leurs noms")).to_have_value("Élise Vidal")
    axe(page)
    page.get_by_label("J’ai demandé à chacune").check()
    page.get_by_role("button", name="L’envoyer à la chambre").click()
    expect(page.get_by_text("La chambre le lit", exact=True)).to_be_visible()
    axe(page)

    kept, staff = Deposit.objects.get(), UserFactory(is_superuser=True)
    task = kept.workflow_state.current_task_state.specific
    task.reject(staff, comment="De plus près, s’il vous plaît.")
    page.goto("/deposer/mes-depots/")
    axe(page)
    page.get_by_role("link", name="Tourner : argile").click()
    expect(page.get_by_text("De plus près, s’il vous plaît.")).to_be_visible()
    expect(page.get_by_label("J’ai demandé à chacune")).to_be_checked()
    page.get_by_label("Dites-le en une ou deux phrases").fill("De plus près, la terre monte.")
    page.get_by_role("button", name="Le renvoyer").click()
    expect(page.get_by_text("La chambre le lit", exact=True)).to_be_visible()

    draft = GesturePage.objects.get().get_latest_revision_as_object()
    assert draft.introduction == "De plus près, la terre monte."
    draft.get_latest_revision().publish(user=staff)
    page.reload()
    page.get_by_role("link", name="Tourner : argile", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Tourner : argile")
    assert Page.objects.get(pk=draft.pk).live
    assert [said for said in complaints if "422" not in said] == []


def test_without_javascript_every_question_is_asked_and_the_film_is_sent(
    browser, browser_context_args, artisan, context
):
    plain = browser.new_context(
        **{**browser_context_args, "java_script_enabled": False,
           "storage_state": context.storage_state()}
    )  # fmt: skip
    page = plain.new_page()
    page.goto("/deposer/")
    expect(page.get_by_label("Leurs noms")).to_be_visible()
    page.get_by_label("Votre film").set_input_files({**FILM, "buffer": film_bytes()})
    page.get_by_label("Que fait-on ?").fill("Tourner")
    page.get_by_label("Sur quelle matière ?").fill("argile")
    page.get_by_label("Dites-le en une ou deux phrases").fill("La terre monte.")
    page.get_by_label("Personne n’est reconnaissable").check()
    page.get_by_role("button", name="L’envoyer à la chambre").click()
    expect(page.get_by_text("La chambre le lit", exact=True)).to_be_visible()
    plain.close()
