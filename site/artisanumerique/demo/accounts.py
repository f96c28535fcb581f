"""The demo's accounts, one per role, with a password made for this installation."""

from __future__ import annotations

import secrets
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import timezone

from cms.artisans.models import ArtisanPage
from cms.people.models import Organisation, User
from cms.people.roles import group_of

from .texts import read

WORDS = """brique chaux chene cuir faience forge frene gouge grange lauze meule noyer osier paille
plume rabot sorgho taille tamis tilleul tresse tuile varlope verre""".split()  # noqa: SIM905
ROLES = {
    "communication": "Communication",
    "partner": "Partenaire",
    "artisan": "Artisane (son espace : /mon-espace/)",
    "adviser": "Conseiller RSE",
    "admin": "Administration",
}


def load() -> None:
    """Add the accounts that are not there yet; their password is in `var/demo-accounts.txt`."""
    rows = read("users")
    missing = [row for row in rows if not User.objects.filter(username=row["username"]).exists()]
    if not missing:
        return
    password = new_password()
    for row in missing:
        _add(row, password)
    _write(rows, password)


def new_password() -> str:
    """Return a password of four words and a number, easy to type and impossible to guess."""
    return "-".join(
        [*[secrets.choice(WORDS) for _ in range(4)], str(secrets.randbelow(9000) + 1000)]
    )


def path() -> Path:
    return Path(settings.VAR) / "demo-accounts.txt"


def _add(row: dict[str, Any], password: str) -> None:
    user = User.objects.create_user(
        row["username"],
        row["email"],
        password,
        first_name=row["first_name"],
        last_name=row["last_name"],
        is_superuser=row["role"] == "admin",
        is_staff=row["role"] == "admin",
    )
    if row["role"] != "admin":
        user.groups.add(group_of(row["role"]))
    if row.get("organisation"):
        Organisation.objects.get(slug=row["organisation"]).members.add(user)
    if row.get("artisan"):
        _own(user, row["artisan"])


def _own(user: User, slug: str) -> None:
    page = ArtisanPage.objects.get(slug=slug)
    page.owners.add(user)
    page.agreed_on = timezone.localdate()
    page.save()
    page.save_revision()


def _write(rows: list[dict[str, Any]], password: str) -> None:
    lines = [f"  {ROLES[row['role']]:<40} {row['email']}" for row in rows]
    text = (
        "  Demo accounts (the same password for all: " + password + ")\n" + "\n".join(lines) + "\n"
    )
    path().parent.mkdir(parents=True, exist_ok=True)
    path().write_text(text, encoding="utf-8")
    path().chmod(0o600)
