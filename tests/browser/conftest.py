"""A real Chromium, off the network, with accessibility checks."""

import json
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from django.db import connection

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules/axe-core/axe.min.js"
ARGS = [
    "--no-sandbox",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--use-angle=swiftshader",
    "--enable-unsafe-swiftshader",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost",  # off the network
]
WIDTHS = {"phone": 390, "tablet": 768, "desktop": 1440}


def pytest_collection_modifyitems(items):
    """Browser tests read what a server thread wrote: they need real transactions.

    They run in a session of their own: what is committed here would be seen by tests that are
    not made for it.
    """
    ours = [item for item in items if Path(__file__).parent in item.path.parents]
    if len(ours) not in {0, len(items)}:
        raise pytest.UsageError("Run the browser tests on their own: make unit, make browser.")
    put_back = connection.vendor != "sqlite"  # there, tests/conftest.py does it faster
    real = pytest.mark.django_db(transaction=True, serialized_rollback=put_back)
    for item in ours:
        item.add_marker(real)


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    return {**browser_type_launch_args, "executable_path": "/usr/bin/chromium", "args": ARGS}


@pytest.fixture
def browser_context_args(browser_context_args, live_server):
    return {
        **browser_context_args,
        "base_url": live_server.url,
        "locale": "fr-FR",
        "viewport": {"width": WIDTHS["desktop"], "height": 900},
    }


@pytest.fixture
def calls_out(context, live_server):
    """Addresses asked of anybody but our own server; this Chromium finds no other host."""
    asked = []

    def note(request):
        if not request.url.startswith((live_server.url, "data:", "blob:")):
            asked.append(request.url)

    context.on("request", note)
    return asked


@pytest.fixture
def complaints(page):
    """What the browser complains of: errors in its console (the policy's too) and scripts'."""
    found = []
    page.on("console", lambda line: found.append(line.text) if line.type == "error" else None)
    page.on("pageerror", lambda error: found.append(str(error)))
    return found


@pytest.fixture
def sign_in(context, live_server, client):
    """Return a function that signs `user` in to the browser of this test."""

    def signed_in(user):
        client.force_login(user)
        cookie = client.cookies["sessionid"]
        context.add_cookies([{"name": "sessionid", "value": cookie.value, "url": live_server.url}])
        return user

    return signed_in


@pytest.fixture
def axe():
    """Return a function that fails with a readable list when axe finds something on a page."""

    def check(page, include="body"):
        page.evaluate(AXE.read_text(encoding="utf-8") + "\n;undefined")
        result = page.evaluate(
            """selector => axe.run(selector, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a',
            'wcag21aa', 'best-practice'], resultTypes: ['violations']})""",
            include,
        )
        found = [
            {
                "rule": v["id"],
                "help": v["help"],
                "nodes": [
                    n["html"][:160] + " | " + n["failureSummary"][:200] for n in v["nodes"][:4]
                ],
            }
            for v in result["violations"]
        ]
        assert not found, f"{page.url}\n" + json.dumps(found, indent=1, ensure_ascii=False)

    return check


@pytest.fixture
def at_width(page):
    """Return a function that gives the page the width of a phone, a tablet or a desktop."""
    return lambda name: page.set_viewport_size({"width": WIDTHS[name], "height": 844})


@pytest.fixture
def elsewhere(page):
    """Return a function that opens a page of another site, with this HTML in it.

    A real server: a page made up for the browser has no network, and may not ask ours.
    """
    html = []

    class Site(BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.end_headers()
            self.wfile.write(html[0].encode())

        def log_message(self, *_args):
            pass

    server = ThreadingHTTPServer(("localhost", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def opened(body):
        html[:] = [f'<!doctype html><html lang="fr"><title>Ailleurs</title><body>{body}</body>']
        page.goto(f"http://localhost:{server.server_port}/")

    yield opened
    server.shutdown()
    server.server_close()
