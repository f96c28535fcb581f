"""A visitor turns a 3D object: viewer, decoders and object all come from the site itself."""

import json
import re

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import expect

from media_pipeline.model import derive_model
from tests.factories.derived import derived_model
from tests.factories.media import Model3DFactory, SmallPictureFactory
from tests.factories.models3d import scan
from tests.factories.packed import draco_packed
from tests.factories.pages import make_page


def meshopt_packed(folder) -> bytes:
    source = folder / "source.glb"
    source.write_bytes(scan())
    derive_model(source, folder)
    return (folder / "full.glb").read_bytes()


@pytest.mark.parametrize("packing", ["meshopt", "draco"])
def test_a_packed_object_is_shown_and_nobody_else_is_asked(
    page, home, tmp_path, calls_out, complaints, packing
):
    data = meshopt_packed(tmp_path) if packing == "meshopt" else draco_packed(scan())
    model = Model3DFactory(file=ContentFile(data, "vase.glb"), poster=SmallPictureFactory())
    body = json.dumps([{"type": "model", "value": {"model": model.pk, "caption": ""}}])
    page.goto(make_page(home, slug="vase", body=body).url)
    page.get_by_role("button", name="Voir en 3D").click()
    expect(page.locator("an-model .picture")).to_have_count(0, timeout=60_000)
    expect(page.locator("model-viewer")).to_be_visible()
    assert page.locator("model-viewer").evaluate("viewer => viewer.loaded")
    assert not calls_out and not complaints


@pytest.fixture
def scanned(home):
    """The address of a page with a scan of 24,200 triangles, one metre wide, and two points."""
    model = derived_model(title="Le vase", poster=SmallPictureFactory())
    places = [("Le col", "0.5 0.05 0.5", "0 1 0"), ("Le flanc", "1 0 0.5", "1 0 0")]
    points = [
        {"title": title, "text": "Tiré en un geste.", "position": position, "normal": normal}
        for title, position, normal in places
    ]
    value = {"model": model.pk, "caption": "", "points": points}
    return make_page(home, slug="scan", body=json.dumps([{"type": "model", "value": value}])).url


def open_in_3d(page):
    page.get_by_role("button", name="Voir en 3D").click()
    expect(page.locator("an-model .picture")).to_have_count(0, timeout=60_000)


def drawn(page, line, before):
    """Return where a line begins once it is elsewhere; a screenshot makes this Chromium draw."""
    for _try in range(30):
        page.screenshot()
        if (now := line.get_attribute("x1")) != before:
            return now
    raise AssertionError(f"The line stays at {before}")


def test_the_size_is_always_said_and_drawn_on_a_button(page, scanned, complaints):
    page.goto(scanned)
    expect(
        page.get_by_text(re.compile(r"Largeur 1,00\sm, hauteur 0,09\sm, profondeur 1,00\sm"))
    ).to_be_visible()
    button = page.get_by_role("button", name="Montrer les mesures")
    expect(button).to_be_hidden()
    open_in_3d(page)
    button.press("Enter")
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator(".model__measure")).to_have_text(
        [re.compile("1,00"), re.compile("0,09"), re.compile("1,00")]
    )
    line = page.locator(".model__lines line[data-edge='width']")
    before = drawn(page, line, None)
    page.locator("model-viewer").evaluate("viewer => { viewer.cameraOrbit = '70deg 60deg auto' }")
    drawn(page, line, before)
    button.press("Enter")
    expect(line).to_have_count(0)
    assert not complaints


def test_points_are_on_the_object_and_in_a_list_that_turns_it(page, scanned):
    page.goto(scanned)
    expect(page.get_by_role("listitem").filter(has_text="Le flanc")).to_be_visible()
    open_in_3d(page)
    expect(page.locator("model-viewer .model__point")).to_have_count(2)
    line = page.get_by_role("listitem").filter(has_text="Le flanc")
    line.get_by_role("button").press("Enter")
    expect(line).to_have_attribute("data-chosen", "")
    asked = page.locator("model-viewer").evaluate("viewer => viewer.cameraTarget")
    assert asked == "1m 0m 0.5m"


def test_a_phone_begins_with_the_light_level_and_is_offered_the_full_one(page, scanned, at_width):
    at_width("phone")
    asked = []
    page.on("request", lambda request: asked.append(request.url.rpartition("/")[2]))
    page.goto(scanned)
    open_in_3d(page)
    assert "20k.glb" in asked and "full.glb" not in asked
    page.get_by_role("button", name=re.compile("Voir en pleine finesse")).click()
    expect(page.locator("model-viewer")).to_have_attribute("src", re.compile("full.glb"))


def test_a_wide_screen_has_the_full_level_at_once(page, scanned):
    page.goto(scanned)
    open_in_3d(page)
    expect(page.locator("model-viewer")).to_have_attribute("src", re.compile("full.glb"))
    expect(page.get_by_role("button", name=re.compile("pleine finesse"))).to_be_hidden()


def test_a_browser_without_webgl_keeps_the_picture_and_says_so(page, context, scanned):
    context.add_init_script("HTMLCanvasElement.prototype.getContext = () => null")
    page.goto(scanned)
    expect(page.get_by_text("Ce navigateur n’affiche pas la 3D.")).to_be_visible()
    expect(page.get_by_role("button", name="Voir en 3D")).to_be_hidden()
    expect(page.locator("an-model .picture img")).to_be_visible()


@pytest.mark.parametrize("width", ["phone", "desktop"])
def test_axe_finds_nothing_on_an_open_object(page, scanned, axe, at_width, width):
    at_width(width)
    page.emulate_media(reduced_motion="reduce")
    page.goto(scanned)
    open_in_3d(page)
    page.get_by_role("button", name="Montrer les mesures").click()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        axe(page)
