"""Somebody models a gesture in the workshop: cuts the film, calibrates, measures, publishes; and
loses nothing, whatever becomes of the tab.

Over 300 lines: the same workshop is driven in all of it, by the class below.
"""

import re

import pytest
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from playwright.sync_api import Error, expect

from cms.gestures.models import GestureFilm, GestureOverlay, GesturePage, GesturePicture, Phase
from tests.factories.derived import RATE, long_film
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.media import FilmFactory, SmallPictureFactory
from tests.factories.people import UserFactory

WIDTH, HEIGHT = 640, 360
SAVE = re.compile(r"/atelier/enregistrer/$")
expect.set_options(timeout=20_000)  # the machine may be shared


@pytest.fixture
def film(db):
    file = ContentFile(long_film(f"{WIDTH}x{HEIGHT}"), "film.mp4")
    return FilmFactory(title="Vu de face", file=file, duration=8.0, width=WIDTH, height=HEIGHT)


@pytest.fixture
def gesture(home, film):
    page = GesturePageFactory(parent=GestureIndexPageFactory(parent=home), title="Monter au tour")
    page.films = [GestureFilm(film=film, sort_order=0)]
    page.save()
    return page


@pytest.fixture
def editor(sign_in):
    return sign_in(UserFactory(role="communication", first_name="Claire", last_name="Martin"))


@pytest.fixture
def workshop(page, gesture, editor):
    """The workshop, open on the gesture."""
    shop = Workshop(page, gesture)
    shop.open()
    return shop


