"""The screens we added to the back office: they answer, ask nobody else, and axe and the console
say nothing.

Axe looks at what stands in <main>; the menu at its left is Wagtail's.
"""

import pytest
from django.urls import reverse
from playwright.sync_api import expect
from wagtail.models import Page, Site

from cms.artisans.models import ArtisanPage
from cms.events.models import EventPage
from cms.media.models import Film, Model3D, Sound
from cms.people.models import Organisation
from cms.taxonomy.models import Action, Commune, Material, SavoirFaire, Tool, Trade
from plugins.rse.models import Practice, RseItem
from tests.factories.media import FilmFactory, Model3DFactory, PictureFactory, SoundFactory
from tests.factories.people import OrganisationFactory, UserFactory
from tests.factories.rse import PracticeFactory
from tests.factories.site import make_site

WIDTHS = ["desktop", "phone"]
# What is Wagtail's own and not ours to mend:
# - the text of a rich text editor (Draftail) has no accessible name: its <label> names the
#   hidden field that holds the value;
# - the button under the form of a new user, which leads to the roles, says it is a tab although it
#   stands in no list of tabs.
EXCLUDED = [".public-DraftEditor-content", "a.button[role='tab']"]
OURS = {"include": ["main"], "exclude": EXCLUDED}
# Wagtail names each block of a stream after its kind: two texts are two landmarks of one name. To
# exclude them would hide what they contain, so their names alone are set aside.
UNNAME_BLOCKS = """document.querySelectorAll("section[id^='block-']")
  .forEach(block => block.removeAttribute("aria-labelledby"))"""
expect.set_options(timeout=60_000)  # the editor is heavy, and machines are shared


@pytest.fixture
def filled(home):
    """A site with a page of every kind, and one of everything in the back office."""
    make_site(home)
    FilmFactory(poster=PictureFactory(), transcript="On entend le tour.")
    SoundFactory()
    Model3DFactory(poster=PictureFactory())
    OrganisationFactory()
    PracticeFactory(artisan=ArtisanPage.objects.first())
    return Site.objects.get(is_default_site=True)


def of_snippet(model, *views):
    """Return the addresses of the list, of a new one, of the first one."""
    viewset, first = model.snippet_viewset, model.objects.first()
    names = {"list": [], "add": [], "edit": [first.pk] if first else [], "inspect": [first.pk]}
    return [reverse(viewset.get_url_name(view), args=names[view]) for view in views]


def editors(site):
    """The editor of every page type of ours, and of a new event."""
    found = {page.content_type_id: page.pk for page in Page.objects.filter(depth__gt=1)}
    programme = EventPage.objects.first().get_parent()
    return [
        reverse("wagtailadmin_pages:add", args=["events", "eventpage", programme.pk]),
        *[reverse("wagtailadmin_pages:edit", args=[pk]) for pk in found.values()],
    ]


def vocabularies(site):
    views = ("list", "add", "edit")
    return [
        *[url for model in (Trade, SavoirFaire, Material) for url in of_snippet(model, *views)],
        *[url for model in (Action, Tool) for url in of_snippet(model, "list", "edit")],
        *of_snippet(Commune, "list", "inspect"),
    ]


def library(site):
    views = ("list", "add", "edit")
    return [url for model in (Film, Sound, Model3D) for url in of_snippet(model, *views)]


def network(site):
    views = ("list", "add", "edit")
    return [
        *of_snippet(Organisation, *views),
        *of_snippet(Practice, *views),
        *of_snippet(RseItem, "list", "edit"),
    ]


def settings_and_home(site):
    names = [("pages", "siteidentity"), ("extensions", "siteplugins")]
    return [
        reverse("wagtailadmin_home"),
        *[reverse("wagtailsettings:edit", args=[*name, site.pk]) for name in names],
        reverse("wagtailusers_users:add"),
    ]


@pytest.mark.parametrize(
    "screens",
    [editors, vocabularies, library, network, settings_and_home],
    ids=lambda f: f.__name__,
)
def test_our_screens_ask_nobody_else_and_axe_and_the_console_find_nothing(
    page, filled, sign_in, axe, at_width, calls_out, complaints, screens
):
    page.set_default_timeout(60_000)
    sign_in(UserFactory(is_superuser=True))
    found = []
    for address in screens(filled):
        at_width("desktop")
        answer = page.goto(address, wait_until="networkidle")
        assert answer.status == 200, address
        for width in WIDTHS:
            at_width(width)
            found += wrong_with(page, axe)
        found += [f"{address}: {complaint}" for complaint in complaints]
        complaints.clear()
    assert not found, "\n".join(found)
    assert not calls_out


def wrong_with(page, axe):
    """Return what axe says of this screen, and whether it must be scrolled sideways."""
    found = []
    if page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"):
        found.append(f"{page.url} is wider than {page.viewport_size['width']} pixels")
    page.evaluate(UNNAME_BLOCKS)
    try:
        axe(page, OURS)
    except AssertionError as error:
        found.append(f"{page.viewport_size['width']} px {error}")
    return found


def test_a_date_is_added_by_keyboard_alone(page, filled, sign_in):
    page.set_default_timeout(60_000)
    sign_in(UserFactory(role="communication"))
    programme = EventPage.objects.first().get_parent()
    page.goto(reverse("wagtailadmin_pages:add", args=["events", "eventpage", programme.pk]))
    page.locator("[name='title']").focus()
    press_until_focused(page, "#id_occurrences-ADD")
    page.keyboard.press("Enter")
    press_until_focused(page, "[name='occurrences-1-start']")
    type_and_leave(page, "31/05/2027 14:00")
    press_until_focused(page, "[name='occurrences-1-end']")
    type_and_leave(page, "31/05/2027 16:30")
    press_until_focused(page, "[name='occurrences-1-rrule_0']")
    page.keyboard.type("Chaque semaine")
    press_until_focused(page, "[name='occurrences-1-rrule_1']")
    type_and_leave(page, "28/06/2027")
    values = {
        "start": "31/05/2027 14:00",
        "end": "31/05/2027 16:30",
        "rrule_0": "WEEKLY",
        "rrule_1": "28/06/2027",
    }
    for name, value in values.items():
        expect(page.locator(f"[name='occurrences-1-{name}']")).to_have_value(value)


def type_and_leave(page, words):
    page.keyboard.type(words)
    page.keyboard.press("Tab")


def press_until_focused(page, selector):
    """Press Tab until the focus is on `selector`; fails when it never gets there."""
    for _press in range(40):
        if page.locator(f"{selector}:focus").count():
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab never reaches {selector}")
