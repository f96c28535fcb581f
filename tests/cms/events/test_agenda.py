import icalendar
import pytest
from django.core.exceptions import ValidationError

from cms.events.models import Device, EventArtisan, EventDocumentary, EventGesture, EventPage
from tests.factories.artisans import make_artisan
from tests.factories.artisans import make_index as make_artisans
from tests.factories.documentaries import make_documentary, scene, text
from tests.factories.documentaries import make_index as make_documentaries
from tests.factories.events import make_agenda, make_event, make_programme
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.media import SmallPictureFactory
from tests.factories.taxonomy import CommuneFactory


@pytest.fixture
def agenda(home):
    return make_agenda(home)


@pytest.fixture
def programme(agenda):
    return make_programme(agenda)


def titles(response):
    return [result.title for result in response.context["listing"].results]


def test_coming_events_stand_before_past_ones(client, agenda, programme):
    make_event(programme, days=-10, title="Passé")
    make_event(programme, days=20, title="Plus tard")
    make_event(programme, days=2, title="Bientôt")
    assert titles(client.get(agenda.url)) == ["Bientôt", "Plus tard", "Passé"]


@pytest.mark.parametrize(
    ("period", "expected"),
    [
        ("semaine", ["Bientôt"]),
        ("mois", ["Bientôt", "Plus tard"]),
        ("passes", ["Passé"]),
        ("n'importe quoi", ["Bientôt", "Plus tard", "Passé"]),
    ],
)
def test_the_agenda_is_filtered_by_period(client, agenda, programme, period, expected):
    make_event(programme, days=-10, title="Passé")
    make_event(programme, days=20, title="Plus tard")
    make_event(programme, days=2, title="Bientôt")
    assert titles(client.get(agenda.url, {"quand": period})) == expected


def test_the_agenda_is_filtered_by_device_and_audience(client, agenda, programme):
    device, _ = Device.objects.get_or_create(code="vr", defaults={"label_fr": "Réalité virtuelle"})
    make_event(programme, title="Simple")
    event = make_event(programme, title="Augmenté", audience="schools")
    event.devices.set([device])
    event.save()
    assert titles(client.get(agenda.url, {"dispositif": "vr"})) == ["Augmenté"]
    assert titles(client.get(agenda.url, {"public": "everyone"})) == ["Simple"]


@pytest.mark.parametrize("number", [3, 11])
def test_the_agenda_asks_few_queries_whatever_its_length(
    client, agenda, programme, number, django_assert_max_num_queries
):
    for n in range(number):
        make_event(programme, days=n + 1, title=f"Événement {n}")
    client.get(agenda.url)
    with django_assert_max_num_queries(12):
        client.get(agenda.url)


@pytest.mark.parametrize("number", [1, 30])
def test_an_event_asks_few_queries_whatever_its_dates(
    client, programme, number, django_assert_max_num_queries
):
    event = make_event(programme, rrule=f"FREQ=DAILY;COUNT={number}")
    client.get(event.url)
    with django_assert_max_num_queries(12):
        client.get(event.url)


def test_an_event_asks_few_queries_whatever_its_links(
    client, home, programme, django_assert_max_num_queries
):
    event = make_event(programme, picture=SmallPictureFactory(), commune=CommuneFactory())
    artisans, gestures = make_artisans(home), GestureIndexPageFactory(parent=home)
    stories = make_documentaries(home)
    for number in range(3):
        artisan = make_artisan(artisans, title=f"Atelier {number}", cover=SmallPictureFactory())
        gesture = GesturePageFactory(parent=gestures, title=f"Geste {number}", whole=True)
        story = make_documentary(stories, scene("Scène", text()), title=f"Récit {number}")
        event.artisans.add(EventArtisan(artisan=artisan))
        event.gestures.add(EventGesture(gesture=gesture))
        event.documentaries.add(EventDocumentary(documentary=story))
    event.save()
    client.get(event.url)
    with django_assert_max_num_queries(12):
        html = client.get(event.url).content.decode()
    for shown in ("Atelier 2", "Geste 2", "Récit 2"):
        assert shown in html


def test_the_calendar_of_an_event_can_be_read_by_others(client, programme):
    event = make_event(programme, rrule="FREQ=WEEKLY;COUNT=4", title="Tournage, au tour; ouvert")
    answer = client.get(f"{event.url}calendrier/")
    assert answer["Content-Type"].startswith("text/calendar")
    (read,) = icalendar.Calendar.from_ical(answer.content).walk("VEVENT")
    assert str(read["summary"]) == event.title
    assert read["rrule"].to_ical() == b"FREQ=WEEKLY;COUNT=4"
    assert read["dtstart"].dt == event.occurrences.all()[0].start


def test_a_cancelled_event_is_cancelled_in_calendars_and_says_so(client, programme):
    event = make_event(programme, status="cancelled", status_note="La salle est inondée.")
    assert b"STATUS:CANCELLED" in client.get(f"{event.url}calendrier/").content
    assert "La salle est inondée." in client.get(event.url).content.decode()


def test_the_calendar_and_feed_of_a_programme_hold_its_events_only(client, agenda, programme):
    make_event(programme, title="Le mien")
    make_event(make_programme(agenda, title="Autre"), title="Le leur", slug="le-leur")
    for name in ("calendrier/", "flux/"):
        content = client.get(f"{programme.url}{name}").content.decode()
        assert "Le mien" in content
        assert "Le leur" not in content


def test_an_unpublished_event_is_in_no_calendar(client, agenda, programme):
    make_event(programme, title="Brouillon").unpublish()
    assert b"Brouillon" not in client.get(f"{agenda.url}calendrier/").content


def test_an_event_moved_online_needs_an_address(programme):
    event = EventPage(title="X", introduction="x", status="moved_online")
    with pytest.raises(ValidationError) as error:
        event.clean()
    assert "online_url" in error.value.message_dict


def test_an_event_says_what_it_is_to_search_engines(client, programme):
    event = make_event(programme, is_free=True, place_name="Halle", rrule="FREQ=DAILY;COUNT=2")
    data = event.structured_data(None)
    assert (data["@type"], data["isAccessibleForFree"]) == ("Event", True)
    assert len(data["subEvent"]) == 2
    assert "application/ld+json" in client.get(event.url).content.decode()
