"""What happens to content with a plugin present, switched off, absent and back again.

Each function runs in a process of its own, `python -m tests.contract.scenarios <name>`, on the
database named by DATABASE_URL, and prints what it saw as JSON.
"""

import json
import os
import sys
from typing import Any

from tests.contract.inside import (
    check_database,
    get_page,
    get_status,
    list_offered,
    look,
    make_home,
    read_stored,
    resubmit,
    run_command,
    save_again,
    save_through_history,
    sign_in,
    write_body,
    write_scenes,
)


def fill() -> dict[str, Any]:
    """With the plugin: write pages, a draft and stamps with what it adds."""
    from plugin_dummy.models import Stamp, StampNote

    from cms.documentaries.models import DocumentaryPage
    from cms.pages.models import ContentPage

    home = make_home()
    page = home.add_child(instance=ContentPage(title="Avec", slug="avec", body=write_body("live")))
    stamp = Stamp.objects.create(page=page, text="tampon gardé")
    StampNote.objects.create(stamp=stamp, text="note du tampon")
    page.refresh_from_db()
    page.save_revision().publish()
    page.body = write_body("brouillon")
    page.save_revision()
    for slug in ("a-copier", "a-supprimer"):
        other = home.add_child(instance=ContentPage(title=slug, slug=slug, body=write_body(slug)))
        Stamp.objects.create(page=other, text=slug)
    home.add_child(
        instance=DocumentaryPage(title="Doc", slug="doc", introduction="x", scenes=write_scenes())
    )
    return {"stored": read_stored(page)}


def present() -> dict[str, Any]:
    """With the plugin switched on: what visitors and editors see."""
    from plugin_dummy.models import Stamp

    answer = resubmit(get_page("avec"))
    offered = list_offered("avec")
    return {**look(), "edit": answer, "offered": offered, "stamps": Stamp.objects.count()}


def switched_off() -> dict[str, Any]:
    """With the plugin switched off for the only site: what is shown, and what is kept."""
    from plugin_dummy.models import Stamp
    from wagtail.models import Site

    from cms.extensions.models import SitePlugins

    SitePlugins.objects.create(site=Site.objects.get(), disabled=["plugin_dummy"])
    seen = look()
    editor = sign_in().get(f"/admin/pages/{get_page('avec').pk}/edit/").content.decode()
    answer = resubmit(get_page("avec"), **{"action-publish": "1"})
    return {
        **seen,
        "edit": answer,
        "panel": "dummy_stamps" in editor,
        "live": read_stored(get_page("avec")),
        "offered": list_offered("avec"),
        "stamps": Stamp.objects.filter(page=get_page("avec")).count(),
    }


def absent() -> dict[str, Any]:
    """Without the plugin: everything an editor and the site may do to its content."""
    from django.core.management import call_command

    from cms.documentaries.models import DocumentaryPage

    page, result = get_page("avec"), look()
    before, draft = read_stored(page), page.get_latest_revision()
    page.save()
    result["saved"] = read_stored(get_page("avec")) == before
    result["scene_stored"] = read_stored(
        save_again(DocumentaryPage.objects.get(), "scenes"), "scenes"
    )
    draft.publish()
    result["old_draft"] = read_stored(get_page("avec"))
    result["edit"] = resubmit(get_page("avec"), **{"action-publish": "1"})
    result["edited"] = read_stored(get_page("avec"))
    result["compare"] = get_status(f"/admin/pages/{page.pk}/revisions/compare/earliest...latest/")
    result["offered"] = list_offered("avec")
    copied = get_page("a-copier").copy(update_attrs={"slug": "copie", "title": "Copie"})
    result["copy"] = read_stored(copied)
    get_page("a-supprimer").delete()
    result["historical"] = save_through_history()
    result["migrations"] = run_command(call_command, "makemigrations", check=True, verbosity=0)
    result["warned"] = [m.id for m in check_database()]
    return result


def back() -> dict[str, Any]:
    """With the plugin again, after everything that was done without it."""
    from plugin_dummy.models import Stamp

    return {
        **look(),
        "live": read_stored(get_page("avec")),
        "copy": read_stored(get_page("copie")),
        "stamps": sorted(Stamp.objects.values_list("text", flat=True)),
    }


def checks() -> dict[str, Any]:
    """The plugin with mistakes in it: what the system checks say."""
    from django.core.checks import run_checks

    return {"errors": sorted(m.id for m in run_checks() if m.id.startswith("extensions"))}


def left() -> dict[str, Any]:
    """What the database still holds of the plugin."""
    from django.contrib.auth.models import Permission
    from django.contrib.contenttypes.models import ContentType
    from django.db import connection
    from wagtail.models import Revision

    streams = json.dumps(
        [read_stored(get_page("avec")), list(Revision.objects.values_list("content"))]
    )
    return {
        "blocks": streams.count("plugin_dummy_note"),
        "child_rows": streams.count("dummy_stamps"),
        "tables": [t for t in connection.introspection.table_names() if "plugin_dummy" in t],
        "types": ContentType.objects.filter(app_label="plugin_dummy").count(),
        "permissions": Permission.objects.filter(codename__endswith="stamp").count(),
        "text": "brouillon" in streams,
    }


if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "artisanumerique.settings.test")
    import django
    from django.test.utils import setup_test_environment

    django.setup()
    setup_test_environment()
    sys.stdout.write(json.dumps(globals()[sys.argv[1]]()))
