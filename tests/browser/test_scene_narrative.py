"""Timeline, quiz, interview, places, credits and choices on a condition, in a real browser."""

import zipfile

import pytest
from playwright.sync_api import expect

from cms.documentaries.supports.archive import write_archive
from tests.factories.documentaries import make_documentary, make_index, scene, text
from tests.factories.kinds import (
    conditional,
    credits,
    interview,
    moment,
    places,
    question,
    quiz,
    timeline,
)
from tests.factories.media import SmallPictureFactory, SoundFactory
from tests.factories.people import UserFactory


@pytest.fixture
def story(home):
    """A hall that offers a door once the key was seen; a workshop of every kind; an end."""
    key = scene("La clé", text("Elle était sous le pot."))
    cellar = scene("La cave", text("Il fait frais."), credits("<p>Merci à tous.</p>"))
    hall = scene(
        "L’entrée",
        conditional(
            ("Chercher la clé", key["id"], [], [key["id"]]),
            ("Ouvrir la cave", cellar["id"], [key["id"]], []),
        ),
    )
    key["value"]["next"] = hall["id"]
    workshop = scene(
        "L’atelier",
        timeline(moment("1900", "L’usine", "1900"), moment("1144", "La ville", "1144")),
        quiz(
            "Combien de temps sèche une brique ?",
            ("Six jours", False, "Trop vite : elle fend."),
            ("Six semaines", True, "Parfois dix."),
            explanation="<p>Le vent décide.</p>",
        ),
        interview(
            question("Pourquoi ce métier ?", "<p>Pour la terre.</p>"),
            question("Et le bruit ?", sound=SoundFactory(title="Le tour").pk, target=key["id"]),
            portrait=SmallPictureFactory().pk,
        ),
        places(("La tuilerie", "Au bord de l’eau.", "1.35 44.01")),
    )
    hall["value"]["next"] = workshop["id"]
    return make_documentary(make_index(home), hall, workshop, cellar, key)


def begin(page, story):
    page.goto(story.url)
    page.locator("[data-story-start]").click()


def current(page):
    return page.locator("[data-scene][data-active]")


def test_a_choice_appears_once_its_scene_was_seen_and_another_goes_away(page, story):
    begin(page, story)
    expect(current(page).get_by_role("link", name="Ouvrir la cave")).to_be_hidden()
    current(page).get_by_role("link", name="Chercher la clé").click()
    expect(current(page)).to_contain_text("Elle était sous le pot.")
    page.keyboard.press("ArrowLeft")
    door = current(page).get_by_role("link", name="Ouvrir la cave")
    expect(door).to_be_visible()
    expect(door).to_contain_text("nouveau")
    expect(current(page).get_by_role("link", name="Chercher la clé")).to_be_hidden()
    page.keyboard.press("1")  # the digits count what is offered
    expect(current(page)).to_contain_text("Il fait frais.")


def test_without_javascript_every_choice_is_there_with_its_condition(browser, live_server, story):
    context = browser.new_context(
        java_script_enabled=False, base_url=live_server.url, locale="fr-FR"
    )
    page = context.new_page()
    page.goto(story.url)
    expect(page.get_by_role("link", name="Ouvrir la cave")).to_contain_text(
        "après avoir vu « La clé »"
    )
    page.get_by_text("Voir la réponse").click()
    expect(page.get_by_text("Le vent décide.")).to_be_visible()
    page.get_by_text("Pourquoi ce métier ?").click()
    expect(page.get_by_text("Pour la terre.")).to_be_visible()
    expect(page.get_by_text("La tuilerie")).to_be_visible()
    context.close()


