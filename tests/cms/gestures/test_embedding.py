"""Other sites frame a gesture, and find how by oEmbed; nothing else of the site is framed."""

from urllib.parse import urlencode

import pytest
from django.utils.html import escape
from wagtail.models import PageViewRestriction

from cms.gestures.models import GesturePage
from tests.factories.gestures import GesturePageFactory
from tests.factories.media import ConsentFactory
from tests.factories.modules import SECRET, make_module

pytestmark = pytest.mark.django_db


@pytest.fixture
def module(home):
    return make_module(home)


@pytest.fixture
def oembed(client):
    """Return a function that asks how to embed an address."""

    def asked(url, **more):
        return client.get(
            "/oembed/?" + urlencode({"url": url, **more}), headers={"host": "localhost"}
        )

    return asked


def framing(response):
    """Return the directive that says who may frame, and the older header."""
    directives = response["Content-Security-Policy"].split("; ")
    found = next(row for row in directives if row.startswith("frame-ancestors"))
    return found, response.get("X-Frame-Options")


def test_only_the_page_made_for_it_may_be_framed_by_other_sites(module, client):
    assert framing(client.get(f"{module.url}integrer/")) == ("frame-ancestors *", None)
    assert framing(client.get(module.url)) == ("frame-ancestors 'self'", "DENY")
    policies = [
        dict(
            row.partition(" ")[::2]
            for row in client.get(url)["Content-Security-Policy"].split("; ")
        )
        for url in (module.url, f"{module.url}integrer/")
    ]
    assert policies[0]["default-src"] == policies[1]["default-src"] == "'self'"
    assert policies[0].keys() == policies[1].keys()


def test_the_framed_page_has_the_film_the_phases_and_the_way_back_alone(module, client):
    response = client.get(f"{module.url}integrer/")
    html = response.content.decode()
    assert "<film-player" in html and "Centrer" in html and SECRET not in html
    assert f'href="{module.full_url}" target="_blank"' in html
    assert "site-header" not in html and "<footer" not in html and "noindex" in html
    assert not response.cookies


def test_the_framed_page_costs_no_more_queries_than_the_page(
    module, client, django_assert_max_num_queries
):
    client.get(module.url)
    for address in (module.url, f"{module.url}integrer/"):
        client.get(address)
        with django_assert_max_num_queries(12):
            client.get(address)


def test_oembed_says_how_to_frame_a_gesture(module, oembed):
    response = oembed(module.full_url, format="json")
    assert response["Content-Type"] == "application/json"
    assert response["Access-Control-Allow-Origin"] == "*"
    told = response.json()
    assert (told["version"], told["type"], told["title"]) == ("1.0", "video", module.title)
    assert f'src="{module.full_url}integrer/"' in told["html"]
    assert f'width="{told["width"]}" height="{told["height"]}"' in told["html"]
    assert told["thumbnail_url"].startswith("http://localhost/media/images/")
    assert oembed(f"{module.full_url}integrer/").json()["html"] == told["html"]


def test_oembed_keeps_within_the_size_that_is_asked(module, oembed):
    told = oembed(module.full_url, maxwidth=400, maxheight=300).json()
    assert (told["width"], told["height"]) == (400, 300)
    assert oembed(module.full_url, maxwidth="²", maxheight="-5").json()["width"] == 800


@pytest.mark.parametrize(
    ("url", "more", "status"),
    [
        ("", {}, 400),
        ("http://localhost/monter-un-cylindre/", {"format": "xml"}, 501),
        ("http://ailleurs.test/monter-un-cylindre/", {}, 404),
        ("ftp://localhost/monter-un-cylindre/", {}, 404),
        ("http://[localhost/", {}, 404),
        ("http://localhost/", {}, 404),
        ("http://localhost/rien/", {}, 404),
        ("monter-un-cylindre", {}, 404),
    ],
)
def test_oembed_says_what_it_does_not_answer(module, oembed, url, more, status):
    response = oembed(url, **more)
    assert response.status_code == status
    assert response.json()["error"].endswith(".")


def test_what_is_not_public_is_not_embedded(module, client, oembed):
    PageViewRestriction.objects.create(page=module, restriction_type="login")
    assert oembed(module.full_url).status_code == 404
    assert client.get(f"{module.url}integrer/").status_code == 404
    PageViewRestriction.objects.all().delete()
    module.unpublish()
    assert client.get(f"{module.url}integrer/").status_code == 404


def test_programs_find_the_frame_and_the_data_from_the_page(module, client):
    html = client.get(module.url).content.decode()
    query = urlencode({"url": module.full_url, "format": "json"})
    address = escape(f"http://localhost/oembed/?{query}")
    assert f'type="application/json+oembed" title="Monter un cylindre" href="{address}"' in html
    assert f'type="application/ld+json" title="Monter un cylindre" href="{module.full_url}' in html


def test_the_page_offers_the_code_the_kit_with_its_weight_and_every_format(module, client):
    html = client.get(module.url).content.decode()
    assert escape(f'<iframe src="{module.full_url}integrer/"') in html
    assert "Télécharger le kit (environ 3" in html  # an image of 300 kB, a film of some
    for name in ("chapitres.vtt", "iiif.json", "annotations.jsonld", "mesures.csv"):
        assert f'href="{module.url}export/{name}"' in html
        assert client.get(f"{module.url}export/{name}").status_code == 200


def test_a_title_cannot_leave_the_code(home, client, oembed):
    page = GesturePageFactory(parent=home, title='"><script>alert(1)</script>')
    assert "<script>alert" not in client.get(page.url).content.decode()
    assert "<script>" not in oembed(page.full_url).json()["html"]


def test_the_weight_leaves_out_what_the_kit_leaves_out(module, client):
    from cms.gestures.reuse import weight_of

    film = module.films.get().film
    whole = weight_of(GesturePage.objects.get(pk=module.pk))
    film.persons = "shown"
    film.save()
    ConsentFactory(film=film, use="site")
    film.save()
    module.save_revision().publish()
    assert weight_of(GesturePage.objects.get(pk=module.pk)) == whole - film.file.size
