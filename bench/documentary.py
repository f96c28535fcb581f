"""Measure the viewer of a long story: 100 scenes, 300 media, in Chromium on a phone's screen.

Usage: python -m bench.documentary   (prints Markdown; two or three minutes)
"""

from __future__ import annotations

import sys
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any

from bench import house, weight

SCENES, BYTES = 100, 16 << 10
LIMIT_SECONDS, LIMIT_KB = 1.0, 150
FIRST = 900
"""Seconds that the very first opening may take: it makes every size of every image."""
FRAME = {"width": 96, "height": 64}
"""Pixels of the images: their sizes are made at once, their addresses are as long as others'."""
PAINTED = """() => new Promise((resolve) => {
    const paints = () => performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
    const look = () => {
        const scene = document.querySelector('.story[data-playing] .scene[data-active] h2');
        const bytes = performance.getEntriesByType('navigation')[0];
        if (scene) requestAnimationFrame(() => resolve({ scene: performance.now(),
            first: paints() ?? 0, answer: bytes.responseStart, whole: bytes.responseEnd }));
        else requestAnimationFrame(look);
    };
    look();
})"""
"""Milliseconds from the request to the frame in which the first scene is drawn."""


def main() -> None:
    sys.path[:0] = [str(house.ROOT / "site"), str(house.ROOT)]
    with tempfile.TemporaryDirectory(prefix="bench-viewer-") as folder:
        house.settle(Path(folder), demo=False)
        sys.stdout.write(measure() + "\n")


def measure() -> str:
    """Write the story in a new database, open it in a browser, and return what that costs."""
    address, first = fill()
    from playwright.sync_api import sync_playwright

    with house.server() as (base, _seconds), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=weight.CHROMIUM, args=weight.ARGUMENTS)
        open_at(browser, base + first, FIRST)  # the sizes of the images are made now
        began = time.monotonic()
        times = [open_at(browser, base + first) for _n in range(5)]
        took = time.monotonic() - began
        sizes = weight.load(browser, base + first)
        browser.close()
    return report(address, sorted(times, key=lambda each: each["scene"])[2], sizes, took)


def open_at(browser: Any, address: str, patience: float = 30) -> dict[str, float]:
    """Return the milliseconds until the scene at `address` is painted, with an empty cache."""
    context = browser.new_context(viewport=weight.PHONE, locale="fr-FR")
    page = context.new_page()
    page.goto(address, wait_until="commit", timeout=patience * 1000)
    found: dict[str, float] = page.evaluate(PAINTED)
    context.close()
    return found


def report(address: str, times: dict[str, float], sizes: dict[str, int], took: float) -> str:
    kinds = ", ".join(f"{kind} {sizes[kind] / 1000:.0f}" for kind in weight.KINDS.values())
    return "\n".join([
        f"## The viewer of a story: {SCENES} scenes, {3 * SCENES} media",
        "",
        f"A film, an image and a sound in each scene; the median of five openings ({took:.1f} s in "
        f"all), empty cache, a phone's screen. Limits: {LIMIT_SECONDS:.0f} s, {LIMIT_KB} kB.",
        "",
        "| what | |",
        "| --- | --- |",
        f"| first byte | {times['answer']:.0f} ms |",
        f"| last byte of the page | {times['whole']:.0f} ms |",
        f"| first paint | {times['first']:.0f} ms |",
        f"| first scene painted | {times['scene']:.0f} ms |",
        f"| weight before media, gzip | {sizes['gzip'] / 1000:.0f} kB ({kinds}) |",
        "",
    ])  # fmt: skip


def fill() -> tuple[str, str]:
    """Publish the story; return its address, and that of its first scene."""
    import django

    django.setup()
    from wagtail.models import Page, Site

    from cms.documentaries.models import DocumentaryIndexPage, DocumentaryPage
    from cms.pages.models import HomePage

    home = HomePage.objects.first() or Page.get_first_root_node().add_child(
        instance=HomePage(title="Banc", slug="banc")
    )
    Site.objects.update_or_create(
        is_default_site=True, defaults={"root_page": home, "hostname": "localhost"}
    )
    index = home.add_child(instance=DocumentaryIndexPage(title="Documentaires du banc"))
    made = index.add_child(instance=DocumentaryPage(
        title="Longue histoire", introduction="Cent.",
        scenes=[_scene(number) for number in range(SCENES)],
    ))  # fmt: skip
    page = DocumentaryPage.objects.get(pk=made.pk)
    path = page.get_url_parts()[2]
    return path, f"{path}{page.story.scenes[0].slug}/"


def _scene(number: int) -> dict[str, Any]:
    film, sound, picture = _media(number)
    words = f"<p>{number} " + "La main sait avant la tête, et la terre le sait avant elle. " * 12
    image = {"image": picture, "caption": "", "alt": "", "decorative": False, "width": "text"}
    body = [("film", {"film": film, "caption": "Un geste."}),
            ("sound", {"sound": sound, "caption": ""}), ("image", image),
            ("text", f"{words}</p>")]  # fmt: skip
    return {
        "type": "scene", "id": str(uuid.uuid4()),
        "value": {
            "title": f"Scène {number + 1}", "layout": "framed", "background": None, "next": "",
            "body": [{"type": k, "value": v, "id": str(uuid.uuid4())} for k, v in body],
        },
    }  # fmt: skip


def _media(number: int) -> tuple[int, int, int]:
    """Write a film, a sound and an image straight into the library; return their ids."""
    import os

    from django.core.files.base import ContentFile
    from django.core.files.storage import default_storage

    from cms.media.models import Film, MediaState, Picture, Sound

    film = Film(title=f"Film {number}", state=MediaState.READY, transcript="On entend. " * 50)
    sound = Sound(title=f"Son {number}", state=MediaState.READY, transcript="On entend. " * 20)
    for media, name in ((film, f"films/banc-{number}.mp4"), (sound, f"sounds/banc-{number}.mp3")):
        media.file.name = default_storage.save(name, ContentFile(os.urandom(BYTES)))
        type(media).objects.bulk_create([media])  # no preparation is asked for
    picture = Picture(title=f"Image {number}", description="Une main", **FRAME)
    picture.file.name = default_storage.save(
        f"original_images/banc-{number}.jpg", ContentFile(_photograph(number))
    )
    Picture.objects.bulk_create([picture])
    ids = [kind.objects.latest("pk").pk for kind in (Film, Sound, Picture)]
    return ids[0], ids[1], ids[2]


def _photograph(seed: int) -> bytes:
    import io

    import numpy
    from PIL import Image

    shape = (FRAME["height"], FRAME["width"], 3)
    noise = numpy.random.default_rng(seed).integers(0, 255, shape, dtype=numpy.uint8)
    buffer = io.BytesIO()
    Image.fromarray(noise).save(buffer, "JPEG", quality=60)
    return buffer.getvalue()


if __name__ == "__main__":
    main()
