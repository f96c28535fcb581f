"""What stands around a story: its events, its press kit, the collections that hold it."""

import io
import zipfile

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.documentaries.models import CollectedStory, StoryCollectionPage, StoryEvent
from cms.documentaries.programme.events import programme_of
from cms.media.licences import Licence
from tests.factories.documentaries import make_documentary, make_index, scene, text
from tests.factories.events import make_agenda, make_event, make_programme
from tests.factories.media import SmallPictureFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def index(home):
    return make_index(home)


def count(client, url):
    client.get(url)  # makes the renditions, as the first visitor would
    with CaptureQueriesContext(connection) as captured:
        assert client.get(url).status_code == 200
    return captured


def pressed(index, **values):
    """A story with two pictures, one of which must not leave."""
    free = SmallPictureFactory(title="Le four", credit="Léa Roux", licence=Licence.CC_BY)
    kept = SmallPictureFactory(title="Le secret", licence=Licence.RESERVED)
    blocks = [
        ("image", {"image": p.pk, "caption": "", "alt": "", "decorative": False, "width": "text"})
        for p in (free, kept)
    ]
    values = {
        "press_short": "Deux phrases.",
        "press_long": "<p>Un texte plus long.</p><p>Terre &amp; feu.</p>",
        **values,
    }
    return make_documentary(
        index,
        scene("La terre", *blocks),
        press_contact="Zoé",
        press_email="z@example.org",
        **values,
    )


def test_a_story_and_its_event_show_each_other(client, home, index):
    event = make_event(make_programme(make_agenda(home)), title="Projection au musée")
    story = make_documentary(index, scene("La terre", text()), title="Le feu")
    story.programme = [StoryEvent(event=event, kind="screening")]
    story.save()
    html = client.get(story.url).content.decode()
    assert "Projection au musée" in html and "Projection</" in html
    assert "Le feu" in client.get(event.url).content.decode()
    event.unpublish()
    assert "Projection au musée" not in client.get(story.url).content.decode()


def test_what_happens_is_said_for_each_story(client, home, index):
    event = make_event(make_programme(make_agenda(home)), title="Un soir au musée")
    for title, kind in (("Le feu", "screening"), ("L’eau", "videomapping")):
        story = make_documentary(index, scene("A"), title=title)
        story.programme = [StoryEvent(event=event, kind=kind)]
        story.save()
    assert [card["kicker"] for card in programme_of(story)] == ["Vidéomapping"]
    assert len(programme_of(story, is_preview=True)) == 1
    html = client.get(story.url).content.decode()
    assert "Vidéomapping" in html and "Projection" not in html


def test_an_event_takes_no_more_queries_for_its_stories(client, home, index):
    event = make_event(make_programme(make_agenda(home)))
    stories = [make_documentary(index, scene("A"), title=f"N° {n}") for n in range(3)]
    stories[0].programme = [StoryEvent(event=event)]
    stories[0].save()
    few = count(client, event.url)
    for story in stories[1:]:
        story.programme = [StoryEvent(event=event)]
        story.save()
    many = count(client, event.url)
    assert len(few) == len(many) <= 12, "\n".join(q["sql"][:160] for q in many)


def test_the_press_kit_is_online_once_its_text_is_written(client, index):
    story = make_documentary(index, scene("La terre"))
    assert client.get(f"{story.url}presse/").status_code == 404
    assert client.get(f"{story.url}presse/dossier/").status_code == 404
    story.press_short = "Deux phrases."
    story.save()
    assert "Deux phrases." in client.get(f"{story.url}presse/").content.decode()
    assert f"{story.url}presse/" in client.get(story.url).content.decode()


def test_the_press_kit_gives_only_the_pictures_that_may_leave(client, index):
    html = client.get(f"{pressed(index).url}presse/").content.decode()
    for words in ("Un texte plus long.", "Zoé", "z@example.org", "Le four", "Léa Roux"):
        assert words in html, words
    assert "Le secret" not in html


def test_the_press_kit_is_one_archive_of_a_known_length(client, index):
    response = client.get(f"{pressed(index).url}presse/dossier/")
    data = b"".join(response.streaming_content)
    assert len(data) == int(response.headers["Content-Length"])
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        said = archive.read(names[0]).decode()
    assert len(names) == 2 and names[1].endswith("le-four.jpg")
    for words in (
        "Deux phrases.",
        "Un texte plus long.\n\nTerre & feu.",
        "Léa Roux",
        "z@example.org",
    ):
        assert words in said, words


def test_the_press_kit_takes_at_most_twelve_queries(client, index):
    captured = count(client, f"{pressed(index).url}presse/")
    assert len(captured) <= 12, "\n".join(q["sql"][:160] for q in captured)


def collection(index, *stories, **values):
    page = StoryCollectionPage(title="La main", introduction="Trois matières.", **values)
    page.stories = [CollectedStory(story=s, word=f"Mot sur {s.title}") for s in stories]
    return index.add_child(instance=page)


def test_a_collection_shows_its_stories_in_order_with_their_word(client, index):
    one, two = (make_documentary(index, scene("A"), title=title) for title in ("Un", "Deux"))
    page = collection(index, two, one, text="<p>À lire.</p>")
    html = client.get(page.url).content.decode()
    assert html.index("Mot sur Deux") < html.index("Mot sur Un")
    assert "À lire." in html and "2 récits" in html
    two.unpublish()
    assert "Mot sur Deux" not in client.get(page.url).content.decode()


def test_a_collection_has_a_feed_and_linked_data(client, index):
    page = collection(index, make_documentary(index, scene("A"), title="Un"))
    assert "<title>Un</title>" in client.get(f"{page.url}flux/").content.decode()
    assert '"@type": "Collection"' in client.get(page.url).content.decode()
    assert page.full_url in client.get("/sitemap.xml").content.decode()


def test_a_collection_is_found_by_its_words(client, index):
    collection(index)
    found = list(StoryCollectionPage.objects.live().search("matières"))
    assert [page.title for page in found] == ["La main"]


def test_a_collection_takes_at_most_twelve_queries_whatever_its_stories(client, index):
    stories = [
        make_documentary(index, scene("A"), title=f"N° {n}", cover=SmallPictureFactory())
        for n in range(5)
    ]
    few = count(client, collection(index, stories[0], slug="courte").url)
    many = count(client, collection(index, *stories, slug="longue").url)
    assert len(few) == len(many) <= 12, "\n".join(q["sql"][:160] for q in many)


def test_search_and_the_index_lead_to_a_collection(client, index):
    page = collection(index)
    assert page.url in client.get("/recherche/?q=matières").content.decode()
    assert page.url in client.get(index.url).content.decode()


def test_the_collection_is_not_listed_among_stories(client, index):
    collection(index)
    assert "La main" not in client.get(f"{index.url}flux/").content.decode()
