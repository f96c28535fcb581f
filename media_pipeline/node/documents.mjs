// Reads and writes GLB, packed or not, without ever leaving the file.
import { Logger, NodeIO, Verbosity } from "@gltf-transform/core";
import { ALL_EXTENSIONS } from "@gltf-transform/extensions";
import { dequantize } from "@gltf-transform/functions";
import draco from "draco3dgltf";
import { MeshoptDecoder, MeshoptEncoder } from "meshoptimizer";

const PACKING = ["EXT_meshopt_compression", "KHR_meshopt_compression", "KHR_draco_mesh_compression"];

/** A reader and writer that knows every extension of the format and the two ways to pack meshes. */
export async function makeIO() {
  await Promise.all([MeshoptDecoder.ready, MeshoptEncoder.ready]);
  return new NodeIO()
    .setLogger(new Logger(Verbosity.ERROR))
    .registerExtensions(ALL_EXTENSIONS)
    .registerDependencies({
      "meshopt.decoder": MeshoptDecoder,
      "meshopt.encoder": MeshoptEncoder,
      "draco3d.decoder": await draco.createDecoderModule(),
    });
}

/** Takes the packing away from a document that was read, which is then plain; says if there was any. */
export function unpack(document) {
  const packings = document.getRoot().listExtensionsUsed().filter((each) => PACKING.includes(each.extensionName));
  for (const each of packings) each.dispose();
  return packings.length > 0;
}

/** The same model, packed by nothing and in full floats, which the validator can look into. */
export async function decoded(io, bytes) {
  const document = await io.readBinary(bytes);
  unpack(document);
  await document.transform(dequantize());
  return document;
}
