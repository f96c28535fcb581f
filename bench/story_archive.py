"""Measure the supports of a long story: 100 scenes, 300 media, archive, EPUB and PDF.

Usage: python -m bench.story_archive   (prints Markdown; a few minutes)
Each support is made in a process of its own, whose highest memory is read from the system.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path
from typing import Any

from bench import house

SCENES, FILM_BYTES = 100, 8 << 20
LIMIT = 300
"""MB of memory that a build may take, whatever the size."""


def main() -> None:
    sys.path[:0] = [str(house.ROOT / "site"), str(house.ROOT)]
    if sys.argv[1:]:
        sys.stdout.write(make_one(sys.argv[1], sys.argv[2]))
        return
    with tempfile.TemporaryDirectory(prefix="bench-story-") as folder:
        house.settle(Path(folder))
        sys.stdout.write(measure() + "\n")


def measure() -> str:
    """Write the story in a new database, and return what each of its supports costs."""
    slug = fill()
    rows = [_measured(kind, slug) for kind in ("nothing", "archive", "epub", "pdf")]
    return "\n".join([
        f"## Supports of a story: {SCENES} scenes, {3 * SCENES} media",
        "",
        f"A film of {FILM_BYTES >> 20} MB, an image and a sound in each scene. Limit: {LIMIT} MB "
        "of memory. “nothing” is the site loaded, which the others count too.",
        "",
        "| support | seconds | highest memory, MB | file, MB |",
        "| --- | --- | --- | --- |",
        *[f"| {kind} | {row} |" for kind, row in rows],
        "",
    ])  # fmt: skip


def _measured(kind: str, slug: str) -> tuple[str, str]:
    done = subprocess.run(
        [sys.executable, "-m", "bench.story_archive", kind, slug],
        cwd=house.ROOT, capture_output=True, text=True, check=True, env=os.environ,
    )  # fmt: skip
    return kind, done.stdout.strip().splitlines()[-1]


def make_one(kind: str, slug: str) -> str:
    """Make one support of the story; return "seconds | MB | MB"."""
    import django

    django.setup()
    from cms.documentaries.models import DocumentaryPage, Support
    from cms.documentaries.supports.making import make

    page = DocumentaryPage.objects.get(slug=slug)
    began, size = time.monotonic(), 0
    if kind != "nothing":
        support = Support.objects.create(page=page, kind=kind)
        make(support.pk)
        support.refresh_from_db()
        if not support.is_ready:
            raise SystemExit(support.message)
        size = support.bytes
    seconds = time.monotonic() - began
    return f"{seconds:.1f} | {highest_memory():.0f} | {size / 1e6:.1f}\n"


def highest_memory() -> float:
    """Return the most memory that this process has held, in MB (Linux; not that of its parent)."""
    status = Path("/proc/self/status").read_text(encoding="ascii")
    return int(status.partition("VmHWM:")[2].split()[0]) / 1024


def fill() -> str:
    """Publish the story below the home page, and return its slug."""
    import django

    django.setup()
    from django.core.management import call_command

    call_command("migrate", verbosity=0)
    from wagtail.models import Page

    from cms.documentaries.models import DocumentaryIndexPage, DocumentaryPage
    from cms.pages.models import HomePage

    home = HomePage.objects.first() or Page.get_first_root_node().add_child(
        instance=HomePage(title="Banc", slug="banc")
    )
    index = home.add_child(instance=DocumentaryIndexPage(title="Documentaires du banc"))
    scenes = [_scene(number) for number in range(SCENES)]
    page = index.add_child(
        instance=DocumentaryPage(title="Longue histoire", introduction="Cent.", scenes=scenes)
    )
    return str(page.slug)


def _scene(number: int) -> dict[str, Any]:
    film, sound, picture = _media(number)
    words = "<p>" + "La main sait avant la tête. " * 40 + "</p>"
    body = [
        ("film", {"film": film, "caption": "Un geste."}),
        ("sound", {"sound": sound, "caption": ""}),
        ("image", {"image": picture, "caption": "", "alt": "", "decorative": False,
                   "width": "text"}),
        ("text", words),
    ]  # fmt: skip
    return {
        "type": "scene",
        "id": str(uuid.uuid4()),
        "value": {
            "title": f"Scène {number + 1}", "layout": "framed", "background": None, "next": "",
            "body": [{"type": k, "value": v, "id": str(uuid.uuid4())} for k, v in body],
        },
    }  # fmt: skip


def _media(number: int) -> tuple[int, int, int]:
    """Write a film, a sound and an image straight into the library; return their ids.

    Films are bytes of no film: nothing reads them here, and each is another content.
    """
    from django.core.files.base import ContentFile
    from django.core.files.storage import default_storage

    from cms.media.models import Film, MediaState, Picture, Sound

    film = Film(title=f"Film {number}", state=MediaState.READY, transcript="On entend. " * 50)
    film.file.name = default_storage.save(
        f"films/banc-{number}.mp4", ContentFile(os.urandom(FILM_BYTES))
    )
    sound = Sound(title=f"Son {number}", state=MediaState.READY)
    sound.file.name = default_storage.save(
        f"sounds/banc-{number}.mp3", ContentFile(os.urandom(1 << 20))
    )
    for media in (film, sound):
        type(media).objects.bulk_create([media])  # no preparation is asked for
    picture = Picture(title=f"Image {number}", description="Une main")
    picture.file.name = default_storage.save(
        f"original_images/banc-{number}.jpg", ContentFile(_photograph(number))
    )
    picture.width, picture.height = 1600, 1067
    Picture.objects.bulk_create([picture])
    ids = [kind.objects.latest("pk").pk for kind in (Film, Sound, Picture)]
    return ids[0], ids[1], ids[2]


def _photograph(seed: int) -> bytes:
    """Return a JPEG of 1600 x 1067 pixels that weighs what a photograph weighs."""
    import io

    import numpy
    from PIL import Image

    noise = numpy.random.default_rng(seed).integers(0, 255, (134, 200, 3), dtype=numpy.uint8)
    buffer = io.BytesIO()
    Image.fromarray(noise).resize((1600, 1067)).save(buffer, "JPEG", quality=85)
    return buffer.getvalue()


if __name__ == "__main__":
    main()
