"""What the scenarios are made of: content, and ways to look at it. Runs in their processes."""

import json
import sys
from typing import Any


def write_body(text: str) -> str:
    heading = {"text": f"Titre {text}", "level": "2"}
    return json.dumps(
        [
            {"type": "heading", "value": heading, "id": "1"},
            {"type": "plugin_dummy_note", "value": {"text": f"note {text}"}, "id": "2"},
            {"type": "text", "value": f"<p>fin {text}</p>", "id": "3"},
        ]
    )


def write_scenes() -> str:
    nested = [{"type": "plugin_dummy_note", "value": {"text": "dans la scène"}, "id": "4"}]
    scene = {"title": "Une", "body": nested, "layout": "framed"}
    return json.dumps([{"type": "scene", "value": scene, "id": "s1"}])


def make_home() -> Any:
    from django.contrib.auth import get_user_model
    from wagtail.models import Page, Site

    from cms.pages.models import HomePage

    get_user_model().objects.create_superuser("chef", "chef@example.org", "mot de passe")
    Page.objects.filter(depth=2).delete()
    home = Page.objects.get(depth=1).add_child(instance=HomePage(title="Accueil", slug="accueil"))
    Site.objects.all().delete()
    Site.objects.create(hostname="localhost", root_page=home, is_default_site=True)
    return home


def get_page(slug: str) -> Any:
    from cms.pages.models import ContentPage

    return ContentPage.objects.get(slug=slug)


def save_again(page: Any, *names: str) -> Any:
    """Save `page` as a view that read and changed its streams would, and read it again."""
    for name in names:
        list(getattr(page, name))
    page.save()
    return type(page).objects.get(pk=page.pk)


def read_stored(page: Any, name: str = "body", draft: bool = False) -> Any:
    """Return a stream as it is in the database, or in the latest draft."""
    if draft:
        return json.loads(page.get_latest_revision().content[name])
    from django.db import connection

    with connection.cursor() as cursor:
        table = connection.ops.quote_name(page._meta.db_table)
        cursor.execute(f"SELECT {name} FROM {table} WHERE page_ptr_id = %s", [page.pk])
        return json.loads(cursor.fetchone()[0])


def look() -> dict[str, Any]:
    """Return where the plugin shows: page, scene, slot, menu, addresses, interface, search."""
    from django.template import Context, Template
    from django.test import Client, RequestFactory
    from wagtail.models import Site

    from cms.documentaries.models import DocumentaryPage
    from cms.extensions import points

    page, request = get_page("avec"), RequestFactory().get("/", HTTP_HOST="localhost")
    site = Site.find_for_request(request)
    slot = Template("{% load plugin_tags %}{% plugin_slot 'content.aside' %}")
    scenes = DocumentaryPage.objects.get().scenes
    client = Client(HTTP_HOST="localhost")
    html = client.get("/avec/").content.decode()
    return {
        "page": html.count("dummy-note"),
        "boxes": html.count("block--plugin_dummy_note"),
        "scene": str(scenes[0].value["body"]).count("dummy-note"),
        "slot": "tampon" in slot.render(Context({"request": request, "page": page})),
        "menu": "/dummy/bonjour/" in html,
        "address": client.get("/dummy/bonjour/").status_code,
        "interface": client.get("/api/v1/dummy/stamps").status_code,
        "api": [b["type"] for b in page.body.stream_block.get_api_representation(page.body)],
        "search": " ".join(page._meta.get_field("body").get_searchable_content(page.body)),
        "facets": [f.name for f in points.facets.items("pages.ContentPage", site)],
        "layers": [layer.name for layer in points.map_layers.items("map", site)],
        "card": "tampon(s)" in sign_in().get("/admin/").content.decode(),
    }


def sign_in() -> Any:
    from django.contrib.auth import get_user_model
    from django.test import Client

    client = Client(HTTP_HOST="localhost")
    client.force_login(
        get_user_model().objects.get(username="chef"),
        backend="django.contrib.auth.backends.ModelBackend",
    )
    return client


def resubmit(page: Any, **extra: str) -> int:
    """Return the status of the answer to an unchanged form; 302 is a success."""
    from tests.contract import editing

    answer = editing.resubmit(sign_in(), page, **extra)
    if answer.status_code == 200:
        form = answer.context["form"]
        sys.stderr.write(f"{form.errors} {[f.errors for f in form.formsets.values()]}\n")
    return answer.status_code


def get_status(address: str) -> int:
    return sign_in().get(address).status_code


def list_offered(slug: str) -> list[str]:
    """Return the types of blocks the editor of a page offers."""
    from cms.extensions.blocks import ExtensibleStreamBlockAdapter
    from cms.extensions.switch import showing, site_of

    page = get_page(slug)
    with showing(site_of(page)):
        block = page.body.stream_block
        _name, groups, _states, meta = ExtensibleStreamBlockAdapter().js_args(block)
    return [b.name for _g, bs in groups for b in bs if b.name not in meta["notOffered"]]


def save_through_history() -> bool:
    """Save every plain page as a data migration would, on models that know no blocks."""
    from django.db import connection
    from django.db.migrations.loader import MigrationLoader

    loader = MigrationLoader(connection)
    state = loader.project_state(loader.graph.leaf_nodes())
    before = read_stored(get_page("avec"))
    for page in state.apps.get_model("pages", "ContentPage").objects.all():
        list(page.body)
        page.save()
    return read_stored(get_page("avec")) == before


def run_command(command: Any, *args: Any, **options: Any) -> int:
    try:
        command(*args, **options)
    except SystemExit as stop:
        return int(stop.code or 0)
    return 0


def check_database() -> list[Any]:
    from cms.extensions.checks import check_left_behind

    return check_left_behind(databases=["default"])
