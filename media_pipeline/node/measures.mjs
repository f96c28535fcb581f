// What a model holds, in figures.
import { getBounds, getSceneVertexCount, VertexCountMethod } from "@gltf-transform/functions";

const TRIANGLES = 4;
const AFTER_THE_FIRST_TWO = new Set([5, 6]); // strips and fans

/** Triangles that one primitive draws. */
export function trianglesOf(primitive) {
  const drawn = primitive.getIndices() ?? primitive.getAttribute("POSITION");
  const count = drawn ? drawn.getCount() : 0;
  if (primitive.getMode() === TRIANGLES) return Math.floor(count / 3);
  return AFTER_THE_FIRST_TWO.has(primitive.getMode()) ? Math.max(0, count - 2) : 0;
}

/** Triangles drawn: a mesh counts once for each node that shows it. */
export function trianglesDrawn(document) {
  let total = 0;
  shownScene(document)?.traverse((node) => {
    for (const primitive of node.getMesh()?.listPrimitives() ?? []) total += trianglesOf(primitive);
  });
  return total;
}

/** The scene a viewer shows. */
export function shownScene(document) {
  return document.getRoot().getDefaultScene() ?? document.getRoot().listScenes()[0] ?? null;
}

/** Size in metres (x wide, y high, z deep), and what else there is to count. */
export function measure(document) {
  const root = document.getRoot();
  const scene = shownScene(document);
  const { min, max } = getBounds(scene);
  const has = (semantic) =>
    root.listMeshes().some((mesh) => mesh.listPrimitives().some((each) => each.getAttribute(semantic)));
  return {
    min: min.map(round),
    max: max.map(round),
    size: max.map((value, axis) => round(value - min[axis])),
    triangles: trianglesDrawn(document),
    vertices: getSceneVertexCount(scene, VertexCountMethod.UPLOAD),
    meshes: root.listMeshes().length,
    materials: root.listMaterials().length,
    textures: root.listTextures().length,
    animations: root.listAnimations().length,
    normals: has("NORMAL"),
    colours: has("COLOR_0"),
  };
}

/** To a micrometre. */
function round(metres) {
  return Math.round(metres * 1e6) / 1e6;
}
