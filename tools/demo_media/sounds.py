"""Synthesised sounds: hammer on anvil, plane strokes, the wheel's hum, the sewing machine."""

from __future__ import annotations

import subprocess
import wave
from collections.abc import Callable
from pathlib import Path

import numpy as np

from paths import MEDIA, WORK

RATE = 44100
CHANCE = np.random.default_rng(20)


def silence(seconds: float) -> np.ndarray:
    """Return silence."""
    return np.zeros(int(seconds * RATE))


def band_noise(seconds: float, low: float, high: float) -> np.ndarray:
    """Return noise between two frequencies in hertz, with soft edges, peak near 1."""
    count = int(seconds * RATE)
    spectrum = np.fft.rfft(CHANCE.standard_normal(count))
    frequency = np.fft.rfftfreq(count, 1 / RATE)
    shape = 1 / (1 + (low / np.maximum(frequency, 1)) ** 6) / (1 + (frequency / high) ** 6)
    sound = np.fft.irfft(spectrum * shape, count)
    return sound / (np.abs(sound).max() + 1e-9)


def smooth_random(seconds: float, per_second: float) -> np.ndarray:
    """Return a curve that wanders between 0 and 1."""
    points = CHANCE.random(int(seconds * per_second) + 2)
    return np.interp(
        np.arange(int(seconds * RATE)) / RATE * per_second, np.arange(len(points)), points
    )


def add_at(track: np.ndarray, time: float, sound: np.ndarray, level: float = 1.0) -> None:
    """Mix a sound into a track at a time in seconds."""
    start = int(time * RATE)
    end = min(start + len(sound), len(track))
    if start < end:
        track[start:end] += sound[: end - start] * level


def struck(frequencies, decays, levels, seconds: float) -> np.ndarray:
    """Return a struck body: partials (hertz) that die away (seconds to 1/e)."""
    t = np.arange(int(seconds * RATE)) / RATE
    parts = zip(frequencies, decays, levels, strict=True)
    return sum(level * np.sin(2 * np.pi * f * t) * np.exp(-t / d) for f, d, level in parts)


def hammer_blow(hard: float) -> np.ndarray:
    """Return one blow: on hot iron it is dull, on the bare anvil (hard = 1) it rings."""
    detune = 1 + 0.004 * CHANCE.standard_normal()
    partials = np.array([1270, 2330, 3410, 4890, 6600]) * detune
    ring = struck(partials, [0.35, 0.28, 0.2, 0.12, 0.07], [0.3, 0.45, 0.3, 0.2, 0.1], 1.4)
    body = struck([92, 178, 410], [0.07, 0.05, 0.03], [1.0, 0.5, 0.35], 1.4)
    click = np.zeros_like(body)
    click[:700] = CHANCE.standard_normal(700) * np.exp(-np.arange(700) / 90)
    return 0.55 * hard * ring + (1.1 - 0.7 * hard) * body + 0.35 * click


def forge() -> np.ndarray:
    """Return about fifteen seconds of forging: blows, light rebounds, the fire's breath."""
    track = silence(15.0)
    fire = band_noise(15.0, 90, 700) * (0.5 + 0.5 * smooth_random(15.0, 3)) * 0.07
    for time in CHANCE.random(70) * 15:
        crack = CHANCE.standard_normal(240) * np.exp(-np.arange(240) / 35)
        add_at(fire, time, crack, 0.01 + 0.03 * CHANCE.random())
    time = 0.8
    for blow in range(19):
        add_at(track, time, hammer_blow(0.35), 0.75 + 0.15 * CHANCE.random())
        if blow % 4 == 3:
            add_at(track, time + 0.29, hammer_blow(1.0), 0.3)
            add_at(track, time + 0.43, hammer_blow(1.0), 0.16)
        time += 0.62 + 0.012 * CHANCE.standard_normal() + (0.012 * max(0, blow - 12))
    return finish(with_room(track, 0.18) + fire, 0.4)


def plane_stroke(seconds: float) -> np.ndarray:
    """Return one push of the plane: a rising and falling hiss with the grain's flutter."""
    hiss = band_noise(seconds, 1500, 6500) + 0.6 * band_noise(seconds, 350, 1300)
    flutter = 0.72 + 0.28 * smooth_random(seconds, 42)
    share = np.linspace(0, 1, len(hiss))
    shape = np.clip(share / 0.08, 0, 1) * np.clip((1 - share) / 0.16, 0, 1) ** 0.7
    return hiss * flutter * shape * (0.75 + 0.35 * share)


def tap(level: float = 1.0) -> np.ndarray:
    """Return wood set down on wood."""
    sound = struck([185, 320, 640, 1120], [0.05, 0.035, 0.02, 0.012], [1, 0.6, 0.3, 0.15], 0.4)
    return sound * level


def planing() -> np.ndarray:
    """Return about twelve seconds of plane strokes."""
    track = silence(12.0)
    time = 0.4
    for stroke in range(6):
        length = 1.12 + 0.1 * CHANCE.standard_normal()
        add_at(track, time, plane_stroke(length), 0.5)
        add_at(track, time - 0.06, tap(), 0.12)
        back = band_noise(0.4, 300, 1800) * np.hanning(int(0.4 * RATE))
        add_at(track, time + length + 0.14, back, 0.07)
        add_at(track, time + length + 0.58, tap(), 0.08)
        time += 1.86 + 0.05 * CHANCE.standard_normal() - 0.01 * stroke
    return finish(with_room(track, 0.1), 0.4)


