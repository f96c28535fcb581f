"""What shows before a film plays: its poster, and the storyboard of its timeline.

Both are read from key frames only, which costs an eighth of decoding the film. A short film may
have a single one: its storyboard is read from every frame.
"""

from __future__ import annotations

import math
from typing import Any

from .ffmpeg_calls import EXACT, opening, source
from .recipes import Facts
from .refusal import Refused
from .sandbox import ToolLimits
from .work import Work

POSTER, SHEET, CUES = "poster.jpg", "storyboard.jpg", "storyboard.vtt"
POSTER_SIDE = 1920
POSTER_CHOICE = 30
"""Key frames among which the poster is chosen: they wait in memory."""
EARLY, LATE = 0.1, 0.7
"""Where to look for a poster, as shares of the film: past the opening, before the end."""
TILE_SIDE = 160
COLUMNS, MOST_TILES = 10, 100
LEAST_SECONDS = 2
READ_WHOLE = 60
"""Films up to these seconds are read whole for their storyboard: key frames may be 10 s apart."""
QUALITY = "3"


def make_look(work: Work) -> Facts:
    """Write the poster, and the storyboard with its WebVTT; raise Refused("no_picture")."""
    duration = work.facts["video_duration"] or work.facts["duration"]
    limits = ToolLimits(seconds=60 + duration)
    interval = max(LEAST_SECONDS, math.ceil(duration / MOST_TILES))
    count = max(1, math.ceil(duration / interval))
    work.tool(_both(work, duration, interval, count), limits)
    if not work.path(POSTER).exists():  # no key frame where a poster is looked for
        work.tool(_from_key_frames(work, _poster(work, 0.0, duration)), limits)
    if not (work.path(POSTER).exists() and work.path(SHEET).exists()):
        raise Refused("no_picture")
    tile = _fit(work.facts, TILE_SIDE)
    work.path(CUES).write_text(storyboard_cues(duration, interval, count, tile))
    width, height = _fit(work.facts, POSTER_SIDE)
    columns = min(count, COLUMNS)
    return {
        POSTER: {"mime": "image/jpeg", "width": width, "height": height},
        SHEET: {"mime": "image/jpeg", "tile": tile, "columns": columns, "seconds": interval},
        CUES: {"mime": "text/vtt"},
    }


def storyboard_cues(duration: float, interval: int, count: int, tile: tuple[int, int]) -> str:
    """Return the WebVTT that says which part of the sheet shows which seconds of the film."""
    lines = ["WEBVTT", ""]
    for number in range(count):
        end = min(duration, (number + 1) * interval)
        row, column = divmod(number, COLUMNS)
        place = f"{column * tile[0]},{row * tile[1]},{tile[0]},{tile[1]}"
        lines += [f"{_time(number * interval)} --> {_time(end)}", f"{SHEET}#xywh={place}", ""]
    return "\n".join(lines)


def _both(work: Work, duration: float, interval: int, count: int) -> list[str]:
    poster = _poster(work, EARLY * duration, LATE * duration)
    skips = duration > READ_WHOLE
    return _in_one_reading(work, skips, _storyboard(work, interval, count), poster)


def _from_key_frames(work: Work, *pictures: tuple[str, str]) -> list[str]:
    return _in_one_reading(work, True, *pictures)


def _in_one_reading(work: Work, skips: bool, *pictures: tuple[str, str]) -> list[str]:
    """Return the command that makes pictures, each (filters, name); `skips` all but key frames."""
    labels = "".join(f"[k{number}]" for number in range(len(pictures)))
    graph = [f"[0:{work.facts['video_index']}]split={len(pictures)}{labels}"]
    graph += [f"[k{number}]{steps}[p{number}]" for number, (steps, _name) in enumerate(pictures)]
    skipped = ["-skip_frame", "nokey"] if skips else []
    command = [*opening(), *source(work.source, *skipped)]
    command += ["-filter_complex_threads", "1", "-filter_complex", ";".join(graph)]
    for number, (_steps, name) in enumerate(pictures):
        command += ["-map", f"[p{number}]", "-fps_mode", "passthrough", "-frames:v", "1"]
        command += ["-update", "1", "-q:v", QUALITY, "-threads", "1", *EXACT]
        command += [f"file:{work.path(name)}"]
    return command


def _storyboard(work: Work, interval: int, count: int) -> tuple[str, str]:
    width, height = _fit(work.facts, TILE_SIDE)
    sheet = f"{min(count, COLUMNS)}x{math.ceil(count / COLUMNS)}"
    steps = (
        f"tpad=stop=-1:stop_mode=clone,"  # after the last key frame: the same picture, never black
        f"fps=fps=1/{interval}:start_time=0:round=up,scale={width}:{height},setsar=1,"
        f"format=yuvj420p,trim=end_frame={count},tile={sheet}:nb_frames={count}"
    )
    return steps, SHEET


def _poster(work: Work, early: float, late: float) -> tuple[str, str]:
    """ffmpeg's `thumbnail` keeps the frame nearest to the mean: no flash, no fade, no blur."""
    width, height = _fit(work.facts, POSTER_SIDE)
    steps = (
        f"select='key*between(t,{early:.3f},{late:.3f})',scale={width}:{height},setsar=1,"
        f"format=yuvj420p,thumbnail={POSTER_CHOICE}"
    )
    return steps, POSTER


def _fit(facts: dict[str, Any], longest: int) -> tuple[int, int]:
    """Return the size of a film's picture whose longest side is `longest` pixels at most."""
    width, height = facts["width"], facts["height"]
    scale = min(1.0, longest / max(width, height))
    return max(2, round(width * scale / 2) * 2), max(2, round(height * scale / 2) * 2)


def _time(seconds: float) -> str:
    minutes, rest = divmod(round(seconds * 1000), 60_000)
    return f"{minutes // 60:02}:{minutes % 60:02}:{rest // 1000:02}.{rest % 1000:03}"
