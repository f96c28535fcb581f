"""Measure what drawing over a film costs a frame, in Chromium: fifty shapes that all move.

Usage: python -m bench.overlays   (prints Markdown; some seconds)
"""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

from bench import house, weight

STATIC = house.ROOT / "themes/base/static"
SHAPES, FRAMES, LIMIT = 50, 150, 2.0
KINDS = {"segment": 2, "angle": 3, "circle": 3, "arrow": 2, "polyline": 12}
QUANTITIES = {
    "segment": {"kind": "length", "unit": "mm"},
    "angle": {"kind": "angle", "unit": "°"},
    "circle": {"kind": "diameter", "unit": "mm"},
}
SIZE = [1280, 720]
DRAW = """async ([data, size, frames]) => {
    const { createDrawing } = await import('/js/overlays/drawing.js');
    const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
    svg.style.cssText = 'width:1280px;height:720px';
    document.body.replaceChildren(svg);
    const drawing = createDrawing(svg, data, size, { language: 'fr' });
    const costs = [];
    for (let frame = 0; frame < frames; frame += 1) {
        await new Promise(requestAnimationFrame);
        const start = performance.now();
        drawing.draw(frame / 50);
        costs.push(performance.now() - start);
    }
    costs.sort((a, b) => a - b);
    const at = (share) => costs[Math.floor(frames * share)];
    return { median: at(0.5), p95: at(0.95), shown: svg.querySelectorAll('[data-shape]').length };
}"""


def main() -> None:
    print(report(measure()))


def measure() -> dict[str, Any]:
    """Return the milliseconds of a frame: median, 95th of a hundred."""
    from playwright.sync_api import sync_playwright

    with serve() as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=weight.CHROMIUM, args=weight.ARGUMENTS)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.goto(f"{address}/css/layers.css")
        found: dict[str, Any] = page.evaluate(DRAW, [overlay(), SIZE, FRAMES])
        browser.close()
    return found


def report(found: dict[str, Any]) -> str:
    return (
        f"## Overlays\n\n{found['shown']} shapes that all move, three in five measured as they go, "
        f"over {SIZE[0]} x {SIZE[1]}: {found['median']:.2f} ms a frame, median; "
        f"{found['p95']:.2f} ms, 95th of a hundred; {LIMIT:.0f} ms allowed.\n"
    )


def overlay() -> dict[str, Any]:
    """Return shapes of every cost, each with a keyframe a second, seen askew (a plane)."""
    kinds = [kind for _row in range(SHAPES // len(KINDS)) for kind in KINDS]
    sides = {"unit": "mm", "value": 400}
    plane = [[0.25, 0.3], [0.7, 0.25], [0.8, 0.8], [0.2, 0.75]]
    return {
        "version": 1,
        "shapes": [_shape(number, kind) for number, kind in enumerate(kinds)],
        "calibration": {"kind": "plane", "points": plane, "width": sides, "height": sides},
    }


def _shape(number: int, kind: str) -> dict[str, Any]:
    def place(corner: int, second: int) -> list[float]:
        """A number between 0.05 and 0.95 that looks drawn at random."""
        return [
            0.05 + 0.9 * ((number * 37 + corner * 61 + second * 17 + axis * 29) % 100) / 100
            for axis in (0, 1)
        ]

    frames = [
        {"t": second, "points": [place(c, second) for c in range(KINDS[kind])], "ease": "smooth"}
        for second in range(13)
    ]
    return {
        "id": f"s{number}",
        "kind": kind,
        "name": f"Forme {number}",
        "keyframes": frames,
        **({"quantity": QUANTITIES[kind]} if kind in QUANTITIES else {}),
    }


@contextmanager
def serve() -> Iterator[str]:
    """Serve the static files of the base theme; yield the address."""
    handler = partial(_Quiet, directory=os.fspath(STATIC))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_arguments: Any) -> None:
        """Say nothing of each request."""


if __name__ == "__main__":
    main()
