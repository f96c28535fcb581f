"""Loads the whole demo: vocabulary, territory, media, the five nouns, accounts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.core.management import call_command
from django.db import transaction
from wagtail.models import Collection, Page

from . import accounts, plugins
from .library import COLLECTION, Library
from .nouns import Artisans, Gestures
from .stories import Agenda, Documentaries
from .streams import Streams
from .tree import Tree

DEPARTMENT = "82"


def load(say: Callable[[str], Any]) -> None:
    """Add everything that is missing; what is there already is left as it is."""
    say("Vocabulary and territory")
    call_command("load_territory", department=DEPARTMENT, verbosity=0)
    call_command("load_vocabulary", verbosity=0)
    library = Library()
    streams = Streams(library)
    tree = Tree(library, streams)
    agenda = Agenda(library)
    say("Pages")
    with transaction.atomic():
        tree.build()
    for name, step in steps(library, streams, tree, agenda):
        say(name)
        with transaction.atomic():
            step()


def steps(
    library: Library, streams: Streams, tree: Tree, agenda: Agenda
) -> list[tuple[str, Callable[[], Any]]]:
    """Return the steps in an order in which each finds what it refers to.

    Stories refer to events and events to stories: events come first, without their stories.
    """
    return [
        ("Artisans", lambda: Artisans(library, streams).load(tree.indexes["artisans"])),
        ("Gestures", lambda: Gestures(library).load(tree.indexes["gestes"])),
        ("Programmes and events", lambda: _events(agenda, tree)),
        ("Positions and practices", lambda: plugins.load()),
        (
            "Documentaries",
            lambda: Documentaries(library, streams).load(tree.indexes["documentaires"]),
        ),
        ("Links from events to documentaries", agenda.link_stories),
        ("Home page", tree.finish_home),
        ("Accounts", accounts.load),
    ]


def _events(agenda: Agenda, tree: Tree) -> None:
    agenda.load_programmes(tree.indexes["agenda"])
    agenda.load_events()


def delete_everything() -> None:
    """Delete the pages below the root and the demo's media; accounts and vocabulary stay."""
    from cms.media.models import Film, Model3D, Picture, Sound

    with transaction.atomic():
        for page in Page.get_first_root_node().get_children():
            Page.objects.get(pk=page.pk).specific.delete()
        collection = Collection.objects.filter(name=COLLECTION).first()
        if collection:
            for kind in (Film, Sound, Model3D, Picture):
                kind.objects.filter(collection=collection).delete()
