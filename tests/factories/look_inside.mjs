// Prints the first element of an attribute of a packed GLB. usage: node look_inside.mjs GLB SEMANTIC
import fs from "node:fs";
import { makeIO } from "../../media_pipeline/node/documents.mjs";

const [glb, semantic] = process.argv.slice(2);
const document = await (await makeIO()).readBinary(fs.readFileSync(glb));
const [primitive] = document.getRoot().listMeshes()[0].listPrimitives();
const accessor = primitive.getAttribute(semantic);
console.log(JSON.stringify(Array.from(accessor.getArray().slice(0, accessor.getElementSize()))));
