"""A real plugin, installed with pip beside the site; each scenario is a process of its own."""

import json
import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.database import copy_template

ROOT = Path(__file__).resolve().parents[2]
SOURCE = Path(__file__).parent / "dummy_plugin"
TOOLS = {"capture_output": True, "text": True, "check": False}


@dataclass
class World:
    """A database, with or without the plugin's folder on the path."""

    database: Path
    plugin: Path | None = None
    environment: dict[str, str] = field(default_factory=dict)

    def run(self, *arguments: str, answer: str = "") -> subprocess.CompletedProcess[str]:
        """Run Python with `arguments` in this world."""
        folders = [ROOT / "site", ROOT, *([self.plugin] if self.plugin else [])]
        environment = {
            **{k: v for k, v in os.environ.items() if not k.startswith(("AN_", "TEST_DATABASE"))},
            "DJANGO_SETTINGS_MODULE": "artisanumerique.settings.test",
            "DATABASE_URL": f"sqlite:///{self.database}",
            "PYTHONPATH": os.pathsep.join(map(str, folders)),
            **self.environment,
        }
        command = [sys.executable, *arguments]
        return subprocess.run(command, cwd=ROOT, env=environment, input=answer, **TOOLS)

    def manage(self, *arguments: str, answer: str = "") -> subprocess.CompletedProcess[str]:
        return self.run("manage.py", *arguments, answer=answer)

    def ask(self, sql: str) -> list:
        """Return what the database answers to `sql`."""
        with closing(sqlite3.connect(self.database)) as connection:
            return connection.execute(sql).fetchall()

    def scenario(self, name: str) -> dict:
        """Play the scenario `name` and return what it saw."""
        done = self.run("-m", "tests.contract.scenarios", name)
        assert done.returncode == 0, done.stderr[-4000:]
        return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="session")
def plugin(tmp_path_factory):
    """The folder the dummy plugin is installed in: `pip install`, without any network."""
    folder = tmp_path_factory.mktemp("plugin")
    source = shutil.copytree(SOURCE, folder / "source")
    command = [sys.executable, "-m", "pip", "install", "--quiet", "--no-index", "--no-deps"]
    target = folder / "installed"
    done = subprocess.run(
        [*command, "--no-build-isolation", "--target", str(target), str(source)], **TOOLS
    )
    assert done.returncode == 0, done.stderr
    return target


@pytest.fixture(scope="session")
def filled(tmp_path_factory, plugin):
    """A database with content of the plugin, made once; never used itself, only copied."""
    world = World(tmp_path_factory.mktemp("database") / "filled.sqlite3", plugin)
    copy_template(world.database)
    migrated = world.manage("migrate", "--verbosity", "0")
    assert migrated.returncode == 0, migrated.stderr[-4000:]
    world.scenario("fill")
    return world


@pytest.fixture(scope="session")
def copy_of(tmp_path_factory, filled):
    """Return a function that makes a world of its own from the filled one."""

    def copy(with_plugin: bool = True) -> World:
        database = tmp_path_factory.mktemp("world") / "db.sqlite3"
        shutil.copy(filled.database, database)
        return World(database, filled.plugin if with_plugin else None)

    return copy


@pytest.fixture(scope="session")
def changed_plugin(tmp_path_factory, plugin):
    """Return a function that makes a world whose plugin has some text replaced."""

    def change(file: str, old: str, new: str) -> World:
        # Without what was compiled: a text as long, changed in the same second, looks unchanged.
        compiled = shutil.ignore_patterns("__pycache__")
        target = tmp_path_factory.mktemp("changed") / "installed"
        folder = shutil.copytree(plugin, target, ignore=compiled)
        path = folder / "plugin_dummy" / file
        assert old in path.read_text()
        path.write_text(path.read_text().replace(old, new))
        return World(tmp_path_factory.mktemp("world") / "db.sqlite3", folder)

    return change
