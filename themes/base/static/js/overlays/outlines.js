/**
 * The lines of a shape and the place of its words, in pixels of the picture. `dot` is what one pixel of the screen is
 * worth there: marks keep their size whatever the scale.
 * @typedef {number[]} Point
 * @typedef {{at: Point, towards: Point}} LabelPlace  `towards` is the side to write on, (0, -1) being above
 */

import { circleThrough } from "./measures.js";

const TICK = 7;
const HEAD = 13;
const RING = 6;
const ARC = 30;
const ABOVE = [0, -1];
/** Mean width of a letter and height of a line, in heights of letters. */
export const LETTER = 0.54;
export const LINE = 1.2;

/** @param {number} number */
const short = (number) => Math.round(number * 100) / 100;
/** @param {Point} point */
const at = ([x, y]) => `${short(x)} ${short(y)}`;
/** @param {Point[]} points */
const lines = (points) => `M${points.map(at).join("L")}`;
/** @param {Point} a @param {Point} b */
const middle = (a, b) => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];

/**
 * Returns the direction from one point to another, (0, 0) when they are one.
 * @param {Point} from
 * @param {Point} to
 */
function direction(from, to) {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
  return length ? [(to[0] - from[0]) / length, (to[1] - from[1]) / length] : [0, 0];
}

/** The side of a line that is up, or left of an upright one. @param {Point} direction */
function upward([x, y]) {
  if (!x && !y) return ABOVE;
  return x > 0 || (x === 0 && y < 0) ? [y, -x] : [-y, x];
}

/** @type {Record<string, (points: Point[], dot: number) => string>} */
const OUTLINES = {
  point: ([point], dot) => ring(point, RING * dot),
  segment: (points, dot) => lines(points) + ticks(points, dot),
  polyline: lines,
  path: lines,
  angle,
  circle: (points) => {
    const { centre, radius } = circleThrough(points);
    return Number.isFinite(radius) ? ring(centre, radius) : lines(points);
  },
  arc: (points) => {
    const { radius } = circleThrough(points);
    return Number.isFinite(radius) ? bow(points, radius) : lines(points);
  },
  rectangle: ([[ax, ay], [bx, by]]) => `${lines([[ax, ay], [bx, ay], [bx, by], [ax, by]])}Z`,
  arrow: (points, dot) => lines(points) + head(points, dot),
  text: () => "",
};

/**
 * Returns the path of a shape, "" for a text.
 * @param {string} kind
 * @param {Point[]} points
 * @param {number} dot
 */
export function outlineOf(kind, points, dot) {
  return (OUTLINES[kind] ?? lines)(points, dot);
}

/** @param {Point} centre @param {number} radius */
function ring([x, y], radius) {
  const r = short(radius);
  return `M${at([x - radius, y])}a${r} ${r} 0 1 0 ${short(2 * radius)} 0a${r} ${r} 0 1 0 ${short(-2 * radius)} 0Z`;
}

/** The two ticks of a dimension line. @param {Point[]} points @param {number} dot */
function ticks([from, to], dot) {
  const [x, y] = direction(from, to);
  const [dx, dy] = [-y * TICK * dot, x * TICK * dot];
  return [from, to].map(([px, py]) => lines([[px - dx, py - dy], [px + dx, py + dy]])).join("");
}

/** @param {Point[]} points @param {number} dot */
function head([from, to], dot) {
  const [x, y] = direction(from, to);
  if (!x && !y) return "";
  const [back, side] = [HEAD * dot, HEAD * dot * 0.5];
  const base = [to[0] - x * back, to[1] - y * back];
  return lines([[base[0] - y * side, base[1] + x * side], to, [base[0] + y * side, base[1] - x * side]]);
}

/** The two sides, and the arc between them. @param {Point[]} points @param {number} dot */
function angle([side, top, other], dot) {
  const sides = lines([side, top, other]);
  const [u, v] = [direction(top, side), direction(top, other)];
  const radius = arcRadius([side, top, other], dot);
  if (!radius) return sides;
  const sweep = u[0] * v[1] - u[1] * v[0] > 0 ? 1 : 0;
  const [start, end] = [u, v].map(([x, y]) => [top[0] + x * radius, top[1] + y * radius]);
  return `${sides}M${at(start)}A${short(radius)} ${short(radius)} 0 0 ${sweep} ${at(end)}`;
}

/** @param {Point[]} points @param {number} dot */
function arcRadius([side, top, other], dot) {
  const lengths = [side, other].map(([x, y]) => Math.hypot(x - top[0], y - top[1]));
  return Math.min(ARC * dot, 0.6 * Math.min(...lengths));
}

/** The arc from the first point to the third by the second. @param {Point[]} points @param {number} radius */
function bow([a, b, c], radius) {
  const cross = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
  const dot = (a[0] - b[0]) * (c[0] - b[0]) + (a[1] - b[1]) * (c[1] - b[1]);
  const r = short(radius);
  return `M${at(a)}A${r} ${r} 0 ${dot > 0 ? 1 : 0} ${cross > 0 ? 1 : 0} ${at(c)}`;
}

/**
 * Returns where the words of a shape go.
 * @param {string} kind
 * @param {Point[]} points
 * @param {number} dot
 * @returns {LabelPlace}
 */
export function labelPlace(kind, points, dot) {
  if (kind === "segment" || kind === "arrow") {
    return { at: middle(points[0], points[1]), towards: upward(direction(points[0], points[1])) };
  }
  if (kind === "angle") return angleLabel(points, dot);
  if (kind === "circle") {
    const { centre, radius } = circleThrough(points);
    return { at: Number.isFinite(radius) ? [centre[0], centre[1] - radius] : points[1], towards: ABOVE };
  }
  if (kind === "rectangle") {
    return { at: [(points[0][0] + points[1][0]) / 2, Math.min(points[0][1], points[1][1])], towards: ABOVE };
  }
  if (kind === "point") return { at: [points[0][0], points[0][1] - RING * dot], towards: ABOVE };
  if (kind === "text") return { at: points[0], towards: [0, 0] };
  return { at: points[Math.floor(points.length / 2)], towards: ABOVE };
}

/** Along the bisector, past the arc. @param {Point[]} points @param {number} dot @returns {LabelPlace} */
function angleLabel([side, top, other], dot) {
  const [u, v] = [direction(top, side), direction(top, other)];
  const bisector = direction([0, 0], [u[0] + v[0], u[1] + v[1]]);
  const towards = bisector[0] || bisector[1] ? bisector : upward(u);
  const radius = arcRadius([side, top, other], dot);
  return { at: [top[0] + towards[0] * radius, top[1] + towards[1] * radius], towards };
}

/**
 * Returns the middle of the line of words, kept whole inside the picture when it is wide enough.
 * @param {LabelPlace} place
 * @param {number} letters
 * @param {number} height Of the letters.
 * @param {[number, number]} size
 */
export function insidePicture({ at: [x, y], towards }, letters, height, [width, tall]) {
  const [half, up] = [(letters * LETTER * height) / 2, (LINE * height) / 2];
  const gap = 0.35 * height;
  const away = half * Math.abs(towards[0]) + up * Math.abs(towards[1]) + gap; // the whole box clears a line that slants
  const wanted = [x + towards[0] * away, y + towards[1] * away];
  return [clamp(wanted[0], half + gap, width - half - gap), clamp(wanted[1], up, tall - up)];
}

/** @param {number} value @param {number} least @param {number} most */
const clamp = (value, least, most) => (least > most ? (least + most) / 2 : Math.min(most, Math.max(least, value)));
