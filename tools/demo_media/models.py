"""Makes the 3D models: procedural colour baked to the vertices, then written as binary glTF."""

from __future__ import annotations

import sys
from collections.abc import Callable

import bpy
import numpy as np

import materials as m
from dovecote import dovecote_parts
from geometry import box, lathe, place
from paths import MEDIA, WORK
from pottery import closed_profile
from stills_house import canal_tile, tile_clay
from strawwork import add_braid, add_ribbon
from studio import (
    add_area_light,
    add_camera,
    finish_picture,
    render_still,
    set_air,
    start_scene,
)
from woodwork import plane

Parts = list[bpy.types.Object]


def solid_parts(root: bpy.types.Object) -> Parts:
    """Return the meshes below an object, moved so that they no longer need a parent."""
    bpy.context.view_layer.update()
    parts = [thing for thing in root.children_recursive if thing.type == "MESH"]
    for part in parts:
        where = part.matrix_world.copy()
        part.parent = None
        part.matrix_world = where
    return parts


def brick_model() -> Parts:
    """A brique foraine: 40 x 28 x 5 cm, its faces slightly uneven."""
    brick = box((0.4, 0.28, 0.05), m.brick(), (0, 0, 0.025), bevel=0.005, name="brique")
    add_push(brick, split=0.008, strength=0.0035, grain=0.05)
    return [brick]


def add_push(thing: bpy.types.Object, split: float, strength: float, grain: float) -> None:
    """Cut a mesh into pieces of about `split` metres and make its faces uneven."""
    refine = thing.modifiers.new("refine", "REMESH")
    refine.mode = "VOXEL"
    refine.voxel_size = split
    refine.use_smooth_shade = True
    texture = bpy.data.textures.new("uneven", "CLOUDS")
    texture.noise_scale = grain
    push = thing.modifiers.new("uneven", "DISPLACE")
    push.texture = texture
    push.strength = strength
    push.mid_level = 0.5


def boater_model() -> Parts:
    """A boater: one sewn braid, thinned out, and its ribbon."""
    hat = add_braid(m.straw(), detail=2)
    ribbon = add_ribbon(m.plain("1E2A44", 0.7))
    bpy.context.view_layer.update()
    return [hat, ribbon, *solid_parts(ribbon)]


def plane_model() -> Parts:
    """A wooden plane on its sole."""
    parts = solid_parts(plane())
    for part in parts:
        if len(part.data.vertices) < 60:
            cut_finer(part, 0.006, 2)
    return parts


def cut_finer(part: bpy.types.Object, edge: float, most: int) -> None:
    """Split a flat-sided part so that its vertices can hold the grain."""
    longest = max(part.dimensions)
    cuts = int(min(most, max(0, np.ceil(np.log2(longest / edge / 4)))))
    triangles = part.modifiers.new("triangles", "TRIANGULATE")
    triangles.quad_method = "SHORTEST_DIAGONAL"
    refine = part.modifiers.new("refine", "SUBSURF")
    refine.subdivision_type = "SIMPLE"
    refine.levels = cuts


def vase_model() -> Parts:
    """A thrown vase, its upper part glazed green over bare red clay."""
    shape = [
        (0.22, 0),
        (0.28, 0.1),
        (0.4, 0.36),
        (0.38, 0.58),
        (0.2, 0.82),
        (0.18, 0.92),
        (0.24, 1),
    ]
    profile = closed_profile(shape, 0.3, 0.006)
    return [lathe(profile, half_glazed(), segments=88, wobble=0.0007, name="vase")]


def half_glazed() -> bpy.types.Material:
    """Return red clay with a green glaze that ran down from the shoulder."""
    graph = m.Graph("half glazed", 0.35)
    where = graph.coordinates(shuffle=False)
    split = graph.nodes.new("ShaderNodeSeparateXYZ")
    graph.links.new(where, split.inputs[0])
    runs = graph.noise(graph.vector("MULTIPLY", where, (1, 1, 0.15)), 32, 3)
    line = graph.math("ADD", split.outputs["Z"], graph.math("MULTIPLY", runs, 0.12))
    mask = graph.ramp(line, (0.195, "000000"), (0.2, "FFFFFF"))
    clay = graph.ramp(graph.noise(where, 20, 4), (0.3, "8C4A2E"), (0.7, "B87350"))
    glaze = graph.ramp(
        graph.noise(where, 26, 4, 0.6), (0.3, "2F5238"), (0.6, "5C7F4C"), (0.8, "8FA266")
    )
    graph.set(Base_Color=graph.mix(mask, clay, glaze))
    return graph.material


def dovecote_model() -> Parts:
    """A dovecote at its true size, its roof tile by tile."""
    parts = dovecote_parts()
    for part in parts:
        for modifier in part.modifiers:
            if modifier.type == "BEVEL":
                modifier.segments = 1
    return parts


def tile_model() -> Parts:
    """A canal tile, 45 cm long."""
    tile = canal_tile(tile_clay())
    tile.data.materials[0].name = "tuile"
    refine = tile.modifiers.new("refine", "SUBSURF")
    refine.levels = 2
    place(tile, (0, -0.225, 0.0))
    return [tile]


MODELS: dict[str, Callable[[], Parts]] = {
    "brique-foraine": brick_model,
    "chapeau-de-paille": boater_model,
    "rabot": plane_model,
    "vase-tourne": vase_model,
    "pigeonnier": dovecote_model,
    "tuile-canal": tile_model,
}
# Roughness of each model's main surface, since what is baked is colour only.
GLOSS = {"vase-tourne": 0.35, "rabot": 0.42, "chapeau-de-paille": 0.6}


