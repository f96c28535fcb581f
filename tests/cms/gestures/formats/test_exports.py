"""The exports are for everybody, and only of what everybody may see."""

import pytest
from wagtail.models import PageViewRestriction

from cms.gestures.formats.catalogue import FORMATS
from tests.factories.media import SmallPictureFactory

pytestmark = pytest.mark.django_db
NAMES = [*(each.name for each in FORMATS), "kit.zip"]


def status(client, page, name="iiif.json"):
    return client.get(f"{page.url}export/{name}").status_code


@pytest.mark.parametrize("name", NAMES)
def test_any_site_may_read_an_export_and_keep_it_a_little(module, client, name):
    response = client.get(f"{module.url}export/{name}")
    assert response.status_code == 200
    assert response["Access-Control-Allow-Origin"] == "*"
    assert "monter-un-cylindre" in response["Content-Disposition"]
    assert response["ETag"] and response["Last-Modified"]
    assert not response.cookies


@pytest.mark.parametrize("name", NAMES)
def test_an_export_costs_twelve_queries_at_most(
    module, client, name, django_assert_max_num_queries
):
    client.get(module.url)  # the sizes of the pictures are made
    client.get(f"{module.url}export/{name}")
    with django_assert_max_num_queries(12):
        client.get(f"{module.url}export/{name}")


def test_an_export_is_asked_again_by_its_content(module, client):
    address = f"{module.url}export/module.json"
    etag = client.get(address)["ETag"]
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 304
    picture = module.pictures.get().picture
    picture.trade_secret = True
    picture.save()
    assert client.get(address, headers={"If-None-Match": etag}).status_code == 200


def test_what_is_not_public_does_not_leave(module, client):
    assert status(client, module) == 200
    PageViewRestriction.objects.create(page=module, restriction_type="login")
    assert status(client, module) == 404 == status(client, module, "kit.zip")
    PageViewRestriction.objects.all().delete()
    module.unpublish()
    assert status(client, module) == 404


def test_an_unknown_format_or_page_is_not_found(module, client, home):
    assert status(client, module, "iiif.exe") == 404
    assert status(client, home) == 404
    assert client.get("/nulle-part/export/iiif.json").status_code == 404
    assert client.post(f"{module.url}export/iiif.json").status_code == 405


@pytest.mark.parametrize("name", [each.name for each in FORMATS])
def test_withheld_pictures_and_what_is_drawn_over_them_leave_in_no_format(module, client, name):
    picture = module.pictures.get().picture
    picture.trade_secret = True
    picture.save()
    text = client.get(f"{module.url}export/{name}").content.decode()
    assert "pouce" not in text and '"La main"' not in text


@pytest.mark.parametrize("name", [each.name for each in FORMATS if not each.by_film])
def test_a_module_without_film_phase_or_shape_still_leaves(home, client, name):
    from tests.factories.gestures import GesturePageFactory

    page = GesturePageFactory(parent=home)
    assert status(client, page, name) == 200
    assert client.get(f"{page.url}export/chapitres.vtt").status_code == 404


def test_a_damaged_overlay_keeps_nothing_else_from_leaving(module, client):
    overlay = module.overlays.all()[0]
    overlay.data = {"version": 1, "shapes": [{"kind": "unknown"}]}
    overlay.save()
    assert "pouce" in client.get(f"{module.url}export/iiif.json").content.decode()


def test_an_overlay_over_a_picture_of_no_gallery_does_not_leave(module, client):
    overlay = module.overlays.all()[1]
    overlay.picture = SmallPictureFactory()
    overlay.save()
    assert "pouce" not in client.get(f"{module.url}export/annotations.jsonld").content.decode()
