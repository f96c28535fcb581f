// One level of a model: as many triangles as asked, packed for the web.
import { PropertyType } from "@gltf-transform/core";
import { EXTMeshoptCompression, EXTTextureWebP } from "@gltf-transform/extensions";
import { cloneDocument, prune, quantize, reorder, simplify, weld } from "@gltf-transform/functions";
import { MeshoptEncoder, MeshoptSimplifier } from "meshoptimizer";
import { trianglesDrawn } from "./measures.mjs";
import { placeTextures } from "./textures.mjs";

// Positions move by 1/65,000 of the object: 5 micrometres on a vase of 32 cm. Fewer bits would not make
// the file smaller. One grid for the whole scene: two meshes that touch go on touching.
const GRID = {
  quantizationVolume: "scene",
  quantizePosition: 16,
  quantizeNormal: 10,
  quantizeTexcoord: 14,
  quantizeColor: 16,
  cleanup: false,
};
const ANY_ERROR = 1;

/** A copy of `document` with at most about `triangles`, which says so in its own count. */
export async function simplified(document, triangles) {
  const copy = cloneDocument(document);
  const ratio = triangles / trianglesDrawn(copy);
  await MeshoptSimplifier.ready;
  await copy.transform(
    weld(),
    simplify({ simplifier: MeshoptSimplifier, ratio, error: ANY_ERROR }),
  );
  return copy;
}

/** The bytes of `document` packed with meshopt, textures in WebP; its triangles are all kept. */
export async function packed(io, document, textures, side) {
  const copy = cloneDocument(document);
  placeTextures(copy, textures, side);
  if (textures.length) copy.createExtension(EXTTextureWebP).setRequired(true);
  await copy.transform(
    reorder({ encoder: MeshoptEncoder, target: "size" }),
    quantize(GRID),
    prune({ propertyTypes: [PropertyType.ACCESSOR], keepAttributes: true, keepLeaves: true }),
  );
  copy
    .createExtension(EXTMeshoptCompression)
    .setRequired(true)
    .setEncoderOptions({ method: EXTMeshoptCompression.EncoderMethod.QUANTIZE });
  return io.writeBinary(copy);
}
