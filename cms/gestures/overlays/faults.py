"""What is wrong with an overlay, in a sentence that names the shape."""

from __future__ import annotations

from typing import Any


class OverlayError(ValueError):
    """A fault in an overlay: `sentence` says it to people, `shape` is the shape's identifier."""

    def __init__(self, sentence: Any, shape: str = "") -> None:
        super().__init__(str(sentence))
        self.sentence, self.shape = str(sentence), shape
