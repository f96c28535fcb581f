"""What streams refer to is loaded in a few queries, however long they are."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cms.blocks.cards import public_reference
from cms.blocks.loading import preload
from cms.pages.models import ContentPage
from tests.factories.documentaries import make_documentary, make_index, scene
from tests.factories.media import FilmFactory, PictureFactory

pytestmark = pytest.mark.django_db


def make_page(home, *blocks):
    body = [{"type": kind, "value": value, "id": str(n)} for n, (kind, value) in enumerate(blocks)]
    page = home.add_child(instance=ContentPage(title="Une page", body=body))
    return ContentPage.objects.get(pk=page.pk)


def image(picture, **values):
    value = {"image": picture.pk, "caption": "", "alt": "", "decorative": False, "width": "text"}
    return ("image", {**value, **values})


def test_images_of_different_blocks_are_fetched_together(home):
    one, other = PictureFactory(), PictureFactory()
    gallery = {"title": "", "images": [
        {"type": "item", "id": "g", "value": {"image": other.pk, "caption": ""}}]}  # fmt: skip
    page = make_page(home, image(one), ("gallery", gallery))
    with CaptureQueriesContext(connection) as captured:
        preload(page.body)
    assert len(captured) == 2, [q["sql"] for q in captured]  # pictures, renditions
    assert page.body[0].value["image"] == one
    assert page.body[1].value["images"][0]["image"] == other


def test_the_number_of_queries_does_not_grow_with_the_page(home):
    short = make_page(home, image(PictureFactory()), film(FilmFactory()))
    blocks = [b for _n in range(6) for b in (image(PictureFactory()), film(FilmFactory()))]
    long = make_page(home, *blocks)
    assert count(short) == count(long)


def film(one):
    return ("film", {"film": one.pk, "caption": ""})


def count(page):
    with CaptureQueriesContext(connection) as captured:
        preload(page.body, objects=[page])
        for block in page.body:
            posters = [block.value["film"].poster] if block.block_type == "film" else []
            assert all(poster is None or poster.title for poster in posters)
    return len(captured)


def test_a_picture_used_twice_is_two_objects(home):
    picture = PictureFactory()
    page = make_page(home, image(picture), image(picture))
    preload(page.body)
    assert page.body[0].value["image"] is not page.body[1].value["image"]


def test_what_is_gone_is_none(home):
    page = make_page(home, image(PictureFactory()))
    page.body[0].value["image"].delete()
    page = ContentPage.objects.get(pk=page.pk)
    preload(page.body)
    assert page.body[0].value["image"] is None


def test_a_stream_read_before_is_left_as_it_is(home):
    page = make_page(home, image(PictureFactory()))
    before = page.body[0].value["image"]
    preload(page.body)
    assert page.body[0].value["image"] is before


def test_preloaded_or_not_the_page_is_the_same(client, home):
    page = make_page(home, image(PictureFactory(), caption="Le tour"), film(FilmFactory()))
    preload(page.body)
    again = ContentPage.objects.get(pk=page.pk)
    assert [b.value for b in page.body] == [b.value for b in again.body]


def test_referred_pages_have_their_cards_without_further_queries(home):
    index = make_index(home)
    stories = [make_documentary(index, scene("A"), cover=PictureFactory()) for _n in range(3)]
    page = make_page(home, *[("documentary", {"page": s.pk, "note": ""}) for s in stories])
    with CaptureQueriesContext(connection) as captured:
        preload(page.body)
        cards = [public_reference(block.value["page"]).card for block in page.body]
    assert [card["picture"] for card in cards] == [story.cover for story in stories]
    assert len(about_content(captured)) == 2  # pages with their cover, renditions


def test_featured_pages_of_several_types_have_their_cards(home):
    story = make_documentary(make_index(home), scene("A"), cover=PictureFactory())
    plain = make_page(home)
    featured = {"title": "À voir", "text": "", "pages": [plain.pk, story.pk]}
    page = make_page(home, ("featured", featured))
    preload(page.body)
    titles = [public_reference(shown).card["title"] for shown in page.body[0].value["pages"]]
    assert titles == [plain.title, story.title]


def about_content(captured):
    return [q for q in captured if "wagtailcore_site" not in q["sql"]]
