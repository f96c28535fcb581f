"""Measure a frame of the modelling tool, in Chromium: 200 keyframed shapes on a two-minute film.

Usage: python -m bench.modelling   (prints Markdown; about a minute)
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from bench import house, weight

SHAPES, SECONDS, FRAMES, LIMIT = 200, 120, 300, 1000 / 60
SCRUB = """async (frames) => {
    const view = document.querySelector('[data-view]');
    const box = view.getBoundingClientRect();
    view.setPointerCapture = () => {};
    const send = (type, share) => view.dispatchEvent(new PointerEvent(type, { bubbles: true,
        cancelable: true, pointerId: 1, button: 0, clientX: box.left + box.width * share,
        clientY: box.top + 40 }));
    const [costs, steps] = [[], []];
    send('pointerdown', 0.1);
    let before = await new Promise(requestAnimationFrame);
    for (let frame = 0; frame < frames; frame += 1) {
        const start = performance.now();
        send('pointermove', 0.1 + 0.8 * frame / frames);
        costs.push(performance.now() - start);
        const now = await new Promise(requestAnimationFrame);
        steps.push(now - before);
        before = now;
    }
    send('pointerup', 0.9);
    const at = (list, share) => [...list].sort((a, b) => a - b)[Math.floor(list.length * share)];
    return { cost: at(costs, 0.5), worst: at(costs, 0.95), step: at(steps, 0.5),
        late: steps.filter((step) => step > 25).length,
        shapes: document.querySelectorAll('g.shape').length };
}"""


def main() -> None:
    sys.path[:0] = [str(house.ROOT / "site"), str(house.ROOT)]
    with tempfile.TemporaryDirectory() as folder:
        print(report(measure(Path(folder))))


def measure(folder: Path) -> dict[str, Any]:
    """Return the milliseconds of a frame while somebody moves along the film."""
    house.settle(folder, demo=False)
    address, session = furnish(folder)
    from playwright.sync_api import sync_playwright

    with house.server() as (base, _seconds), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=weight.CHROMIUM, args=weight.ARGUMENTS)
        context = browser.new_context(viewport={"width": 1440, "height": 900})
        context.add_cookies([{"name": "sessionid", "value": session, "url": base}])
        page = context.new_page()
        page.goto(base + address)
        page.locator("[data-ready=true]").wait_for(state="attached")
        page.locator("[data-shape-list] button").first.wait_for(state="attached")
        page.wait_for_timeout(3000)  # the film and its sound come in
        found: dict[str, Any] = page.evaluate(SCRUB, FRAMES)
        browser.close()
    return found


def furnish(folder: Path) -> tuple[str, str]:
    """Make the gesture and somebody who edits it; return the tool's address and their session."""
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.files import File
    from django.urls import reverse
    from wagtail.models import Page

    from cms.gestures.models import GestureFilm, GestureOverlay, GesturePage
    from cms.media.models import Film, MediaState
    from cms.taxonomy.models import Action

    user = get_user_model().objects.create_superuser("banc", "banc@example.org", "banc")
    with film_of(folder).open("rb") as file:
        film = Film(title="Banc", file=File(file, "banc.mp4"))
        film.duration, film.width, film.height = float(SECONDS), 640, 360
        film.save()
    Film.objects.filter(pk=film.pk).update(state=MediaState.READY)
    action = Action.objects.create(code="BANC", label_fr="mesurer")
    page = GesturePage(title="Banc", slug="banc", action=action)
    Page.get_first_root_node().add_child(instance=page)
    page.films = [GestureFilm(film=film)]
    page.overlays = [GestureOverlay(film=film, data=overlay())]
    page.save()
    session = SessionStore()
    session["_auth_user_id"] = str(user.pk)
    session["_auth_user_backend"] = "django.contrib.auth.backends.ModelBackend"
    session["_auth_user_hash"] = user.get_session_auth_hash()
    session.create()
    return reverse("gesture_modelling", args=[page.pk]), str(session.session_key)


def film_of(folder: Path) -> Path:
    from media_pipeline.ffmpeg import newest_ffmpeg

    path = folder / "banc.mp4"
    picture = f"testsrc2=size=640x360:rate=25:duration={SECONDS}"
    sound = f"sine=duration={SECONDS}"
    subprocess.run(
        [newest_ffmpeg().path, "-loglevel", "error", "-f", "lavfi", "-i", picture, "-f", "lavfi",
         "-i", sound, "-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-g", "25",
         "-c:a", "aac", str(path)],
        check=True,
    )  # fmt: skip
    return path


def overlay() -> dict[str, Any]:
    """Return shapes that are all shown and all move, each with a keyframe every ten seconds."""
    calibration = {
        "kind": "scale",
        "points": [[0.1, 0.9], [0.6, 0.9]],
        "length": {"unit": "mm", "value": 300},
    }
    return {
        "version": 1,
        "shapes": [_shape(number) for number in range(SHAPES)],
        "calibration": calibration,
    }


def _shape(number: int) -> dict[str, Any]:
    kind, corners = (("segment", 2), ("angle", 3))[number % 2]

    def place(corner: int, second: int) -> list[float]:
        return [
            0.05 + 0.9 * ((number * 37 + corner * 61 + second * 17 + axis * 29) % 100) / 100
            for axis in (0, 1)
        ]

    frames = [
        {"t": second, "points": [place(c, second) for c in range(corners)]}
        for second in range(0, SECONDS + 1, 10)
    ]
    quantity = (
        {"kind": "length", "unit": "mm"} if kind == "segment" else {"kind": "angle", "unit": "°"}
    )
    return {"id": f"s{number}", "kind": kind, "quantity": quantity, "keyframes": frames}


def report(found: dict[str, Any]) -> str:
    return (
        f"## Modelling tool\n\n{found['shapes']} keyframed shapes on a film of {SECONDS} s, moving "
        f"along the timeline: {found['cost']:.1f} ms of script a frame, median; "
        f"{found['worst']:.1f} ms, 95th of a hundred; {LIMIT:.1f} ms allowed. A frame comes every "
        f"{found['step']:.1f} ms, median; {found['late']} of {FRAMES} were late.\n"
    )


if __name__ == "__main__":
    main()
