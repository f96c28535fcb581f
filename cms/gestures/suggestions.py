"""Suggestions while a query is typed: actions, materials, tools, trades and gestures.

Every word is held in memory, folded and sorted, so that an answer costs no query. A generation
kept in the shared cache says when to read them again: each process does so by itself.
"""

from __future__ import annotations

import time
import uuid
from bisect import bisect_left
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from heapq import nsmallest
from typing import Any

from django.core.cache import cache
from django.db import transaction
from django.db.models.signals import post_delete, post_save
from django.utils.http import urlencode
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import post_page_move

from cms.taxonomy.french import STOP_WORDS, fold, stem
from cms.taxonomy.models import Action, Concept, Material, Tool, Trade

MOST = 8
SHORTEST, LONGEST = 2, 80
"""Letters of a query that is answered."""
KEPT_FOR = 600
"""Seconds after which the words are read again, whatever the generation says."""
GENERATION = "gesture-suggestions"
KINDS: dict[str, tuple[type[Concept], str]] = {
    "action": (Action, "action"),
    "material": (Material, "matiere"),
    "tool": (Tool, "outil"),
    "trade": (Trade, "metier"),
}
"""The vocabularies that are suggested, each with the facet that its concepts narrow."""
NAMES = {
    "action": _("Action"),
    "material": _("Material"),
    "tool": _("Tool"),
    "trade": _("Trade"),
    "gesture": _("Gesture"),
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that may be suggested; `rank` is lower for what should come first."""

    label: str
    kind: str
    url: str
    start: str
    words: tuple[str, ...]
    rank: int


class Words:
    """The entries of a repertory, found by the beginning of any of their words."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.entries = list(entries)
        pairs = sorted((word, n) for n, e in enumerate(self.entries) for word in set(e.words))
        self.words = [word for word, _n in pairs]
        self.numbers = [n for _word, n in pairs]

    def find(self, query: str, most: int = MOST) -> list[Entry]:
        """Return the entries that have a word beginning with each word of `query`.

        A word of the query also finds those of its family: "tournage" finds "tourner".
        """
        typed = fold(query).split()
        asked = [word for word in typed if word not in STOP_WORDS] or typed
        if not asked:
            return []
        numbers = set.intersection(*(self._having(word) for word in asked))
        start = " ".join(asked)
        found = (self.entries[n] for n in numbers)
        return nsmallest(
            most, found, lambda e: (not e.start.startswith(start), e.rank, len(e.start), e.start)
        )

    def _having(self, word: str) -> set[int]:
        first, last = bisect_left(self.words, word), bisect_left(self.words, f"{word}\uffff")
        found = set(self.numbers[first:last])
        family = stem(word)
        if family and family != word:
            first = bisect_left(self.words, f"={family}")
            while first < len(self.words) and self.words[first] == f"={family}":
                found.add(self.numbers[first])
                first += 1
        return found


_known: dict[tuple[Any, ...], tuple[float, Words]] = {}


def suggest(index: Any, index_url: str, query: str) -> list[dict[str, str]]:
    """Return at most eight {"label", "kind", "kind_label", "url"} for what is typed in `index`."""
    query = query.replace("\x00", "").strip()[:LONGEST]
    if len(fold(query)) < SHORTEST:
        return []
    found = _words(index, index_url).find(query)
    return [
        {"label": e.label, "kind": e.kind, "kind_label": str(NAMES[e.kind]), "url": e.url}
        for e in found
    ]


def _words(index: Any, index_url: str) -> Words:
    generation = cache.get(GENERATION) or begin_generation()
    key = (generation, index.pk, index_url, get_language())
    read_at, words = _known.get(key, (0.0, None))
    if words is None or time.monotonic() - read_at > KEPT_FOR:
        for old in [known for known in _known if known[0] != generation]:
            _known.pop(old, None)
        words = Words(_entries(index, index_url))
        _known[key] = (time.monotonic(), words)
    return words


def _entries(index: Any, index_url: str) -> Iterable[Entry]:
    pages = index.bare_items()
    used = _used(pages)
    for rank, (kind, (model, facet)) in enumerate(KINDS.items()):
        for concept in model.objects.defer("definition_fr", "definition_en", "matches", "imported"):
            if concept.code in used[kind]:
                url = f"{index_url}?{urlencode({facet: concept.code})}"
            else:
                url = concept.get_absolute_url()
            names = [
                concept.label,
                concept.label_fr,
                *concept.alt_labels_fr,
                *concept.alt_labels_en,
            ]
            yield _entry(
                concept.label, names, kind, url, rank + 10 * (concept.code not in used[kind])
            )
    for title, slug in pages.order_by().values_list("title", "slug"):
        yield _entry(title, [title], "gesture", f"{index_url}{slug}/", len(KINDS))


def _entry(label: str, names: list[str], kind: str, url: str, rank: int) -> Entry:
    folded = " ".join(fold(name) for name in names)
    families = (f"={family}" for family in stem(folded).split())
    return Entry(label, kind, url, fold(label), (*folded.split(), *families), rank)


def _used(pages: Any) -> dict[str, set[str]]:
    """Return the codes that have a gesture, by kind; a broader material has those below it."""
    lineages = pages.order_by().values_list("materials__material__lineage", flat=True).distinct()
    paths = {
        "action": "action__code",
        "tool": "tools__code",
        "trade": "trades__code",
    }
    used = {
        kind: set(pages.order_by().values_list(path, flat=True).distinct())
        for kind, path in paths.items()
    }
    used["material"] = {code for line in lineages if line for code in line.strip("/").split("/")}
    return used


def begin_generation(*_args: Any, instance: Any = None, **_kwargs: Any) -> str:
    """Have every process read the words again; connected to what may change one."""
    if instance is not None and not isinstance(instance, Concept | Page | PageViewRestriction):
        return ""
    fresh = uuid.uuid4().hex
    _renew(fresh)
    connection = transaction.get_connection()
    waiting = [entry[1] for entry in connection.run_on_commit]
    if connection.in_atomic_block and _renew not in waiting:
        # Another process may read between now and the commit: what it then keeps is renewed too.
        transaction.on_commit(_renew)
    return fresh


def _renew(generation: str = "") -> None:
    cache.set(GENERATION, generation or uuid.uuid4().hex, None)


def connect() -> None:
    """Begin a new generation whenever a concept, a page or a privacy setting changes."""
    signals: list[Any] = [post_save, post_delete, post_page_move]
    receiver: Callable[..., Any] = begin_generation
    for signal in signals:
        signal.connect(receiver, dispatch_uid=f"gesture-suggestions-{id(signal)}")
