"""Print what a film or a sound holds, as JSON. Run by `probe`, in a process of its own.

Only the demuxer named by the caller may read the file: playlists, lists of files to join,
session descriptions and text terminals, through which ffmpeg would open other files, cannot.
"""

from __future__ import annotations

import json
import sys
from typing import Any

import av


def facts_of(path: str, demuxer: str) -> dict[str, Any]:
    """Return the fields of `TimedFacts` for the file at `path`."""
    names = {"mov": "mov,mp4,m4a,3gp,3g2,mj2", "matroska": "matroska,webm"}.get(demuxer, demuxer)
    options = {"format_whitelist": names, "protocol_whitelist": "file"}
    with av.open(path, format=demuxer, options=options, metadata_errors="replace") as container:
        video = next((s for s in container.streams.video if not _is_cover(s)), None)
        audio = next(iter(container.streams.audio), None)
        width, height = _displayed_size(container, video) if video else (0, 0)
        return {
            "duration": _duration(container, video or audio),
            "width": width,
            "height": height,
            "has_audio": audio is not None,
            "video_codec": video.codec_context.codec.canonical_name if video else "",
            "audio_codec": audio.codec_context.codec.canonical_name if audio else "",
        }


def _is_cover(stream: Any) -> bool:
    return bool(stream.disposition & av.stream.Disposition.attached_pic)


def _duration(container: Any, stream: Any) -> float:
    if container.duration:
        return round(container.duration / av.time_base, 3)
    if stream is not None and stream.duration and stream.time_base:
        return round(float(stream.duration * stream.time_base), 3)
    return 0.0


def _displayed_size(container: Any, video: Any) -> tuple[int, int]:
    """Return width and height once the pixel shape and the rotation of the phone are applied."""
    width, height = video.codec_context.width, video.codec_context.height
    shape = video.sample_aspect_ratio or 1
    width = round(width * float(shape)) if shape > 0 else width
    frame = next(container.decode(video), None)
    if frame is not None and frame.rotation % 180:
        return height, width
    return width, height


if __name__ == "__main__":
    sys.stdout.write(json.dumps(facts_of(sys.argv[2], sys.argv[1])))
