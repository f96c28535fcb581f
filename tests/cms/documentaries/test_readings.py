"""How often scenes are seen: what is counted, what is not, and what editors read of it."""

import json
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from cms.documentaries import counting
from cms.documentaries.models import SceneReading
from cms.documentaries.readings import Reading, readings_of, sum_old_readings
from tests.factories.documentaries import make_documentary, make_index, scene, text

pytestmark = pytest.mark.django_db
BROWSER = "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0"


@pytest.fixture(autouse=True)
def quiet():
    cache.clear()


@pytest.fixture
def story(home):
    scenes = [scene("La terre", text(), id="a"), scene("=Le feu", text(), id="b")]
    return make_documentary(make_index(home), *scenes, title="Le pot")


def tell(client, story, data, **headers):
    """Send what a browser sends when a visitor goes; headers as keywords, "_" for "-"."""
    sent = {"origin": "http://testserver", "user-agent": BROWSER}
    sent |= {name.replace("_", "-"): value for name, value in headers.items()}
    body = data if isinstance(data, (str, bytes)) else json.dumps(data)
    return client.post(f"/d/{story.pk}/lecture/", body, content_type="text/plain", headers=sent)


VISIT = {"scenes": {"a": [1, 12], "b": [1, 30]}, "left": "b"}


def test_a_visit_is_added_to_the_counters_of_the_day(client, story):
    tell(client, story, VISIT)
    assert tell(client, story, {"scenes": {"a": [0, 8]}}).status_code == 204
    assert readings_of(story) == {"a": Reading(1, 0, 20), "b": Reading(1, 1, 30)}
    assert set(SceneReading.objects.values_list("day", flat=True)) == {timezone.localdate()}


def test_nothing_of_a_person_is_kept(client, story):
    tell(client, story, VISIT)
    fields = {field.name for field in SceneReading._meta.get_fields()}
    assert fields == {"id", "page", "scene", "day", "seen", "left", "seconds"}


def test_a_visitor_who_comes_back_at_once_has_not_left(client, story):
    tell(client, story, VISIT)
    tell(client, story, {"scenes": {}, "back": "b", "left": "a"})
    assert (readings_of(story)["a"].left, readings_of(story)["b"].left) == (1, 0)
    tell(client, story, {"scenes": {}, "back": "b"})
    assert readings_of(story)["b"].left == 0


@pytest.mark.parametrize(
    "headers",
    [{"dnt": "1"}, {"sec_gpc": "1"}, {"origin": "https://ailleurs.example"}, {"origin": "null"},
     {"user_agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}, {"user_agent": "python-requests"}],
)  # fmt: skip
def test_who_refuses_robots_and_other_sites_are_not_counted(client, story, headers):
    assert tell(client, story, VISIT, **headers).status_code == 204
    assert readings_of(story) == {}


def test_editors_are_not_counted_and_neither_is_what_is_not_published(admin_client, client, story):
    tell(admin_client, story, VISIT)
    story.unpublish()
    tell(client, story, VISIT)
    assert readings_of(story) == {}


@pytest.mark.parametrize(
    "body",
    ["", "{", "[]", '"a"', "\udcff".encode("utf-8", "surrogateescape"), '{"scenes": []}',
     '{"scenes": {"a": 3}}', '{"scenes": {"a": [1]}}', '{"scenes": {"x": [1, 2]}, "left": "y"}',
     '{"scenes": {"a": [true, "12"]}, "left": ["a"]}', '{"scenes": {"a": [-4, NaN]}}',
     '{"scenes": {"a": [1, 2]}, "pad": "' + "x" * 20_000 + '"}', "[" * 9000],
)  # fmt: skip
def test_what_makes_no_sense_counts_for_nothing(client, story, body):
    assert tell(client, story, body).status_code == 204
    assert not any(each.seen or each.left or each.seconds for each in readings_of(story).values())


def test_nobody_spends_a_year_on_a_scene_or_sees_it_a_thousand_times(client, story):
    tell(client, story, {"scenes": {"a": [1000, 1e300]}})
    assert readings_of(story) == {"a": Reading(1, 0, counting.LONGEST)}


def test_a_flood_stops_counting(client, story, monkeypatch):
    monkeypatch.setattr(counting, "MOST_A_MINUTE", 2)
    for _n in range(5):
        tell(client, story, VISIT)
    assert readings_of(story)["a"].seen == 2


def test_a_message_costs_one_write_whatever_it_tells(client, story):
    tell(client, story, VISIT)  # the first of the day makes the counters
    with CaptureQueriesContext(connection) as captured:
        tell(client, story, VISIT)
    writes = [q["sql"] for q in captured if q["sql"].split()[0] in ("UPDATE", "INSERT", "DELETE")]
    assert len(writes) == 1, writes
    assert readings_of(story)["b"].seen == 2


def test_only_a_message_is_taken(client, story):
    assert client.get(f"/d/{story.pk}/lecture/").status_code == 405
    assert tell(client, type(story)(pk=99_999), VISIT).status_code == 204


def test_days_older_than_two_years_are_summed_by_year(story):
    old = date(timezone.localdate().year - 3, 5, 1)
    for days in range(3):
        SceneReading.objects.create(
            page=story, scene="a", day=old + timedelta(days=days), seen=2, left=1, seconds=10
        )
    SceneReading.objects.create(page=story, scene="a", day=timezone.localdate(), seen=5)
    before = readings_of(story)
    assert sum_old_readings() == 3
    assert sum_old_readings() == 0
    assert readings_of(story) == before
    assert list(SceneReading.objects.values_list("day", "seen")) == [
        (date(old.year, 1, 1), 6), (timezone.localdate(), 5),
    ]  # fmt: skip


# --- The back office ---------------------------------------------------------------------------


def test_editors_read_the_table_of_a_story_and_take_it_away_as_csv(admin_client, client, story):
    tell(client, story, VISIT)
    html = admin_client.get(f"/admin/documentaires/{story.pk}/lectures/").content.decode()
    assert "1. La terre" in html
    assert "12 s" in html
    response = admin_client.get(f"/admin/documentaires/{story.pk}/lectures/?format=csv")
    lines = response.content.decode("utf-8-sig").splitlines()
    today = timezone.localdate().isoformat()
    assert lines[1:] == [f"{today};La terre;1;0;12", f"{today};'=Le feu;1;1;30"]


def test_the_report_sums_each_story_and_is_for_those_who_may_change_it(admin_client, client, story):
    tell(client, story, VISIT)
    html = admin_client.get("/admin/documentaires/lectures/").content.decode()
    assert "Le pot" in html
    assert client.get(f"/admin/documentaires/{story.pk}/lectures/").status_code == 302


def test_the_readings_are_in_the_menu_of_reports(admin_client, story):
    assert "/admin/documentaires/lectures/" in admin_client.get("/admin/").content.decode()
