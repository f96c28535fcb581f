"""The blocks that pages are written with."""

import pytest
from django.core.exceptions import ValidationError
from django.template.loader import get_template
from wagtail.blocks.base import Block

from cms.blocks.body import BodyBlock
from cms.blocks.layout import CallToActionBlock, LatestBlock, latest_pages
from cms.blocks.media import FilmBlock, ImageBlock
from cms.blocks.references import DocumentaryReferenceBlock, FeaturedBlock
from cms.documentaries.scenes import SceneBodyBlock
from tests.factories.documentaries import make_documentary, make_index, scene
from tests.factories.media import FilmFactory, PictureFactory

pytestmark = pytest.mark.django_db


def documented() -> list[tuple[str, Block]]:
    streams = {**SceneBodyBlock().child_blocks, **BodyBlock().child_blocks}
    core = {n: b for n, b in streams.items() if n != "unavailable" and not n.startswith("plugin_")}
    return sorted(core.items())


@pytest.mark.parametrize(("name", "block"), documented())
def test_every_block_says_what_it_is(name, block):
    assert block.meta.icon != "placeholder"
    assert str(block.label)
    assert str(block.get_description()).endswith(".")
    assert str(block.meta.group)
    assert get_template(block.meta.template)


@pytest.mark.parametrize(("name", "block"), documented())
def test_every_block_has_a_preview_even_in_an_empty_library(name, block):
    assert block.is_previewable
    block.bind(block.get_preview_value()).render()


def test_the_preview_of_a_block_wears_the_theme(admin_client):
    block = BodyBlock().child_blocks["quote"]
    response = admin_client.get("/admin/block-preview/", {"id": block.definition_prefix})
    assert response.status_code == 200
    assert "css/tokens.css" in response.content.decode()


def test_an_image_may_have_another_alternative_text(home):
    picture = PictureFactory(description="Un tour")
    block = ImageBlock()
    value = block.to_python({"image": picture.pk, "alt": "Le tour à l’arrêt", "width": "text"})
    html = block.render(value)
    assert 'alt="Le tour à l’arrêt"' in html
    assert value["image"].description == "Un tour"


def test_a_decorative_image_is_not_read_aloud(home):
    value = {"image": PictureFactory(description="Un tour").pk, "decorative": True}
    assert 'alt=""' in ImageBlock().render(ImageBlock().to_python(value))


def test_a_film_that_was_deleted_shows_a_placeholder():
    html = FilmBlock().render(FilmBlock().to_python({"film": 999_999, "caption": ""}))
    assert "<video" not in html
    assert "film__missing" in html


def test_a_film_has_its_transcript(home):
    film = FilmFactory(transcript="On entend le tour.")
    html = FilmBlock().render(FilmBlock().to_python({"film": film.pk, "caption": ""}))
    assert "On entend le tour." in html


def test_a_reference_to_an_unpublished_page_is_not_shown(home):
    page = make_documentary(make_index(home), scene("A"))
    block = DocumentaryReferenceBlock()
    assert page.title in block.render(block.to_python({"page": page.pk, "note": ""}))
    page.unpublish()
    assert page.title not in block.render(block.to_python({"page": page.pk, "note": ""}))


def test_featured_pages_keep_the_order_of_the_editor(home):
    index = make_index(home)
    one = make_documentary(index, scene("A"), title="Première")
    other = make_documentary(index, scene("A"), title="Seconde")
    block = FeaturedBlock()
    html = block.render(block.to_python({"title": "À voir", "pages": [other.pk, one.pk]}))
    assert html.index("Seconde") < html.index("Première")


def test_latest_pages_are_the_newest_published(home):
    index = make_index(home)
    for number in range(4):
        make_documentary(index, scene("A"), title=f"Histoire {number}")
    draft = make_documentary(index, scene("A"), title="Brouillon")
    draft.unpublish()
    titles = [page.title for page in latest_pages("documentaries.DocumentaryPage", 3)]
    assert len(titles) == 3
    assert "Brouillon" not in titles


def test_latest_pages_of_a_type_that_is_not_offered_are_none(home):
    assert latest_pages("people.User", 3) == []
    assert latest_pages(None, 3) == []


def test_the_latest_block_shows_its_pages(home):
    make_documentary(make_index(home), scene("A"), title="Histoire")
    block = LatestBlock()
    raw = {"title": "Histoires", "page_type": "documentaries.DocumentaryPage", "count": "3"}
    assert "Histoire" in block.render(block.to_python(raw))


def test_a_button_must_lead_somewhere():
    block = CallToActionBlock()
    value = block.to_python({"title": "Venez", "label": "Ici", "style": "brand"})
    with pytest.raises(ValidationError) as error:
        block.clean(value)
    assert "page" in error.value.block_errors


def test_a_button_leads_to_one_place_only(home):
    block = CallToActionBlock()
    raw = {"title": "Venez", "label": "Ici", "page": home.pk, "link": "https://example.org/"}
    value = block.to_python({**raw, "style": "brand"})
    with pytest.raises(ValidationError) as error:
        block.clean(value)
    assert "link" in error.value.block_errors


def test_a_button_to_an_unpublished_page_has_no_link(home):
    page = make_documentary(make_index(home), scene("A"))
    page.unpublish()
    block = CallToActionBlock()
    value = block.to_python({"title": "Venez", "label": "Ici", "page": page.pk})
    assert value.url == ""
    assert "<a " not in block.render(value)
