"""Count what a visit read of a story: one message of the browser, counters, nothing of anybody.

The message is JSON: `{"scenes": {id: [1 when seen for the first time, seconds]}, "left": id,
"back": id}`. `left` is where the visitor is when the page goes; `back` takes it away when they
return at once. Neither the address nor the browser of who sends it is kept, nor the hour.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from urllib.parse import urlsplit

from django.core.cache import cache
from django.db import IntegrityError, transaction
from django.db.models import Case, F, Value, When
from django.db.models.functions import Greatest
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from .readings import SceneReading

LONGEST = 30 * 60
"""Seconds that one message may count for a scene: longer, somebody went away."""
MOST_BYTES = 16_384
MOST_A_MINUTE = 600
"""Messages counted for a story: ten visits a second end in no story of the real world."""
ROBOTS = re.compile(r"bot\b|crawl|spider|slurp|preview|monitor|archiver|curl|wget|python", re.I)


@dataclass(frozen=True)
class Visit:
    """What one message says: scenes seen anew, seconds by scene, where the story was left."""

    seen: dict[str, int] = field(default_factory=dict)
    seconds: dict[str, int] = field(default_factory=dict)
    left: str = ""
    back: str = ""

    @property
    def scenes(self) -> set[str]:
        """The scenes of which something is to be written."""
        told = {scene for each in (self.seen, self.seconds) for scene, n in each.items() if n}
        return told | {scene for scene in (self.left, self.back) if scene}


@csrf_exempt  # nothing is done in anybody's name, and the sender of a beacon writes no header
@require_POST
def count(request: HttpRequest, pk: int) -> HttpResponse:
    """Count the visit that `request` tells of; the answer is the same whether it counts or not."""
    if wants_counting(request) and has_room(pk):
        from .models import DocumentaryPage

        page = DocumentaryPage.objects.live().only("scenes").filter(pk=pk).first()
        if page is not None:
            visit = read_visit(request.body, ids_of(page))
            record(pk, visit, timezone.localdate())
    return HttpResponse(status=204)


def wants_counting(request: HttpRequest) -> bool:
    """Is this a visitor of our own pages, who does not refuse, and who does not edit them?"""
    headers = request.headers
    if headers.get("DNT") == "1" or headers.get("Sec-GPC") == "1":
        return False
    if int(request.META.get("CONTENT_LENGTH") or 0) > MOST_BYTES:
        return False
    origin = urlsplit(headers.get("Origin", "")).netloc
    if origin != request.get_host() or ROBOTS.search(headers.get("User-Agent", "bot")):
        return False
    user: Any = request.user
    return not user.has_perm("wagtailadmin.access_admin")


def has_room(pk: int) -> bool:
    """Is the story `pk` told of less often than a flood would this minute?"""
    key = f"readings:{pk}:{timezone.now():%H%M}"
    cache.add(key, 0, 120)
    try:
        return cache.incr(key) <= MOST_A_MINUTE
    except ValueError:  # it was thrown away in between
        return True


def ids_of(page: Any) -> set[str]:
    """Return the ids of the scenes of `page`, without unfolding them."""
    return {str(child["id"]) for child in page.scenes.raw_data if child.get("id")}


def read_visit(body: bytes, known: set[str]) -> Visit:
    """Return what `body` says of the scenes `known`; what cannot be is left out."""
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):  # not text either, or a pit of brackets
        return Visit()
    scenes = told.get("scenes") if isinstance(told, dict) else None
    if not isinstance(scenes, dict):
        return Visit()
    pairs = {scene: pair for scene, pair in scenes.items()
             if scene in known and isinstance(pair, list) and len(pair) == 2}  # fmt: skip
    return Visit(
        seen={scene: _between(pair[0], 1) for scene, pair in pairs.items()},
        seconds={scene: _between(pair[1], LONGEST) for scene, pair in pairs.items()},
        left=_known(told.get("left"), known),
        back=_known(told.get("back"), known),
    )


def record(pk: int, visit: Visit, day: date) -> None:
    """Add `visit` to the counters of `day`: one UPDATE, but for the first visit of a day."""
    scenes = visit.scenes
    if not scenes:
        return
    try:
        with transaction.atomic():
            if _add(pk, visit, day) < len(scenes):
                raise LookupError  # some have no counter yet: nothing of it is added
    except LookupError:
        with suppress(IntegrityError), transaction.atomic():  # the story was deleted meanwhile
            new = [SceneReading(page_id=pk, scene=scene, day=day) for scene in sorted(scenes)]
            SceneReading.objects.bulk_create(new, ignore_conflicts=True)
            _add(pk, visit, day)


def _add(pk: int, visit: Visit, day: date) -> int:
    rows = SceneReading.objects.filter(page=pk, day=day, scene__in=visit.scenes)
    left = {visit.left: 1, visit.back: -1} if visit.left != visit.back else {}
    return rows.update(
        seen=F("seen") + _by_scene(visit.seen),
        seconds=F("seconds") + _by_scene(visit.seconds),
        left=Greatest(F("left") + _by_scene(left), Value(0)),
    )


def _by_scene(values: dict[str, int]) -> Any:
    whens = [When(scene=scene, then=Value(n)) for scene, n in values.items() if scene and n]
    return Case(*whens, default=Value(0))


def _between(value: Any, most: int) -> int:
    """Return a whole number between 0 and `most`, 0 for what is none (true, text, infinity)."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return 0
    return round(min(max(value, 0), most)) if value == value else 0  # NaN is not itself


def _known(value: Any, known: set[str]) -> str:
    return value if isinstance(value, str) and value in known else ""
