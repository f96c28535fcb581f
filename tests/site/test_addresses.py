"""Redirects, sitemap, robots, languages, errors: what every site answers."""

import pytest
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from tests.factories.pages import make_page


def test_an_old_address_leads_to_the_new_one(client, site, home):
    page = make_page(home, slug="a-propos")
    Redirect.add_redirect("/qui-sommes-nous", redirect_to=page, is_permanent=True)
    answer = client.get("/qui-sommes-nous/")
    assert answer.status_code == 301 and answer["Location"] == "/a-propos/"


def test_the_sitemap_lists_the_live_public_pages_only(client, home):
    make_page(home, title="Montrée", slug="montree")
    make_page(home, title="Brouillon", slug="brouillon", live=False)
    content = client.get("/sitemap.xml").content.decode()
    assert "/montree/</loc>" in content and "brouillon" not in content


def test_robots_are_shown_the_sitemap_and_kept_out_of_private_places(client, home):
    answer = client.get("/robots.txt")
    assert answer["Content-Type"].startswith("text/plain")
    lines = answer.content.decode().splitlines()
    assert "Sitemap: http://testserver/sitemap.xml" in lines
    assert {"Disallow: /admin/", "Disallow: /mon-espace/"} <= set(lines)


def test_the_interface_is_french_until_the_visitor_chooses_english(client, home):
    assert '<html lang="fr"' in client.get("/").content.decode()
    answer = client.post("/langue/setlang/", {"language": "en", "next": "/recherche/"})
    assert answer["Location"] == "/recherche/"
    content = client.get("/recherche/").content.decode()
    assert '<html lang="en"' in content and "Search the site" in content


def test_a_browser_in_english_gets_english(client, home):
    content = client.get("/recherche/", headers={"accept-language": "en-GB"}).content.decode()
    assert '<html lang="en"' in content


@pytest.mark.parametrize("place", ["https://example.com/", "//example.com/"])
def test_choosing_a_language_leads_to_no_other_site(client, home, place):
    answer = client.post("/langue/setlang/", {"language": "en", "next": place})
    assert "example.com" not in answer["Location"]


def test_a_page_that_is_not_here_is_said_with_the_look_of_the_site(client, home):
    answer = client.get("/rien-ici/")
    content = answer.content.decode()
    assert answer.status_code == 404
    assert '<main id="main"' in content and "Accueil" not in content.split("<h1>")[1][:20]
    assert "/recherche/" in content


def test_a_breakdown_is_said_without_any_context(client, home, monkeypatch):
    client.raise_request_exception = False

    def fail(*args, **kwargs):
        raise RuntimeError

    monkeypatch.setattr("cms.search.views.found_pages", fail)
    answer = client.get("/recherche/?q=x")
    assert answer.status_code == 500
    assert "panne" in answer.content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address", ["/", "/recherche/", "/recherche/?q=noyer", "/theme.css", "/id/"]
)
def test_a_database_without_any_site_breaks_nothing(client, address):
    Site.objects.all().delete()
    assert client.get(address).status_code in (200, 404)


def test_the_health_of_the_site_is_answered_without_a_cache(client, db):
    answer = client.get("/healthz")
    assert answer.content == b"ok" and "no-store" in answer["Cache-Control"]
