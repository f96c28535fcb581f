"""Two gestures are compared phase by phase; what is secret or withheld is not shown."""

import json
import re
from types import SimpleNamespace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.gestures.comparison import pair_phases
from cms.gestures.models import GestureFilm, Phase
from tests.factories.gestures import GestureIndexPageFactory, GesturePageFactory
from tests.factories.media import FilmFactory

URL = "/gestes/comparer/"


def phase(name: str, action: int | None = None) -> SimpleNamespace:
    return SimpleNamespace(name=name, action_id=action)


def paired(a, b) -> list[tuple[str | None, str | None]]:
    return [(s.a and s.a.name, s.b and s.b.name) for s in pair_phases(a, b)]


def test_phases_go_together_by_order():
    a, b = [phase("A1"), phase("A2"), phase("A3")], [phase("B1"), phase("B2")]
    assert paired(a, b) == [("A1", "B1"), ("A2", "B2"), ("A3", None)]


def test_phases_of_the_same_action_go_together_and_the_others_wait():
    a = [phase("Centrer", 1), phase("Monter", 3)]
    b = [phase("Centrer", 1), phase("Ouvrir", 2), phase("Monter", 3)]
    assert paired(a, b) == [("Centrer", "Centrer"), (None, "Ouvrir"), ("Monter", "Monter")]


def test_a_gesture_without_phases_pairs_with_nothing():
    assert paired([], [phase("B")]) == [(None, "B")]


@pytest.fixture
def index(home):
    return GestureIndexPageFactory(parent=home, slug="gestes")


def filmed(index, slug, *names, **film):
    page = GesturePageFactory(parent=index, title=slug.title(), slug=slug)
    page.films = [GestureFilm(film=FilmFactory(**film))]
    page.phases = [
        Phase(name=name, start=order / 4, end=(order + 1) / 4, sort_order=order)
        for order, name in enumerate(names)
    ]
    page.save()
    return page


def read(client, **query) -> str:
    response = client.get(URL, query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.django_db
def test_two_gestures_are_shown_side_by_side_with_a_table(client, index):
    vase, bowl = filmed(index, "vase", "Centrer", "Monter"), filmed(index, "bol", "Placer")
    html = read(client, a="vase", b=bowl.pk)
    for page in (vase, bowl):
        assert page.films.get().film.url in html and f'href="{page.url}"' in html
    assert "0:00,25 – 0:00,5" in html and "attend" in html
    steps = json.loads(re.search(r"data-comparison>(.*?)</script>", html)[1])
    assert [step["b"] for step in steps] == [{"start": 0, "end": 0.25}, None]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "sentence"),
    [
        ({}, "Choisissez deux gestes à comparer"),
        ({"a": "vase"}, "Choisissez deux gestes à comparer"),
        ({"a": "vase", "b": "inconnu"}, "« inconnu » n’est pas dans le répertoire"),
        ({"a": "vase", "b": "9" * 30}, "n’est pas dans le répertoire"),
        ({"a": "vase", "b": "vase"}, "C’est le même geste"),
        ({"a": "vase", "b": "nu"}, "n’a pas de phase entre deux moments"),
    ],
)
def test_a_wrong_choice_is_said_and_another_is_offered(client, index, query, sentence):
    filmed(index, "vase", "Centrer")
    GesturePageFactory(parent=index, slug="nu")
    html = read(client, **query)
    assert sentence in html
    assert '<option value="vase"' in html and '<option value="nu"' not in html


@pytest.mark.django_db
def test_secrets_drafts_and_withheld_films_are_not_compared(client, index):
    vase = filmed(index, "vase", "Centrer")
    vase.phases.add(Phase(name="Tour de main", start=0.5, end=0.6, is_secret=True, sort_order=9))
    vase.save()
    filmed(index, "bol", "Placer")
    filmed(index, "cache", "Montrer", trade_secret=True)
    filmed(index, "brouillon", "Essayer").unpublish()
    assert "Tour de main" not in read(client, a="vase", b="bol")
    assert "n’a pas de phase" in read(client, a="vase", b="cache")
    assert "n’est pas dans le répertoire" in read(client, a="vase", b="brouillon")


@pytest.mark.django_db
def test_a_comparison_costs_at_most_twelve_queries(client, index):
    filmed(index, "vase", *"abcdefgh"[:4])
    filmed(index, "bol", *"abcdefgh"[:4])
    read(client, a="vase", b="bol")
    with CaptureQueriesContext(connection) as captured:
        read(client, a="vase", b="bol")
    assert len(captured) <= 12


@pytest.mark.django_db
def test_a_gesture_leads_to_its_comparison(client, index):
    vase = filmed(index, "vase", "Centrer")
    assert 'href="/gestes/comparer/?a=vase"' in client.get(vase.url).content.decode()
    bare = GesturePageFactory(parent=index)
    assert "comparer/" not in client.get(bare.url).content.decode().partition("<main")[2]
