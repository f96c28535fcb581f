"""The loudness of a sound, its waveform, and its encoding at the loudness of the web."""

from __future__ import annotations

import array
import math
import re
import sys
from typing import Any

from .ffmpeg_calls import EXACT, PROGRESS, Meter, opening, source
from .sandbox import GB, MB, ToolLimits
from .work import Work

PEAKS, LEVELS = "peaks.json", "loudness.json"
TARGET, CEILING = -16.0, -1.5
"""Loudness in LUFS (EBU R 128) and highest true peak in dBTP, as web and podcasts want them."""
SILENCE, MOST_GAIN = -60.0, 30.0
WAVE_RATE = 8000
PEAKS_A_SECOND, MOST_PEAKS = 20, 4000
WHOLE = "aresample=async=1:first_pts=0"
"""A sound that starts late, or has holes, keeps in step with the picture."""
LOUDNESS = re.compile(r"^lavfi\.r128\.I=(-?[\d.]+|nan|-?inf)", re.MULTILINE)
TRUE_PEAK = re.compile(r"^lavfi\.r128\.true_peaks_ch\d+=(-?[\d.]+|nan|-?inf)", re.MULTILINE)
AAC = ["-c:a", "aac", "-b:a", "128k", "-ac", "2", "-ar", "48000"]
OPUS = ["-c:a", "libopus", "-b:a", "96k", "-ac", "2", "-ar", "48000"]


def measure(work: Work) -> dict[str, Any]:
    """Write the loudness (LUFS, dBTP and the gain in dB to apply) and the waveform of the sound.

    The waveform has the shape of audiowaveform's JSON: pairs of lowest and highest, in 8 bits.
    """
    wave, values = work.path("wave.raw"), work.path("levels.txt")
    track = f"[0:{work.facts['audio_index']}]"
    graph = (
        f"{track}{WHOLE},asplit=2[a][b];"
        f"[a]aresample={WAVE_RATE},aformat=sample_fmts=s16:channel_layouts=mono[wave];"
        f"[b]ebur128=peak=true:metadata=1,ametadata=mode=print:file={values.name},anullsink"
    )
    command = [*opening(*PROGRESS), *source(work.source), "-filter_complex", graph]
    command += ["-map", "[wave]", "-f", "s16le", str(wave)]
    duration = work.facts["duration"]
    work.tool(command, sound_limits(duration), on_line=Meter(duration, work.report))
    work.write_json(LEVELS, levels_of(values.read_text()))
    values.unlink()
    samples = array.array("h", wave.read_bytes())
    wave.unlink()
    work.write_json(PEAKS, waveform(samples))
    return {PEAKS: {"mime": "application/json"}, LEVELS: {"mime": "application/json"}}


def levels_of(printed: str) -> dict[str, float]:
    """Return loudness, true peak and gain from what ffmpeg's ebur128 printed for each moment."""
    found = [float(text) for text in LOUDNESS.findall(printed)[-1:]]
    peaks = [float(text) for text in TRUE_PEAK.findall(printed)]
    loudness = found[0] if found and found[0] == found[0] else -70.0
    loudness = max(-70.0, loudness)
    gain = min(MOST_GAIN, TARGET - loudness) if loudness > SILENCE else 0.0
    return {
        "loudness": round(loudness, 1),
        "true_peak": round(20 * math.log10(max(1e-4, *peaks, 1e-4)), 1),
        "gain": round(gain, 1),
        "target": TARGET,
    }


def waveform(samples: array.array[int]) -> dict[str, Any]:
    """Return the lowest and highest of each run of samples (16 bits, mono, 8,000 a second)."""
    if sys.byteorder == "big":
        samples.byteswap()
    run = max(WAVE_RATE // PEAKS_A_SECOND, -(-len(samples) // MOST_PEAKS))
    data: list[int] = []
    for start in range(0, len(samples), run):
        part = samples[start : start + run]
        data += [min(part) >> 8, max(part) >> 8]
    return {
        "version": 2, "channels": 1, "sample_rate": WAVE_RATE, "samples_per_pixel": run, "bits": 8,
        "length": len(data) // 2, "data": data,
    }  # fmt: skip


def encode_sound(work: Work, codecs: dict[str, list[str]]) -> None:
    """Write the sound at -16 LUFS once for each name, with its codec; one decode for all."""
    gain = work.read_json(LEVELS)["gain"]
    ceiling = 10 ** (CEILING / 20)
    # The limiter works at four times the rate, so that peaks between samples are caught too.
    graph = (
        f"[0:{work.facts['audio_index']}]{WHOLE},volume={gain}dB,aresample=192000,"
        f"alimiter=limit={ceiling:.4f}:level=0:attack=5:release=50,aresample=48000,"
        f"aformat=channel_layouts=stereo,asplit={len(codecs)}"
    )
    labels = [f"[s{number}]" for number in range(len(codecs))]
    command = [
        *opening(*PROGRESS),
        *source(work.source),
        "-filter_complex",
        graph + "".join(labels),
    ]
    for label, (name, codec) in zip(labels, codecs.items(), strict=True):
        command += ["-map", label, *codec, "-threads", "1", *EXACT]
        command += ["-movflags", "+faststart"] if name.endswith("m4a") else []
        command += [str(work.path(name))]
    duration = work.facts["duration"]
    work.tool(command, sound_limits(duration), on_line=Meter(duration, work.report))


def sound_limits(duration: float) -> ToolLimits:
    """Return what reading or encoding `duration` seconds of sound may cost."""
    return ToolLimits(
        seconds=60 + duration, memory=2 * GB, written=int(64 * MB + 200_000 * duration)
    )