class Workshop:
    """The tool, as somebody uses it."""

    def __init__(self, page, gesture):
        self.page, self.gesture = page, gesture
        page.set_default_timeout(20_000)
        self.address = reverse("gesture_modelling", args=[gesture.pk])
        self.head = page.get_by_role("slider", name="Moment du film")
        self.surface = page.get_by_role("application", name="Surface de dessin")
        self.measured = page.locator("[data-measured]")
        self.status = page.locator("[data-status]")

    def open(self):
        self.page.goto(self.address)
        expect(self.page.locator("[data-ready=true]")).to_be_attached(timeout=30_000)
        if self.page.locator("video").count():
            expect(self.page.locator("video")).to_have_js_property("readyState", 4, timeout=30_000)

    def press(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def go_to(self, seconds):
        """Go to a moment by keyboard, from the beginning."""
        self.head.focus()
        self.press("Home", *["PageUp"] * seconds)
        expect(self.head).to_have_attribute("aria-valuenow", f"{seconds + 0.5 / RATE:.3f}")

    def drawn(self):
        """Wait for what was asked to be on the screen: the tool draws once a frame."""
        self.page.evaluate(
            "() => new Promise((end) => requestAnimationFrame(() => requestAnimationFrame(end)))"
        )

    def place(self, x, y):
        """Return where pixels of the film are in the window."""
        self.drawn()
        box = self.surface.bounding_box()
        return box["x"] + x / WIDTH * box["width"], box["y"] + y / HEIGHT * box["height"]

    def touch(self, *points):
        for x, y in points:
            self.page.mouse.click(*self.place(x, y))

    def drag_point(self, number, x, y):
        self.drawn()
        handle = self.page.locator(f"[data-handle='{number - 1}']")
        box = handle.bounding_box()
        self.page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        self.page.mouse.down()
        self.page.mouse.move(*self.place(x, y), steps=4)
        self.page.mouse.up()

    def field(self, name):
        return self.page.get_by_label(name, exact=True).locator("visible=true")

    def saved(self):
        expect(self.status).to_contain_text("Enregistré à", timeout=20_000)

    @property
    def draft(self):
        return GesturePage.objects.get(pk=self.gesture.pk).get_latest_revision_as_object()

    def value(self):
        expect(self.measured).to_have_attribute("data-value", re.compile(r"\d"))
        return float(self.measured.get_attribute("data-value"))


def near(value):
    return pytest.approx(value, rel=0.01)


def test_a_film_is_cut_calibrated_measured_published_played_and_compared(
    page, workshop, gesture, film, complaints, calls_out
):
    for number, (second, key) in enumerate([(0, "n"), (2, "s"), (4, "s"), (6, "n")], start=1):
        workshop.go_to(second)
        workshop.press(key)
        workshop.field("Nom").fill(f"Étape {number}")
    page.get_by_role("tab", name="Étalonnage").click()
    page.get_by_role("button", name="Deux points et une longueur").click()
    workshop.touch((64, 300), (384, 300))
    page.locator("[name=length-value]").fill("300")

    workshop.go_to(0)
    page.get_by_role("button", name="Angle", exact=True).click()
    workshop.touch((520, 180), (320, 180), (420, 6.8))
    assert workshop.value() == near(60)
    workshop.field("Nom").fill("Ouverture")
    workshop.go_to(1)
    workshop.drag_point(3, 320, 20)
    assert workshop.value() == near(90)
    workshop.go_to(2)  # the shape ends with its phase: it is made to last
    workshop.field("Montrée jusqu’à").fill("7")
    workshop.drag_point(3, 150, 10)
    assert workshop.value() == near(135)

    workshop.go_to(0)
    page.get_by_role("button", name="Longueur", exact=True).click()
    workshop.touch((64, 250), (384, 250))
    height = workshop.value()
    assert height == near(300)
    workshop.field("Nom").fill("Hauteur")
    workshop.field("Montrée jusqu’à").fill("7")
    workshop.go_to(2)
    workshop.drag_point(2, 224, 250)
    assert workshop.value() == near(150)
    workshop.go_to(4)
    workshop.drag_point(2, 544, 250)
    assert workshop.value() == near(450)
    workshop.go_to(3)
    assert workshop.value() == near(300)  # halfway between two keyframes
    expect(page.get_by_role("button", name=re.compile("^Image-clé à"))).to_have_count(3)

    page.get_by_role("button", name="Publier").click()
    expect(page.get_by_text("Le geste est publié.")).to_be_visible(timeout=20_000)
    live = GesturePage.objects.get(pk=gesture.pk)
    assert [(p.name, p.start, p.end) for p in live.phases.all()] == [
        ("Étape 1", 0, 2), ("Étape 2", 2, 4), ("Étape 3", 4, 6), ("Étape 4", 6, 8),
    ]  # fmt: skip
    shapes = live.overlays.get().data["shapes"]
    assert [len(shape["keyframes"]) for shape in shapes] == [3, 3]
    page.goto(gesture.url)
    for number in range(1, 5):
        expect(page.locator("main")).to_contain_text(f"Étape {number}")
    measures = page.get_by_role("region", name="Mesures")
    expect(measures).to_contain_text(re.compile(rf"Hauteur.*{height:.0f}\smm", re.DOTALL))
    page.get_by_role("button", name="Lire le film").click()
    expect(page.locator("text[data-words]", has_text="Hauteur")).to_contain_text("mm")
    page.get_by_role("link", name=re.compile("Lire à partir de 0:02")).click()
    expect(page.locator(".phase.is-current")).to_contain_text("Étape 2")

    other = GesturePageFactory(parent=gesture.get_parent(), title="Monter plus vite")
    other.films = [GestureFilm(film=film)]
    other.phases = [Phase(name="D’un trait", start=1, end=3)]
    other.save()
    page.goto(f"{gesture.get_parent().url}comparer/?a={gesture.slug}&b={other.slug}")
    first = page.locator(".comparison tbody tr").first
    expect(first).to_contain_text("Étape 1")
    expect(first).to_contain_text("D’un trait")
    expect(page.get_by_role("slider", name="Moment des deux films")).to_be_visible()
    assert not complaints and not calls_out


def test_the_picture_stays_where_it_is_while_it_is_drawn_on(page, workshop):
    workshop.press("n")
    workshop.drawn()
    before = workshop.surface.bounding_box()
    page.get_by_role("button", name="Longueur", exact=True).click()
    workshop.touch((64, 250))
    workshop.drawn()
    assert workshop.surface.bounding_box() == before
    workshop.touch((384, 250))
    expect(page.get_by_role("button", name=re.compile("^Image-clé à"))).to_have_count(1)
    workshop.drawn()
    assert workshop.surface.bounding_box() == before


def test_nothing_is_lost_when_the_tab_is_killed(page, context, workshop, gesture):
    page.route(SAVE, lambda route: route.abort())  # the network dies with it
    workshop.go_to(1)
    workshop.press("n")
    workshop.field("Nom").fill("Étape perdue ?")
    with pytest.raises(Error):
        page.goto("chrome://crash")
    assert not workshop.draft.phases.all()
    again = Workshop(context.new_page(), gesture)
    again.open()
    expect(again.page.get_by_text("ont été retrouvées sur cet appareil")).to_be_visible()
    expect(again.page.get_by_role("button", name="1. Étape perdue ?")).to_be_visible()
    again.saved()
    assert [phase.name for phase in again.draft.phases.all()] == ["Étape perdue ?"]


@pytest.mark.parametrize("end", ["closed", "reloaded"])
def test_nothing_is_lost_when_the_tab_is_left_right_after_a_change(
    page, context, workshop, gesture, end
):
    workshop.press("n")
    workshop.field("Nom").fill("À la dernière seconde")
    if end == "closed":
        page.close()
    else:
        page.reload()
    again = Workshop(context.new_page() if end == "closed" else page, gesture)
    again.open()
    expect(again.page.get_by_role("button", name="1. À la dernière seconde")).to_be_visible()
    again.press("Control+s")
    again.saved()
    assert [phase.name for phase in again.draft.phases.all()] == ["À la dernière seconde"]


def test_off_line_the_work_is_kept_then_saved_when_the_network_comes_back(page, context, workshop):
    context.set_offline(True)
    workshop.press("n")
    expect(workshop.status).to_have_text("Hors ligne : gardé sur cet appareil", timeout=20_000)
    context.set_offline(False)
    workshop.saved()
    assert workshop.draft.phases.count() == 1


def test_somebody_else_saving_meanwhile_is_told_and_neither_version_is_lost(page, workshop):
    other = UserFactory(first_name="Paul", last_name="Roux")
    theirs = workshop.draft
    theirs.introduction = "De Paul"
    theirs.save_revision(user=other)
    workshop.press("n")
    workshop.field("Nom").fill("La mienne")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("Paul Roux a enregistré", timeout=20_000)
    expect(dialog.get_by_role("button", name="Voir la version de Paul Roux")).to_be_visible()
    dialog.get_by_role("button", name="Garder la mienne").click()
    workshop.saved()
    assert [phase.name for phase in workshop.draft.phases.all()] == ["La mienne"]
    assert workshop.draft.introduction == "De Paul"
    assert workshop.gesture.revisions.count() == 2


def test_two_people_on_one_gesture_are_warned(page, workshop, browser, live_server):
    other = UserFactory(role="communication", first_name="Paul", last_name="Roux")
    client = Client()
    client.force_login(other)
    context = browser.new_context(base_url=live_server.url, locale="fr-FR")
    cookie = {"name": "sessionid", "value": client.cookies["sessionid"].value}
    context.add_cookies([{**cookie, "url": live_server.url}])
    second = Workshop(context.new_page(), workshop.gesture)
    second.open()
    expect(second.page.locator("[data-notice=others]")).to_contain_text("Claire Martin")
    expect(page.locator("[data-notice=others]")).to_contain_text("Paul Roux", timeout=30_000)
    context.close()


def test_everything_is_done_by_keyboard_and_undone(page, workshop):
    workshop.press("n")
    workshop.go_to(3)
    workshop.press("s", "t")
    expect(page.locator("[data-block]")).to_have_count(2)
    page.get_by_role("button", name="Point", exact=True).focus()
    workshop.press("Enter")
    expect(workshop.surface).to_be_focused()
    workshop.press("ArrowRight", "Enter")
    handle = page.locator("[data-handle]")
    expect(handle).to_have_attribute("aria-label", re.compile(r": 324, 180 pixels"))
    workshop.press("Tab")
    expect(handle).to_be_focused()
    workshop.press("ArrowRight", "Shift+ArrowDown")
    expect(handle).to_have_attribute("aria-label", re.compile(r": 325, 190 pixels"))
    workshop.press("Delete")
    expect(handle).to_have_count(0)
    workshop.press("Control+z")
    expect(page.locator("[data-shape-list] button")).to_have_count(1)
    for _change in range(6):
        workshop.press("Control+z")
    expect(page.locator("[data-block]")).to_have_count(0)
    expect(page.get_by_role("button", name="Annuler")).to_be_disabled()
    for _change in range(6):
        workshop.press("Control+Shift+z")
    expect(page.locator("[data-block]")).to_have_count(2)
    workshop.press("?")
    expect(page.get_by_role("dialog", name="Touches de l’atelier")).to_be_visible()


def test_an_edge_is_dragged_to_a_frame_and_stops_at_its_neighbour(page, workshop):
    workshop.press("n")
    workshop.go_to(4)
    workshop.press("s")
    edge = page.get_by_role("slider", name="Fin de Phase 1")
    expect(edge).to_have_attribute("aria-valuenow", "4.000")  # drawn where the phase was cut
    box, view = edge.bounding_box(), page.locator("[data-view]").bounding_box()
    page.mouse.move(box["x"] + 4, box["y"] + 8)
    page.mouse.down()
    page.mouse.move(box["x"] + 4 - view["width"] / 8 - 2, box["y"] + 8, steps=5)
    page.mouse.up()
    end = float(edge.get_attribute("aria-valuenow"))
    assert end == pytest.approx(3, abs=0.1) and end * RATE == pytest.approx(round(end * RATE))
    edge.focus()
    workshop.press(*["Shift+ArrowRight"] * 9)
    expect(edge).to_have_attribute("aria-valuenow", "4.000")


def test_a_time_that_cannot_be_read_stays_in_its_field_with_a_sentence(page, workshop):
    workshop.press("n")
    start = workshop.field("De")
    start.fill("1:99")
    expect(page.locator("[data-fault=start]")).to_contain_text("Écrivez un moment du film")
    start.press("Tab")
    expect(start).to_have_value("1:99")
    start.fill("0:01,52")
    expect(page.locator("[data-fault=start]")).to_have_text("")
    expect(page.get_by_role("slider", name="Début de Phase 1")).to_have_attribute(
        "aria-valuenow", "1.520"
    )


def test_publishing_what_is_wrong_names_the_phase_and_leads_to_it(page, workshop):
    workshop.press("n")
    workshop.field("Nom").fill("Centrer")
    workshop.field("À").fill("12")
    page.get_by_role("button", name="Publier").click()
    dialog = page.get_by_role("dialog", name="À corriger")
    dialog.get_by_role("button", name=re.compile("Centrer – Le film dure")).click()
    expect(workshop.field("À")).to_be_focused()
    expect(page.locator("[data-fault=end]")).to_contain_text("Le film dure")


def test_a_calibration_that_cannot_be_used_says_so_at_once(page, workshop):
    page.get_by_role("tab", name="Étalonnage").click()
    page.get_by_role("button", name="Quatre coins d’un rectangle").click()
    workshop.touch((100, 100), (200, 100), (300, 100), (400, 100.5))
    fault = page.locator("[data-scale-fault]")
    expect(fault).to_contain_text("ne dessinent pas un rectangle")
    workshop.drag_point(3, 400, 300)
    workshop.drag_point(4, 100, 300)
    expect(fault).to_contain_text("plus grands que zéro")
    for side in ("width", "height"):
        page.locator(f"[name={side}-value]").fill("10")
    expect(fault).to_have_text("")


def test_chapters_are_imported_as_one_step(page, workshop):
    content = b"WEBVTT\n\n00:00.000 --> 00:03.000\nCentrer\n\n00:03.000 --> 00:08.000\nMonter\n"
    file = {"name": "phases.vtt", "mimeType": "text/vtt", "buffer": content}
    page.locator("[data-import-file]").set_input_files(file)
    expect(page.locator("[data-block]")).to_have_count(2)
    workshop.press("Control+z")
    expect(page.locator("[data-block]")).to_have_count(0)
    broken = {**file, "buffer": b"\xff\xfe"}
    page.locator("[data-import-file]").set_input_files(broken)
    expect(page.get_by_role("alert")).to_contain_text("UTF-8")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_and_the_console_find_nothing_at_any_width(
    page, gesture, film, editor, axe, at_width, complaints, scheme
):
    page.emulate_media(color_scheme=scheme)
    gesture.pictures = [GesturePicture(picture=SmallPictureFactory(), sort_order=0)]
    gesture.phases = [Phase(name="Centrer", start=0, end=9, key="one", sort_order=0)]
    frames = [{"t": t, "points": [[0.5, 0.2], [0.2, 0.5], [0.6, 0.6]]} for t in (0, 1)]
    quantity = {"kind": "angle", "unit": "°"}
    shape = {"id": "a", "kind": "angle", "name": "Ouverture", "quantity": quantity}
    shape["keyframes"] = frames
    gesture.overlays = [GestureOverlay(film=film, data={"version": 1, "shapes": [shape]})]
    gesture.save()
    workshop = Workshop(page, gesture)
    workshop.open()
    for width in ("desktop", "tablet", "phone"):
        at_width(width)
        page.evaluate("scrollTo(0, 0)")
        expect(page.get_by_role("button", name="Publier")).to_be_in_viewport(ratio=1)
        for tab, choice in (("Formes", "Ouverture"), ("Étalonnage", ""), ("Phases", "1. Centrer")):
            page.get_by_role("tab", name=tab).click()
            if choice:
                page.get_by_role("button", name=choice, exact=False).first.click()
            axe(page)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), width
    assert not complaints
