"""Where the shots of a film change, for whoever marks the phases of a gesture."""

from __future__ import annotations

import re

from .ffmpeg_calls import joined, opening
from .film_join import joining_limits, rung_list
from .film_ladder import part_name
from .film_plan import FilmPlan
from .recipes import Facts
from .work import Work

CUTS = "cuts.json"
THRESHOLD = 10
"""How much of the picture must change, in percent (ffmpeg's scdet): 10 finds cuts, not gestures."""
TIME = re.compile(r"lavfi\.scd\.time=([\d.]+)")


def list_cuts(work: Work, plan: FilmPlan) -> Facts:
    """Write the seconds at which the film cuts, found in its smallest rung."""
    plain = [rung for rung in plan.rungs if rung.codec == "h264"]
    chunks, found = rung_list(work, plan, plain[-1]), work.path("cuts.txt")
    steps = f"scdet=t={THRESHOLD},metadata=mode=print:key=lavfi.scd.time:file={found.name}"
    command = [*opening("-threads", "1"), *joined(chunks), "-vf", steps, "-f", "null", "-"]
    reads = [work.earlier[part_name(chunk, plain[-1])] for chunk in plan.chunks]
    work.tool(command, joining_limits(plan), reads)
    times = sorted({round(float(text), 3) for text in TIME.findall(found.read_text())})
    found.unlink()
    chunks.unlink()
    work.write_json(CUTS, {"cuts": times, "threshold": THRESHOLD})
    return {CUTS: {"mime": "application/json", "count": len(times)}}
