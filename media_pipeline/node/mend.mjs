// Small faults of exporters that change nothing of the form, put right before anything is written.
import { vertexColorSpace } from "@gltf-transform/functions";

const UP = [0, 1, 0];
const FAR = 1e-4;

/** Gives every normal the length of one, as the format asks; a normal of no length points up. */
export function mendNormals(document) {
  for (const accessor of accessorsNamed(document, "NORMAL")) {
    const element = [0, 0, 0];
    for (let i = 0, count = accessor.getCount(); i < count; i++) {
      accessor.getElement(i, element);
      const length = Math.hypot(...element);
      if (Math.abs(length - 1) < FAR) continue;
      accessor.setElement(i, length > 0 ? element.map((value) => value / length) : UP);
    }
  }
}

/** Colours of vertices that were written as screens show them become linear, as the format asks. */
export async function linearColours(document) {
  for (const accessor of accessorsNamed(document, "COLOR_0")) {
    const floats = new Float32Array(accessor.getCount() * accessor.getElementSize());
    const element = [];
    for (let i = 0, count = accessor.getCount(); i < count; i++) {
      floats.set(accessor.getElement(i, element), i * accessor.getElementSize());
    }
    accessor.setArray(floats).setNormalized(false);
  }
  await document.transform(vertexColorSpace({ inputColorSpace: "srgb" }));
}

function accessorsNamed(document, semantic) {
  const meshes = document.getRoot().listMeshes();
  const all = meshes.flatMap((mesh) => mesh.listPrimitives().map((each) => each.getAttribute(semantic)));
  return new Set(all.filter(Boolean));
}
