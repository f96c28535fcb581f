"""Ask a worker process about a file, and carry its answer or its refusal back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from .answers import facts_in
from .refusal import Refused
from .sandbox import ToolLimits
from .work import Work


def ask(
    work: Work,
    command: Sequence[str],
    limits: ToolLimits,
    codes: Mapping[str, str],
    reads: Sequence[Path] = (),
) -> dict[str, Any]:
    """Return the facts that `command` answers; raise its refusal.

    `codes` gives, for a refusal of the sandbox ("too_slow", "too_heavy", "unreadable"), the code
    whose sentence says what to do with this kind of file.
    """
    try:
        return facts_in(work.tool(command, limits, reads))
    except Refused as refused:
        if refused.code not in codes:
            raise
        raise Refused(codes[refused.code], **{"what": refused.code, **refused.facts}) from refused
