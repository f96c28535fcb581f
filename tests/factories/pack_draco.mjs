// Packs a GLB with Draco, as Blender does. usage: node pack_draco.mjs SOURCE TARGET
import fs from "node:fs";
import { draco } from "@gltf-transform/functions";
import draco3d from "draco3dgltf";
import { makeIO } from "../../media_pipeline/node/documents.mjs";

const [source, target] = process.argv.slice(2);
const io = await makeIO();
io.registerDependencies({ "draco3d.encoder": await draco3d.createEncoderModule() });
const document = await io.readBinary(fs.readFileSync(source));
await document.transform(draco());
fs.writeFileSync(target, await io.writeBinary(document));
