"""Open an RDF file that somebody sends: Turtle, JSON-LD or RDF/XML, never trusted.

Nothing is fetched from the network, and XML may declare neither document type nor entity.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from django.utils.translation import gettext as _

if TYPE_CHECKING:
    from rdflib import Graph

LARGEST = 4_000_000
"""Bytes: forty times our largest vocabulary."""
DECLARES = re.compile(r"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
ENCODING = re.compile(r"^\s*<\?xml[^>]*encoding\s*=\s*[\"']([^\"']*)", re.IGNORECASE)


class SkosError(Exception):
    """A file that cannot be read: `sentences` say what is wrong, and where."""

    def __init__(self, *sentences: str) -> None:
        super().__init__("\n".join(sentences))
        self.sentences = sentences


def open_graph(content: bytes) -> Graph:
    """Return what a file says, as a graph; raise SkosError when it cannot be read or is hostile."""
    if len(content) > LARGEST:
        most = LARGEST // 1_000_000
        raise SkosError(_("The file is too large: %(most)d MB at most.") % {"most": most})
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise SkosError(_("The file is not text in UTF-8.")) from error
    kind = _kind(text)
    _refuse_what_is_hostile(text, kind)
    return _parse(text, kind)


def _kind(text: str) -> str:
    """Return the syntax of `text`, as rdflib names it: the content says it, not the name."""
    start = text.lstrip()[:1]
    if start == "<" and re.match(r"\s*<(\?xml|rdf:|!|[A-Za-z]+:RDF|RDF)", text):
        return "xml"
    return "json-ld" if start in ("{", "[") and _is_json(text) else "turtle"


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except RecursionError:
        return True
    except ValueError:
        return text.lstrip().startswith("{")  # Turtle never begins so: its fault is JSON's
    return True


def _refuse_what_is_hostile(text: str, kind: str) -> None:
    if kind == "xml":
        declared = ENCODING.match(text)
        if declared and declared[1].lower() not in ("utf-8", "utf8"):
            raise SkosError(_("The file is not text in UTF-8."))
        if DECLARES.search(text):
            raise SkosError(
                _("The file declares a document type or an entity, which is refused. Save it "
                  "again without <!DOCTYPE>.")
            )  # fmt: skip
    if kind == "json-ld" and (remote := _remote_context(text)):
        raise SkosError(
            _("The file takes its context from %(url)s, and nothing is fetched from the network: "
              "write the context in the file.") % {"url": remote[:200]}
        )  # fmt: skip


def _remote_context(text: str) -> str:
    """Return the first address that a JSON-LD text would have us fetch, or ""."""
    try:
        waiting = [json.loads(text)]
    except (ValueError, RecursionError):
        return ""  # said when it is parsed
    while waiting:
        value = waiting.pop()
        if isinstance(value, list):
            waiting += value
        elif isinstance(value, dict):
            named = [value.get("@context"), value.get("@import")]
            flat = [one for part in named for one in (part if isinstance(part, list) else [part])]
            if remote := next((one for one in flat if isinstance(one, str)), ""):
                return remote
            waiting += value.values()
    return ""


def _parse(text: str, kind: str) -> Graph:
    from rdflib import Graph  # slow to import, and seldom needed

    try:
        return Graph().parse(data=text, format=kind, publicID="urn:x-file:")
    except RecursionError as error:
        raise SkosError(_("The file cannot be read: it is nested too deeply.")) from error
    except Exception as error:  # each parser of rdflib raises its own kinds, some of them bare
        names = {"xml": "RDF/XML", "json-ld": "JSON-LD", "turtle": "Turtle"}
        where = getattr(error, "lines", None) or getattr(error, "lineno", None)
        line = _(" (line %(line)d)") % {"line": where} if isinstance(where, int) else ""
        sentence = _("The file cannot be read as %(kind)s%(line)s. Turtle, JSON-LD and RDF/XML "
                     "are taken.")  # fmt: skip
        raise SkosError(sentence % {"kind": names[kind], "line": line}) from error
