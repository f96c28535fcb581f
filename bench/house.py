"""A house of its own to measure in: a temporary database with the demo, and a server on it."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def settle(folder: Path, demo: bool = True) -> None:
    """Make this process and its children use `folder`, and fill it with the demo."""
    os.environ |= {
        "DATABASE_URL": f"sqlite:///{folder / 'db.sqlite3'}",
        "AN_MEDIA_ROOT": str(folder / "media"),
        "AN_MEDIA_INCOMING_ROOT": str(folder / "incoming"),
        "AN_CACHE_ROOT": str(folder / "cache"),
    }
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "artisanumerique.settings.dev")
    os.environ["AN_TASKS"] = "immediate"
    manage("migrate", "--verbosity", "0")
    if demo:
        manage("load_demo", "--verbosity", "0")


def manage(*arguments: str) -> float:
    """Run manage.py; return the seconds it took."""
    started = time.perf_counter()
    subprocess.run(
        [sys.executable, "manage.py", *arguments], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )
    return time.perf_counter() - started


@contextmanager
def server() -> Iterator[tuple[str, float]]:
    """Start the web server as `make run` does; yield its address and the seconds to an answer."""
    port = free_port()
    address = f"http://127.0.0.1:{port}"
    command = [
        sys.executable, "-m", "gunicorn", "artisanumerique.wsgi:application", "--chdir", "site",
        "--pythonpath", str(ROOT), "--workers", "2", "--threads", "4", "--log-level", "error",
        "--bind", f"127.0.0.1:{port}",
    ]  # fmt: skip
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT)
    try:
        wait_for(address + "/")
        yield address, time.perf_counter() - started
    finally:
        process.terminate()
        process.wait()


def wait_for(address: str, seconds: float = 300) -> None:
    """Return once `address` answers; RuntimeError when it does not in time."""
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        try:
            with urllib.request.urlopen(address, timeout=seconds):
                return
        except urllib.error.HTTPError:
            raise
        except OSError:
            time.sleep(0.02)
    raise RuntimeError(f"{address} did not answer in {seconds:.0f} s.")


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])
