"""Make the pictures of the documentation: the demo in a temporary folder, a real browser, PNG.

`python -m tools.screenshots` makes them all; names after it make only those (`accueil horaires`).
"""

from __future__ import annotations

import argparse
import datetime
import io
import re
import sys
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Error, Locator, Page, sync_playwright

from tools.demo_server import prepare, served

ROOT = Path(__file__).resolve().parents[1]
PICTURES = ROOT / "docs" / "images"
MOST_BYTES, MOST_IN_ALL = 200_000, 1_600_000
CHROMIUM = "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
]  # fmt: skip
PHONE = (390, 780)
Step = Callable[[Page], Any]


# --- What to do on a page before its picture is taken -------------------------------------------
def click(role: Any, name: str) -> Step:
    """Click what has this role and this name, once it is there."""
    pattern = re.compile(name)
    return lambda page: page.get_by_role(role, name=pattern).first.click()


def show(selector: str, above: int = 90) -> Step:
    """Bring the first match of `selector` near the top, under the bar of the back office."""
    return lambda page: bring_up(page.locator(selector).first, above)


def bring_up(found: Locator, above: int) -> None:
    found.wait_for(state="visible")
    found.evaluate(
        """(element, above) => {
            element.scrollIntoView({block: "start", behavior: "instant"});
            let box = element.parentElement;
            while (box && box.scrollTop === 0) box = box.parentElement;
            (box || document.scrollingElement).scrollTop -= above;
        }""",
        above,
    )


def fill(selector: str, text: str) -> Step:
    return lambda page: page.locator(selector).first.fill(text)


def open_actions(page: Page) -> None:
    """Open the list behind the arrow of the main button."""
    page.locator("footer .w-dropdown__toggle").first.click()


def repeat_weekly(page: Page) -> None:
    """Choose a repetition for the first date, without saving it."""
    page.locator("[name='occurrences-0-rrule_0']").select_option("WEEKLY")
    until = datetime.date.today() + datetime.timedelta(days=90)
    last_day = page.locator("[name='occurrences-0-rrule_1']")
    last_day.evaluate("(field, day) => { field.value = day }", f"{until:%d/%m/%Y}")


def close_for_a_week(page: Page) -> None:
    """Answer the question of the closing, as an artisan on holiday."""
    until = datetime.date.today() + datetime.timedelta(days=7)
    page.locator("[name=closed_until]").fill(until.isoformat())
    page.locator("[name=closed_note]").fill("Congés annuels")
    page.locator("form.question [type=submit]").last.click()
    page.locator(".undo-bar").wait_for()


def open_preview(page: Page) -> None:
    """Open the side panel of the preview, and wait for the page in it."""
    page.locator("[data-side-panel-toggle='preview']").first.click()
    preview = page.frame_locator("[data-side-panel='preview'] iframe").first
    preview.locator("h1").first.wait_for()
    page.wait_for_timeout(1500)


def open_block_chooser(page: Page) -> None:
    """Open the list of blocks at the end of the page."""
    page.locator("[name='body-count'] ~ div .c-sf-add-button").last.click()
    page.get_by_role("option").first.wait_for()


# --- The pictures -------------------------------------------------------------------------------
@dataclass(frozen=True)
class Shot:
    """A picture: its name, who takes it ("" is a visitor), where, how large, after which steps.

    `{documentary}` and the like in an address become the number of a page of the demo.
    """

    name: str
    role: str
    address: str
    size: tuple[int, int] = (1280, 800)
    steps: tuple[Step, ...] = ()


