// Writes the published levels of one GLB and says what they hold, as JSON on standard output.
// usage: node derive.mjs '{"source", "folder", "levels": [{"name", "triangles", "side"}], "srgb_colours"}'
import fs from "node:fs/promises";
import path from "node:path";
import { decoded, makeIO, unpack } from "./documents.mjs";
import { packed, simplified } from "./levels.mjs";
import { linearColours, mendNormals } from "./mend.mjs";
import { measure, trianglesDrawn } from "./measures.mjs";
import { encodeTextures } from "./textures.mjs";
import { faultsOf, seriousFaultsOf } from "./validation.mjs";

class Refused extends Error {
  constructor(code, facts) {
    super(code);
    this.code = code;
    this.facts = facts;
  }
}

async function derive({ source, folder, levels, srgb_colours }) {
  const io = await makeIO();
  const document = await readSound(io, await fs.readFile(source));
  mendNormals(document);
  if (srgb_colours) await linearColours(document);
  const facts = measure(document);
  const wanted = levels.filter((level) => !level.triangles || level.triangles < facts.triangles);
  const textures = await encodeTextures(document, new Set(wanted.map((level) => level.side)));
  const outputs = [];
  let shown = document;
  for (const level of wanted) {
    if (level.triangles) shown = await simplified(shown, level.triangles);
    outputs.push(await written(io, shown, textures, level, folder));
  }
  return { ...facts, outputs };
}

/** The document in `bytes`, once the validator has looked at it, unpacked if need be. */
async function readSound(io, bytes) {
  await refuseFaults(bytes);
  const document = await io.readBinary(bytes).catch((error) => {
    throw new Refused("malformed_model", { what: String(error.message).slice(0, 120) });
  });
  if (unpack(document)) await refuseFaults(await io.writeBinary(await decoded(io, bytes)));
  return document;
}

async function refuseFaults(bytes) {
  const [fault] = await seriousFaultsOf(bytes);
  if (fault) throw new Refused("malformed_model", { what: fault.code, where: fault.pointer });
}

/** Writes one level, reads it again, and checks that it is whole: a fault here is ours. */
async function written(io, document, textures, level, folder) {
  const bytes = await packed(io, document, textures, level.side);
  const again = await decoded(io, bytes);
  const faults = await faultsOf(await io.writeBinary(again));
  if (faults.length) throw new Error(`${level.name}: ${faults[0].code} ${faults[0].pointer}`);
  const triangles = trianglesDrawn(again);
  if (triangles !== trianglesDrawn(document)) throw new Error(`${level.name}: triangles were lost`);
  const name = `${level.name}.glb`;
  await fs.writeFile(path.join(folder, name), bytes);
  const longest = Math.max(0, ...textures.map((texture) => texture[level.side].longest));
  return { path: name, level: level.name, triangles, texture_side: longest };
}

try {
  process.stdout.write(JSON.stringify({ facts: await derive(JSON.parse(process.argv[2])) }));
} catch (error) {
  if (!(error instanceof Refused)) throw error;
  process.stdout.write(JSON.stringify({ refused: error.code, facts: error.facts }));
}
