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
SOURCES = ["site", "cms", "plugins"]
DATA = {".yaml", ".tsv", ".json"}
READ_BY_MIGRATIONS = {"loading.py", "choices.py"}


def copy_template(target: Path, anew: bool = False) -> None:
    """Copy the database of this state of the code to `target`, migrated first if need be.

    `anew` migrates in any case.
    """
    FOLDER.mkdir(parents=True, exist_ok=True)
    template = FOLDER / f"{fingerprint()}.sqlite3"
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if anew or not template.exists():
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
    """Return a text that changes with what migrations are made of and the packages installed."""
    state = hashlib.sha256()
    for path in sorted(path for folder in SOURCES for path in (ROOT / folder).rglob("*")):
        if is_read(path):
            state.update(f"{path.relative_to(ROOT)}\0".encode() + path.read_bytes())
    packages = sorted(f"{d.name}=={d.version}" for d in importlib.metadata.distributions())
    state.update("\n".join(packages).encode())
    return state.hexdigest()[:24]


def is_read(path: Path) -> bool:
    """Do migrations consist of this file, or read it?"""
    is_code = path.parent.name == "migrations" and path.suffix == ".py"
    return is_code or path.suffix in DATA or path.name in READ_BY_MIGRATIONS
