"""What a deployment may set, read from the environment and nowhere else.

Every name is declared in `KNOWN`. A name that starts like ours and is not known stops the
start-up with a sentence, because a mistyped setting that is silently ignored is found too late.
"""

import difflib
import os
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urlparse

from django.core.exceptions import ImproperlyConfigured

PREFIX = "AN_"

KNOWN: dict[str, str] = {
    "AN_ALLOWED_HOSTS": "host names served, separated by commas",
    "AN_BASE_URL": "public address of the site, used in e-mails and feeds",
    "AN_CACHE_ROOT": "folder of the file cache",
    "AN_CACHE_URL": "redis://... for a cache shared by several machines; files without it",
    "AN_DEBUG": "1 to show errors in the browser; never on a public machine",
    "AN_DEFAULT_FROM_EMAIL": "sender of the site's e-mails",
    "AN_EMAIL_URL": "smtp://user:password@host:port, or console:",
    "AN_GEOCODER": "communes (default, asks nobody), geopf (the IGN's) or fake",
    "AN_MEDIA_INCOMING_ROOT": "folder of files not wholly received; on the disk of AN_MEDIA_ROOT",
    "AN_MEDIA_QUOTA": "what an organisation may keep in the library, in MB (20480 by default)",
    "AN_MEDIA_ROOT": "folder of the uploaded files",
    "AN_MEDIA_WORK_ROOT": "folder where the media worker works, on a local disk",
    "AN_S3_BUCKET": "bucket of the uploaded files; local files without it",
    "AN_S3_ENDPOINT": "address of an S3-compatible server",
    "AN_S3_PUBLIC_ENDPOINT": "its address for browsers, when it is another one",
    "AN_S3_REGION": "region of the bucket",
    "AN_SECRET_KEY": "the secret that signs sessions; 50 characters or more",
    "AN_STATIC_ROOT": "folder the static files are collected in",
    "AN_REDIS_URL": "redis://... that wakes the workers, for AN_TASKS=rq",
    "AN_TASKS": "database (default), rq (with AN_REDIS_URL) or immediate",
    "AN_SANDBOX": "off: media tools run without a sandbox (development only)",
    "AN_TRANSCRIBER": "program that writes captions: its command, with {sound} and {captions}",
    "AN_TRANSCRIBER_FILES": "files that it reads (its model), separated by commas",
    "AN_THEME": "folder of `themes/` that gives the site its look",
    "AN_TRUST_PROXY": "1 when a reverse proxy sets X-Forwarded-Proto and X-Forwarded-For",
}

TRUE, FALSE = {"1", "true", "yes", "on"}, {"0", "false", "no", "off", ""}


class Environment:
    """The declared settings of this process; unknown names and wrong values stop the start-up."""

    def __init__(self, variables: Mapping[str, str] | None = None) -> None:
        self.variables = dict(os.environ if variables is None else variables)
        for name in sorted(self.variables):
            if name.startswith(PREFIX) and name not in KNOWN:
                raise ImproperlyConfigured(_unknown(name))

    def text(self, name: str, default: str = "") -> str:
        return self.variables.get(name, default)

    def required(self, name: str) -> str:
        value = self.text(name)
        if not value:
            raise ImproperlyConfigured(f"{name} is not set: {KNOWN[name]}.")
        return value

    def flag(self, name: str, default: bool = False) -> bool:
        value = self.variables.get(name, "1" if default else "0").strip().lower()
        if value not in TRUE | FALSE:
            raise ImproperlyConfigured(f"{name} is {value!r}: write 1 or 0.")
        return value in TRUE

    def names(self, name: str, default: str = "") -> list[str]:
        return [part.strip() for part in self.text(name, default).split(",") if part.strip()]

    def number(self, name: str, default: int) -> int:
        value = self.text(name).strip()
        if value and not (value.isascii() and value.isdigit()):
            raise ImproperlyConfigured(f"{name} is {value!r}: write a whole number.")
        return int(value) if value else default

    def path(self, name: str, default: Path) -> Path:
        return Path(self.text(name) or default)

    def one_of(self, name: str, choices: list[str], default: str) -> str:
        value = self.text(name, default)
        if value not in choices:
            allowed = ", ".join(choices)
            raise ImproperlyConfigured(f"{name} is {value!r}: choose one of {allowed}.")
        return value


def _unknown(name: str) -> str:
    close = difflib.get_close_matches(name, KNOWN, n=1)
    hint = f" Did you mean {close[0]}?" if close else f" Known names: {', '.join(KNOWN)}."
    return f"{name} is not a setting of Artisanumérique.{hint}"


def database(url: str) -> dict[str, object]:
    """Return Django's settings for the database at `url` (sqlite:/// or postgres://)."""
    import dj_database_url

    try:
        config = dict(dj_database_url.parse(url))
    except (ValueError, KeyError) as error:
        raise ImproperlyConfigured(_wrong_database(url)) from error
    engine = str(config.get("ENGINE", ""))
    if engine.endswith("sqlite3"):
        config["OPTIONS"] = SQLITE_OPTIONS
    elif engine.endswith("postgresql"):
        config["OPTIONS"] = {"pool": True}
    else:
        raise ImproperlyConfigured(_wrong_database(url))
    if config.get("NAME") in (None, "", ":memory:") or "://" not in url:
        raise ImproperlyConfigured(_wrong_database(url))
    return config


def s3_origins(env: Environment) -> list[str]:
    """Return the origins that the signed addresses of the bucket may have."""
    endpoint = env.text("AN_S3_PUBLIC_ENDPOINT") or env.text("AN_S3_ENDPOINT")
    bucket, region = env.text("AN_S3_BUCKET"), env.text("AN_S3_REGION")
    if endpoint:
        address = urlparse(endpoint)
        return [f"{address.scheme}://{address.netloc}"]
    hosts = [f"s3.{region}.amazonaws.com"] if region else ["s3.amazonaws.com"]
    return [origin for host in hosts for origin in (f"https://{host}", f"https://{bucket}.{host}")]


def _wrong_database(url: str) -> str:
    scheme = url.partition("://")[0] or "nothing"
    return (
        "DATABASE_URL must be sqlite:////path/to/file or postgres://user:password@host:port/name; "
        f"it starts with {scheme!r}."
    )


SQLITE_OPTIONS: dict[str, object] = {
    "transaction_mode": "IMMEDIATE",  # a writer waits its turn instead of failing half-way
    "init_command": (
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; "
        "PRAGMA busy_timeout=8000; PRAGMA foreign_keys=ON; PRAGMA cache_size=-32000;"
    ),
}
