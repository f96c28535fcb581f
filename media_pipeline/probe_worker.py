"""Print what a film or a sound holds, as JSON. Run by `probe`, in a process of its own.

Only the demuxer named by the caller may read the file: playlists, lists of files to join,
session descriptions and text terminals, through which ffmpeg would open other files, cannot.
"""

from __future__ import annotations

import json
import sys
from fractions import Fraction
from typing import Any

import av

from media_pipeline.limits import TimedLimits

LAST_SECONDS = 10
"""Where to start looking for the end of a file, in seconds before the one it declares."""
HDR = {16: "smpte2084", 18: "arib-std-b67"}
MOST_SIDE = TimedLimits().side
NAMES = {"mov": "mov,mp4,m4a,3gp,3g2,mj2", "matroska": "matroska,webm"}


def facts_of(path: str, demuxer: str) -> dict[str, Any]:
    """Return the fields of `TimedFacts` for the file at `path`."""
    with _open(path, demuxer) as container:
        video, audio = _streams(container)
        frame = _first_frame(container, video)
        width, height = _displayed_size(video, frame) if video else (0, 0)
        duration = _duration(container, video or audio)
        ends = ends_of(path, demuxer, duration)
        facts = {"duration": duration, "width": width, "height": height, **ends}
        facts["interlaced"] = bool(frame and frame.interlaced_frame)
        return {**facts, **_video_facts(video, ends), **_audio_facts(audio)}


def ends_of(path: str, demuxer: str, declared: float = 0.0) -> dict[str, float]:
    """Return where the packets of the file and of its picture end, in seconds (0 without any)."""
    with _open(path, demuxer) as container:
        if declared > 2 * LAST_SECONDS:
            _go_near_the_end(container, declared)
        found = _last_times(container)
    if not found and declared:
        return ends_of(path, demuxer)
    return {"end": max(found.values(), default=0.0), "video_end": found.get("video", 0.0)}


def _open(path: str, demuxer: str) -> Any:
    options = {"format_whitelist": NAMES.get(demuxer, demuxer), "protocol_whitelist": "file"}
    return av.open(path, format=demuxer, options=options, metadata_errors="replace")


def _streams(container: Any) -> tuple[Any, Any]:
    video = next((s for s in container.streams.video if s.codec_context and not _is_cover(s)), None)
    return video, next((s for s in container.streams.audio if s.codec_context), None)


def _go_near_the_end(container: Any, declared: float) -> None:
    try:
        container.seek(int((declared - LAST_SECONDS) * av.time_base))
    except av.FFmpegError:  # no index: the file is then read from its start
        return


def _last_times(container: Any) -> dict[str, float]:
    """Return the end of the last packet of each kind of track, from the start of the file."""
    found: dict[str, float] = {}
    start = (container.start_time or 0) / av.time_base
    video, audio = _streams(container)
    try:
        for packet in container.demux([stream for stream in (video, audio) if stream]):
            if packet.pts is not None and packet.size:
                end = float((packet.pts + (packet.duration or 0)) * packet.time_base) - start
                kind = packet.stream.type
                found[kind] = max(found.get(kind, 0.0), round(end, 3))
    except av.FFmpegError:  # what was read so far says where the file stops
        return found
    return found


def _is_cover(stream: Any) -> bool:
    return bool(stream.disposition & av.stream.Disposition.attached_pic)


def _duration(container: Any, stream: Any) -> float:
    if container.duration:
        return round(container.duration / av.time_base, 3)
    if stream is not None and stream.duration and stream.time_base:
        return round(float(stream.duration * stream.time_base), 3)
    return 0.0


def _first_frame(container: Any, video: Any) -> Any:
    """Return the first frame; None for a picture so large that decoding it may take seconds."""
    if video is None or max(video.codec_context.width, video.codec_context.height) > MOST_SIDE:
        return None
    return next(container.decode(video), None)


def _displayed_size(video: Any, frame: Any) -> tuple[int, int]:
    """Return width and height once the pixel shape and the rotation of the phone are applied."""
    width, height = video.codec_context.width, video.codec_context.height
    shape = video.sample_aspect_ratio or 1
    width = round(width * float(shape)) if shape > 0 else width
    return (height, width) if frame is not None and frame.rotation % 180 else (width, height)


def _video_facts(video: Any, ends: dict[str, float]) -> dict[str, Any]:
    if video is None:
        return {}
    declared = float(video.duration * video.time_base) if video.duration else ends["video_end"]
    rate = video.average_rate or video.guessed_rate or Fraction(25)
    return {
        "video_codec": video.codec_context.codec.canonical_name,
        "video_index": video.index,
        "video_duration": round(declared, 3),
        "frame_rate": str(rate),
        "transfer": HDR.get(int(video.codec_context.color_trc or 0), ""),
    }


def _audio_facts(audio: Any) -> dict[str, Any]:
    if audio is None:
        return {}
    return {
        "has_audio": True,
        "audio_codec": audio.codec_context.codec.canonical_name,
        "audio_index": audio.index,
        "channels": audio.codec_context.channels,
    }


if __name__ == "__main__":
    look = {"facts": facts_of, "ends": ends_of}[sys.argv[1]]
    sys.stdout.write(json.dumps(look(sys.argv[3], sys.argv[2])))
