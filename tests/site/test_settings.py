"""A wrong setting stops the start-up with one sentence; the defaults are the safe ones."""

import os
import re
import secrets
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "artisanumerique.settings.production",
    "AN_BASE_URL": "https://example.org",
    "AN_SECRET_KEY": secrets.token_urlsafe(64),
}


def manage(*arguments, without=(), **variables):
    """Run manage.py in a clean environment with these variables."""
    ours = ("AN_", "DJANGO_", "DATABASE_URL")
    environment = {name: v for name, v in os.environ.items() if not name.startswith(ours)}
    environment |= {name: v for name, v in variables.items() if name not in without}
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def stopped(done):
    """The one sentence a start-up stopped with."""
    assert done.returncode != 0
    assert "Traceback" not in done.stderr, done.stderr
    (sentence,) = done.stderr.strip().splitlines()
    assert sentence.startswith("Configuration: ") and sentence.endswith((".", "?"))
    return sentence


def test_a_mistyped_setting_stops_the_start_and_the_right_one_is_named():
    sentence = stopped(manage("check", AN_TEHME="quercy"))
    assert "AN_TEHME" in sentence and "AN_THEME" in sentence


def test_a_theme_that_does_not_exist_stops_the_start():
    assert "quercy" in stopped(manage("check", AN_THEME="rocaille"))


def test_a_public_machine_never_runs_media_tools_without_a_sandbox():
    assert "bubblewrap" in stopped(manage("check", **PRODUCTION, AN_SANDBOX="off"))


@pytest.mark.parametrize(
    "url",
    ["mysql://u@h/n", "postgres:/oups", "sqlite", "postgres://user@host:port/name", "sqlite:///"],
)
def test_a_wrong_database_address_stops_the_start(url):
    assert "DATABASE_URL" in stopped(manage("check", DATABASE_URL=url))


def test_a_flag_that_is_neither_yes_nor_no_stops_the_start():
    assert "AN_DEBUG" in stopped(manage("check", AN_DEBUG="peut-être"))


def test_a_password_in_the_database_address_is_never_repeated():
    done = manage("check", DATABASE_URL="mysql://user:s3cret@host/name")
    assert "s3cret" not in done.stderr


@pytest.mark.parametrize("name", ["AN_SECRET_KEY", "AN_BASE_URL"])
def test_a_public_machine_does_not_start_without_its_secret_and_its_address(name):
    assert name in stopped(manage("check", without=[name], **PRODUCTION))


def test_a_public_machine_does_not_start_with_a_short_secret():
    assert "AN_SECRET_KEY" in stopped(manage("check", **{**PRODUCTION, "AN_SECRET_KEY": "court"}))


def test_the_checks_of_a_public_machine_find_nothing(tmp_path):
    found = manage(
        "check", "--deploy", "--fail-level", "WARNING",
        **PRODUCTION, DATABASE_URL=f"sqlite:///{tmp_path}/db.sqlite3",
    )  # fmt: skip
    assert found.returncode == 0, found.stderr


@pytest.mark.parametrize("module", ["dev", "production"])
def test_errors_are_not_shown_unless_asked(module):
    variables = {**PRODUCTION, "DJANGO_SETTINGS_MODULE": f"artisanumerique.settings.{module}"}
    shown = manage(
        "shell", "-v", "0", "-c", "from django.conf import settings as s; print('debug', s.DEBUG)",
        **variables,
    )  # fmt: skip
    assert re.search(r"^debug False$", shown.stdout, re.M), shown.stderr


def test_a_public_machine_never_shows_errors_even_when_asked():
    shown = manage(
        "shell", "-v", "0", "-c", "from django.conf import settings as s; print('debug', s.DEBUG)",
        **PRODUCTION, AN_DEBUG="1",
    )  # fmt: skip
    assert "debug False" in shown.stdout, shown.stderr
