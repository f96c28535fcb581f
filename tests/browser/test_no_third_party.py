"""With every other host refused, the public site and the back office miss nothing."""

import pytest
from django.urls import reverse
from wagtail.models import Page, Site
from wagtail.snippets.models import get_snippet_models

from tests.factories.people import UserFactory
from tests.factories.site import make_site


@pytest.fixture
def complaints(page):
    """What the browser complains of: errors in its console (the policy's too) and scripts'."""
    found = []
    page.on("console", lambda line: found.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


def visit(page, addresses, complaints, answers=(200,)):
    """Open each address; return what was complained of, with the address."""
    said = []
    for address in addresses:
        answer = page.goto(address)
        page.wait_for_timeout(500)  # the editor never rests: it saves and looks who else is there
        if answer.status not in answers:
            said.append(f"{address}: {answer.status}")
        said += [f"{address}: {complaint}" for complaint in complaints]
        complaints.clear()
    return said


def test_the_public_site_asks_nobody_else(page, home, calls_out, complaints):
    addresses = [a for name, a in make_site(home).items() if name != "not found"]
    assert visit(page, addresses, complaints) == []
    assert calls_out == []


def test_the_back_office_asks_nobody_else(page, home, calls_out, complaints, sign_in):
    make_site(home)
    sign_in(UserFactory(is_superuser=True))
    assert visit(page, screens(home), complaints) == []
    assert calls_out == []


def screens(home):
    """The main screens of the back office: lists, the editor of each page type, settings."""
    names = [
        "wagtailadmin_home",
        "wagtailadmin_explore_root",
        "wagtailimages:index",
        "wagtailimages:add",
        "wagtaildocs:index",
        "wagtailsnippets:index",
        "wagtailusers_users:index",
        "wagtailadmin_reports:site_history",
        "wagtailredirects:index",
    ]
    site = Site.objects.get(is_default_site=True)
    editors = {page.content_type_id: page.pk for page in Page.objects.filter(depth__gt=1)}
    return [
        *[reverse(name) for name in names],
        reverse("wagtailadmin_explore", args=[home.pk]),
        *[reverse("wagtailadmin_pages:edit", args=[pk]) for pk in editors.values()],
        *[reverse(m.snippet_viewset.get_url_name("list")) for m in get_snippet_models()],
        reverse("wagtailsettings:edit", args=["pages", "siteidentity", site.pk]),
    ]
