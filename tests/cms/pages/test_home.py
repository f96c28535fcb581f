"""The front door."""

import json

from cms.pages.models import HomePage
from tests.factories.artisans import make_artisan
from tests.factories.artisans import make_index as make_artisans
from tests.factories.events import make_agenda, make_event, make_programme
from tests.factories.media import SmallPictureFactory


def test_the_home_page_is_a_home_page(home):
    assert HomePage.objects.get() == home


def fill(home, number):
    """Give the home page `number` of each block that shows other pages."""
    artisans = make_artisans(home)
    programme = make_programme(make_agenda(home))
    for n in range(4):
        make_artisan(artisans, title=f"Atelier {n}", cover=SmallPictureFactory())
        make_event(programme, title=f"Fête {n}", picture=SmallPictureFactory())
    feature = {"title": "Les artisans", "text": "<p>Ici.</p>", "page": artisans.pk}
    blocks = [
        {"type": "feature", "value": {**feature, "image": SmallPictureFactory().pk}},
        *[
            {"type": "latest", "value": {"title": "Nouveaux", "page_type": kind, "count": "4"}}
            for kind in ("artisans.ArtisanPage", "events.EventPage")
        ],
        {"type": "call_to_action", "value": {"title": "Venir", "label": "Agenda",
                                             "page": programme.pk}},
    ]  # fmt: skip
    home.hero_title, home.hero_picture = "Des mains", SmallPictureFactory()
    home.body = json.dumps(blocks * number)
    home.save()


def test_it_costs_at_most_twelve_queries_however_many_blocks_it_has(
    client, home, django_assert_max_num_queries
):
    fill(home, 3)
    client.get("/")
    with django_assert_max_num_queries(12):
        html = client.get("/").content.decode()
    assert html.count("Atelier 3") >= 3 and "Les artisans" in html and "Fête 0" in html
