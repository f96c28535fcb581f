"""The master playlist of a ladder: what a player reads first (RFC 8216, 4.3.4)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path

SEGMENT = re.compile(r"#EXTINF:([\d.]+),.*\n(\S+)")
AAC = "mp4a.40.2"


@dataclass(frozen=True)
class Variant:
    """One rung, or the sound: bits a second (mean, and of its heaviest segment), codecs."""

    name: str
    mean: int
    peak: int
    codecs: str
    size: tuple[int, int] = (0, 0)
    rate: Fraction = Fraction(0)

    @classmethod
    def read(
        cls, folder: Path, name: str, size: tuple[int, int] = (0, 0), rate: Fraction = Fraction(0)
    ) -> Variant:
        """Measure the segments of the playlist `name` below `folder`."""
        place = folder / name
        found = [
            (float(seconds), (place / segment).stat().st_size * 8)
            for seconds, segment in SEGMENT.findall((place / "index.m3u8").read_text())
        ]
        whole = sum(seconds for seconds, _bits in found) or 1.0
        mean = round(sum(bits for _seconds, bits in found) / whole)
        peak = max(
            (round(bits / seconds) for seconds, bits in found if seconds > 0.5), default=mean
        )
        return cls(name, mean, max(mean, peak), codec_of(place / "init.mp4"), size, rate)


def master_playlist(variants: list[Variant], sound: Variant | None) -> str:
    """Return the text of the master playlist; every address in it is relative."""
    lines = ["#EXTM3U", "#EXT-X-VERSION:7", "#EXT-X-INDEPENDENT-SEGMENTS"]
    if sound is not None:
        lines.append(
            '#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="sound",DEFAULT=YES,AUTOSELECT=YES,'
            'CHANNELS="2",URI="sound/index.m3u8"'
        )
    for variant in variants:
        lines += [_stream(variant, sound), f"{variant.name}/index.m3u8"]
    return "\n".join(lines) + "\n"


def _stream(variant: Variant, sound: Variant | None) -> str:
    codecs = f"{variant.codecs},{sound.codecs}" if sound else variant.codecs
    line = (
        f"#EXT-X-STREAM-INF:BANDWIDTH={variant.peak + (sound.peak if sound else 0)},"
        f"AVERAGE-BANDWIDTH={variant.mean + (sound.mean if sound else 0)},"
        f"RESOLUTION={variant.size[0]}x{variant.size[1]},"
        f'FRAME-RATE={float(variant.rate):.3f},CODECS="{codecs}"'
    )
    return line + (',AUDIO="sound"' if sound else "")


def codec_of(init: Path) -> str:
    """Return the codec of an initialisation segment as RFC 6381 writes it ("avc1.4d401f")."""
    data = init.read_bytes()
    at = data.find(b"avcC")
    if at >= 0:
        return f"avc1.{data[at + 5 : at + 8].hex()}"
    at = data.find(b"av1C")
    if at >= 0:
        profile, level = data[at + 5] >> 5, data[at + 5] & 0x1F
        return f"av01.{profile}.{level:02}M.08"
    return AAC
