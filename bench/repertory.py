"""Measure the grid of the repertory: 120 actions x 110 materials, 10,000 gestures.

Usage: python -m bench.repertory   (prints Markdown; about a minute)
"""

from __future__ import annotations

import gzip
import os
import random
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from bench import house

ACTIONS, MATERIALS, GESTURES = 120, 110, 10_000
ADDRESSES = {
    "the grid as it opens": "/gestes/",
    "one family unfolded": "/gestes/?famille=",
    "narrowed by level": "/gestes/?vue=grille&niveau=master",
    "the list": "/gestes/?vue=liste",
}


def main() -> None:
    sys.path[:0] = [str(house.ROOT / "site"), str(house.ROOT)]
    with tempfile.TemporaryDirectory(prefix="bench-repertory-") as folder:
        house.settle(Path(folder))
        sys.stdout.write(measure() + "\n")


def measure() -> str:
    """Fill a database with gestures, and return what the pages of the repertory cost."""
    index = fill()
    rows = [_page(name, address, index) for name, address in ADDRESSES.items()]
    titles = ["page", "queries", "CPU ms, median", "slowest of 9", "HTML kB", "gzipped kB"]
    lines = [
        f"## The repertory: {GESTURES:,} gestures, {ACTIONS} actions x {MATERIALS} materials",
        "",
        "Limits of the project: 12 queries, 300 ms, 120 kB for the first view.",
        "",
        "| " + " | ".join(titles) + " |",
        "| " + " | ".join(["---"] * len(titles)) + " |",
        *["| " + " | ".join(row) + " |" for row in rows],
        "",
        _suggestions(),
        "",
    ]
    return "\n".join(lines)


def fill() -> Any:
    """Write the vocabularies and the gestures straight into the database."""
    import django

    django.setup()
    from django.contrib.contenttypes.models import ContentType
    from django.db import transaction
    from wagtail.models import Page

    from cms.gestures.models import GestureIndexPage, GestureMaterial, GesturePage
    from cms.taxonomy.models import Action, Material, Tool, Trade

    chance = random.Random(82)
    actions = list(Action.objects.all())
    for number in range(len(actions), ACTIONS):
        actions.append(Action.objects.create(code=f"ZA{number}", label_fr=f"action {number}"))
    materials = list(Material.objects.all())
    for number in range(len(materials), MATERIALS):
        materials.append(Material.objects.create(code=f"ZM{number}", label_fr=f"matière {number}"))
    index = GestureIndexPage.objects.get()
    kind = ContentType.objects.get_for_model(GesturePage)
    pages = Page.objects.bulk_create(
        [
            Page(
                title=f"Geste {number}", draft_title=f"Geste {number}", slug=f"mesure-{number}",
                path=f"{index.path}{_step(9000 + number)}", depth=index.depth + 1, live=True,
                url_path=f"{index.url_path}mesure-{number}/", locale=index.locale,
                content_type=kind,
            )
            for number in range(GESTURES)
        ]
    )  # fmt: skip
    with transaction.atomic():
        for page in pages:
            gesture = GesturePage(page_ptr=page, action=chance.choice(actions),
                                  level=chance.choice(["master", "skilled"]))  # fmt: skip
            gesture.save_base(raw=True, force_insert=True)
    GestureMaterial.objects.bulk_create(
        [
            GestureMaterial(page_id=page.pk, material=material, sort_order=order)
            for page in pages
            for order, material in enumerate(chance.sample(materials, chance.choice((1, 1, 2))))
        ]
    )
    for through, field, known in (
        (GesturePage.tools.through, "tool_id", list(Tool.objects.all())),
        (GesturePage.trades.through, "trade_id", list(Trade.objects.all())),
    ):
        through.objects.bulk_create(
            [through(gesturepage_id=p.pk, **{field: chance.choice(known).pk}) for p in pages]
        )
    return index


def _step(number: int) -> str:
    """Return the place of a child in treebeard's paths: four signs, to the base of 36."""
    from wagtail.models import Page

    return Page._int2str(number).zfill(Page.steplen)


def _suggestions() -> str:
    """Return what a suggestion costs while words are typed letter by letter."""
    from django.test import Client

    client, times = Client(), []
    typed = ["tourner", "rabotage", "pierre", "gouge", "geste 12", "menuisier", "chêne", "ge"]
    queries = [word[:length] for word in typed for length in range(2, len(word) + 1)]
    started = time.perf_counter()
    client.get("/gestes/suggestions/?q=ta")
    first = (time.perf_counter() - started) * 1000
    for query in queries * 3:
        started = time.perf_counter()
        client.get("/gestes/suggestions/", {"q": query})
        times.append((time.perf_counter() - started) * 1000)
    times.sort()
    median, late = times[len(times) // 2], times[int(len(times) * 0.95)]
    return (
        f"Suggestions while typing ({len(times)} queries, limit 50 ms for the 95th): median "
        f"{median:.0f} ms, 95th {late:.0f} ms; the first after a change, which reads the words "
        f"again: {first:.0f} ms."
    )


def _page(name: str, address: str, index: Any) -> list[str]:
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext

    if address.endswith("famille="):
        from cms.taxonomy.models import Material

        address += Material.objects.exclude(children=None).filter(parent=None).first().code
    client = Client()
    client.get(address)
    times = []
    connection.queries_log.clear()  # it keeps the last 9,000: full, it would count nothing
    with CaptureQueriesContext(connection) as captured:
        response = client.get(address)
    queries = len(captured)  # the next request empties the log
    for _try in range(9):
        started = time.process_time()
        client.get(address)
        times.append((time.process_time() - started) * 1000)
    times.sort()
    html = response.content
    return [
        name, str(queries), f"{times[4]:.0f}", f"{times[-1]:.0f}",
        f"{len(html) / 1e3:.0f}", f"{len(gzip.compress(html)) / 1e3:.0f}",
    ]  # fmt: skip


if __name__ == "__main__":
    os.chdir(house.ROOT)
    main()
