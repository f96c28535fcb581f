"""What a doctor of stories says: a sentence on a scene, how bad it is, and what to do."""

from __future__ import annotations

from dataclasses import dataclass

BLOCK, WARN = "block", "warn"


@dataclass(frozen=True)
class Finding:
    """Something wrong: in which scene (its id, "" for the whole story), how bad, what to do.

    `severity` is "block" or "warn"; `code` names the rule; `block` is the id of the block of the
    scene that it is about, "" for none; `url` is where to act in the back office, "" for the
    scene itself.
    """

    scene: str
    severity: str
    code: str
    sentence: str
    way: str
    block: str = ""
    url: str = ""

    @property
    def is_blocking(self) -> bool:
        return self.severity == BLOCK
