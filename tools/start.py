"""Start the site and its worker: prepare the database, fill the demo once, print the addresses."""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
VAR = ROOT / "var"
STAMP = VAR / "prepared"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--port", type=int, default=8000)
    port = parser.parse_args().port
    VAR.mkdir(exist_ok=True)
    look_for_a_sandbox()
    prepare()
    announce(port)
    return serve(port)


def look_for_a_sandbox() -> None:
    """Without one, development goes on, says so, and says what to install; production would not."""
    from media_pipeline.bubblewrap import SETTING, MissingSandboxError, check_sandbox

    if SETTING in os.environ:
        return
    try:
        check_sandbox()
    except MissingSandboxError as error:
        os.environ[SETTING] = "off"
        sys.stdout.write(f"\n  WARNING: media tools run without a sandbox here. {error}\n\n")


def prepare() -> None:
    """Migrate and fill the demo, unless nothing changed since the last start."""
    from tools.messages import compile_all

    compile_all()
    fingerprint = migrations_fingerprint()
    if STAMP.exists() and STAMP.read_text() == fingerprint:
        return
    sys.stdout.write("Preparing the database and the demo (the first time takes a minute)...\n")
    sys.stdout.flush()
    manage("migrate", "--verbosity", "0")
    manage("load_demo", "--once")
    STAMP.write_text(fingerprint)


def migrations_fingerprint() -> str:
    """Return a text that changes with the database address and the set of migrations."""
    import importlib.metadata

    files = sorted(str(p.relative_to(ROOT)) for p in ROOT.glob("*/*/migrations/[0-9]*.py"))
    versions = [importlib.metadata.version(name) for name in ("wagtail", "django-allauth")]
    return "\n".join([os.environ.get("DATABASE_URL", ""), *versions, *files])


def manage(*arguments: str) -> None:
    done = subprocess.run([sys.executable, "manage.py", *arguments], cwd=ROOT, check=False)
    if done.returncode:
        sys.exit(done.returncode)


def announce(port: int) -> None:
    accounts = VAR / "demo-accounts.txt"
    sys.stdout.write(
        f"\n  The site        http://localhost:{port}/\n"
        f"  The back office http://localhost:{port}/admin/\n\n"
    )
    if accounts.exists():
        sys.stdout.write(accounts.read_text(encoding="utf-8") + "\n")
    sys.stdout.flush()


def serve(port: int) -> int:
    """Run the web server and the worker until one stops or Ctrl-C; return the exit code."""
    environment = {
        **os.environ,
        "AN_BASE_URL": os.environ.get("AN_BASE_URL", f"http://localhost:{port}"),
    }
    commands = [
        [sys.executable, "-m", "gunicorn", "artisanumerique.wsgi:application", "--chdir", "site",
         "--pythonpath", str(ROOT), "--workers", "2", "--threads", "4", "--log-level", "warning",
         "--bind", f"127.0.0.1:{port}"],
        [sys.executable, "manage.py", "run_media_worker"],
    ]  # fmt: skip
    processes = [subprocess.Popen(command, cwd=ROOT, env=environment) for command in commands]

    def stop(*_: object) -> None:
        for process in processes:
            process.terminate()

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    code = processes[0].wait()
    stop()
    processes[1].wait()
    return max(code, 0)


if __name__ == "__main__":
    sys.exit(main())
