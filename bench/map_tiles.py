"""How fast the map answers with thousands of synthetic artisans.

Usage: python bench/map_tiles.py [number of artisans, 5000 by default]
Works in a database of its own, thrown away at the end. Prints a table in Markdown.
"""

from __future__ import annotations

import atexit
import os
import random
import shutil
import statistics
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = tempfile.mkdtemp(prefix="artisanumerique-bench-")
atexit.register(shutil.rmtree, FOLDER, ignore_errors=True)
sys.path[:0] = [str(ROOT), str(ROOT / "site")]
os.environ["DJANGO_SETTINGS_MODULE"] = "artisanumerique.settings.test"
os.environ["DATABASE_URL"] = f"sqlite:///{FOLDER}/bench.sqlite3"

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection, transaction  # noqa: E402
from django.test import Client  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402
from wagtail.models import Page, Site  # noqa: E402

ROUNDS = 60
EXACT_SHARE = 0.7
ZOOMS = {7: (3.0, 2.0), 9: (1.6, 1.0), 11: (0.5, 0.3), 13: (0.15, 0.08), 15: (0.04, 0.02)}
"""Width and height of the view in degrees, about those of a 1440 x 900 screen."""
FILTERS = {"": {}, "secteur": {"sector": "food"}, "couche": {"layer": "artisans"}}


def fill(number: int) -> None:
    """Make `number` live artisans in the communes of Tarn-et-Garonne."""
    from cms.artisans.models import ArtisanIndexPage, ArtisanPage
    from cms.pages.models import HomePage
    from cms.taxonomy.models import Commune, Trade
    from plugins.map.models import ArtisanPosition, write_position

    call_command("migrate", verbosity=0)
    call_command("load_territory", department="82", verbosity=0)
    call_command("load_vocabulary", verbosity=0)
    root = Page.get_first_root_node()
    home = root.add_child(instance=HomePage(title="Banc", slug="banc"))
    Site.objects.update(root_page=home)
    index = home.add_child(instance=ArtisanIndexPage(title="Artisans", slug="artisans"))
    communes, trades = list(Commune.objects.all()), list(Trade.objects.all())
    weights = [commune.population for commune in communes]
    chance = random.Random(82)
    made = [
        ArtisanPage(
            title=f"Atelier {n}", slug=f"atelier-{n}", path=f"{index.path}{n + 1:04d}",
            depth=index.depth + 1, url_path=f"{index.url_path}atelier-{n}/", live=True,
            locale=index.locale, content_type=ArtisanPage(title="-").content_type,
            commune=chance.choices(communes, weights)[0], is_demo=True,
        )
        for n in range(number)
    ]  # fmt: skip
    with transaction.atomic():
        fields = [field.attname for field in Page._meta.concrete_fields if field.name != "id"]
        bases = [Page(**{name: getattr(page, name) for name in fields}) for page in made]
        for base, page in zip(Page.objects.bulk_create(bases), made, strict=True):
            page.pk = page.page_ptr_id = base.pk
            page.save_base(raw=True)  # the row of the artisan only: no index, no signals
        links = [
            ArtisanPage.trades.through(artisanpage_id=page.pk, trade_id=chance.choice(trades).pk)
            for page in made
        ]
        ArtisanPage.trades.through.objects.bulk_create(links)
        for page in made:
            if chance.random() < EXACT_SHARE:
                latitude = page.commune.latitude + chance.gauss(0, 0.02)
                longitude = page.commune.longitude + chance.gauss(0, 0.03)
                location = write_position(round(latitude, 6), round(longitude, 6))
                ArtisanPosition.objects.create(page=page, location=location)
        Page.objects.filter(pk=index.pk).update(numchild=number)


def measure(client: Client, zoom: int, filters: dict[str, str]) -> dict[str, float]:
    """Ask for `ROUNDS` views at `zoom`; return milliseconds, queries and bytes."""
    chance = random.Random(zoom)
    width, height = ZOOMS[zoom]
    times, busy, sizes, queries = [], [], [], 0
    for n in range(ROUNDS + 3):
        west, south = chance.uniform(0.9, 1.9 - width / 2), chance.uniform(43.8, 44.3 - height / 2)
        query = {"bbox": f"{west},{south},{west + width},{south + height}", "zoom": zoom, **filters}
        with CaptureQueriesContext(connection) as captured:
            begun, worked = time.perf_counter(), time.process_time()
            response = client.get("/carte/points.json", query)
            spent = (time.perf_counter() - begun) * 1000
            worked = (time.process_time() - worked) * 1000
        assert response.status_code == 200
        if n >= 3:
            times.append(spent)
            busy.append(worked)
            sizes.append(len(response.content))
            queries = max(queries, len(captured))
    cuts = statistics.quantiles(times, n=20)
    return {
        "p50": statistics.median(times), "p95": cuts[18], "max": max(times),
        "cpu": statistics.median(busy),
        "queries": queries, "kB": statistics.mean(sizes) / 1000,
    }  # fmt: skip


def main() -> None:
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 5000
    fill(number)
    client = Client()
    print(f"\n/carte/points.json, {number} artisans, SQLite, {ROUNDS} views, ms a request\n")
    print("| zoom | filter | p50 | p95 | max | CPU p50 | queries | kB |")
    print("|---:|---|---:|---:|---:|---:|---:|---:|")
    for zoom in ZOOMS:
        for name, filters in FILTERS.items():
            found = measure(client, zoom, filters)
            times = " | ".join(f"{found[key]:.1f}" for key in ("p50", "p95", "max", "cpu"))
            print(
                f"| {zoom} | {name or '-'} | {times} | {found['queries']:.0f} | {found['kB']:.1f} |"
            )


if __name__ == "__main__":
    main()
