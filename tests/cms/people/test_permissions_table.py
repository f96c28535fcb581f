"""Every view, asked as every role and as nobody.

open      the page is shown
sign-in   sent to the sign-in (an artisan is led from there to their own space)
refused   sent back to the home of the back office, with a word
403       refused        404   as if it did not exist
home, own, admin, theirs   led there ("theirs": the one branch of the tree that is theirs)
"""

import pytest
from django.urls import reverse
from wagtail.models import Collection

from cms.pages.models import ContentPage
from cms.taxonomy.models import Trade
from tests.factories.artisans import make_artisan, make_index
from tests.factories.events import make_agenda, make_event, make_programme
from tests.factories.media import PictureFactory
from tests.factories.people import OrganisationFactory, UserFactory
from tests.factories.taxonomy import TradeFactory

ROLES = ["nobody", "artisan", "partner", "adviser", "communication"]
TABLE = """
view                          | nobody  | artisan | partner | adviser | communication

# The public site
home                          | open    | open    | open    | open    | open
artisans                      | open    | open    | open    | open    | open
artisan                       | open    | open    | open    | open    | open
draft of a page               | 404     | 404     | 404     | 404     | 404
sign-in                       | open    | home    | home    | home    | home

# The artisan's own space
my space                      | sign-in | own     | admin   | admin   | admin
own page in my space          | sign-in | open    | 403     | 403     | open
own hours in my space         | sign-in | open    | 403     | 403     | open
own preview in my space       | sign-in | open    | 403     | 403     | open
own history in my space       | sign-in | open    | 403     | 403     | open
another artisan in my space   | sign-in | 403     | 403     | 403     | open

# The back office
dashboard                     | sign-in | sign-in | open    | open    | open
pages                         | sign-in | sign-in | theirs  | refused | open
artisans: list                | sign-in | sign-in | theirs  | refused | open
artisan: edit                 | sign-in | sign-in | refused | refused | open
artisan: unpublish            | sign-in | sign-in | refused | refused | open
artisan: add                  | sign-in | sign-in | refused | refused | open
plain page: edit              | sign-in | sign-in | refused | refused | open
plain page: add               | sign-in | sign-in | refused | refused | open
own programme: list           | sign-in | sign-in | open    | refused | open
own programme: edit           | sign-in | sign-in | open    | refused | open
own programme: unpublish      | sign-in | sign-in | refused | refused | open
own programme: delete         | sign-in | sign-in | refused | refused | open
own programme: add an event   | sign-in | sign-in | open    | refused | open
own event: edit               | sign-in | sign-in | open    | refused | open
own event: unpublish          | sign-in | sign-in | refused | refused | open
own event: history            | sign-in | sign-in | open    | refused | open
another programme: list       | sign-in | sign-in | theirs  | refused | open
another event: edit           | sign-in | sign-in | refused | refused | open
another event: history        | sign-in | sign-in | refused | refused | open
another programme: add        | sign-in | sign-in | refused | refused | open
trades                        | sign-in | sign-in | refused | refused | open
a trade                       | sign-in | sign-in | refused | refused | open
organisations                 | sign-in | sign-in | refused | refused | open
images                        | sign-in | sign-in | open    | refused | open
a common image                | sign-in | sign-in | refused | refused | open
image: add                    | sign-in | sign-in | open    | refused | open
documents                     | sign-in | sign-in | refused | refused | open
collections                   | sign-in | sign-in | refused | refused | open
identity of the site          | sign-in | sign-in | refused | refused | open
artisans' settings            | sign-in | sign-in | refused | refused | open
redirects                     | sign-in | sign-in | refused | refused | open
answers to forms (their own)  | sign-in | sign-in | open    | refused | open
accounts                      | sign-in | sign-in | refused | refused | open
account: invite               | sign-in | sign-in | refused | refused | open
groups                        | sign-in | sign-in | refused | refused | refused
sites                         | sign-in | sign-in | refused | refused | refused
workflows                     | sign-in | sign-in | refused | refused | refused
report: moderation            | sign-in | sign-in | open    | refused | open
report: locked pages          | sign-in | sign-in | refused | refused | open
report: history (their own)   | sign-in | sign-in | open    | open    | open
own account                   | sign-in | sign-in | open    | open    | open
"""


def rows():
    lines = [line for line in TABLE.splitlines() if line.count("|") == len(ROLES)]
    cells = [[cell.strip() for cell in line.split("|")] for line in lines[1:]]
    return [(view, role, wanted) for view, *wants in cells for role, wanted in zip(ROLES, wants)]  # noqa: B905


@pytest.fixture
def world(home, site):
    """Two of everything: what belongs to the people of this test, and what belongs to others."""
    artisans, agenda = make_index(home), make_agenda(home)
    organisation = OrganisationFactory()
    people = {role: UserFactory(role=role) for role in ["artisan", "adviser", "communication"]}
    people["partner"] = UserFactory()
    organisation.members.add(people["partner"])
    own = make_programme(agenda, organisation=organisation, title="Le nôtre", slug="notre")
    other = make_programme(agenda, title="Le leur", slug="leur")
    return {
        "home": home,
        "site": site,
        "people": people,
        "artisans": artisans,
        "artisan": make_artisan(artisans, owner=people["artisan"], slug="mien"),
        "another_artisan": make_artisan(artisans, slug="autre"),
        "programme": own,
        "event": make_event(own, slug="e1"),
        "another_programme": other,
        "another_event": make_event(other, slug="e2"),
        "plain": home.add_child(instance=ContentPage(title="À propos", slug="a-propos")),
        "draft": home.add_child(instance=ContentPage(title="Brouillon", slug="b", live=False)),
        "trade": TradeFactory(),
        "picture": PictureFactory(
            file__width=40, file__height=30, collection=Collection.get_first_root_node()
        ),
    }


