"""What is wrong in a file that is imported, in a sentence that names its line, tier or block."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

Data = dict[str, Any]
LONGEST_NAME = 120
MOST_PHASES = 500


class ModuleFileError(ValueError):
    """A file that cannot be read; `sentence` says to people what is wrong and what to do."""

    def __init__(self, sentence: Any) -> None:
        super().__init__(str(sentence))
        self.sentence = str(sentence)


@dataclass(frozen=True)
class Imported:
    """What a file gives: phases as `module.phase_data`, shapes as overlays store them.

    `remarks` are sentences on what the file said and could not be kept.
    """

    phases: list[Data] = field(default_factory=list)
    shapes: list[Data] = field(default_factory=list)
    remarks: list[str] = field(default_factory=list)
