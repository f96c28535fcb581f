"""The guide and the licences of a kit: French texts, whoever fetches it."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.media.licences import url_of

from . import catalogue, words
from .source import Source

WIDTH = 88
Files = Iterable[tuple[str, Any]]


def guide(source: Source, files: Files, left_out: list[tuple[Any, str]]) -> str:
    """Return what is in the kit, how to cite it, what is left out of it and why."""
    page = source.page
    media = [f"{name} : {found.title}" for name, found in files]
    data = [
        f"donnees/{name} : {each.title}. {each.purpose}"
        for each in catalogue.FORMATS
        for name in each.films(source)
    ]
    parts = [
        _title(page.title),
        _wrapped(page.summary),
        _("On the site: %(address)s") % {"address": source.base},
        _section(_("Media"), media or [_("No media of this module may be taken away.")]),
        _section(_("Data"), data),
        _section(_("Left out of this kit"), [f"{m.title} : {why}" for m, why in left_out]),
        _section(_("To cite this module"), [citation(source)]),
        _section(_("To reuse it"), [_reuse()]),
    ]
    return "\n\n".join(part for part in parts if part) + "\n"


def citation(source: Source) -> str:
    """Return the sentence that whoever reuses the module writes beside it."""
    page = source.page
    date = page.last_published_at
    day = date_format(timezone.localtime(date), "j F Y") if date else ""
    parts = [f"« {page.title} »", source.publisher, day, words.licence_name(page.licence)]
    return ", ".join(part for part in parts if part) + f", {source.base}"


def licences(source: Source, files: Files) -> str:
    """Return the licence, its address and the credit of each file."""
    page = source.page
    rows = [_licence("donnees/", page.licence, words.credit_of_module(source))]
    rows += [_licence(name, found.licence, words.credit_of(found)) for name, found in files]
    return "\n\n".join([_title(_("Licences")), *rows]) + "\n"


def _licence(name: str, licence: str, credit: str) -> str:
    lines = [name, f"  {words.licence_name(licence)}", f"  {url_of(licence)}", f"  {credit}"]
    return "\n".join(line for line in lines if line.strip())


def _reuse() -> str:
    return _(
        "Each file has its own licence: read LICENCES.txt before you publish anything. Write the "
        "credit of each file beside it. The people seen in the films and images agreed to be in "
        "this kit; they may change their mind: fetch it again rather than keep it for years."
    )


def _title(text: str) -> str:
    return f"{text}\n{'=' * len(text)}"


def _section(title: str, rows: list[str]) -> str:
    if not rows:
        return ""
    return f"{title}\n{'-' * len(title)}\n" + "\n".join(_wrapped(row, "- ") for row in rows)


def _wrapped(text: str, before: str = "") -> str:
    kept = re.sub(r" (?=[:;!?»])|(?<=«) ", "\u00a0", text)  # no line begins with a colon
    return textwrap.fill(
        kept, WIDTH, initial_indent=before, subsequent_indent=" " * len(before),
        break_long_words=False, break_on_hyphens=False,
    )  # fmt: skip
