// The Khronos validator, and what we make of what it says.
import validator from "gltf-validator";

const MOST_ISSUES = 500;
const MENDED = new Set([
  // `mended` puts normals right, and writing the file again computes the bounds and offsets anew.
  "ACCESSOR_MIN_MISMATCH",
  "ACCESSOR_MAX_MISMATCH",
  "ACCESSOR_ELEMENT_OUT_OF_MIN_BOUND",
  "ACCESSOR_ELEMENT_OUT_OF_MAX_BOUND",
  "ACCESSOR_VECTOR3_NON_UNIT",
  "ACCESSOR_TOTAL_OFFSET_ALIGNMENT",
  "ACCESSOR_OFFSET_ALIGNMENT",
  "MESH_PRIMITIVE_ACCESSOR_WITHOUT_BYTESTRIDE",
  "MESH_PRIMITIVE_POSITION_ACCESSOR_WITHOUT_BOUNDS",
]);

/** The errors of a GLB, as `{code, pointer}`; warnings are no errors. */
export async function faultsOf(bytes) {
  const report = await validator.validateBytes(bytes, { maxIssues: MOST_ISSUES, writeTimestamp: false });
  const errors = report.issues.messages.filter((issue) => issue.severity === 0);
  return errors.map(({ code, pointer }) => ({ code, pointer: pointer ?? "" }));
}

/** The errors of a GLB that was sent, without those that are mended on the way. */
export async function seriousFaultsOf(bytes) {
  return (await faultsOf(bytes)).filter((fault) => !MENDED.has(fault.code));
}
