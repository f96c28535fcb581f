"""CPU time and queries of each public page, measured in this process on the demo."""

from __future__ import annotations

import statistics
import time
from typing import Any

ROUNDS = 20
NOUNS = ["artisans.ArtisanPage", "gestures.GesturePage", "events.EventPage",
         "documentaries.DocumentaryPage"]  # fmt: skip


def addresses() -> dict[str, str]:
    """Return the public pages to measure, by a name for people: a listing and a page per noun."""
    from django.apps import apps
    from django.urls import NoReverseMatch, reverse

    found = {"home": "/"}
    for label in NOUNS:
        name = label.split(".")[0]
        page = apps.get_model(label).objects.filter(live=True).order_by("pk").first()
        if page:
            index = page.get_ancestors().filter(depth=3).first()
            found |= {f"{name}: list": index.url, f"{name}: page": page.url}
    found |= {
        "search, nothing asked": "/recherche/",
        "search, results": "/recherche/?q=terre",
        "contact": "/contact/",
        "vocabularies": "/id/",
        "open data: artisans": "/api/v1/artisans",
        "not found": "/rien-ici/",
    }
    for name in ("plugin_map:map", "map"):
        try:
            found.setdefault("map", reverse(name))
        except NoReverseMatch:
            continue
    return found


def measure() -> list[dict[str, Any]]:
    """Return for each page: its address, CPU ms (median and 95th), queries cold and warm."""
    from django.test import Client

    client = Client(headers={"host": "localhost"})
    return [{"name": n, "url": u, **_page(client, u)} for n, u in addresses().items()]


def _page(client: Any, url: str) -> dict[str, Any]:
    from django.core.cache import cache

    status = client.get(url).status_code  # makes the images that are missing, once for ever
    cache.clear()
    cold = _queries(client, url)
    warm = _queries(client, url)
    times = []
    for _ in range(ROUNDS):
        started = time.process_time()
        client.get(url)
        times.append(1000 * (time.process_time() - started))
    p95 = statistics.quantiles(times, n=20)[-1]
    return {"status": status, "median": statistics.median(times), "p95": p95,
            "cold": cold, "warm": warm}  # fmt: skip


def _queries(client: Any, url: str) -> int:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    return len(captured)
