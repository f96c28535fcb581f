"""How the pipeline says no to a file."""

from __future__ import annotations

from typing import Any


class Refused(Exception):  # noqa: N818 - it reads as what happened, not as a fault
    """A file that will not be taken. `code` is stable; `facts` are figures for the sentence."""

    def __init__(self, code: str, **facts: Any) -> None:
        self.code, self.facts = code, facts
        figures = ", ".join(f"{name}={value}" for name, value in facts.items())
        super().__init__(f"{code} ({figures})" if figures else code)
