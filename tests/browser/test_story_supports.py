"""What the public and the editors find of the files made of a story."""

from django.core.management import call_command
from playwright.sync_api import expect

from tests.factories.documentaries import make_documentary, make_index, scene, text
from tests.factories.people import UserFactory


def made(home):
    story = make_documentary(make_index(home), scene("La terre", text("Elle dort.")))
    call_command("make_supports", story.slug)
    return story


def test_a_visitor_takes_the_story_away(page, home, axe, at_width):
    story = made(home)
    at_width("phone")
    page.goto(f"{story.url}#scene-end")
    page.get_by_role("link", name="Emporter l’histoire").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(story.title)
    axe(page)
    with page.expect_download() as download:
        page.get_by_role("link", name="Archive à lire sans serveur").first.click()
    assert download.value.suggested_filename.endswith(".zip")


def test_an_editor_sees_how_far_they_are_and_has_them_made(page, home, sign_in, axe):
    story = made(home)
    sign_in(UserFactory(role="communication"))
    page.goto(f"/admin/documentaires/{story.pk}/supports/")
    expect(page.get_by_role("row")).to_have_count(4)
    expect(page.get_by_role("cell", name="Prêt")).to_have_count(3)
    axe(page, "main")
    page.get_by_role("button", name="Les faire maintenant").click()
    expect(page.get_by_role("row")).to_have_count(7)
    expect(page.get_by_role("cell", name="Prêt")).to_have_count(6)
