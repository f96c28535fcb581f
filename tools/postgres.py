"""Run the tests on PostgreSQL: on the server of DATABASE_URL, or on one that lives as long as them.

Usage: python -m tools.postgres [arguments of pytest]   (by default every test without a browser)
"""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
BINARIES = "/usr/lib/postgresql/*/bin"
SENTENCE = (
    "These tests need PostgreSQL: install the package `postgresql`, or set DATABASE_URL to a "
    "server where we may create databases."
)


def main() -> int:
    arguments = sys.argv[1:] or ["-q", "--ignore", "tests/browser"]
    url = os.environ.get("DATABASE_URL", "")
    if url.startswith("postgres"):
        return run_tests(url, arguments)
    if not find_binaries() and not install():
        sys.stderr.write(SENTENCE + "\n")
        return 1
    with temporary_server() as address:
        return run_tests(address, arguments)


def run_tests(url: str, arguments: list[str]) -> int:
    environment = {
        **os.environ,
        "DATABASE_URL": url,
        "DJANGO_SETTINGS_MODULE": "artisanumerique.settings.test",
    }
    command = [sys.executable, "-m", "pytest", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def find_binaries() -> Path | None:
    """Return the folder of the newest PostgreSQL server installed, or None."""
    found = sorted(Path("/").glob(BINARIES[1:]), key=lambda path: float(path.parent.name))
    on_path = shutil.which("initdb")
    return found[-1] if found else (Path(on_path).parent if on_path else None)


def install() -> bool:
    """Install PostgreSQL when we are root on a Debian; return whether it is there."""
    if os.geteuid() != 0 or not shutil.which("apt-get"):
        return False
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    for command in (["update", "-qq"], ["install", "-y", "-qq", "postgresql"]):
        subprocess.run(
            ["apt-get", *command], env=environment, stdout=subprocess.DEVNULL, check=False
        )
    return find_binaries() is not None


@contextmanager
def temporary_server() -> Iterator[str]:
    """Start a server on a free local port, in a folder of its own; stop it and forget it."""
    binaries, port = find_binaries(), free_port()
    folder = Path(tempfile.mkdtemp(prefix="postgres-tests-"))
    if os.geteuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, "postgres")
    data, log = folder / "data", folder / "log"
    options = f"-p {port} -c listen_addresses=127.0.0.1 -k {folder} -c fsync=off"
    try:
        run(f"{binaries}/initdb", "-D", data, "-U", "tests", "-A", "trust", "-E", "UTF8",
            "--locale", "C.UTF-8")  # fmt: skip
        run(f"{binaries}/pg_ctl", "-D", data, "-l", log, "-o", options, "-w", "start")
        try:
            yield f"postgres://tests@127.0.0.1:{port}/postgres"
        finally:
            run(f"{binaries}/pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def run(*command: object) -> None:
    """Run a command of PostgreSQL, as its own account when we are root; say why it fails."""
    words = [str(word) for word in command]
    if os.geteuid() == 0:
        words = ["runuser", "-u", "postgres", "--", *words]
    # Files, not pipes: the server started here would keep a pipe open.
    with tempfile.TemporaryFile() as output:
        done = subprocess.run(words, cwd="/", stdout=output, stderr=output, check=False)
        if done.returncode:
            output.seek(0)
            sys.exit(output.read().decode(errors="replace"))


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


if __name__ == "__main__":
    sys.exit(main())
