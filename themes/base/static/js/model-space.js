/**
 * Places on a 3D object: the edges that its measures are written on, the side to look at a point from, views as they
 * are stored. No page needed.
 */

/** @typedef {{x: number, y: number, z: number}} Place Metres; y is up. */
/** @typedef {{name: string, from: Place, to: Place, middle: Place}} Edge */

/**
 * Returns three edges of a box, one for each measure: width in front, depth on the right, height at their corner.
 * @param {Place} centre
 * @param {Place} size
 * @returns {Edge[]}
 */
export function measuredEdges(centre, size) {
  const at = (x, y, z) => ({ x: centre.x + (x * size.x) / 2, y: centre.y + (y * size.y) / 2, z: centre.z + (z * size.z) / 2 });
  return [
    { name: "width", from: at(-1, -1, 1), to: at(1, -1, 1), middle: at(0, -1, 1) },
    { name: "height", from: at(1, -1, 1), to: at(1, 1, 1), middle: at(1, 0, 1) },
    { name: "depth", from: at(1, -1, 1), to: at(1, -1, -1), middle: at(1, -1, 0) },
  ];
}

/** Returns "1m 2m 3m", as the viewer reads places. @param {Place} place */
export function written({ x, y, z }) {
  return `${x}m ${y}m ${z}m`;
}

/**
 * Reads "x y z"; null for anything else.
 * @param {string | undefined} text
 * @returns {Place | null}
 */
export function readPlace(text) {
  const [x, y, z, ...rest] = (text ?? "").trim().split(/\s+/).map((part) => Number.parseFloat(part));
  return rest.length || ![x, y, z].every(Number.isFinite) ? null : { x, y, z };
}

/**
 * Returns the angles, in radians, of a camera that looks at a surface along its normal: around the object from the
 * front, and from straight above (0) to below (π).
 * @param {Place} normal
 */
export function orbitOf({ x, y, z }) {
  const length = Math.hypot(x, y, z) || 1;
  return { theta: Math.atan2(x, z), phi: Math.acos(Math.max(-1, Math.min(1, y / length))) };
}

/** To a tenth of a millimetre, or about a hundredth of a degree; never with an exponent. @param {number} value */
const short = (value) => String(Number(value.toFixed(4)));

/**
 * Returns where the camera stands, as cms/gestures/overlays/views.py reads it.
 * @param {{theta: number, phi: number, radius: number}} orbit Radians, metres.
 * @param {Place} target
 */
export function viewOf({ theta, phi, radius }, { x, y, z }) {
  return { orbit: `${short(theta)}rad ${short(phi)}rad ${short(radius)}m`, target: `${short(x)}m ${short(y)}m ${short(z)}m` };
}
