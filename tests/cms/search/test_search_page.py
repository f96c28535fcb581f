import pytest

from cms.gestures.models import GestureIndexPage, GesturePage, GesturePicture
from cms.pages.models import ContentPage
from tests.factories.artisans import make_artisan
from tests.factories.artisans import make_index as make_artisans
from tests.factories.documentaries import make_documentary, scene, text
from tests.factories.documentaries import make_index as make_documentaries
from tests.factories.events import make_agenda, make_event, make_programme
from tests.factories.media import PictureFactory
from tests.factories.pages import make_page
from tests.factories.taxonomy import ActionFactory, TradeFactory

ADDRESS = "/recherche/"


@pytest.fixture
def content(home):
    return home.add_child(
        instance=ContentPage(title="L’ébénisterie du Quercy", introduction="Tourner le noyer.")
    )


@pytest.mark.parametrize("query", ["ebeniste", "EBENISTERIES", "d'ébénisterie", "tournage noyers"])
def test_a_page_is_found_in_the_words_of_the_visitor(client, content, query):
    response = client.get(ADDRESS, {"q": query})
    assert content.title in response.content.decode()


@pytest.mark.parametrize(
    "query", ['"', "l'", "*", "a AND (", "'; --", "\x00", 'ébéniste"', "-", "^:"]
)
def test_no_character_breaks_the_search(client, content, query):
    assert client.get(ADDRESS, {"q": query}).status_code == 200


def test_a_stray_quote_still_finds(client, content):
    assert content.title in client.get(ADDRESS, {"q": 'ébéniste"'}).content.decode()


def test_a_draft_is_not_found(client, content):
    content.unpublish()
    assert content.title not in client.get(ADDRESS, {"q": "ebeniste"}).content.decode()


def test_an_empty_search_gives_ideas_not_an_error(client, home):
    response = client.get(ADDRESS)
    assert response.status_code == 200


def test_a_wrong_page_number_or_kind_is_answered(client, content):
    assert client.get(ADDRESS, {"q": "noyer", "page": "zzz", "kind": "x"}).status_code == 200


def test_titles_are_suggested_while_typing(client, content):
    rows = client.get("/recherche/suggestions/", {"q": "ébéni"}).json()["suggestions"]
    assert [row["title"] for row in rows] == [content.title]


def one_of_each(home):
    """A page of every kind that cards show, about walnut."""
    trade = [TradeFactory()]
    pages = [
        make_artisan(make_artisans(home), title="Noyer A", cover=PictureFactory(), trades=trade),
        make_event(make_programme(make_agenda(home)), title="Noyer E", picture=PictureFactory()),
        make_documentary(make_documentaries(home), scene("a", text()), title="Noyer D"),
        make_page(home, title="Noyer P"),
    ]
    gestures = home.add_child(instance=GestureIndexPage(title="Gestes"))
    gesture = GesturePage(title="Noyer G", action=ActionFactory())
    gesture.pictures = [GesturePicture(picture=PictureFactory())]
    return [*pages, gestures.add_child(instance=gesture)]


def test_the_number_of_queries_does_not_grow_with_the_results(
    client, home, django_assert_max_num_queries
):
    one_of_each(home)
    content = client.get(ADDRESS, {"q": "noyer"}).content.decode()  # makes the images, once
    assert all(f"Noyer {kind}" in content for kind in "AGEDP")
    for n in range(6):
        make_page(home, title=f"Noyer {n}")
    client.get("/")  # keeps the menus in the cache again
    with django_assert_max_num_queries(12):
        client.get(ADDRESS, {"q": "noyer"})


def test_results_can_be_narrowed_to_one_kind(client, home):
    one_of_each(home)
    content = client.get(ADDRESS, {"q": "noyer", "kind": "gesturepage"}).content.decode()
    assert "Noyer G" in content and "Noyer A" not in content
    assert "Gestes" in content and 'aria-current="true"' in content