def with_room(track: np.ndarray, level: float) -> np.ndarray:
    """Return the track with the short echo of a workshop."""
    length = int(0.5 * RATE)
    tail = CHANCE.standard_normal(length) * np.exp(-np.arange(length) / (0.11 * RATE))
    size = len(track) + length
    echo = np.fft.irfft(np.fft.rfft(track, size) * np.fft.rfft(tail, size), size)[: len(track)]
    return track + echo / (np.abs(echo).max() + 1e-9) * level * np.abs(track).max()


def finish(track: np.ndarray, fade: float) -> np.ndarray:
    """Return the track faded in and out, its peak at -3 decibels."""
    count = int(fade * RATE)
    track[: count // 4] *= np.linspace(0, 1, count // 4)
    track[-count:] *= np.linspace(1, 0, count)
    return track / np.abs(track).max() * 0.7


def wheel_film(seconds: float) -> np.ndarray:
    """Return the wheel's hum, wet rubbing that follows the rib, and a few drops."""
    t = np.arange(int(seconds * RATE)) / RATE
    hum = sum(np.sin(2 * np.pi * 49 * k * t + k) / k**1.3 for k in (1, 2, 3, 5))
    hum *= 0.8 + 0.2 * np.sin(2 * np.pi * 0.9 * t)
    rub = band_noise(seconds, 500, 2600) * (0.3 + 0.7 * smooth_random(seconds, 5))
    rub *= 0.55 + 0.45 * np.sin(2 * np.pi * 0.9 * t + 1)
    track = 0.11 * hum + 0.16 * rub
    for time in (0.5, 1.1, 2.6, 4.4, 5.8):
        drop = struck([1150, 1720], [0.012, 0.01], [1, 0.4], 0.1)
        add_at(track, time, drop, 0.08)
    return finish(track, 0.6) * 0.5


def planing_film(seconds: float) -> np.ndarray:
    """Return one long pass of the plane, from 1 to 6 seconds."""
    track = silence(seconds)
    add_at(track, 0.68, tap(), 0.22)
    add_at(track, 1.0, plane_stroke(5.0), 0.5)
    add_at(track, 6.1, tap(), 0.1)
    return finish(with_room(track, 0.08) + 0.004 * band_noise(seconds, 80, 500), 0.5) * 0.7


def sewing_film(seconds: float) -> np.ndarray:
    """Return a sewing machine that runs until the brim is done."""
    track = silence(seconds)
    time = 0.25
    while time < 7.2:
        pulse = struck([240, 520, 1900], [0.014, 0.01, 0.006], [0.8, 0.5, 0.35], 0.08)
        noise = CHANCE.standard_normal(500) * np.exp(-np.arange(500) / 110)
        add_at(track, time, pulse, 0.3 + 0.05 * CHANCE.random())
        add_at(track, time, noise, 0.06)
        time += 0.083 + 0.03 * np.exp(-((time - 0.25) / 0.4)) + 0.04 * max(0, time - 6.9)
    motor = band_noise(seconds, 90, 380) * np.clip((7.4 - np.arange(len(track)) / RATE) / 0.4, 0, 1)
    return finish(with_room(track, 0.1) + 0.06 * motor, 0.5) * 0.5


def moulding_film(seconds: float) -> np.ndarray:
    """Return clods that land, the strike that scrapes, the mould that comes away."""
    track = silence(seconds)
    for time in (0.27, 0.67, 1.02, 1.37, 1.72, 2.05, 2.3):
        thud = struck([68, 112, 190], [0.07, 0.05, 0.03], [1, 0.7, 0.3], 0.4)
        slap = band_noise(0.12, 300, 1500) * np.exp(-np.arange(int(0.12 * RATE)) / (0.022 * RATE))
        add_at(track, time, thud, 0.7)
        add_at(track, time, slap, 0.35)
    scrape = band_noise(2.4, 500, 3200) * (0.5 + 0.5 * smooth_random(2.4, 30))
    add_at(track, 2.4, scrape * np.hanning(len(scrape)) ** 0.4, 0.2)
    pull = band_noise(0.5, 200, 1200) * np.hanning(int(0.5 * RATE))
    add_at(track, 5.15, pull, 0.22)
    add_at(track, 5.1, tap(), 0.15)
    return finish(with_room(track, 0.07), 0.5) * 0.7


FILM_SOUNDS: dict[str, Callable[[float], np.ndarray]] = {
    "tourner-argile": wheel_film,
    "raboter-chene": planing_film,
    "coudre-paille": sewing_film,
    "mouler-brique": moulding_film,
}
SOUNDS: dict[str, Callable[[], np.ndarray]] = {"forge-marteau": forge, "atelier-rabot": planing}


def write_wave(track: np.ndarray, path: Path) -> Path:
    """Write a track as 16-bit mono."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with wave.open(str(path), "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(RATE)
        out.writeframes((np.clip(track, -1, 1) * 32767).astype("<i2").tobytes())
    return path


def write_film_sound(name: str, path: Path, seconds: float) -> Path:
    """Write the sound track of a film."""
    return write_wave(FILM_SOUNDS[name](seconds), path)


def write_sounds() -> None:
    """Write the sounds as AAC."""
    import imageio_ffmpeg

    for name, make in SOUNDS.items():
        source = write_wave(make(), WORK / f"{name}.wav")
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-y", "-loglevel", "error", "-i", str(source)]
        command += [
            "-c:a",
            "aac",
            "-b:a",
            "112k",
            "-movflags",
            "+faststart",
            str(MEDIA / f"{name}.m4a"),
        ]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    write_sounds()
