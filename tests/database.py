"""A migrated SQLite database made once for a state of the code; each worker of the tests copies it.

Migrating costs half a minute of processor for each worker of each session; copying costs nothing.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.metadata
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "var/tests"
SOURCES = ["site", "cms", "plugins", "media_pipeline"]
DATA = {".py", ".yaml", ".tsv", ".json"}


def copy_template(target: Path) -> None:
    """Copy the database of this state of the code to `target`; migrate it first if need be."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    template = FOLDER / f"{fingerprint()}.sqlite3"
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not template.exists():
            for old in FOLDER.glob("*.sqlite3"):
                old.unlink()
            build(template)
        shutil.copyfile(template, target)


def build(template: Path) -> None:
    """Migrate a new database beside `template`, then give it its name."""
    draft = template.with_suffix(".draft")
    draft.unlink(missing_ok=True)
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "artisanumerique.settings.test",
        "DATABASE_URL": f"sqlite:///{draft}",
    }
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    draft.rename(template)


def fingerprint() -> str:
    """Return a text that changes with the code, its data, and the packages installed."""
    state = hashlib.sha256()
    for folder in SOURCES:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.suffix in DATA and path.is_file():
                state.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    packages = sorted(f"{d.name}=={d.version}" for d in importlib.metadata.distributions())
    state.update("\n".join(packages).encode())
    return state.hexdigest()[:24]
