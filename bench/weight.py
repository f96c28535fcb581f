"""What a browser loads before any media: HTML, styles, scripts and fonts, raw and compressed."""

from __future__ import annotations

import zlib
from typing import Any

CHROMIUM = "/usr/bin/chromium"
KINDS = {"document": "html", "stylesheet": "css", "script": "js", "font": "fonts"}
ARGUMENTS = ["--no-sandbox", "--disable-quic", "--disable-background-networking",
             "--use-angle=swiftshader", "--enable-unsafe-swiftshader"]  # fmt: skip
PHONE = {"width": 390, "height": 844}


def measure(base: str, addresses: dict[str, str]) -> list[dict[str, Any]]:
    """Return for each page what `load` says of it."""
    from playwright.sync_api import sync_playwright

    rows = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        for name, url in addresses.items():
            rows.append({"name": name, **load(browser, base + url)})
        browser.close()
    return rows


def load(browser: Any, url: str) -> dict[str, int]:
    """Return the bytes of each kind that a phone loads for `url`, before anybody scrolls."""
    context = browser.new_context(viewport=PHONE, locale="fr-FR")
    page = context.new_page()
    answers: list[Any] = []
    page.on("response", lambda answer: answers.append(answer))
    page.goto(url, wait_until="networkidle")
    sizes = {kind: 0 for kind in (*KINDS.values(), "raw", "gzip")}
    for answer in answers:
        kind = KINDS.get(answer.request.resource_type)
        if kind and (answer.ok or kind == "html"):
            body = answer.body()
            sizes["raw"] += len(body)
            size = len(body) if kind == "fonts" else compressed(body)
            sizes[kind] += size
            sizes["gzip"] += size
    context.close()
    return sizes


def play(browser: Any, url: str) -> dict[str, int]:
    """Return the gzipped bytes, and the number, of the files that come when a film is played."""
    context = browser.new_context(viewport=PHONE, locale="fr-FR")
    page = context.new_page()
    page.goto(url, wait_until="networkidle")
    answers: list[Any] = []
    page.on("response", lambda answer: answers.append(answer))
    page.locator(".film__start").first.click()
    page.locator("film-player[data-state='ready']").first.wait_for()
    code = [each for each in answers if each.request.resource_type in {"script", "stylesheet"}]
    total = sum(compressed(each.body()) for each in code if each.ok)
    context.close()
    return {"gzip": total, "files": len(code)}


def measure_play(url: str) -> dict[str, int]:
    """Return what `play` says of the first film at `url`."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        found = play(browser, url)
        browser.close()
    return found


def compressed(body: bytes) -> int:
    """Return the size of `body` as a web server sends it (gzip, level 6)."""
    packer = zlib.compressobj(6, wbits=31)
    return len(packer.compress(body)) + len(packer.flush())
