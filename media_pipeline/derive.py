"""Derive everything from one file: once, and again from where it stopped if it was killed."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from . import recipes
from .inspection import examine
from .manifest import Cost, Manifest, Record, digest, sha256_of
from .progress import Progress
from .recipes import Facts, Options, Recipe, Step
from .store import Store, all_outputs, locked
from .tool_versions import tool_versions
from .work import Work

Heard = Callable[[str, float], None]


def derive(
    source: Path,
    out: Path,
    recipe: str | None = None,
    options: Options | None = None,
    *,
    workers: int = 1,
    on_progress: Heard | None = None,
) -> Manifest:
    """Write into `out` all that the recipe makes of `source`, and return what was made.

    Done again it changes nothing; after a kill it goes on from the finished steps, and ends in the
    same bytes. Two calls on one `out` take turns. `workers` steps run at once. `on_progress` hears
    what is being done and the share of the whole, 0-1. Raises Refused, ForeignFolderError, OSError
    (disk full), MissingSandboxError, ToolKilledError.
    """
    hear = on_progress or (lambda what, share: None)
    kind, facts = examine(source)
    chosen = recipes.choose(kind, recipe)
    options = dict(options or {})
    named = {"sha256": sha256_of(source), "bytes": source.stat().st_size, "kind": kind}
    with locked(out.resolve(), lambda: hear("waiting", 0.0)) as store:
        run = _Run(source.resolve(), store, chosen, facts, options, named)
        return run.already_done() or run.all(workers, hear)


@dataclass
class _Run:
    """One derivation in a locked folder."""

    source: Path
    store: Store
    recipe: Recipe
    facts: Facts
    options: Options
    named: dict[str, Any]
    records: dict[str, Record] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.asked = {
            "name": self.recipe.name,
            "version": self.recipe.version,
            "options": self.options,
        }
        self.tools = tool_versions(self.named["kind"])
        self.key = digest([self.named["sha256"], self.asked, self.tools])

    def already_done(self) -> Manifest | None:
        """Return the manifest of an earlier run, when all it names is still there and intact."""
        done = self.store.manifest()
        if done is None or (done.source, done.recipe) != (self.named, self.asked):
            return None
        if not done.is_intact(self.store.folder):
            return None
        self.store.tidy(done, list(done.costs))
        return done

    def all(self, workers: int, hear: Heard) -> Manifest:
        """Do every step that is not done, and write the manifest."""
        self.store.begin()
        try:
            return self._all(workers, hear)
        finally:
            self.store.clean()

    def _all(self, workers: int, hear: Heard) -> Manifest:
        steps = {step.name: step for step in self.recipe.steps(self.facts, self.options)}
        to_do = self._to_do(steps)
        progress = Progress({step.name: step.share for step in steps.values()}, hear)
        for name in steps.keys() - to_do:
            progress.at(name, 1.0)
        with ThreadPoolExecutor(workers) as pool:
            _in_order(
                {name: steps[name] for name in steps if name in to_do},
                lambda step: pool.submit(self._do, step, progress),
            )
        records = [self.records[name] for name in steps if name in self.records]
        costs = {record.step: record.cost for record in records}
        outputs = all_outputs(records)
        manifest = Manifest(self.named, self.asked, self.tools, outputs, costs)
        self.store.finish(manifest, list(costs))
        return manifest

    def _to_do(self, steps: dict[str, Step]) -> set[str]:
        """Return the steps to run: those not finished, but of the passing ones only the needed."""
        for name in steps:
            if record := self.store.finished(name, self.key):
                self.records[name] = record
        to_do: set[str] = set()
        waiting = [name for name, step in steps.items() if step.lasting]
        while waiting:
            name = waiting.pop()
            if name not in self.records and name not in to_do:
                to_do.add(name)
                waiting += steps[name].needs
        return to_do

    def _do(self, step: Step, progress: Progress) -> None:
        """Run one step and keep what it made."""
        progress.at(step.name, 0.0)
        work = Work(
            self.source,
            self.store.draft(step.name),
            self.facts,
            self.options,
            {
                output.path: self.store.place(record) / output.path
                for record in list(self.records.values())
                for output in record.outputs
            },
            lambda share: progress.at(step.name, share),
        )
        facts = step.run(work) or {}
        cost = Cost(round(work.processor, 3), work.memory)
        self.records[step.name] = self.store.take(step.name, self.key, step.lasting, facts, cost)
        progress.at(step.name, 1.0)


def _in_order(steps: dict[str, Step], start: Callable[[Step], Future[None]]) -> None:
    """Start each step once what it needs is done; the first failure stops the rest."""
    waiting, running = dict(steps), dict[Future[None], str]()
    while waiting or running:
        ready = [
            step
            for step in waiting.values()
            if not any(need in waiting or need in running.values() for need in step.needs)
        ]
        for step in ready:
            running[start(waiting.pop(step.name))] = step.name
        if not running:
            raise ValueError(f"These steps need each other: {', '.join(waiting)}")
        done, _others = wait(running, return_when=FIRST_COMPLETED)
        for future in done:
            del running[future]
            if error := future.exception():
                for other in running:
                    other.cancel()
                raise error
