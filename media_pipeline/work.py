"""What one step of a recipe is given to work with."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .sandbox import ToolLimits, run_tool


@dataclass
class Work:
    """The source, what is known of it, a folder to write in, and the outputs of earlier steps.

    `earlier` gives the place of each output by its path; `processor` and `memory` add up what the
    tools of this step used, in seconds and in bytes (the most at once).
    """

    source: Path
    folder: Path
    facts: dict[str, Any]
    options: dict[str, Any]
    earlier: Mapping[str, Path] = field(default_factory=dict)
    report: Callable[[float], None] = lambda share: None
    processor: float = 0.0
    memory: int = 0

    def path(self, name: str) -> Path:
        """Return where to write the output called `name` ("hls/master.m3u8")."""
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        return path

    def write_json(self, name: str, value: Any) -> None:
        """Write an output of this step as JSON; the same value gives the same bytes."""
        text = json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        self.path(name).write_text(text + "\n", encoding="utf-8")

    def read_json(self, name: str) -> Any:
        """Return what an earlier step wrote as JSON."""
        return json.loads(self.earlier[name].read_text(encoding="utf-8"))

    def tool(
        self,
        command: Sequence[str],
        limits: ToolLimits,
        reads: Sequence[Path] = (),
        on_line: Callable[[str], None] | None = None,
    ) -> bytes:
        """Run a tool that reads the source and `reads`, and writes in the folder of this step.

        Returns its standard output; raises what `run_tool` raises.
        """
        done = run_tool(
            command,
            reads=[self.source, *reads],
            folder=self.folder,
            limits=limits,
            on_line=on_line,
        )
        self.processor += done.processor
        self.memory = max(self.memory, done.memory)
        return done.output
