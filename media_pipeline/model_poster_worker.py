"""Open a model in a headless Chromium and keep the pictures it sends. Run by `model_poster`.

The page, the viewer, its decoder and the model come from a server of this process, on an address
that only this process and its Chromium can reach.
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import threading
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlsplit

from .answers import answer
from .refusal import Refused

FLAGS = (
    "--headless=new", "--no-sandbox", "--no-zygote", "--disable-gpu-sandbox", "--disable-quic",
    "--no-first-run", "--no-default-browser-check", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--disable-extensions", "--disable-breakpad",
    "--disable-crash-reporter", "--disable-dev-shm-usage", "--mute-audio", "--hide-scrollbars",
    "--force-device-scale-factor=1", "--force-color-profile=srgb",
    "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--ignore-gpu-blocklist",
    "--disable-gpu-watchdog", "--disable-hang-monitor",
)  # fmt: skip
"""`--no-sandbox`: the walls are around this process already, and cannot be built twice.

The watchdogs would end a picture that a busy machine draws slowly, without a word.
"""
MOST_BYTES = 64 << 20
TYPES = {".html": "text/html", ".mjs": "text/javascript", ".js": "text/javascript"}


def render(job: dict[str, Any]) -> dict[str, Any]:
    """Write a picture of `job["model"]` for each of `job["sizes"]`; return their file names."""
    stage = _Stage(job)
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Handler, stage))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    with tempfile.TemporaryDirectory() as profile:
        browser = _start(job, server.server_port, profile)
        try:
            ended = stage.over.wait(job["seconds"])
        finally:
            browser.kill()
            browser.wait()
            server.shutdown()
    if stage.fault:
        raise Refused("unreadable", tool=stage.fault)
    if not ended:
        raise Refused("too_slow", limit=job["seconds"])
    return {"pictures": stage.pictures}


def _start(job: dict[str, Any], port: int, profile: str) -> subprocess.Popen[bytes]:
    width = max(size["width"] for size in job["sizes"])
    height = max(size["height"] for size in job["sizes"])
    command = [job["chromium"], *FLAGS, f"--window-size={width},{height}"]
    command += [f"--user-data-dir={profile}", f"http://127.0.0.1:{port}/"]
    return subprocess.Popen(  # noqa: S603 - a list, no shell, a program of our choice
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


class _Stage:
    """What the page may ask for, and what it has sent."""

    def __init__(self, job: dict[str, Any]) -> None:
        self.files = {name: Path(path) for name, path in job["files"].items()}
        self.sizes = job["sizes"]
        self.folder = Path(job["folder"])
        self.pictures: list[str] = []
        self.fault = ""
        self.over = threading.Event()

    def take(self, address: str, data: bytes) -> None:
        """Take what the page sent: a picture, its end, or what went wrong."""
        parts = urlsplit(address)
        if parts.path == "/picture":
            name = parse_qs(parts.query)["name"][0]
            if name in {size["name"] for size in self.sizes}:
                (self.folder / f"{name}.png").write_bytes(data)
                self.pictures.append(f"{name}.png")
            return
        if parts.path == "/fault":
            self.fault = data.decode(errors="replace")[:400] or "no reason given"
        self.over.set()


class _Handler(BaseHTTPRequestHandler):
    def __init__(self, stage: _Stage, *arguments: Any) -> None:
        self.stage = stage
        super().__init__(*arguments)

    def do_GET(self) -> None:
        if self.path == "/sizes.json":
            return self._send(json.dumps(self.stage.sizes).encode(), "application/json")
        path = self.stage.files.get(self.path)
        if path is None:
            return self.send_error(404)
        self._send(path.read_bytes(), TYPES.get(path.suffix, "application/octet-stream"))

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        if length > MOST_BYTES:
            return self.send_error(413)
        data = self.rfile.read(length)
        self._send(b"", "text/plain")
        self.stage.take(self.path, data)

    def _send(self, data: bytes, kind: str) -> None:
        self.send_response(200)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_arguments: Any) -> None:
        """Say nothing: standard error is for faults."""


if __name__ == "__main__":
    answer(lambda: render(json.loads(sys.argv[1])))
