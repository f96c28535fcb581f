"""Painted decoration: the blue garlands and bouquets of the faience plates."""

from __future__ import annotations

import math

import numpy as np
from PIL import Image, ImageDraw, ImageFilter

SIZE = 900
MIDDLE = SIZE / 2
PALE, DEEP = 120, 235  # strength of the blue: wash and line


def plate_picture(seed: int) -> np.ndarray:
    """Return the plate's picture as linear RGBA, values 0 to 1."""
    random = np.random.default_rng(seed)
    paint = Image.new("L", (SIZE, SIZE), 0)
    pen = ImageDraw.Draw(paint)
    draw_rings(pen)
    draw_garland(pen, 10 + 2 * (seed % 3), random)
    draw_bouquet(pen, random, 5 + seed % 3)
    soft = np.asarray(paint.filter(ImageFilter.GaussianBlur(1.6)), float) / 255
    wash = Image.fromarray((random.random((45, 45)) * 255).astype(np.uint8)).resize((SIZE, SIZE), 3)
    strength = (soft * (0.72 + 0.35 * np.asarray(wash, float) / 255))[..., None].clip(0, 1)
    glaze, blue = np.array([0.80, 0.78, 0.70]), np.array([0.025, 0.055, 0.27])
    colour = glaze * (1 - strength) + blue * strength
    return np.concatenate([colour, np.ones((SIZE, SIZE, 1))], axis=-1)


def polar(radius: float, angle: float) -> tuple[float, float]:
    """Return the pixel at a radius (1 is the plate's edge) and an angle."""
    return (MIDDLE + radius * MIDDLE * math.cos(angle), MIDDLE + radius * MIDDLE * math.sin(angle))


def draw_rings(pen: ImageDraw.ImageDraw) -> None:
    """Draw the lines of the rim and of the well."""
    for radius, width, strength in (
        (0.97, 13, DEEP),
        (0.93, 3, DEEP),
        (0.67, 4, DEEP),
        (0.645, 2, PALE),
    ):
        reach = radius * MIDDLE
        frame = (MIDDLE - reach, MIDDLE - reach, MIDDLE + reach, MIDDLE + reach)
        pen.ellipse(frame, outline=strength, width=width)


def leaf(pen, at: tuple[float, float], angle: float, length: float, strength: int) -> None:
    """Draw one brush stroke in the shape of a leaf."""
    share = np.linspace(0, 1, 9)
    half = 0.24 * length * np.sin(math.pi * share) ** 0.8
    along = np.array([math.cos(angle), math.sin(angle)])
    across = np.array([-along[1], along[0]])
    middle = np.array(at) + np.outer(share * length, along)
    left, right = middle + half[:, None] * across, middle - half[:, None] * across
    pen.polygon([tuple(p) for p in np.vstack([left, right[::-1]])], fill=strength)
    pen.line([tuple(p) for p in middle], fill=DEEP, width=2)


def flower(pen, at: tuple[float, float], size: float, petals: int, turn: float) -> None:
    """Draw a flower: washed petals, dark outlines, a dark heart."""
    for petal in range(petals):
        leaf(pen, at, turn + petal * 2 * math.pi / petals, size, PALE)
    heart = size * 0.26
    pen.ellipse((at[0] - heart, at[1] - heart, at[0] + heart, at[1] + heart), fill=DEEP)


def draw_garland(pen, count: int, random: np.random.Generator) -> None:
    """Draw a garland of leaves and small flowers round the rim."""
    wave = [polar(0.8 + 0.045 * math.sin(a * count), a) for a in np.linspace(0, 2 * math.pi, 400)]
    pen.line(wave, fill=DEEP, width=4)
    for index in range(count):
        angle = 2 * math.pi * (index + 0.25) / count
        flower(pen, polar(0.8 + 0.05, angle), 24, 6, random.random() * 6)
        for side in (-1, 1):
            at = polar(0.8 - 0.02, angle + math.pi / count + side * 0.06)
            leaf(pen, at, angle + math.pi / count + side * 1.1, 30, 170)
            leaf(pen, polar(0.8, angle + side * 0.13), angle + side * 0.7 + math.pi, 26, 150)


def draw_bouquet(pen, random: np.random.Generator, stems: int) -> None:
    """Draw a bouquet in the middle of the plate."""
    root = (MIDDLE, MIDDLE + 185)
    for index in range(stems):
        lean = (index - (stems - 1) / 2) / stems
        tip = (MIDDLE + 380 * lean, MIDDLE - 130 + 260 * lean**2 + random.uniform(-25, 25))
        bend = (MIDDLE + 90 * lean, MIDDLE + 40)
        share = np.linspace(0, 1, 20)[:, None]
        path = (
            (1 - share) ** 2 * root
            + 2 * share * (1 - share) * np.array(bend)
            + share**2 * np.array(tip)
        )
        pen.line([tuple(p) for p in path], fill=DEEP, width=4)
        for spot in (7, 11, 14):
            for side in (-1, 1):
                leaf(pen, tuple(path[spot]), -math.pi / 2 + lean * 2 + side * 0.95, 46, 150)
        flower(pen, tip, 44 + 12 * (index % 2), 6 + index % 3, random.random() * 3)
    leaf(pen, (root[0], root[1] - 10), math.pi * 0.8, 60, 170)
    leaf(pen, (root[0], root[1] - 10), math.pi * 0.2, 60, 170)
