"""How a worker process answers: its facts, or its refusal, as one line of JSON."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from .refusal import Refused


def answer(work: Callable[[], dict[str, Any]]) -> None:
    """Print what `work` returns, or the refusal it raises. The end of a worker's own module."""
    try:
        said: dict[str, Any] = {"facts": work()}
    except Refused as refused:
        said = {"refused": refused.code, "facts": refused.facts}
    sys.stdout.write(json.dumps(said))


def facts_in(said: bytes) -> dict[str, Any]:
    """Return the facts a worker printed; raise its refusal, or Refused("unreadable")."""
    try:
        found = json.loads(said)
        facts = found["facts"]
    except (ValueError, KeyError, TypeError) as error:
        raise Refused("unreadable") from error
    if "refused" in found:
        raise Refused(found["refused"], **facts)
    return dict(facts)
