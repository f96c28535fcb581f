// Textures: each is decoded once, shrunk, and written as WebP at the sides asked.
import sharp from "sharp";
import { listTextureSlots } from "@gltf-transform/functions";

sharp.concurrency(1);
sharp.cache(false);
// A file that says it is a JPEG must be read as one: other loaders of libvips are not needed.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng", "VipsForeignLoadWebp"] });

const COLOUR = { quality: 80, effort: 2 };
const DIRECTIONS = { quality: 90, effort: 2 }; // what blurs a normal map bends the light
const MOST_PIXELS = 8192 * 8192;

/** For each texture of a document, in order, its WebP by side asked: `[{2048: {bytes, longest}}]`. */
export async function encodeTextures(document, sides) {
  const encoded = [];
  for (const texture of document.getRoot().listTextures()) {
    const slots = listTextureSlots(texture);
    const options = slots.some((slot) => /normal/i.test(slot)) ? DIRECTIONS : COLOUR;
    encoded.push(await encodeOne(texture.getImage(), sides, options));
  }
  return encoded;
}

async function encodeOne(image, sides, options) {
  const found = {};
  let source = sharp(image, { limitInputPixels: MOST_PIXELS });
  for (const side of [...sides].sort((a, b) => b - a)) {
    source.resize(side, side, { fit: "inside", withoutEnlargement: true });
    const { data, info } = await source.raw().toBuffer({ resolveWithObject: true });
    const raw = { raw: { width: info.width, height: info.height, channels: info.channels } };
    const bytes = new Uint8Array(await sharp(data, raw).webp(options).toBuffer());
    found[side] = { bytes, longest: Math.max(info.width, info.height) };
    source = sharp(data, raw);
  }
  return found;
}

/** Puts the textures of one side in a document whose textures are in the same order. */
export function placeTextures(document, encoded, side) {
  document.getRoot().listTextures().forEach((texture, number) => {
    texture.setImage(encoded[number][side].bytes).setMimeType("image/webp");
  });
}
