"""How far a derivation is: shares of its steps, added up."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping


class Progress:
    """Adds up the steps of a derivation; `shares` says what each weighs. Steps may run at once."""

    def __init__(self, shares: Mapping[str, float], hear: Callable[[str, float], None]) -> None:
        self.shares, self.hear = shares, hear
        self.done = dict.fromkeys(shares, 0.0)
        self.lock = threading.Lock()

    def at(self, step: str, share: float) -> None:
        """Say that `step` is done for `share` of it, 0-1."""
        with self.lock:
            self.done[step] = min(1.0, max(self.done[step], share))
            whole = sum(self.shares.values()) or 1.0
            done = sum(self.shares[name] * part for name, part in self.done.items())
            self.hear(step, done / whole)
