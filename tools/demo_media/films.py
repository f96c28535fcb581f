"""Renders the films: a still plate, then the moving part of each frame, then the encoding."""

from __future__ import annotations

import importlib
import shutil
import subprocess
import sys
import time as clock
from pathlib import Path

import bpy
import numpy as np
from PIL import Image

from paths import MEDIA, WORK

FPS = 24
RENDERED_FPS = 12  # every other frame; ffmpeg makes those between
# How the frames between are made: by following what moves, or (what spins fast) by blending.
BETWEEN = {
    "motion": "mi_mode=mci:mc_mode=obmc:me_mode=bidir:search_param=20",
    "blend": "mi_mode=blend",
}
# Then: enlargement, a slightly cooler white, a trace of grain.
PICTURE = [
    "scale=1280:720:flags=lanczos",
    "unsharp=5:5:0.45",
    "colorbalance=rm=-0.03:bm=0.05:bh=0.03",
    "noise=alls=3:allf=t",
]
FILMS = {
    "tourner-argile": "film_throwing",
    "raboter-chene": "film_planing",
    "coudre-paille": "film_sewing",
    "mouler-brique": "film_moulding",
}


def set_border(border: tuple[float, float, float, float] | None) -> None:
    """Render only this part of the frame (left, bottom, right, top), or all of it."""
    render = bpy.context.scene.render
    render.use_border = render.use_crop_to_border = border is not None
    if border:
        render.border_min_x, render.border_min_y = border[:2]
        render.border_max_x, render.border_max_y = border[2:]


def render_png(path: Path) -> Image.Image:
    """Render the scene as it stands and return the picture; the file appears only when whole."""
    scene = bpy.context.scene
    scene.render.image_settings.file_format = "PNG"
    scene.render.image_settings.compression = 15
    part = path.with_suffix(".part.png")
    scene.render.filepath = str(part)
    bpy.ops.render.render(write_still=True)
    part.rename(path)
    return Image.open(path).convert("RGB")


def feather_mask(size: tuple[int, int], margin: int = 10) -> Image.Image:
    """Return a mask that fades at the edges of the moving part."""
    width, height = size
    x = np.minimum(np.arange(width), np.arange(width)[::-1])
    y = np.minimum(np.arange(height), np.arange(height)[::-1])
    mask = np.clip(np.minimum(x[None, :], y[:, None]) / margin, 0, 1)
    return Image.fromarray((mask * 255).astype(np.uint8))


def render_frames(name: str, samples: int, scale: int) -> None:
    """Render every frame that does not exist yet."""
    film = importlib.import_module(FILMS[name])
    folder = WORK / "frames" / name
    folder.mkdir(parents=True, exist_ok=True)
    film.build(samples)
    scene = bpy.context.scene
    scene.render.resolution_percentage = scale
    plate = render_plate(film, folder, samples)
    scene.cycles.samples = samples
    set_border(film.BORDER)
    count = round(film.SECONDS * RENDERED_FPS) + 1
    for frame in [*range(0, count, 2), *range(1, count, 2)]:
        path = folder / f"{frame:04}.png"
        if path.exists():
            continue
        settled = round(getattr(film, "SETTLED", film.SECONDS) * RENDERED_FPS / 2) * 2
        if frame > settled:
            shutil.copy(folder / f"{settled:04}.png", path)
            continue
        begun = clock.time()
        film.pose(frame / RENDERED_FPS)
        moving = render_png(folder / f"moving{frame:04}.png")
        whole = plate.copy()
        left = round(film.BORDER[0] * plate.width)
        top = plate.height - round(film.BORDER[1] * plate.height) - moving.height
        whole.paste(moving, (left, top), feather_mask(moving.size))
        whole.save(path)
        (folder / f"moving{frame:04}.png").unlink()
        print(f"FRAME {name} {frame} {clock.time() - begun:.2f}s", flush=True)


def render_plate(film, folder: Path, samples: int) -> Image.Image:
    """Return the still surroundings, rendered once with more care."""
    path = folder / "plate.png"
    if path.exists():
        return Image.open(path).convert("RGB")
    bpy.context.scene.cycles.samples = samples * 4
    set_border(None)
    film.pose(0.0)
    return render_png(path)


def encode(name: str) -> None:
    """Join the frames and the sound into an MP4 file and save the poster beside it."""
    import imageio_ffmpeg

    film = importlib.import_module(FILMS[name])
    folder = WORK / "frames" / name
    import sounds

    sound = sounds.write_film_sound(name, WORK / f"{name}.wav", film.SECONDS)
    between = BETWEEN[getattr(film, "BETWEEN", "motion")]
    filters = ",".join([f"minterpolate=fps={FPS}:{between}", *PICTURE])
    command = [imageio_ffmpeg.get_ffmpeg_exe(), "-y", "-loglevel", "error"]
    command += ["-framerate", str(RENDERED_FPS), "-i", str(folder / "%04d.png")]
    command += ["-i", str(sound), "-vf", filters, "-r", str(FPS)]
    command += ["-c:v", "libx264", "-preset", "slow", "-crf", "20", "-maxrate", "2200k"]
    command += ["-bufsize", "3000k", "-pix_fmt", "yuv420p", "-c:a", "aac", "-b:a", "96k"]
    command += ["-movflags", "+faststart", "-t", str(film.SECONDS), str(MEDIA / f"{name}.mp4")]
    subprocess.run(command, check=True)
    frame = round(film.POSTER * RENDERED_FPS)
    poster = Image.open(folder / f"{frame:04}.png").convert("RGB").resize((1280, 720), 1)
    poster.save(MEDIA / f"{name}.jpg", quality=88, optimize=True, progressive=True)


def make_films(names: list[str] | None = None) -> None:
    """Make the named films, or all those that do not exist yet."""
    for name in names or [name for name in FILMS if not (MEDIA / f"{name}.mp4").exists()]:
        render_frames(name, samples=3, scale=75)
        encode(name)


if __name__ == "__main__":
    make_films(sys.argv[1:])