def address(view, w):
    """Return the address of `view` in the world `w`."""
    snippets = {"trades": Trade, "organisations": type(w["programme"].organisation)}
    if view in snippets:
        return reverse(snippets[view].snippet_viewset.get_url_name("list"))
    if view == "a trade":
        return reverse(Trade.snippet_viewset.get_url_name("edit"), args=[w["trade"].pk])
    if view in PLAIN:
        return reverse(PLAIN[view])
    if view in SPACE:
        page, name = SPACE[view]
        return reverse(name, args=[w[page].pk])
    return of_pages(view, w)


PLAIN = {
    "sign-in": "account_login",
    "my space": "my_space",
    "dashboard": "wagtailadmin_home",
    "pages": "wagtailadmin_explore_root",
    "images": "wagtailimages:index",
    "image: add": "wagtailimages:add",
    "documents": "wagtaildocs:index",
    "collections": "wagtailadmin_collections:index",
    "redirects": "wagtailredirects:index",
    "answers to forms (their own)": "wagtailforms:index",
    "accounts": "wagtailusers_users:index",
    "account: invite": "wagtailusers_users:add",
    "groups": "wagtailusers_groups:index",
    "sites": "wagtailsites:index",
    "workflows": "wagtailadmin_workflows:index",
    "report: moderation": "wagtailadmin_reports:workflow",
    "report: locked pages": "wagtailadmin_reports:locked_pages",
    "report: history (their own)": "wagtailadmin_reports:site_history",
    "own account": "wagtailadmin_account",
}
SPACE = {
    "own page in my space": ("artisan", "my_space_page"),
    "own hours in my space": ("artisan", "my_space_horaires"),
    "own preview in my space": ("artisan", "my_space_preview"),
    "own history in my space": ("artisan", "my_space_history"),
    "another artisan in my space": ("another_artisan", "my_space_page"),
}
PAGES = {
    "home": "home", "artisans": "artisans", "artisan": "artisan", "draft of a page": "draft",
}  # fmt: skip
EDITOR = {
    "artisans: list": ("artisans", "wagtailadmin_explore"),
    "artisan: edit": ("artisan", "wagtailadmin_pages:edit"),
    "artisan: unpublish": ("artisan", "wagtailadmin_pages:unpublish"),
    "plain page: edit": ("plain", "wagtailadmin_pages:edit"),
    "own programme: list": ("programme", "wagtailadmin_explore"),
    "own programme: edit": ("programme", "wagtailadmin_pages:edit"),
    "own programme: unpublish": ("programme", "wagtailadmin_pages:unpublish"),
    "own programme: delete": ("programme", "wagtailadmin_pages:delete"),
    "own event: edit": ("event", "wagtailadmin_pages:edit"),
    "own event: unpublish": ("event", "wagtailadmin_pages:unpublish"),
    "own event: history": ("event", "wagtailadmin_pages:history"),
    "another programme: list": ("another_programme", "wagtailadmin_explore"),
    "another event: edit": ("another_event", "wagtailadmin_pages:edit"),
    "another event: history": ("another_event", "wagtailadmin_pages:history"),
    "a common image": ("picture", "wagtailimages:edit"),
}
ADDING = {
    "artisan: add": ("artisans", "artisanpage", "artisans"),
    "plain page: add": ("pages", "contentpage", "home"),
    "own programme: add an event": ("events", "eventpage", "programme"),
    "another programme: add": ("events", "eventpage", "another_programme"),
}
SETTINGS = {
    "identity of the site": ("pages", "siteidentity"),
    "artisans' settings": ("artisans", "artisansettings"),
}


def of_pages(view, w):
    if view in PAGES:
        return "/" if view == "home" else f"/{w[PAGES[view]].url_path.split('/', 2)[2]}"
    if view in SETTINGS:
        return reverse("wagtailsettings:edit", args=[*SETTINGS[view], w["site"].pk])
    if view in ADDING:
        app, model, parent = ADDING[view]
        return reverse("wagtailadmin_pages:add", args=[app, model, w[parent].pk])
    key, name = EDITOR[view]
    return reverse(name, args=[w[key].pk])


def outcome(response, w):
    """Return the word of the table for `response`."""
    if response.status_code != 302:
        return {200: "open"}.get(response.status_code, str(response.status_code))
    places = {
        reverse("wagtailadmin_home"): "refused",
        reverse("my_space"): "home",
        reverse("my_space_page", args=[w["artisan"].pk]): "own",
        reverse("wagtailadmin_explore", args=[w["programme"].pk]): "theirs",
    }
    if response.url.startswith(reverse("account_login")):
        return "sign-in"
    return places.get(response.url, response.url)


def test_every_view_answers_each_role_as_the_table_says(client, world):
    wrong = []
    for role in ROLES:
        client.logout()
        if role != "nobody":
            client.force_login(world["people"][role])
        for view, asked, wanted in rows():
            if asked != role:
                continue
            response = client.get(address(view, world))
            found = outcome(response, world)
            if view == "my space" and found == "refused":
                found = "admin"  # the same place, but led there rather than sent back
            if found != wanted:
                wrong.append(f"{view:30} as {role:14}: {found}, not {wanted}")
    assert not wrong, "\n" + "\n".join(wrong)


@pytest.mark.parametrize("role", ["partner", "communication"])
def test_the_page_chooser_keeps_the_drafts_of_others(client, world, role):
    client.force_login(world["people"][role])
    world["draft"].save_revision()
    url = reverse("wagtailadmin_choose_page_child", args=[world["home"].pk])
    shows_draft = "Brouillon" in client.get(url).content.decode()
    assert shows_draft is (role == "communication")
