"""Keep the message catalogs: extract, update, compile and check them, without GNU gettext.

Usage: python tools/messages.py [update|compile|check]   (update by default, then compile)
Each Django app of ours owns `locale/fr/LC_MESSAGES/django.po`; the theme owns `themes/locale`.
Messages are written in English in the code; `check` fails when a French one is missing.
"""

from __future__ import annotations

import ast
import io
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parents[1]
METHODS = [
    ("**/migrations/**.py", "ignore"),
    ("**.py", "python"),
    ("**/templates/**.html", "tools.messages:from_template"),
    ("**/templates/**.txt", "tools.messages:from_template"),
]
CALL = re.compile(
    r"""\b(n?p?gettext|_)\(((?:u?'(?:\\.|[^'\\])*'|u?"(?:\\.|[^"\\])*"|[^()'"])*)\) """, re.DOTALL
)
KEYWORDS = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}


def owners() -> dict[Path, Path]:
    """Return the folders whose messages we extract, each with the folder of its catalog."""
    apps = [p.parent for root in ("cms", "plugins") for p in (ROOT / root).glob("*/apps.py")]
    found = {app: app / "locale" for app in sorted(apps)}
    found[ROOT / "site/artisanumerique"] = ROOT / "site/artisanumerique/demo/locale"
    found[ROOT / "themes"] = ROOT / "themes/locale"
    return found


def extract(folder: Path) -> Catalog:
    """Return the messages found in `folder`, with the files they come from."""
    catalog = empty()
    found = extract_from_dir(folder, METHODS, keywords=KEYWORDS, comment_tags=["Translators:"])
    for filename, _line, message, comments, context in found:
        origin = (str((folder / filename).relative_to(ROOT)), None)
        catalog.add(message, None, [origin], auto_comments=comments, context=context)
    return catalog


def from_template(file: Any, keywords: Any, tags: Any, options: Any) -> Iterator[Any]:
    """Yield the messages of a Django template, as Babel's extraction methods do."""
    code = templatize(file.read().decode(), origin=file.name)
    for call in CALL.finditer(code):
        arguments = ast.literal_eval(f"({_without_count(call[1], call[2])},)")
        yield 0, call[1].replace("_", "gettext"), arguments, []


def _without_count(function: str, arguments: str) -> str:
    """Drop the last argument of a plural call: a name, not a string."""
    return arguments.rsplit(",", 1)[0] if function.startswith("n") else arguments


def empty() -> Catalog:
    header = "# French messages of Artisanumérique."
    return Catalog("fr", project="Artisanumérique", header_comment=header, fuzzy=False)


def current(path: Path) -> Catalog:
    if not path.exists():
        return empty()
    with path.open("rb") as file:
        return read_po(file, locale="fr")


def update() -> None:
    """Bring every catalog up to date with the code; what is translated stays."""
    for folder, locale in owners().items():
        wanted = extract(folder)
        path = locale / "fr/LC_MESSAGES/django.po"
        if not len(wanted):
            continue
        catalog = current(path)
        catalog.update(wanted, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(as_bytes(catalog))


def as_bytes(catalog: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_po(buffer, catalog, width=100, sort_output=True, omit_header=False, include_lineno=False)
    lines = buffer.getvalue().decode().splitlines(keepends=True)
    dated = (
        '"Report-Msgid',
        '"Last-Translator',
        '"Language-Team',
        '"POT-Creation-Date',
        '"PO-Revision-Date',
        '"Generated-By',
        "# Generated",
    )
    return "".join(line for line in lines if not line.startswith(dated)).encode()


def compile_all() -> None:
    """Write the .mo file of every catalog that is newer than it."""
    for path in catalogs():
        compiled = path.with_suffix(".mo")
        if not compiled.exists() or compiled.stat().st_mtime < path.stat().st_mtime:
            with compiled.open("wb") as file:
                write_mo(file, current(path))


def catalogs() -> list[Path]:
    paths = [locale / "fr/LC_MESSAGES/django.po" for locale in owners().values()]
    return [path for path in paths if path.exists()]


def missing() -> list[str]:
    """Return a line for each message of the code that has no French, or a fuzzy one."""
    lines = []
    for folder, locale in owners().items():
        known = current(locale / "fr/LC_MESSAGES/django.po")
        for message in extract(folder):
            found = known.get(message.id, message.context) if message.id else message
            translated = found and found.string and all(as_tuple(found.string))
            if message.id and (not translated or "fuzzy" in found.flags):
                lines.append(f"{folder.relative_to(ROOT)}: {message.id!r}")
    return lines


def as_tuple(string: str | tuple[str, ...] | list[str]) -> tuple[str, ...]:
    return (string,) if isinstance(string, str) else tuple(string)


def main() -> int:
    command = sys.argv[1] if len(sys.argv) > 1 else "update"
    if command == "check":
        lines = missing()
        sys.stdout.write("".join(f"No French for {line}\n" for line in lines))
        return 1 if lines else 0
    if command == "update":
        update()
    compile_all()
    return 0


if __name__ == "__main__":
    sys.exit(main())
