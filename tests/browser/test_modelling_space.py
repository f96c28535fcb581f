"""Somebody measures a 3D model in the workshop: places points on it, moves them, turns it."""

import math
import re

import pytest
from playwright.sync_api import expect

from cms.gestures.models import GestureModel, GestureOverlay, Phase
from cms.gestures.overlays.reading import read_overlay
from tests.browser.test_modelling import SAVE, Workshop
from tests.factories.derived import derived_model
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.people import UserFactory

FROM_ABOVE = "20deg 35deg 105%"


def height(x, z):
    """Return the height of the test scan there, in metres."""
    return 0.05 * math.sin(9 * x) * math.cos(7 * z)


def place(x, z):
    return [x, height(x, z), z]


A, B, C = place(0.2, 0.5), place(0.8, 0.5), place(0.5, 0.8)


@pytest.fixture
def gesture(home):
    page = GesturePageFactory(parent=GestureIndexPageFactory(parent=home), title="Monter au tour")
    page.models = [GestureModel(model=derived_model(title="Le vase"), sort_order=0)]
    page.phases = [Phase(name="Centrer", key="one"), Phase(name="Monter", key="two")]
    page.save()
    return page


@pytest.fixture
def workshop(page, gesture, sign_in):
    """The workshop, open on the 3D model, seen from above."""
    sign_in(UserFactory(role="communication", first_name="Claire", last_name="Martin"))
    page.emulate_media(reduced_motion="reduce")
    shop = Space(page, gesture)
    shop.open()
    return shop


class Space(Workshop):
    """The tool on a 3D model."""

    def open(self):
        super().open()
        self.viewer = self.page.locator("model-viewer")
        expect(self.page.locator(".stage__wait")).to_have_count(0, timeout=60_000)
        self.turn(FROM_ABOVE)

    def turn(self, orbit):
        self.viewer.evaluate(
            "async (v, orbit) => { v.cameraOrbit = orbit; await v.updateComplete;"
            " v.jumpCameraToGoal() }",
            orbit,
        )
        self.page.screenshot()  # this Chromium draws when it is asked for a picture

    def on_screen(self, point):
        """Return where a place of the model, in metres, is in the window."""
        self.viewer.evaluate(
            """(v, p) => {
              const mark = document.createElement("i");
              mark.slot = "hotspot-test";
              mark.dataset.position = p.map((n) => n + "m").join(" ");
              v.append(mark);
            }""",
            point,
        )
        self.page.screenshot()
        return self.viewer.evaluate(
            """(v) => {
              const { canvasPosition } = v.queryHotspot("hotspot-test");
              const box = v.getBoundingClientRect();
              v.querySelector("[slot=hotspot-test]").remove();
              return [box.x + canvasPosition.x, box.y + canvasPosition.y];
            }"""
        )

    def click(self, *points):
        for point in points:
            self.page.mouse.click(*self.on_screen(point))

    def draw(self, tool, *points):
        self.page.get_by_role("button", name=tool, exact=True).click()
        self.click(*points)

    def saving(self, words):
        """Wait until what is sent to the site, with these words in it, was kept."""
        return self.page.expect_response(
            lambda answer: SAVE.search(answer.url) and words in (answer.request.post_data or "")
        )

    def point(self, number):
        """Return where a point is, in millimetres, as its name says it."""
        label = self.page.locator(f"[data-handle='{number - 1}']").get_attribute("aria-label")
        return [float(n.replace(",", ".")) for n in re.findall(r"-?\d+(?:,\d+)?", label)[1:]]

    @property
    def overlay(self):
        return self.draft.overlays.get()


def near(value):
    return pytest.approx(value, rel=0.01)


def test_lengths_and_angles_of_a_model_are_read_within_one_per_cent(page, workshop, complaints):
    workshop.draw("Longueur", A, B)
    assert workshop.value() == near(1000 * math.dist(A, B))
    page.locator("[data-shape-form] [name=unit]").select_option("cm")
    assert workshop.value() == near(100 * math.dist(A, B))
    workshop.draw("Angle", A, C, B)
    sides = [[p - q for p, q in zip(end, C, strict=True)] for end in (A, B)]
    dot = sum(p * q for p, q in zip(*sides, strict=True))
    angle = math.acos(dot / math.dist(A, C) / math.dist(B, C))
    assert workshop.value() == near(math.degrees(angle))
    workshop.draw("Ligne brisée", A, C, B)
    end = workshop.on_screen(B)
    with workshop.saving("polyline"):
        page.mouse.dblclick(*end)
    assert workshop.value() == near(1000 * (math.dist(A, C) + math.dist(C, B)))
    shapes = workshop.overlay.data["shapes"]
    assert [shape["kind"] for shape in shapes] == ["segment", "angle", "polyline"]
    assert [len(shape["keyframes"][0]["points"]) for shape in shapes] == [2, 3, 3]
    assert shapes[0]["keyframes"][0]["points"][1] == pytest.approx(B, abs=0.005)
    assert read_overlay(workshop.overlay.data, None).shapes[0].quantity.unit.symbol == "cm"
    assert not complaints