def test_the_archive_offers_what_the_player_offers(page, story, tmp_path):
    write_archive(story, tmp_path / "a.zip", lambda done: None)
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        archive.extractall(tmp_path)
    page.context.set_offline(True)
    page.goto(next(tmp_path.rglob("index.html")).as_uri())
    page.get_by_role("link", name="Commencer").click()
    expect(page.get_by_role("link", name="Ouvrir la cave")).to_be_hidden()
    page.get_by_role("link", name="Chercher la clé").click()
    page.get_by_role("button", name="Retour").click()
    expect(page.get_by_role("link", name="Ouvrir la cave")).to_be_visible()
    expect(page.get_by_role("link", name="Chercher la clé")).to_be_hidden()
    page.keyboard.press("1")
    expect(page.get_by_text("Il fait frais.")).to_be_visible()


def test_a_quiz_says_what_is_right_by_keyboard_and_keeps_it_on_the_device(page, story):
    begin(page, story)
    page.keyboard.press("ArrowRight")
    asked = page.locator("an-quiz")
    asked.get_by_role("button", name="Vérifier").click()
    expect(asked.get_by_role("status")).to_have_text("Choisissez d’abord une réponse.")
    asked.get_by_label("Six jours").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(asked.get_by_role("status")).to_contain_text("Pas tout à fait.")
    expect(asked.get_by_role("status")).to_contain_text("elle fend")
    page.reload()
    expect(asked.get_by_label("Six jours")).to_be_checked()
    expect(asked.get_by_role("status")).to_contain_text("Pas tout à fait.")
    asked.get_by_role("button", name="Réessayer").click()
    asked.get_by_label("Six semaines").check()
    asked.get_by_role("button", name="Vérifier").click()
    expect(asked.get_by_role("status")).to_contain_text("C’est juste.")


def test_what_was_asked_is_marked_and_an_answer_leads_on(page, story):
    begin(page, story)
    page.keyboard.press("ArrowRight")
    first = page.locator("summary", has_text="Pourquoi ce métier ?")
    first.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Pour la terre.")).to_be_visible()
    expect(first).to_contain_text("posée")
    page.locator("summary", has_text="Et le bruit ?").click()
    expect(page.get_by_text("Pour la terre.")).to_be_hidden()  # one answer at a time
    page.reload()
    expect(first).to_contain_text("posée")
    page.locator("summary", has_text="Et le bruit ?").click()
    page.locator("an-interview").get_by_role("link", name="La clé").click()
    expect(current(page)).to_contain_text("Elle était sous le pot.")


def test_the_arrows_move_the_map_and_not_the_story(page, story):
    begin(page, story)
    page.keyboard.press("ArrowRight")
    page.locator("an-map").scroll_into_view_if_needed()
    plan = page.locator("an-map [role='application']")
    expect(plan).to_be_visible()
    plan.focus()
    page.keyboard.press("ArrowRight")
    expect(current(page)).to_contain_text("La tuilerie")


def test_the_editor_offers_the_other_scenes_as_a_condition_and_not_the_end(page, sign_in, story):
    sign_in(UserFactory(role="communication"))
    page.goto(f"/admin/pages/{story.pk}/edit/")
    base = "scenes-0-value-body-0-value-choices-1-value"
    waited = page.locator(f"[name='{base}-after-0-value']")
    expect(waited).to_have_value(story.story.scenes[3].id)
    options = waited.locator("option").all_text_contents()
    assert options == ["Choisissez une scène", "2. L’atelier", "3. La cave", "4. La clé"]
    assert (
        "La fin de l’histoire" in page.locator(f"[name='{base}-target'] option").all_text_contents()
    )


@pytest.mark.parametrize("width", ["phone", "desktop"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_them(page, story, axe, at_width, width, scheme):
    at_width(width)
    page.emulate_media(reduced_motion="reduce", color_scheme=scheme)
    page.goto(story.url)
    axe(page)
    page.locator("[data-story-start]").click()
    axe(page)
    page.keyboard.press("ArrowRight")
    page.locator("an-quiz").get_by_label("Six jours").check()
    page.locator("an-quiz").get_by_role("button", name="Vérifier").click()
    page.locator("summary", has_text="Pourquoi ce métier ?").click()
    axe(page)
    page.keyboard.press("ArrowRight")
    axe(page)