def apply_modifiers(parts: Parts) -> None:
    """Turn every part into the mesh that its modifiers make of it."""
    graph = bpy.context.evaluated_depsgraph_get()
    for part in parts:
        mesh = bpy.data.meshes.new_from_object(part.evaluated_get(graph))
        part.modifiers.clear()
        part.data = mesh


def bake_colours(parts: Parts) -> None:
    """Write each part's base colour, as its shader makes it, to its vertices."""
    scene = bpy.context.scene
    scene.cycles.samples = 1
    scene.render.bake.target = "VERTEX_COLORS"
    for part in parts:
        layer = part.data.color_attributes.new("Col", "BYTE_COLOR", "POINT")
        part.data.color_attributes.active_color = layer
        part.data.color_attributes.render_color_index = 0
        shine_base_colour(part.data.materials[0])
        bpy.ops.object.select_all(action="DESELECT")
        part.select_set(True)
        bpy.context.view_layer.objects.active = part
        bpy.ops.object.bake(type="EMIT")


def shine_base_colour(material: bpy.types.Material) -> None:
    """Make a material give out its base colour as light, so that it can be baked."""
    nodes, links = material.node_tree.nodes, material.node_tree.links
    if "bake" in nodes:
        return
    shader = nodes["Principled BSDF"]
    lamp = nodes.new("ShaderNodeEmission")
    lamp.name = "bake"
    colour = shader.inputs["Base Color"]
    if colour.links:
        links.new(colour.links[0].from_socket, lamp.inputs[0])
    else:
        lamp.inputs[0].default_value = colour.default_value
    links.new(lamp.outputs[0], nodes["Material Output"].inputs[0])


def coloured_surface(old: bpy.types.Material, roughness: float | None) -> bpy.types.Material:
    """Return a material that a viewer understands: vertex colour, roughness, metal."""
    shader = old.node_tree.nodes["Principled BSDF"]
    metal = old.name.startswith("metal")
    graph = m.Graph(f"{old.name} baked", 0.35 if metal else roughness or fixed_roughness(shader))
    graph.set(Metallic=0.9 if metal else 0.0)
    colour = graph.nodes.new("ShaderNodeVertexColor")
    colour.layer_name = "Col"
    graph.set(Base_Color=colour.outputs[0])
    return graph.material


def fixed_roughness(shader) -> float:
    """Return the shader's roughness where it is one number."""
    socket = shader.inputs["Roughness"]
    return 0.6 if socket.links else socket.default_value


def merge_by_material(parts: Parts, roughness: float | None) -> Parts:
    """Join the parts that share a material, and give them their viewer's material."""
    groups: dict[str, Parts] = {}
    for part in parts:
        groups.setdefault(part.data.materials[0].name, []).append(part)
    merged = []
    for group in groups.values():
        old = group[0].data.materials[0]
        bpy.ops.object.select_all(action="DESELECT")
        for part in group:
            part.select_set(True)
        bpy.context.view_layer.objects.active = group[0]
        if len(group) > 1:
            bpy.ops.object.join()
        group[0].data.materials[0] = coloured_surface(old, roughness)
        merged.append(group[0])
    return merged


def export_model(name: str) -> None:
    """Build, bake and write one model."""
    start_scene((900, 900), 1)
    parts = MODELS[name]()
    apply_modifiers(parts)
    bake_colours(parts)
    merge_by_material(parts, GLOSS.get(name))
    bpy.ops.export_scene.gltf(
        filepath=str(MEDIA / f"{name}.glb"),
        export_format="GLB",
        export_yup=True,
        export_apply=True,
        export_texcoords=False,
        export_tangents=False,
        export_animations=False,
        export_vertex_color="MATERIAL",
        export_copyright="Artisanumérique, CC BY 4.0",
    )


def render_poster(name: str, samples: int = 5) -> None:
    """Render the model's poster from the file that visitors get."""
    start_scene((900, 900), samples)
    bpy.ops.import_scene.gltf(filepath=str(MEDIA / f"{name}.glb"))
    low, high = bounds()
    size = float(np.linalg.norm(high - low))
    centre = (low + high) / 2
    floor = m.plaster("DCCDB2", "CDBB9A", 0.15)
    box((size * 30, size * 30, 0.02), floor, (0, 0, low[2] - 0.0102), bevel=0)
    flat = (high - low)[2] < 0.3 * size
    away = np.array([0.62, -1.0, 0.85 if flat else 0.42]) * size * 1.08
    add_camera(centre + away, centre, 50, 11 if size < 1 else None)
    add_area_light(centre + np.array([-1.5, -0.5, 1.4]) * size, centre, (size, size), 75 * size**2)
    add_area_light(
        centre + np.array([1.5, 0.6, 0.9]) * size, centre, (size, size), 16 * size**2, "FFC995"
    )
    set_air("D8CBB8", 0.45)
    bpy.context.scene.render.resolution_percentage = 50
    raw = WORK / "posters" / f"{name}.png"
    render_still(raw)
    finish_picture(raw, MEDIA / f"{name}.jpg", (900, 900))


def bounds() -> tuple[np.ndarray, np.ndarray]:
    """Return the corners of the box round every mesh of the scene."""
    bpy.context.view_layer.update()
    meshes = [thing for thing in bpy.context.scene.objects if thing.type == "MESH"]
    corners = [thing.matrix_world @ v.co for thing in meshes for v in thing.data.vertices]
    points = np.array(corners)
    return points.min(axis=0), points.max(axis=0)


def make_models(names: list[str] | None = None) -> None:
    """Make the named models, or all those that do not exist yet."""
    for name in names or [name for name in MODELS if not (MEDIA / f"{name}.jpg").exists()]:
        export_model(name)
        render_poster(name)
        print(f"MODEL {name} {(MEDIA / f'{name}.glb').stat().st_size}", flush=True)


if __name__ == "__main__":
    make_models(sys.argv[1:])