def test_a_point_of_a_model_is_dragged_on_its_surface_and_moved_by_keys(page, workshop):
    workshop.draw("Longueur", A, B)
    page.get_by_role("button", name=re.compile("^Point 2 de Longueur")).hover()
    page.mouse.down()
    page.mouse.move(*workshop.on_screen(C), steps=4)
    page.mouse.up()
    assert workshop.value() == near(1000 * math.dist(A, C))
    before = workshop.point(2)
    page.get_by_role("button", name=re.compile("^Point 1 de Longueur")).focus()
    workshop.press("Tab", "ArrowRight", "Shift+ArrowUp", "PageDown")
    moved = [p - q for p, q in zip(workshop.point(2), before, strict=True)]
    assert moved == pytest.approx([1, 10, 1])
    workshop.press("Delete")
    expect(page.locator("[data-handle]")).to_have_count(0)
    workshop.press("Control+z")
    expect(page.locator("[data-shape-list] button")).to_have_count(1)


def test_points_are_placed_at_the_middle_of_the_view_by_keyboard(page, workshop):
    page.get_by_role("button", name="Ligne brisée", exact=True).focus()
    workshop.press("Enter", "Enter")
    workshop.turn("200deg 40deg 105%")
    workshop.viewer.evaluate("v => { v.cameraTarget = '0.3m 0m 0.4m'; v.jumpCameraToGoal() }")
    page.screenshot()
    workshop.press("Enter", "Enter")
    expect(page.locator("[data-handle]")).to_have_count(2)
    length = workshop.value()
    assert 100 < length < 400
    expect(page.get_by_role("button", name="Cercle", exact=True)).to_be_disabled()


def test_lines_follow_the_camera(page, workshop):
    workshop.draw("Longueur", A, B)
    line = page.locator("[data-shapes] .shape--segment .shape__line")
    places = set()
    for orbit in (FROM_ABOVE, "80deg 35deg 105%", "80deg 60deg 105%"):
        workshop.turn(orbit)
        page.screenshot()
        a, b = workshop.on_screen(A), workshop.on_screen(B)
        drawn, seen = line.bounding_box(), page.locator("[data-shapes]").bounding_box()
        assert seen["x"] <= drawn["x"] <= max(a[0], b[0])
        assert drawn["x"] + drawn["width"] / 2 == pytest.approx((a[0] + b[0]) / 2, abs=4)
        assert drawn["y"] + drawn["height"] / 2 == pytest.approx((a[1] + b[1]) / 2, abs=4)
        places.add(line.get_attribute("d"))
    assert len(places) == 3


def test_the_view_of_a_phase_is_kept_then_found_again(page, workshop):
    page.get_by_role("button", name="1. Centrer").click()
    workshop.turn("60deg 50deg 2m")
    with workshop.saving("1.0472rad"):
        page.get_by_role("button", name="Garder cette vue du modèle pour la phase").click()
    page.get_by_role("button", name="2. Monter").click()
    expect(page.get_by_role("button", name="Oublier cette vue")).to_be_hidden()
    workshop.turn("-30deg 70deg 3m")
    page.get_by_role("button", name="1. Centrer").click()
    page.screenshot()
    orbit = workshop.viewer.evaluate("v => v.getCameraOrbit()")
    assert math.degrees(orbit["theta"]) == pytest.approx(60, abs=0.5)
    assert workshop.overlay.data["views"]["one"]["orbit"] == "1.0472rad 0.8727rad 2m"
    assert read_overlay(workshop.overlay.data, None).views.keys() == {"one"}
    page.get_by_role("button", name="Oublier cette vue").click()
    expect(page.get_by_role("button", name="Oublier cette vue")).to_be_hidden()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_and_the_console_find_nothing_at_any_width(
    page, workshop, axe, at_width, complaints, scheme
):
    page.emulate_media(color_scheme=scheme)
    workshop.draw("Angle", A, C, B)
    for width in ("desktop", "phone"):
        at_width(width)
        for tab in ("Formes", "Étalonnage", "Phases"):
            page.get_by_role("tab", name=tab).click()
            axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    assert not complaints


def test_measures_of_a_model_are_lines_on_the_public_page(page, gesture, complaints):
    quantity = {"kind": "length", "unit": "mm"}
    shape = {"id": "a", "kind": "segment", "name": "Largeur", "quantity": quantity}
    shape["keyframes"] = [{"t": 0, "points": [A, B]}]
    model = gesture.models.get().model
    gesture.overlays = [GestureOverlay(model=model, data={"version": 1, "shapes": [shape]})]
    gesture.save()
    page.goto(gesture.url)
    page.get_by_role("button", name="Voir en 3D").click()
    expect(page.locator("an-model .picture")).to_have_count(0, timeout=60_000)
    for _try in range(20):
        page.screenshot()  # this Chromium draws when it is asked for a picture
        if page.locator("an-model .shape--segment .shape__line[d]").count():
            break
    assert page.locator("an-model .shape--segment .shape__line").get_attribute("d")
    expect(page.get_by_role("listitem").filter(has_text="Largeur")).to_contain_text("600")
    assert not complaints
