"""From words to positions, for the people who place something on the map.

The setting MAP_GEOCODER chooses: `communes` (the default) asks nobody, `geopf` asks the IGN
Géoplateforme for addresses through this server, `fake` is for tests.
"""

from __future__ import annotations

import http.client
import json
import logging
import urllib.parse
import urllib.request
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from django.conf import settings
from django.core.checks import Error, register
from django.db.models import Q
from django.utils.text import slugify

from cms.taxonomy.models import Commune

logger = logging.getLogger(__name__)

MOST = 8
TIMEOUT = 3
GEOPF = "https://data.geopf.fr/geocodage/search"


@dataclass(frozen=True)
class Candidate:
    """A place that may be the one looked for."""

    label: str
    lat: float
    lng: float


def geocode(text: str) -> list[dict[str, Any]]:
    """Return the places that `text` may mean, best first."""
    words = text.replace("\x00", "").strip()[:200]
    backend = BACKENDS[getattr(settings, "MAP_GEOCODER", "communes")]
    return [asdict(candidate) for candidate in backend(words)[:MOST]] if len(words) > 1 else []


def by_commune(text: str) -> list[Candidate]:
    """Find communes by name, INSEE code or postal code, in our own data."""
    slug = slugify(text)
    named = Q(slug__contains=slug) if slug else Q(pk__in=[])
    known = Commune.objects.exclude(latitude=None).defer("outline")
    found = list(known.filter(named | Q(insee=text)))
    if text.isdigit():
        found += [commune for commune in known if text in commune.postal_codes]
    found.sort(key=lambda commune: (not commune.slug.startswith(slug), -commune.population))
    return [_candidate(commune) for commune in dict.fromkeys(found)]


def by_geopf(text: str) -> list[Candidate]:
    """Find addresses with the IGN Géoplateforme (BAN format); communes when it does not answer."""
    query = urllib.parse.urlencode({"q": text, "limit": MOST, "autocomplete": 1})
    request = urllib.request.Request(  # noqa: S310
        f"{GEOPF}?{query}", headers={"User-Agent": "Artisanumerique"}
    )
    try:
        with urllib.request.urlopen(request, timeout=TIMEOUT) as answer:  # noqa: S310
            return read_ban(json.load(answer))
    except (OSError, http.client.HTTPException, ValueError) as error:
        logger.warning("The geocoder did not answer: %s", error)
        return by_commune(text)


def read_ban(answer: Any) -> list[Candidate]:
    """Return the places in a GeoJSON answer of the BAN format; raises ValueError if it is not."""
    try:
        return [
            Candidate(
                label=str(feature["properties"]["label"]),
                lat=float(feature["geometry"]["coordinates"][1]),
                lng=float(feature["geometry"]["coordinates"][0]),
            )
            for feature in answer["features"]
        ]
    except (KeyError, IndexError, TypeError) as error:
        raise ValueError("This is not an answer in BAN format.") from error


def fake(text: str) -> list[Candidate]:
    """Always find the same place."""
    return [Candidate(f"{text}, 82000 Montauban", 44.0175, 1.3549)]


def _candidate(commune: Commune) -> Candidate:
    code = commune.postal_codes[0] if commune.postal_codes else commune.insee
    return Candidate(f"{commune.name} ({code})", commune.latitude, commune.longitude)


BACKENDS: dict[str, Callable[[str], list[Candidate]]] = {
    "communes": by_commune,
    "geopf": by_geopf,
    "fake": fake,
}


@register()
def check_geocoder(**kwargs: Any) -> list[Error]:
    """A geocoder that does not exist is said at start-up."""
    chosen = getattr(settings, "MAP_GEOCODER", "communes")
    if chosen in BACKENDS:
        return []
    hint = f"Choose one of {', '.join(BACKENDS)}."
    return [Error(f"MAP_GEOCODER is {chosen!r}.", hint=hint, id="plugin_map.E001")]
