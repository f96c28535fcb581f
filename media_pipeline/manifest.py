"""What was derived from a file: written last, atomically, and checked by hash."""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterable
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any

FORMAT = 1
PIECE = 1 << 20


@dataclass(frozen=True)
class Output:
    """One file that was made: its path below the output folder, and what a player must know."""

    path: str
    sha256: str
    bytes: int
    facts: dict[str, Any] = field(default_factory=dict)

    def is_intact(self, folder: Path) -> bool:
        """Is the file there, with the same bytes?"""
        path = folder / self.path
        return (
            path.is_file() and path.stat().st_size == self.bytes and sha256_of(path) == self.sha256
        )


@dataclass(frozen=True)
class Cost:
    """What a step used: seconds of processor, and the most memory at once in bytes."""

    cpu_seconds: float = 0.0
    memory: int = 0


@dataclass(frozen=True)
class Record:
    """One finished step. `key` says what it was made from: another key, and it is made again."""

    step: str
    key: str
    lasting: bool
    outputs: tuple[Output, ...]
    cost: Cost = Cost()

    def as_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def read(cls, path: Path) -> Record | None:
        """Return the record at `path`, None when there is none that can be read."""
        try:
            value = json.loads(path.read_text(encoding="utf-8"))
            outputs = tuple(Output(**output) for output in value.pop("outputs"))
            return cls(**{**value, "outputs": outputs, "cost": Cost(**value["cost"])})
        except (OSError, ValueError, TypeError, KeyError):
            return None


@dataclass(frozen=True)
class Manifest:
    """All that was derived from one source by one recipe; `costs` is all that may differ in two."""

    source: dict[str, Any]
    recipe: dict[str, Any]
    tools: dict[str, str]
    outputs: tuple[Output, ...]
    costs: dict[str, Cost] = field(default_factory=dict)
    format: int = FORMAT

    @property
    def fingerprint(self) -> str:
        """A hash of everything but the costs: two runs that agree have the same."""
        return digest({name: value for name, value in asdict(self).items() if name != "costs"})

    def is_intact(self, folder: Path) -> bool:
        """Are all the outputs there, with the same bytes?"""
        return all(output.is_intact(folder) for output in self.outputs)

    def write(self, path: Path) -> None:
        """Write the manifest at `path`, whole or not at all."""
        total = round(sum(cost.cpu_seconds for cost in self.costs.values()), 2)
        write_json(path, {**asdict(self), "fingerprint": self.fingerprint, "cpu_seconds": total})

    @classmethod
    def read(cls, path: Path) -> Manifest | None:
        """Return the manifest at `path`, None when there is none that can be read."""
        try:
            value = json.loads(path.read_text(encoding="utf-8"))
            outputs = tuple(Output(**output) for output in value["outputs"])
            costs = {name: Cost(**cost) for name, cost in value["costs"].items()}
            if value["format"] != FORMAT:
                return None
            return cls(value["source"], value["recipe"], value["tools"], outputs, costs)
        except (OSError, ValueError, TypeError, KeyError):
            return None


def write_json(path: Path, value: Any) -> None:
    """Write `value` at `path` so that a reader, or a power cut, finds it whole or not at all."""
    draft = path.with_name(f".{path.name}.draft")
    with draft.open("w", encoding="utf-8") as file:
        json.dump(value, file, ensure_ascii=False, indent=1, sort_keys=True)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)


def digest(value: Any) -> str:
    """Return a hash of a JSON value, whatever the order of its names."""
    return hashlib.sha256(json.dumps(value, sort_keys=True).encode()).hexdigest()


def sha256_of(path: Path) -> str:
    """Return the SHA-256 of a file, read piece by piece."""
    state = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            state.update(piece)
    return state.hexdigest()


def outputs_in(folder: Path, facts: dict[str, Any]) -> Iterable[Output]:
    """Yield the files of a folder in order; `facts` holds what is known of some, by path."""
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        name = path.relative_to(folder).as_posix()
        yield Output(name, sha256_of(path), path.stat().st_size, facts.get(name, {}))
