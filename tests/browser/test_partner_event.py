"""An event of three dates: a partner writes it, communication approves it, a visitor comes."""

import datetime
import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from cms.events.models import EventPage
from tests.factories.events import make_agenda, make_event, make_programme
from tests.factories.people import UserFactory
from tests.factories.taxonomy import CommuneFactory

TITLE = "Cuire la brique au bois"
SUBMIT = "Soumettre à Modération"
expect.set_options(timeout=60_000)  # the editor is heavy, and machines are shared


@pytest.fixture
def agenda(home):
    return make_agenda(home)


@pytest.fixture
def programme(agenda):
    return make_programme(agenda, title="Les Nuits de la brique")


@pytest.fixture
def partner(programme):
    user = UserFactory()
    programme.organisation.members.add(user)
    return user


@pytest.fixture
def communes(db):
    """As many communes as Tarn-et-Garonne has; one of them has a name that is looked for."""
    CommuneFactory(insee="82121", name="Montauban")
    CommuneFactory.create_batch(194)


class EventEditor:
    """The form of an event in the back office, as somebody uses it."""

    def __init__(self, page):
        self.page = page
        self.calendars = page.locator(".xdsoft_datetimepicker:visible")

    def field(self, name):
        return self.page.locator(f"[name='{name}']")

    def date(self, number, start, end):
        """Fill in the date at `number`, added first if it is not there."""
        if not self.field(f"occurrences-{number}-start").count():
            self.page.locator("#id_occurrences-ADD").click()
        for name, moment in (("start", start), ("end", end)):
            self.field(f"occurrences-{number}-{name}").fill(written(moment))
            # The calendar opens a moment after the focus; leaving the field closes it.
            expect(self.calendars).to_have_count(1)
            self.page.keyboard.press("Tab")
        expect(self.calendars).to_have_count(0)

    def panel_of(self, name):
        """What surrounds a field: its label, its help, its errors."""
        return self.page.locator(f"[data-field]:has([name='{name}'])").last

    def send(self, button):
        """Press `button` of the menu at the foot of the page."""
        self.page.locator("footer .w-dropdown__toggle").first.click()
        self.page.get_by_role("button", name=button).click()


def written(moment):
    """Write a moment as the French form does."""
    return timezone.localtime(moment).strftime("%d/%m/%Y %H:%M")


def three_dates():
    """Three evenings, one a week, from the next one on: beginnings and ends."""
    first = timezone.localtime().replace(hour=18, minute=0, second=0, microsecond=0)
    starts = [first + datetime.timedelta(days=7 * week) for week in (1, 2, 3)]
    return [(start, start + datetime.timedelta(hours=2)) for start in starts]


def test_a_partner_publishes_an_event_of_three_dates_through_moderation(
    page, sign_in, agenda, programme, partner, communes
):
    other = make_programme(agenda, title="Un autre programme")
    make_event(other, title="L’événement d’un autre")
    page.set_default_timeout(60_000)
    sign_in(partner)
    find_their_programme(page)
    write_event(page)
    refuse_an_end_before_the_start(page)
    submit(page)
    event = EventPage.objects.get(title=TITLE)
    assert not event.live
    assert page.request.get(event.url).status == 404
    approve(page, sign_in, event)
    page.context.clear_cookies()
    find_it_in_the_agenda(page, agenda)


def find_their_programme(page):
    """The tree shows a partner their own programme, and nothing of the others."""
    page.goto("/admin/pages/")
    main = page.locator("main")
    expect(main).to_contain_text("Les Nuits de la brique")
    expect(main).not_to_contain_text("Un autre programme")
    page.locator("main").get_by_role("link", name=re.compile("Ajouter")).first.click()
    page.wait_for_load_state("networkidle")
    expect(page.locator("[name='title']")).to_be_visible()


def write_event(page):
    editor = EventEditor(page)
    editor.field("title").fill(TITLE)
    for number, (start, end) in enumerate(three_dates()):
        editor.date(number, start, end)
    editor.field("introduction").fill("On charge le four, on l’allume, on veille.")
    editor.field("place_name").fill("Briqueterie de Nagen")
    page.get_by_label("Commune").select_option(label="Montauban")


def refuse_an_end_before_the_start(page):
    """A wrong value is answered beside its field, and nothing of the rest is lost."""
    editor = EventEditor(page)
    start, _end = three_dates()[1]
    wrong = start - datetime.timedelta(days=1)
    editor.date(1, start, wrong)
    editor.send(SUBMIT)
    expect(editor.panel_of("occurrences-1-end")).to_contain_text("La fin vient avant le début.")
    expect(editor.field("occurrences-1-end")).to_have_value(written(wrong))
    expect(editor.field("occurrences-2-start")).to_have_value(written(three_dates()[2][0]))
    expect(editor.field("title")).to_have_value(TITLE)
    expect(page.get_by_label("Commune").locator("option:checked")).to_have_text("Montauban")
    assert not EventPage.objects.filter(title=TITLE, live=True).exists()


def submit(page):
    editor = EventEditor(page)
    editor.date(1, *three_dates()[1])
    editor.send(SUBMIT)
    expect(page.locator(".messages .success")).to_contain_text("modération")


def approve(page, sign_in, event):
    """Somebody of communication finds it on the dashboard, and approves it in the editor."""
    page.context.clear_cookies()
    sign_in(UserFactory(role="communication"))
    page.goto("/admin/")
    page.locator("main").get_by_role("link", name=TITLE).first.click()
    page.wait_for_load_state("networkidle")
    page.locator("footer .w-dropdown__toggle").first.click()
    page.get_by_role("button", name="Approuver", exact=True).first.click()
    expect(page.locator(".messages .success")).to_contain_text(TITLE)
    assert EventPage.objects.get(pk=event.pk).live


def find_it_in_the_agenda(page, agenda):
    page.goto(agenda.url)
    page.get_by_role("link", name=TITLE).first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text(TITLE)
    expect(page.locator(".occurrence")).to_have_count(3)
    for start, _end in three_dates():
        moment = f"{timezone.localtime(start):%Y-%m-%dT18:00}"
        expect(page.locator(f".occurrence__when time[datetime^='{moment}']")).to_be_visible()
    expect(page.locator(".practical")).to_contain_text("Briqueterie de Nagen, Montauban")
    address = page.get_by_role("link", name="Ajouter à mon agenda").first.get_attribute("href")
    calendar = page.request.get(address)
    assert "text/calendar" in calendar.headers["content-type"]
    assert calendar.text().count("BEGIN:VEVENT") == 3
