"""The demo in a folder of its own, served on a free port, for `tools.screenshots`."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def prepare(folder: Path) -> tuple[dict[str, int], str]:
    """Fill `folder` with the demo; return the numbers that addresses need, and a password."""
    os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'db.sqlite3'}"
    os.environ["AN_MEDIA_ROOT"], os.environ["AN_CACHE_ROOT"] = f"{folder}/media", f"{folder}/cache"
    os.environ["DJANGO_SETTINGS_MODULE"] = "artisanumerique.settings.dev"
    sys.path[:0] = [str(ROOT / "site"), str(ROOT)]
    import django
    from django.conf import settings

    django.setup()
    settings.VAR = folder  # where the demo writes its accounts
    load_demo()
    return submit_an_event() | numbers(), give_password()


def load_demo() -> None:
    from django.core.management import call_command

    from tools.messages import compile_all

    compile_all()
    call_command("migrate", verbosity=0)
    call_command("load_demo", verbosity=0, once=True)


def give_password() -> str:
    """Give all the accounts of the demo one password."""
    from artisanumerique.demo.accounts import new_password
    from cms.people.models import User

    password = new_password()
    for user in User.objects.all():
        user.set_password(password)
        user.save()
    return password


def submit_an_event() -> dict[str, int]:
    """Send an event to the moderation, as the partner of the demo does."""
    from cms.events.models import EventPage
    from cms.people.models import User

    page = EventPage.objects.get(slug="quatre-cents-formes-exposition")
    if page.current_workflow_state is None:
        partner = User.objects.get(username="paul")
        page.introduction += " Visite commentée chaque samedi à 15 heures."
        page.save_revision(user=partner)
        page.get_workflow().start(page, partner)
    return {"submitted": page.pk}


def numbers() -> dict[str, int]:
    from django.apps import apps
    from wagtail.models import Page

    slugs = {
        "agenda": "agenda",
        "about": "a-propos",
        "documentary": "la-terre-et-le-feu",
        "gesture": "coudre-la-tresse-de-paille",
        "artisan": "chapellerie-des-trois-tresses",
        "event": "premier-bouton-atelier-de-paille",
    }
    pages = {name: Page.objects.get(slug=slug).pk for name, slug in slugs.items()}
    film = apps.get_model("media", "Film").objects.exclude(captions="").earliest("pk")
    return {**pages, "film": film.pk, "picture": film.poster_id}


@contextmanager
def served() -> Iterator[str]:
    """Serve the demo on a free port; give its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"http://localhost:{port}"
    command = [
        sys.executable, "-m", "gunicorn", "artisanumerique.wsgi:application", "--chdir", "site",
        "--pythonpath", str(ROOT), "--threads", "4", "--timeout", "180", "--log-level", "warning",
        "--bind", f"127.0.0.1:{port}",
    ]  # fmt: skip
    server = subprocess.Popen(command, cwd=ROOT, env={**os.environ, "AN_BASE_URL": address})
    try:
        wait_for(f"{address}/healthz")
        yield address
    finally:
        server.terminate()
        server.wait()


def wait_for(address: str, seconds: int = 120) -> None:
    for _second in range(seconds):
        try:
            urllib.request.urlopen(address, timeout=5)  # noqa: S310 - our own server
            return
        except OSError:
            time.sleep(1)
    raise SystemExit(f"The site does not answer at {address}.")