EDIT = "/admin/pages/{%s}/edit/"
SHOTS = [
    Shot("accueil", "", "/"),
    Shot("connexion", "", "/comptes/login/"),
    Shot("tableau-de-bord", "camille", "/admin/"),
    Shot("liste-des-pages", "camille", "/admin/pages/{agenda}/", (1280, 640)),
    Shot("page-blocs", "camille", EDIT % "about", steps=(open_block_chooser,)),
    Shot("documentaire-scenes", "camille", EDIT % "documentary",
         steps=(show("[name='scenes-0-value-title']", 130),)),
    Shot("documentaire-choix", "camille", EDIT % "documentary",
         steps=(show("[name$='-value-prompt']", 160),)),
    Shot("documentaire-apercu", "camille", EDIT % "documentary", steps=(open_preview,)),
    Shot("films", "camille", "/admin/snippets/media/film/", (1280, 640)),
    Shot("film", "camille", "/admin/snippets/media/film/edit/{film}/"),
    Shot("image", "camille", "/admin/images/{picture}/"),
    Shot("geste-phases", "camille", EDIT % "gesture", steps=(click("tab", "Phases"),)),
    Shot("artisan-titres", "camille", EDIT % "artisan", steps=(click("tab", "Titres"),)),
    Shot("artisan-position", "camille", EDIT % "artisan", steps=(show("an-position", 260),)),
    Shot("evenement-dates", "paul", EDIT % "event",
         steps=(show("[name='occurrences-0-start']", 200), repeat_weekly)),
    Shot("moderation", "camille", EDIT % "submitted", steps=(open_actions,)),
    Shot("mon-espace", "alice", "/mon-espace/", PHONE),
    Shot("horaires", "alice", "/mon-espace/{artisan}/horaires/", PHONE),
    Shot("annuler", "alice", "/mon-espace/{artisan}/fermeture/", PHONE, (close_for_a_week,)),
    Shot("pratique", "ahmed", "/admin/snippets/plugin_rse/practice/add/"),
    Shot("vocabulaire", "camille", "/admin/snippets/taxonomy/trade/", (1280, 640)),
    Shot("identite", "camille", "/admin/settings/pages/siteidentity/", steps=(
        fill("[name=brand_colour]", "#e0a030"), click("button", "Enregistrer"),
        show("[name=brand_colour]", 300))),
    Shot("extensions", "camille", "/admin/settings/extensions/siteplugins/"),
]  # fmt: skip


# --- The browser --------------------------------------------------------------------------------
def take_all(shots: list[Shot], address: str, known: dict[str, int], password: str) -> list[str]:
    """Take the pictures; return the names of those that could not be taken."""
    sessions: dict[str, Any] = {"": None}
    failed = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for shot in shots:
            if shot.role not in sessions:
                sessions[shot.role] = sign_in(browser, address, shot.role, password)
            context = open_context(browser, address, shot.size, sessions[shot.role])
            try:
                keep(shot.name, take(context.new_page(), shot, known))
            except Error as problem:
                print(f"  {shot.name}: {problem}", flush=True)
                failed.append(shot.name)
            context.close()
        browser.close()
    return failed


def open_context(
    browser: Browser, address: str, size: tuple[int, int], session: Any
) -> BrowserContext:
    context = browser.new_context(
        base_url=address,
        locale="fr-FR",
        timezone_id="Europe/Paris",
        viewport={"width": size[0], "height": size[1]},
        has_touch=size == PHONE,
        reduced_motion="reduce",
        storage_state=session,
    )
    context.set_default_timeout(300_000)  # the first visit makes every size of every image
    return context


def sign_in(browser: Browser, address: str, role: str, password: str) -> Any:
    """Sign in by the form, as people do; return the session."""
    context = open_context(browser, address, (1280, 800), None)
    page = context.new_page()
    page.goto("/comptes/login/")
    page.locator("[name=login]").fill(f"{role}@example.org")
    page.locator("[name=password]").fill(password)
    page.locator("main form [type=submit]").first.click()
    page.wait_for_url(lambda url: "/comptes/login/" not in url)
    session = context.storage_state()
    context.close()
    return session


def take(page: Page, shot: Shot, known: dict[str, int]) -> bytes:
    page.goto(shot.address.format(**known))
    page.wait_for_load_state("networkidle")
    for step in shot.steps:
        step(page)
    page.wait_for_timeout(800)
    return page.screenshot(animations="disabled")


def keep(name: str, png: bytes) -> None:
    """Write the picture with as many colours as its weight allows."""
    image = Image.open(io.BytesIO(png)).convert("RGB")
    for colours in (256, 192, 128, 96, 64, 48, 32):
        small = image.quantize(colours, kmeans=1, dither=Image.Dither.NONE)
        buffer = io.BytesIO()
        small.save(buffer, "PNG", optimize=True)
        if buffer.tell() <= MOST_BYTES:
            break
    (PICTURES / f"{name}.png").write_bytes(buffer.getvalue())
    print(f"  {name}.png  {buffer.tell() // 1000} kB, {colours} colours", flush=True)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only these pictures")
    parser.add_argument("--folder", type=Path, help="keep the demo here, to start faster again")
    asked = parser.parse_args()
    shots = [shot for shot in SHOTS if not asked.names or shot.name in asked.names]
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        folder = (asked.folder or Path(temporary)).resolve()
        folder.mkdir(parents=True, exist_ok=True)
        known, password = prepare(folder)
        with served() as address:
            failed = take_all(shots, address, known, password)
    total = sum(file.stat().st_size for file in PICTURES.glob("*.png"))
    print(f"  {total // 1000} kB in all")
    return int(bool(failed) or total > MOST_IN_ALL)


if __name__ == "__main__":
    sys.exit(main())
