"""What the media of a story weigh on a phone: the lightest version that it is offered."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from cms.media.ledger import Derivative, Role, Source
from cms.media.models import Film, Model3D, Sound

MB = 1_000_000
HEAVIEST: dict[Any, int] = {Film: 30 * MB, Sound: 15 * MB, Model3D: 8 * MB}
"""Bytes. At 8 Mbit/s, which is a phone away from a town, a film of 30 MB takes half a minute, and
thirty of them use up a subscription of 1 GB. A 3D object shows nothing before its last byte: it
may take eight seconds."""
WHOLE = {Film: Role.PROGRESSIVE, Sound: Role.SOUND, Model3D: Role.LEVEL}
"""The derived files that hold the whole media, each in one version."""


def weights_of(media: list[Any]) -> dict[Any, int]:
    """Return the bytes of the lightest version of each media, by its type and number.

    Three queries at most. What nothing was derived of weighs what was sent.
    """
    timed = [each for each in media if getattr(each, "source_id", None)]
    sources = {each.source_id for each in timed}
    if not sources:
        return {}
    sent = dict(Source.objects.filter(pk__in=sources).values_list("pk", "bytes"))
    whole = _lightest(Derivative.objects.filter(source_id__in=sources, role__in=WHOLE.values()))
    weights: dict[Any, int] = {}
    for each in timed:
        key = (each.source_id, WHOLE[type(each)])
        weights[type(each), each.pk] = whole.get(key) or sent.get(each.source_id) or 0
    large = {m.source_id for m in timed
             if type(m) is Film and weights[Film, m.pk] > HEAVIEST[Film]}  # fmt: skip
    rungs = _rungs(large)
    return weights | {(Film, m.pk): rungs[m.source_id] for m in timed
                      if type(m) is Film and m.source_id in rungs}  # fmt: skip


def _lightest(rows: Any) -> dict[tuple[int, str], int]:
    found: dict[tuple[int, str], int] = {}
    for source, role, size in rows.order_by().values_list("source_id", "role", "bytes"):
        found[source, role] = min(size, found.get((source, role), size))
    return found


def _rungs(sources: set[int]) -> dict[int, int]:
    """Return the bytes of the lightest rung of the ladder of each source, with its sound."""
    if not sources:
        return {}
    folders: dict[int, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    rows = Derivative.objects.filter(source_id__in=sources, role=Role.LADDER)
    for source, path, size in rows.order_by().values_list("source_id", "path", "bytes"):
        rung, inside, _name = path.partition("/hls/")[2].partition("/")
        if inside:
            folders[source][rung] += size
    lightest = {}
    for source, rung_sizes in folders.items():
        sound = rung_sizes.pop("sound", 0)
        if rung_sizes:
            lightest[source] = min(rung_sizes.values()) + sound
    return lightest
