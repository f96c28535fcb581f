"""The studio: an empty scene, a camera, window light, and the renders themselves."""

from __future__ import annotations

import math
import random
from pathlib import Path

import bpy
import numpy as np
from mathutils import Vector
from PIL import Image, ImageFilter

from geometry import Point
from materials import linear

WARM = "FFF0DE"
SKY = "CFDDEB"


def start_scene(size: tuple[int, int], samples: int = 32, seed: int = 1) -> bpy.types.Scene:
    """Empty Blender and return a scene set for quick, denoised path tracing."""
    bpy.ops.wm.read_factory_settings(use_empty=True)
    random.seed(seed)
    np.random.seed(seed)
    scene = bpy.context.scene
    scene.render.engine = "CYCLES"
    scene.render.resolution_x, scene.render.resolution_y = size
    scene.render.use_persistent_data = True
    scene.render.fps = 24
    scene.view_settings.view_transform = "AgX"
    scene.view_settings.look = "AgX - Medium High Contrast"
    set_cycles(scene.cycles, samples)
    return scene


def set_cycles(cycles, samples: int) -> None:
    """Spend few samples and few bounces, and let the denoiser do the rest."""
    cycles.samples = samples
    cycles.use_adaptive_sampling = True
    cycles.adaptive_threshold = 0.04
    cycles.use_denoising = True
    cycles.denoiser = "OPENIMAGEDENOISE"
    cycles.denoising_prefilter = "FAST"
    cycles.max_bounces = 5
    cycles.diffuse_bounces = 2
    cycles.glossy_bounces = 2
    cycles.transmission_bounces = 5
    cycles.transparent_max_bounces = 6
    cycles.caustics_reflective = False
    cycles.caustics_refractive = False
    cycles.sample_clamp_indirect = 3.0
    cycles.blur_glossy = 0.8
    cycles.use_light_tree = False
    cycles.use_auto_tile = False


def add_camera(
    at: Point, look_at: Point, lens: float = 50, f_stop: float | None = 4.0, focus: Point = ()
) -> bpy.types.Object:
    """Add the camera; it is focused on `focus`, or else on the point that it looks at."""
    data = bpy.data.cameras.new("camera")
    camera = bpy.data.objects.new("camera", data)
    bpy.context.scene.collection.objects.link(camera)
    bpy.context.scene.camera = camera
    data.lens = lens
    data.clip_start = 0.01
    camera.location = at
    camera.rotation_euler = aim(at, look_at)
    if f_stop:
        data.dof.use_dof = True
        data.dof.aperture_fstop = f_stop
        data.dof.focus_distance = (Vector(focus or look_at) - Vector(at)).length
    return camera


def aim(at: Point, target: Point):
    """Return the rotation that points a camera or a light at a target."""
    return (Vector(target) - Vector(at)).to_track_quat("-Z", "Y").to_euler()


def add_area_light(
    at: Point, target: Point, size: tuple[float, float], watts: float, colour: str = WARM
) -> bpy.types.Object:
    """Add a soft rectangular light, such as a window."""
    data = bpy.data.lights.new("window", "AREA")
    data.shape = "RECTANGLE"
    data.size, data.size_y = size
    data.energy = watts
    data.color = linear(colour)[:3]
    light = bpy.data.objects.new("window", data)
    bpy.context.scene.collection.objects.link(light)
    light.location = at
    light.rotation_euler = aim(at, target)
    return light


def add_sun(direction: Point, strength: float, colour: str = "FFD9A8", angle: float = 1.5) -> None:
    """Add sunlight that travels along `direction`; `angle` softens its shadows (degrees)."""
    data = bpy.data.lights.new("sun", "SUN")
    data.energy = strength
    data.angle = math.radians(angle)
    data.color = linear(colour)[:3]
    light = bpy.data.objects.new("sun", data)
    bpy.context.scene.collection.objects.link(light)
    light.rotation_euler = Vector(direction).to_track_quat("-Z", "Y").to_euler()


def set_air(colour: str = "BFB6A8", strength: float = 0.35) -> None:
    """Fill the surroundings with an even light."""
    world = bpy.data.worlds.new("air")
    world.use_nodes = True
    background = world.node_tree.nodes["Background"]
    background.inputs[0].default_value = linear(colour)
    background.inputs[1].default_value = strength
    bpy.context.scene.world = world


def set_sky(horizon: str, zenith: str, strength: float = 1.0) -> None:
    """Surround the scene with a sky that fades from horizon to zenith."""
    world = bpy.data.worlds.new("sky")
    world.use_nodes = True
    nodes, links = world.node_tree.nodes, world.node_tree.links
    split = nodes.new("ShaderNodeSeparateXYZ")
    ramp = nodes.new("ShaderNodeValToRGB")
    links.new(nodes.new("ShaderNodeTexCoord").outputs["Generated"], split.inputs[0])
    links.new(split.outputs["Z"], ramp.inputs[0])
    links.new(ramp.outputs[0], nodes["Background"].inputs[0])
    ramp.color_ramp.elements[0].color = linear(horizon)
    ramp.color_ramp.elements[1].color = linear(zenith)
    ramp.color_ramp.elements[1].position = 0.55
    nodes["Background"].inputs[1].default_value = strength
    bpy.context.scene.world = world


def light_from_window(
    target: Point = (0, 0, 0.1), scale: float = 1.0, watts: float = 60.0, side: int = -1
) -> None:
    """Light a subject from one side by a window, with a weak warm answer from the other."""
    x, y, z = target
    at = (x + side * 1.5 * scale, y - 0.35 * scale, z + 1.1 * scale)
    add_area_light(at, target, (1.1 * scale, 1.5 * scale), watts * scale**2)
    back = (x - side * 1.6 * scale, y + 0.8 * scale, z + 0.8 * scale)
    add_area_light(back, target, (0.8 * scale, 0.8 * scale), watts * 0.18 * scale**2, "FFC995")
    set_air()


def render_still(path: Path, quality: int = 86) -> None:
    """Render the scene to a JPEG or PNG picture."""
    scene = bpy.context.scene
    settings = scene.render.image_settings
    settings.file_format = "PNG" if path.suffix == ".png" else "JPEG"
    settings.quality = quality
    scene.render.filepath = str(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    bpy.ops.render.render(write_still=True)


def sun_through_window(
    target: Point, direction: Point, strength: float = 5.0, distance: float = 2.2
) -> None:
    """Let sunlight reach the target only through a paned window."""
    from scenery import window_bars

    way = Vector(direction).normalized()
    add_sun(direction, strength, "FFE2B8", 0.8)
    at = Vector(target) - way * distance
    turn = [math.degrees(angle) for angle in way.to_track_quat("Y", "Z").to_euler()]
    window_bars(at, turn)


def finish_picture(raw: Path, target: Path, size: tuple[int, int]) -> None:
    """Enlarge a render to its final size, sharpen it, add a trace of grain and save it."""
    with Image.open(raw) as picture:
        large = picture.convert("RGB").resize(size, Image.Resampling.LANCZOS)
    sharp = large.filter(ImageFilter.UnsharpMask(1.6, 70, 2))
    grain = np.random.default_rng(1).normal(0, 1.6, (size[1], size[0], 1))
    pixels = (np.asarray(sharp, float) + grain).clip(0, 255).astype(np.uint8)
    target.parent.mkdir(parents=True, exist_ok=True)
    save = {"quality": 84, "optimize": True, "progressive": True}
    Image.fromarray(pixels).save(target, **save)
