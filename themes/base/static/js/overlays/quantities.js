/**
 * Quantities as workshops write them: "32,5° ± 0,8°", "120 mm" (as cms/gestures/overlays/quantities.py).
 * @typedef {{kind: string, unit?: string, value?: number, tolerance?: number, uncertainty?: number}} Quantity
 */

import { measure, measureInSpace } from "./measures.js";

const NARROW_SPACE = "\u202f";
const DEGREE = 0.017453292519943295;
/** @type {Record<string, number>} What a unit is worth in metres or radians: the only ones that are computed. */
const FACTORS = { mm: 1e-3, cm: 1e-2, m: 1, "°": DEGREE, rad: 1 };

/**
 * Returns a number rounded as the server does it: a tie goes to the even digit.
 * @param {number} value
 * @param {number} places
 */
export function fixed(value, places) {
  const text = value.toFixed(places);
  const isTie = (Math.abs(value) * 2 ** (places + 1)) % 2 === 1;
  const last = Math.round(Math.abs(Number(text)) * 10 ** places);
  if (!isTie || last % 2 === 0) return text;
  return (Math.sign(value) * ((last - 1) / 10 ** places)).toFixed(places);
}

/**
 * Returns how many decimals are worth writing: one significant digit of the margin, three of a value alone.
 * @param {number} value
 * @param {number | null | undefined} margin
 */
export function decimalsOf(value, margin) {
  const [size, digits] = margin ? [Math.abs(margin), 1] : [Math.abs(value), 3];
  let places = 0;
  while (places < 4 && size && size * 10 ** places < 10 ** (digits - 1)) places += 1;
  if (margin) return places;
  const whole = Number(fixed(value, places));
  return [...Array(places + 1).keys()].find((count) => Number(fixed(value, count)) === whole) ?? places;
}

/**
 * Returns "32,5° ± 2°" or "120 mm".
 * @param {number} value
 * @param {string} unit
 * @param {number | null} [margin]
 * @param {string} [mark] Between the units and the decimals.
 */
export function written(value, unit, margin = null, mark = ",") {
  const places = decimalsOf(value, margin);
  const space = unit === "" || unit === "°" ? "" : NARROW_SPACE;
  const one = (/** @type {number} */ number) => `${fixed(number, places).replace(".", mark)}${space}${unit}`;
  return margin ? `${one(value)} ± ${one(margin)}` : one(value);
}

/**
 * Returns the value of a shape in its unit with its margin: what was given, or else what is computed; null without either.
 * @param {{kind: string, quantity?: Quantity}} shape
 * @param {number[][]} points Where it stands.
 * @param {[number, number]} size Pixels of the picture.
 * @param {any} calibration
 * @returns {{value: number, margin: number | null} | null}
 */
export function valueOf(shape, points, size, calibration) {
  const { quantity } = shape;
  if (!quantity) return null;
  if (typeof quantity.value === "number") {
    return { value: quantity.value, margin: quantity.tolerance ?? quantity.uncertainty ?? null };
  }
  const found = measure({ kind: shape.kind, points }, quantity.kind, size, calibration ?? null);
  const factor = FACTORS[quantity.unit ?? ""];
  return found && factor ? { value: found.value / factor, margin: found.uncertainty / factor } : null;
}

/**
 * Returns the value in its unit of a shape on a 3D model: what was given, or else what is computed, exactly; null without.
 * @param {{kind: string, quantity?: Quantity, keyframes: {points: number[][]}[]}} shape
 * @returns {number | null}
 */
export function valueInSpace({ kind, quantity, keyframes }) {
  if (!quantity) return null;
  if (typeof quantity.value === "number") return quantity.value;
  const found = measureInSpace({ kind, points: keyframes[0].points }, quantity.kind);
  const factor = FACTORS[quantity.unit ?? ""];
  return found !== null && factor ? found / factor : null;
}
