"""Procedural materials of the workshop: earth, wood, straw, metal, lime, leather and glass."""

from __future__ import annotations

import bpy

Colour = str


def linear(colour: Colour, alpha: float = 1.0) -> tuple[float, float, float, float]:
    """Return a hex sRGB colour as linear RGBA."""
    parts = [int(colour.lstrip("#")[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    to_linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return (*to_linear, alpha)


class Graph:
    """A material's node graph around one principled shader."""

    def __init__(self, name: str, roughness: float = 0.6, metallic: float = 0.0) -> None:
        self.material = bpy.data.materials.new(name)
        self.material.use_nodes = True
        self.nodes = self.material.node_tree.nodes
        self.links = self.material.node_tree.links
        self.shader = self.nodes["Principled BSDF"]
        self.set(Roughness=roughness, Metallic=metallic)

    def set(self, **values) -> Graph:
        """Set or link inputs of the shader; underscores stand for spaces."""
        for name, value in values.items():
            self.feed(self.shader.inputs[name.replace("_", " ")], value)
        return self

    def feed(self, socket, value) -> None:
        """Link an output to a socket, or set its value."""
        if isinstance(value, bpy.types.NodeSocket):
            self.links.new(value, socket)
        else:
            socket.default_value = value

    def coordinates(self, stretch=(1, 1, 1), kind: str = "Object", shuffle: bool = True):
        """Return texture coordinates; each object gets its own piece of the pattern."""
        if kind in {"Object", "Generated", "UV"}:
            source = self.nodes.new("ShaderNodeTexCoord").outputs[kind]
        else:
            attribute = self.nodes.new("ShaderNodeAttribute")
            attribute.attribute_name = kind
            source = attribute.outputs["Vector"]
        if shuffle:
            info = self.nodes.new("ShaderNodeObjectInfo").outputs["Random"]
            jump = self.math("MULTIPLY", info, 37.0)
            source = self.vector("ADD", source, jump)
        return self.vector("MULTIPLY", source, stretch)

    def vector(self, operation: str, first, second):
        """Return a vector operation."""
        node = self.nodes.new("ShaderNodeVectorMath")
        node.operation = operation
        self.feed(node.inputs[0], first)
        self.feed(node.inputs[1], second)
        return node.outputs[0]

    def math(self, operation: str, first, second=0.0):
        """Return an arithmetic operation."""
        node = self.nodes.new("ShaderNodeMath")
        node.operation = operation
        self.feed(node.inputs[0], first)
        self.feed(node.inputs[1], second)
        return node.outputs[0]

    def noise(self, where, scale: float, detail: float = 3.0, distortion: float = 0.0):
        """Return fractal noise from 0 to 1."""
        node = self.nodes.new("ShaderNodeTexNoise")
        self.feed(node.inputs["Vector"], where)
        node.inputs["Scale"].default_value = scale
        node.inputs["Detail"].default_value = detail
        node.inputs["Distortion"].default_value = distortion
        return node.outputs["Fac"]

    def cells(self, where, scale: float, feature: str = "F1"):
        """Return Voronoi distance."""
        node = self.nodes.new("ShaderNodeTexVoronoi")
        node.feature = feature
        self.feed(node.inputs["Vector"], where)
        node.inputs["Scale"].default_value = scale
        return node.outputs["Distance"]

    def waves(self, where, scale: float, direction: str = "X", distortion: float = 0.0):
        """Return a band pattern."""
        node = self.nodes.new("ShaderNodeTexWave")
        node.bands_direction = direction
        self.feed(node.inputs["Vector"], where)
        node.inputs["Scale"].default_value = scale
        node.inputs["Distortion"].default_value = distortion
        return node.outputs["Fac"]

    def ramp(self, factor, *stops: tuple[float, Colour]):
        """Return a colour ramp through (position, colour) stops."""
        node = self.nodes.new("ShaderNodeValToRGB")
        elements = node.color_ramp.elements
        while len(elements) < len(stops):
            elements.new(0.5)
        for element, (position, colour) in zip(elements, stops, strict=True):
            element.position = position
            element.color = linear(colour)
        self.feed(node.inputs[0], factor)
        return node.outputs[0]

    def mix(self, factor, first, second, blend: str = "MIX"):
        """Return two colours mixed."""
        node = self.nodes.new("ShaderNodeMix")
        node.data_type = "RGBA"
        node.blend_type = blend
        for socket, value in zip(
            (node.inputs[0], *node.inputs[6:8]), (factor, first, second), strict=True
        ):
            self.feed(socket, linear(value) if isinstance(value, str) else value)
        return node.outputs[2]

    def vary(self, colour, amount: float = 0.25):
        """Return the colour made lighter or darker from one object to the next."""
        info = self.nodes.new("ShaderNodeObjectInfo").outputs["Random"]
        node = self.nodes.new("ShaderNodeHueSaturation")
        value = self.math("ADD", self.math("MULTIPLY", info, 2 * amount), 1 - amount)
        self.feed(node.inputs["Value"], value)
        self.feed(node.inputs["Color"], linear(colour) if isinstance(colour, str) else colour)
        return node.outputs[0]

    def bump(self, height, strength: float = 0.3, distance: float = 0.002) -> Graph:
        """Give the surface a relief; several calls add up."""
        node = self.nodes.new("ShaderNodeBump")
        node.inputs["Strength"].default_value = strength
        node.inputs["Distance"].default_value = distance
        self.feed(node.inputs["Height"], height)
        before = self.shader.inputs["Normal"].links
        if before:
            self.links.new(before[0].from_socket, node.inputs["Normal"])
        self.links.new(node.outputs[0], self.shader.inputs["Normal"])
        return self


def earth(
    dark: Colour, light: Colour, roughness: float = 0.85, grain: float = 0.5, name: str = "earth"
) -> bpy.types.Material:
    """Return a mineral surface: two tones clouded together, and a fine grain."""
    graph = Graph(name, roughness)
    where = graph.coordinates()
    cloud = graph.noise(where, 14, 4)
    fine = graph.noise(where, 180, 3)
    colour = graph.ramp(cloud, (0.3, dark), (0.7, light))
    colour = graph.mix(0.25, colour, graph.ramp(fine, (0.35, dark), (0.65, light)), "OVERLAY")
    graph.set(Base_Color=graph.vary(colour, 0.12))
    graph.bump(fine, grain, 0.0015).bump(graph.noise(where, 30, 2), grain * 0.7, 0.004)
    return graph.material


def brick() -> bpy.types.Material:
    """Return the orange pink brick of Toulouse and Montauban."""
    graph = Graph("brick", 0.9)
    where = graph.coordinates()
    cloud = graph.noise(where, 9, 5)
    fine = graph.noise(where, 140, 3)
    colour = graph.ramp(cloud, (0.28, "8E4A30"), (0.5, "B8694A"), (0.75, "CC8A66"))
    colour = graph.mix(graph.ramp(fine, (0.55, "000000"), (0.8, "FFFFFF")), colour, "7A4632")
    graph.set(Base_Color=graph.vary(colour, 0.22))
    graph.bump(fine, 0.7, 0.002).bump(graph.noise(where, 40, 3), 0.6, 0.004)
    return graph.material


def wet_clay(coordinates: str = "Object") -> bpy.types.Material:
    """Return wet clay with the sheen of slip."""
    graph = Graph("wet clay", 0.3)
    where = graph.coordinates(kind=coordinates, shuffle=False)
    streaks = graph.noise(graph.vector("MULTIPLY", where, (1, 1, 9)), 5, 4, 0.4)
    graph.set(
        Base_Color=graph.ramp(streaks, (0.3, "7C4A33"), (0.55, "99614A"), (0.8, "B07D62")),
        Roughness=graph.math("ADD", graph.math("MULTIPLY", streaks, 0.5), 0.12),
        Coat_Weight=0.35,
        Coat_Roughness=0.15,
    )
    graph.bump(streaks, 0.25, 0.002)
    return graph.material


def wood(
    dark: Colour = "6B4423",
    light: Colour = "B98A54",
    roughness: float = 0.5,
    axis: int = 0,
    coat: float = 0.0,
    name: str = "wood",
) -> bpy.types.Material:
    """Return wood whose grain runs along one axis of the object (0 is X)."""
    graph = Graph(name, roughness)
    stretch = [9.0, 9.0, 9.0]
    stretch[axis] = 0.7
    where = graph.coordinates(stretch)
    rings = graph.noise(where, 2.2, 3, 1.2)
    bands = graph.math("FRACT", graph.math("MULTIPLY", rings, 7))
    bands = graph.math("PINGPONG", bands, 0.5)
    fibre = graph.noise(where, 95, 2)
    grain = graph.math("ADD", bands, graph.math("MULTIPLY", fibre, 0.75))
    colour = graph.ramp(grain, (0.25, dark), (0.62, light), (1.0, light))
    graph.set(Base_Color=graph.vary(colour, 0.15), Coat_Weight=coat, Coat_Roughness=0.25)
    graph.bump(fibre, 0.25, 0.0015)
    return graph.material


def straw(light: Colour = "E8CB85", dark: Colour = "B98F45") -> bpy.types.Material:
    """Return plaited straw, patterned by the UV of its braid (length, width)."""
    graph = Graph("straw", 0.42)
    where = graph.coordinates(kind="UV", shuffle=False)
    slant = graph.waves(where, 0.5, "DIAGONAL", 0.4)
    fine = graph.noise(graph.coordinates(), 160, 2)
    colour = graph.ramp(slant, (0.15, dark), (0.5, light))
    colour = graph.mix(0.35, colour, graph.ramp(fine, (0.3, dark), (0.7, "F6E6B8")))
    graph.set(Base_Color=colour, Sheen_Weight=0.15)
    graph.bump(slant, 0.5, 0.0012)
    return graph.material


def metal(
    colour: Colour = "8C8F92", roughness: float = 0.35, hammered: float = 0.0, rust: float = 0.0
) -> bpy.types.Material:
    """Return bare metal: brushed, hammered or a little rusty."""
    graph = Graph("metal", roughness, 1.0)
    where = graph.coordinates()
    stain = graph.noise(where, 22, 4)
    graph.set(Roughness=graph.math("ADD", graph.math("MULTIPLY", stain, 0.3), roughness - 0.12))
    base = graph.mix(graph.ramp(stain, (0.4, "000000"), (0.75, "666666")), colour, "3B332C")
    if rust:
        mask = graph.ramp(graph.noise(where, 30, 5), (0.62 - rust / 3, "000000"), (0.7, "FFFFFF"))
        base = graph.mix(mask, base, "5B3220")
        graph.set(Metallic=graph.math("SUBTRACT", 1.0, mask))
    graph.set(Base_Color=base)
    if hammered:
        graph.bump(graph.cells(where, 55, "SMOOTH_F1"), hammered, 0.004)
    return graph.material


def plaster(colour: Colour = "DCCDB0", shade: Colour = "BFA982", relief: float = 0.5):
    """Return a lime wall, floated by hand."""
    graph = Graph("plaster", 0.95)
    where = graph.coordinates(shuffle=False)
    cloud = graph.noise(where, 2.5, 5)
    floated = graph.noise(graph.vector("MULTIPLY", where, (1, 1, 1.8)), 9, 4, 1.5)
    graph.set(Base_Color=graph.ramp(cloud, (0.3, shade), (0.68, colour)))
    graph.bump(floated, relief, 0.012).bump(graph.noise(where, 150, 2), 0.25, 0.0015)
    return graph.material


def glazed(colour: Colour, spots: Colour | None = None, roughness: float = 0.12):
    """Return a glazed ceramic, clouded where the glaze ran."""
    graph = Graph("glazed", roughness)
    where = graph.coordinates()
    cloud = graph.noise(where, 11, 4, 0.6)
    graph.set(
        Base_Color=graph.ramp(cloud, (0.35, colour), (0.75, spots or colour)),
        Coat_Weight=0.6,
        Coat_Roughness=0.06,
    )
    graph.bump(cloud, 0.06, 0.002)
    return graph.material


def leather(colour: Colour = "7A4320", light: Colour = "A2632F") -> bpy.types.Material:
    """Return vegetable tanned leather."""
    graph = Graph("leather", 0.45)
    where = graph.coordinates()
    cloud = graph.noise(where, 12, 4)
    graph.set(Base_Color=graph.vary(graph.ramp(cloud, (0.3, colour), (0.7, light)), 0.15))
    graph.bump(graph.cells(where, 420), 0.3, 0.0008).bump(cloud, 0.2, 0.002)
    return graph.material


def plain(colour: Colour, roughness: float = 0.6, **values) -> bpy.types.Material:
    """Return a plain surface; further shader inputs by name."""
    graph = Graph("plain", roughness)
    graph.set(Base_Color=linear(colour), **values)
    return graph.material


def glowing(colour: Colour, strength: float) -> bpy.types.Material:
    """Return a surface that gives light."""
    graph = Graph("glowing")
    return graph.set(Emission_Color=linear(colour), Emission_Strength=strength).material


def glass(colour: Colour = "FFFFFF", roughness: float = 0.02) -> bpy.types.Material:
    """Return clear or tinted glass."""
    graph = Graph("glass", roughness)
    return graph.set(Base_Color=linear(colour), Transmission_Weight=1.0, IOR=1.47).material
