"""The kinds of media files: what they may weigh, and what a sender may send."""

from __future__ import annotations

from django.conf import settings

FILM, SOUND, MODEL, CAPTIONS, IMAGE = "film", "sound", "model", "captions", "image"
MB = 1024 * 1024

MOST_BYTES = {FILM: 500 * MB, SOUND: 100 * MB, MODEL: 100 * MB, CAPTIONS: 1 * MB}
"""Overridden kind by kind by the setting MEDIA_MOST_BYTES."""

FILE_DIALOG = {
    FILM: "video/mp4,video/quicktime,video/webm,.mp4,.m4v,.mov,.webm,.mkv,.mts,.m2ts,.3gp",
    SOUND: "audio/mpeg,audio/mp4,audio/ogg,audio/wav,.mp3,.m4a,.ogg,.wav",
    MODEL: "model/gltf-binary,.glb,.stl,.ply,.obj,.zip",
    CAPTIONS: "text/vtt,application/x-subrip,.vtt,.srt",
}
"""What the browser's file dialog offers first; the content decides in the end."""


def most_bytes(kind: str) -> int:
    """Return the largest size of a file of `kind` that this site takes, in bytes."""
    chosen: dict[str, int] = getattr(settings, "MEDIA_MOST_BYTES", {})
    return chosen.get(kind, MOST_BYTES[kind])
