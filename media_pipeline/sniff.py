"""What a file is, by its content: its name and what the sender says are never trusted."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import BinaryIO

import filetype

from . import boxes
from .refusal import Refused

FILM, SOUND, MODEL, IMAGE, CAPTIONS = "film", "sound", "model", "image", "captions"
HEAD = 4096


@dataclass(frozen=True)
class FileKind:
    """A kind (film, sound, model, image, captions), its media type and its usual extension.

    `demuxer` is the only reader ffmpeg may use on it.
    """

    kind: str
    mime: str
    extension: str
    demuxer: str = ""


MP4 = FileKind(FILM, "video/mp4", "mp4", "mov")
MOV = FileKind(FILM, "video/quicktime", "mov", "mov")
WEBM = FileKind(FILM, "video/webm", "webm", "matroska")
MKV = FileKind(FILM, "video/x-matroska", "mkv", "matroska")
MTS = FileKind(FILM, "video/mp2t", "mts", "mpegts")
M4A = FileKind(SOUND, "audio/mp4", "m4a", "mov")
MP3 = FileKind(SOUND, "audio/mpeg", "mp3", "mp3")
OGG = FileKind(SOUND, "audio/ogg", "ogg", "ogg")
WAV = FileKind(SOUND, "audio/wav", "wav", "wav")
GLB = FileKind(MODEL, "model/gltf-binary", "glb")
VTT = FileKind(CAPTIONS, "text/vtt", "vtt")
IMAGES = {
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "image/gif": "gif",
    "image/avif": "avif",
    "image/heic": "heic",
}
MP4_BRANDS = {b"isom", b"iso2", b"iso4", b"iso5", b"iso6", b"mp41", b"mp42", b"avc1", b"dash"}
PLAYLISTS = (b"#EXTM3U", b"ffconcat", b"v=0", b"<MPD", b"<?xml", b"<smil", b"[playlist]")


def kind_of(file: BinaryIO) -> FileKind:
    """Return what `file` is; raise Refused when it is nothing this site takes."""
    file.seek(0)
    head = file.read(HEAD)
    if not head.strip(b"\0 \r\n\t"):
        raise Refused("empty")
    _refuse_text(head)
    found = _by_header(file, head)
    file.seek(0)
    return found


def _refuse_text(head: bytes) -> None:
    """Refuse drawings that carry scripts, and lists of other files: ffmpeg would follow them."""
    text = head.lstrip(b"\xef\xbb\xbf \r\n\t")
    if b"<svg" in head.lower() or text.lower().startswith(b"<!doctype svg"):
        raise Refused("svg")
    if text.startswith(PLAYLISTS):
        raise Refused("playlist")


def _by_header(file: BinaryIO, head: bytes) -> FileKind:
    for matches, examine in HEADERS:
        if matches(head):
            return examine(file, head)
    guess = filetype.guess(head)
    if guess and guess.mime in IMAGES:
        return FileKind(IMAGE, guess.mime, IMAGES[guess.mime])
    raise Refused("unknown", found=guess.mime if guess else "")


def _iso_media(file: BinaryIO, head: bytes) -> FileKind:
    known = boxes.brands(file)
    if known[0] in (b"avif", b"avis"):
        return FileKind(IMAGE, "image/avif", "avif")
    if known[0] in (b"heic", b"heix", b"mif1", b"hevc"):
        return FileKind(IMAGE, "image/heic", "heic")
    if known[0] != b"qt  " and not _is_mp4(known):
        raise Refused("unknown", found=known[0].decode("latin-1").strip())
    tracks = boxes.handlers(file)
    if b"vide" in tracks:
        return MOV if known[0] == b"qt  " else MP4
    if b"soun" in tracks:
        return M4A
    raise Refused("no_track")


def _is_mp4(known: list[bytes]) -> bool:
    named = known[0] in (b"M4A ", b"M4V ", b"M4B ", b"mmp4")
    return bool(MP4_BRANDS & set(known)) or named or known[0][:3] in (b"3gp", b"3g2")


def _matroska(file: BinaryIO, head: bytes) -> FileKind:
    """WebM or Matroska: the document type stands within the first bytes (RFC 8794, 11.2.7)."""
    if b"\x42\x82\x84webm" in head[:64]:
        return WEBM
    if b"\x42\x82\x88matroska" in head[:64]:
        return MKV
    raise Refused("unknown", found="application/x-ebml")


def _transport_stream(file: BinaryIO, head: bytes) -> FileKind:
    return MTS


def is_transport_stream(head: bytes) -> bool:
    """Do packets of 188 bytes follow one another, with a time before each (AVCHD) or without?

    ISO 13818-1, 2.4.3.2: each begins with 0x47. Five in a row are no accident.
    """
    return any(
        len(head) > start + 4 * step and all(head[start + n * step] == 0x47 for n in range(5))
        for start, step in ((0, 188), (4, 192))
    )


def _riff_wave(file: BinaryIO, head: bytes) -> FileKind:
    (declared,) = struct.unpack("<I", head[4:8])
    found = boxes.size_of(file)
    if declared not in (0, 0xFFFFFFFF) and declared + 8 > found + 1:
        raise Refused("truncated", expected=declared + 8, found=found)
    if b"fmt " not in head:
        raise Refused("malformed", what="fmt")
    return WAV


def _ogg(file: BinaryIO, head: bytes) -> FileKind:
    if b"OpusHead" in head[:64] or b"\x01vorbis" in head[:64]:
        return OGG
    raise Refused("unknown", found="application/ogg")


def _glb(file: BinaryIO, head: bytes) -> FileKind:
    return GLB


def _web_vtt(file: BinaryIO, head: bytes) -> FileKind:
    return VTT


def _mp3(file: BinaryIO, head: bytes) -> FileKind:
    """Two frames in a row must be sound: a single sync word is found in any noise."""
    position = _after_id3(head)
    for _frame in range(2):
        file.seek(position)
        length = mp3_frame_bytes(file.read(4))
        if not length:
            raise Refused("malformed", what="mp3 frame")
        position += length
    return MP3


def _after_id3(head: bytes) -> int:
    if not head.startswith(b"ID3"):
        return 0
    size = 0
    for byte in head[6:10]:
        size = size << 7 | byte & 0x7F
    return size + 10 + (10 if head[5] & 0x10 else 0)


def has_frame_count(file: BinaryIO) -> bool:
    """Does an MP3 say how many frames it has (the Xing header)? Its duration is a guess if not."""
    file.seek(0)
    file.seek(_after_id3(file.read(HEAD)))
    first_frame = file.read(256)
    return any(mark in first_frame for mark in (b"Xing", b"Info", b"VBRI"))


BITRATES = {
    3: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160),
}
RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}


def mp3_frame_bytes(header: bytes) -> int:
    """Return the length of the MPEG layer III frame that starts with `header`, or 0."""
    if len(header) < 4 or header[0] != 0xFF or header[1] & 0xE0 != 0xE0:
        return 0
    version, layer = header[1] >> 3 & 3, header[1] >> 1 & 3
    bitrate, rate = header[2] >> 4, header[2] >> 2 & 3
    if version == 1 or layer != 1 or bitrate in (0, 15) or rate == 3:
        return 0
    kilobits = BITRATES[3 if version == 3 else 2][bitrate]
    samples = 144 if version == 3 else 72
    return samples * kilobits * 1000 // RATES[version][rate] + (header[2] >> 1 & 1)


HEADERS = [
    (lambda head: head[4:8] == b"ftyp", _iso_media),
    (lambda head: head.startswith(b"\x1a\x45\xdf\xa3"), _matroska),
    (is_transport_stream, _transport_stream),
    (lambda head: head[:4] == b"RIFF" and head[8:12] == b"WAVE", _riff_wave),
    (lambda head: head.startswith(b"OggS"), _ogg),
    (lambda head: head.startswith(b"glTF"), _glb),
    (lambda head: head.removeprefix(b"\xef\xbb\xbf").startswith(b"WEBVTT"), _web_vtt),
    (lambda head: head.startswith(b"ID3") or mp3_frame_bytes(head[:4]) > 0, _mp3),
]
