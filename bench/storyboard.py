"""Measure the storyboard, in Chromium: a story of 100 scenes with 300 media opens, and is dragged.

Usage: python -m bench.storyboard   (prints Markdown; about two minutes)
"""

from __future__ import annotations

import sys
import tempfile
import uuid
from pathlib import Path
from typing import Any

from bench import house, weight

SCENES, FRAMES, OPENINGS = 100, 180, 3
LONGEST, LIMIT, MOST_QUERIES = 1.5, 1000 / 60, 12
DRAG = """async (frames) => {
    const card = document.querySelector('[data-card] .card__open');
    const box = card.getBoundingClientRect();
    const send = (target, type, x, y) => target.dispatchEvent(new PointerEvent(type, {
        bubbles: true, cancelable: true, pointerId: 1, button: 0, clientX: x, clientY: y }));
    const [x, y] = [box.left + box.width / 2, box.top + box.height / 2];
    const [costs, steps] = [[], []];
    send(card, 'pointerdown', x, y);
    let before = await new Promise(requestAnimationFrame);
    for (let frame = 0; frame < frames; frame += 1) {
        let start = 0;
        requestAnimationFrame(() => { start = performance.now(); });
        send(window, 'pointermove', x + 300 * Math.sin(frame / 20), y + 200 * Math.cos(frame / 20));
        const now = await new Promise(requestAnimationFrame);
        costs.push(performance.now() - start);
        steps.push(now - before);
        before = now;
    }
    send(window, 'pointerup', x, y);
    const at = (list, share) => [...list].sort((a, b) => a - b)[Math.floor(list.length * share)];
    return { cost: at(costs, 0.5), worst: at(costs, 0.95), step: at(steps, 0.5),
        late: steps.filter((step) => step > 25).length,
        cards: document.querySelectorAll('[data-card]').length - 1 };
}"""


def main() -> None:
    sys.path[:0] = [str(house.ROOT / "site"), str(house.ROOT)]
    with tempfile.TemporaryDirectory() as folder:
        print(report(measure(Path(folder))))


def measure(folder: Path) -> dict[str, Any]:
    """Return the seconds to a storyboard that answers, its queries, the frames of a drag."""
    house.settle(folder, demo=False)
    address, session, queries = furnish()
    from playwright.sync_api import sync_playwright

    with house.server() as (base, _seconds), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=weight.CHROMIUM, args=weight.ARGUMENTS)
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        context.add_cookies([{"name": "sessionid", "value": session, "url": base}])
        page = context.new_page()
        times = [_opened(page, base + address) for _time in range(OPENINGS)]
        page.wait_for_timeout(2000)  # pictures come in
        found: dict[str, Any] = page.evaluate(DRAG, FRAMES)
        browser.close()
    return {**found, "open": min(times[1:]), "first": times[0], "queries": queries}


def _opened(page: Any, address: str) -> float:
    """Return the seconds from the request to a storyboard whose cards are there."""
    page.goto(address)
    page.locator("[data-ready=true]").wait_for(state="attached")
    page.locator("[data-card]").nth(SCENES - 1).wait_for(state="attached")
    return float(
        page.evaluate(
            "() => new Promise(requestAnimationFrame).then(() => performance.now() / 1000)"
        )
    )


def furnish() -> tuple[str, str, int]:
    """Make the story and somebody who edits it; return its address, a session, the queries."""
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command
    from django.db import connection
    from django.test import Client
    from django.test.utils import CaptureQueriesContext
    from django.urls import reverse
    from wagtail.models import Page

    from cms.documentaries.models import DocumentaryIndexPage, DocumentaryPage

    call_command("migrate", verbosity=0)
    user = get_user_model().objects.create_superuser("banc", "banc@example.org", "banc")
    index = DocumentaryIndexPage(title="Documentaires du banc", slug="banc")
    Page.get_first_root_node().add_child(instance=index)
    scenes = _scenes()
    story = DocumentaryPage(title="Longue histoire", introduction="Cent.", scenes=scenes)
    index.add_child(instance=story)
    story.save_revision(user=user)
    address = reverse("documentary_storyboard", args=[story.pk])
    client = Client(headers={"host": "localhost"})
    client.force_login(user)
    client.get(address)
    with CaptureQueriesContext(connection) as queries:
        client.get(address)
    session = SessionStore(client.cookies["sessionid"].value)
    return address, str(session.session_key), len(queries)


def _scenes() -> list[dict[str, Any]]:
    """Return scenes that each lead on, and by a choice to another one."""
    from bench.story_archive import _media

    ids = [str(uuid.uuid4()) for _number in range(SCENES)]
    return [_scene(number, ids, _media(number)) for number in range(SCENES)]


def _scene(number: int, ids: list[str], media: tuple[int, int, int]) -> dict[str, Any]:
    film, sound, picture = media
    link = {"label": "Plus loin", "text": "", "target": ids[(number * 7 + 5) % SCENES]}
    rows = [{"type": "item", "id": str(uuid.uuid4()), "value": link}]
    body = [
        ("image", {"image": picture, "caption": ""}),
        ("film", {"film": film, "caption": "Un geste."}),
        ("sound", {"sound": sound, "caption": ""}),
        ("text", "<p>" + "La main sait avant la tête. " * 20 + "</p>"),
        ("choices", {"prompt": "Où aller ?", "choices": rows}),
    ]
    blocks = [{"type": kind, "value": value, "id": str(uuid.uuid4())} for kind, value in body]
    value = {"title": f"Scène {number + 1}", "layout": "framed", "background": None, "next": ""}
    return {"type": "scene", "id": ids[number], "value": {**value, "body": blocks}}


def report(found: dict[str, Any]) -> str:
    return (
        f"## Storyboard\n\n{found['cards']} scenes, {3 * SCENES} media: opens in "
        f"{found['open']:.2f} s ({found['first']:.2f} s the first time), {LONGEST} s allowed, in "
        f"{found['queries']} queries, {MOST_QUERIES} allowed. While a card is dragged: "
        f"{found['cost']:.1f} ms of script a frame, median; {found['worst']:.1f} ms, 95th of a "
        f"hundred; {LIMIT:.1f} ms allowed. A frame comes every {found['step']:.1f} ms, median; "
        f"{found['late']} of {FRAMES} were late.\n"
    )


if __name__ == "__main__":
    main()
