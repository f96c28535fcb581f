"""With every other host refused, the screens of Wagtail that we use miss nothing.

Our own screens are asked the same in test_back_office.py, the public pages in test_public_site.py.
"""

from django.urls import reverse

from tests.factories.people import UserFactory
from tests.factories.site import make_site

SCREENS = [
    "wagtailadmin_explore_root",
    "wagtailimages:index",
    "wagtailimages:add",
    "wagtaildocs:index",
    "wagtailsnippets:index",
    "wagtailusers_users:index",
    "wagtailadmin_reports:site_history",
    "wagtailredirects:index",
]


def test_the_screens_of_wagtail_ask_nobody_else(page, home, calls_out, complaints, sign_in):
    make_site(home)
    sign_in(UserFactory(is_superuser=True))
    explorer = reverse("wagtailadmin_explore", args=[home.pk])
    for address in [*map(reverse, SCREENS), explorer]:
        answer = page.goto(address, wait_until="networkidle")
        assert answer.status == 200, address
        assert not complaints, f"{address}: {complaints}"
    assert not calls_out
