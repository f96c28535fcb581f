"""The folder of one derivation: what is finished in it, and how a step's files get in."""

from __future__ import annotations

import fcntl
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from .manifest import Cost, Manifest, Output, Record, outputs_in, write_json

LOCK, DRAFTS, PARTS, STEPS, MANIFEST = ".lock", ".drafts", ".parts", "steps", "manifest.json"
OURS = {LOCK, DRAFTS, PARTS, STEPS, MANIFEST}


class ForeignFolderError(ValueError):
    """The output folder holds files that are not ours: nothing is written there."""


@contextmanager
def locked(folder: Path, on_wait: Callable[[], None] | None = None) -> Iterator[Store]:
    """Give the store of `folder` to one process at a time; the others wait for their turn.

    Raises ForeignFolderError when the folder holds files that no derivation made.
    """
    if folder.exists() and any(folder.iterdir()) and not (folder / LOCK).exists():
        raise ForeignFolderError(f"{folder} holds other files: choose an empty folder.")
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if on_wait:
                on_wait()
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield Store(folder)


@dataclass(frozen=True)
class Store:
    """An output folder, locked."""

    folder: Path

    @property
    def parts(self) -> Path:
        """Where the outputs that serve other steps wait."""
        return self.folder / PARTS

    def manifest(self) -> Manifest | None:
        return Manifest.read(self.folder / MANIFEST)

    def place(self, record: Record) -> Path:
        """Return the folder where the outputs of a step are."""
        return self.folder if record.lasting else self.parts

    def finished(self, step: str, key: str) -> Record | None:
        """Return the record of `step` if it was made from the same things and is intact."""
        record = Record.read(self._record_path(step))
        if record is None or record.key != key:
            return None
        place = self.place(record)
        return record if all(output.is_intact(place) for output in record.outputs) else None

    def draft(self, step: str) -> Path:
        """Return an empty folder for `step` to write in."""
        folder = self.drafts / step
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        return folder

    @property
    def drafts(self) -> Path:
        return self.folder / DRAFTS

    def take(self, step: str, key: str, lasting: bool, facts: dict[str, Any], cost: Cost) -> Record:
        """Move in what `step` wrote in its draft; once its record is written, it is finished."""
        draft = self.drafts / step
        outputs = tuple(outputs_in(draft, facts))
        record = Record(step, key, lasting, outputs, cost)
        self._record_path(step).unlink(missing_ok=True)
        for output in outputs:
            target = self.place(record) / output.path
            target.parent.mkdir(parents=True, exist_ok=True)
            (draft / output.path).replace(target)
        self._record_path(step).parent.mkdir(exist_ok=True)
        write_json(self._record_path(step), record.as_json())
        shutil.rmtree(draft)
        return record

    def begin(self) -> None:
        """Forget an earlier manifest, which is no longer true, and what a killed run left."""
        (self.folder / MANIFEST).unlink(missing_ok=True)
        self.clean()

    def clean(self) -> None:
        """Remove what a killed run left half made."""
        shutil.rmtree(self.drafts, ignore_errors=True)

    def finish(self, manifest: Manifest, steps: list[str]) -> None:
        """Write the manifest, then remove all that it does not name."""
        manifest.write(self.folder / MANIFEST)
        self.tidy(manifest, steps)

    def tidy(self, manifest: Manifest, steps: list[str]) -> None:
        """Remove the parts, the drafts, and any file that neither manifest nor steps name."""
        for folder in (self.parts, self.drafts):
            shutil.rmtree(folder, ignore_errors=True)
        kept = {self.folder / output.path for output in manifest.outputs}
        kept |= {self._record_path(step) for step in steps}
        kept |= {self.folder / LOCK, self.folder / MANIFEST}
        for path in sorted(self.folder.rglob("*"), reverse=True):
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()
            elif not path.is_dir() and path not in kept:
                path.unlink()

    def _record_path(self, step: str) -> Path:
        return self.folder / STEPS / f"{step}.json"


def all_outputs(records: list[Record]) -> tuple[Output, ...]:
    """Return the outputs of the lasting steps, in the order of their paths."""
    found = [output for record in records if record.lasting for output in record.outputs]
    return tuple(sorted(found, key=lambda output: output.path))
