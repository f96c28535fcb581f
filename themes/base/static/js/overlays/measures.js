/**
 * What a shape measures on a picture, with its uncertainty (as cms/gestures/overlays/measures.py).
 * Points put by hand, and known lengths, have a standard deviation, carried to the result by its
 * derivatives (JCGM 100:2008, 5.1).
 */

/** @typedef {number[]} Point */
/** @typedef {{kind: "scale", points: Point[], length: Known, sigma?: number}} Scale */
/** @typedef {{kind: "plane", points: Point[], width: Known, height: Known, sigma?: number}} Plane */
/** @typedef {{unit: string, value: number, uncertainty?: number}} Known */
/** @typedef {{value: number, uncertainty: number}} Measured  metres or radians */

/** How far from its place a point is put by hand: one standard deviation, in pixels. */
export const SIGMA = 1.5;
const STEP = 1e-3;
const NOTHING = 1e-12;
/** @type {Record<string, number>} Metres in a unit of length. */
export const METRES = { mm: 1e-3, cm: 1e-2, m: 1 };

/** @param {Point[]} points */
export const lengthOf = (points) =>
  points.slice(1).reduce((sum, point, index) => sum + distance(points[index], point), 0);

/**
 * @param {Point} a
 * @param {Point} b
 */
const distance = (a, b) => Math.hypot(...a.map((value, axis) => value - b[axis]));

/**
 * Returns the angle at the second point, in radians (0 to pi); NaN when a side has no length.
 * @param {Point[]} points
 */
export function angleAt([side, top, other]) {
  const u = side.map((value, axis) => value - top[axis]);
  const v = other.map((value, axis) => value - top[axis]);
  const sizes = Math.hypot(...u) * Math.hypot(...v);
  if (sizes < NOTHING) return NaN;
  const dot = u.reduce((sum, value, axis) => sum + value * v[axis], 0);
  return Math.acos(Math.max(-1, Math.min(1, dot / sizes)));
}

/**
 * Returns the centre and radius of the circle through three points; NaN when they are in a line.
 * @param {Point[]} points
 * @returns {{centre: [number, number], radius: number}}
 */
export function circleThrough([[ax, ay], [bx, by], [cx, cy]]) {
  const double = 2 * (ax * (by - cy) + bx * (cy - ay) + cx * (ay - by));
  if (Math.abs(double) < NOTHING) return { centre: [NaN, NaN], radius: NaN };
  const [a2, b2, c2] = [ax * ax + ay * ay, bx * bx + by * by, cx * cx + cy * cy];
  const x = (a2 * (by - cy) + b2 * (cy - ay) + c2 * (ay - by)) / double;
  const y = (a2 * (cx - bx) + b2 * (ax - cx) + c2 * (bx - ax)) / double;
  return { centre: [x, y], radius: Math.hypot(ax - x, ay - y) };
}

/**
 * Returns the angle, in radians, turned by the arc from the first point to the third by the second.
 * @param {Point[]} points
 */
export function arcSweep(points) {
  const [x, y] = circleThrough(points).centre;
  const [start, middle, end] = points.map((point) => Math.atan2(point[1] - y, point[0] - x));
  const turn = modulo(end - start);
  return modulo(middle - start) <= turn ? turn : 2 * Math.PI - turn;
}

/** @param {number} angle */
const modulo = (angle) => ((angle % (2 * Math.PI)) + 2 * Math.PI) % (2 * Math.PI);

/** @type {Record<string, Record<string, (points: Point[]) => number>>} */
export const FORMULAS = {
  segment: { length: lengthOf },
  arrow: { length: lengthOf },
  polyline: { length: lengthOf },
  path: { length: lengthOf },
  angle: { angle: angleAt },
  circle: { diameter: (points) => 2 * circleThrough(points).radius },
  arc: {
    angle: arcSweep,
    length: (points) => arcSweep(points) * circleThrough(points).radius,
    diameter: (points) => 2 * circleThrough(points).radius,
  },
};

/**
 * Returns the 3 x 3 matrix, row by row, that takes four points seen to where they are known.
 * @param {Point[]} seen
 * @param {Point[]} known
 */
export function homography(seen, known) {
  /** @type {number[][]} */
  const rows = [];
  seen.forEach(([x, y], index) => {
    const [u, v] = known[index];
    rows.push([x, y, 1, 0, 0, 0, -u * x, -u * y, u], [0, 0, 0, x, y, 1, -v * x, -v * y, v]);
  });
  return [...solve(rows), 1];
}

/**
 * Solves a linear system by elimination with the largest pivot; NaN when it has no one answer.
 * @param {number[][]} rows each with its right-hand side last
 */
function solve(rows) {
  const count = rows.length;
  for (let column = 0; column < count; column += 1) {
    let best = column;
    for (let row = column + 1; row < count; row += 1) {
      if (Math.abs(rows[row][column]) > Math.abs(rows[best][column])) best = row;
    }
    [rows[column], rows[best]] = [rows[best], rows[column]];
    if (Math.abs(rows[column][column]) < NOTHING) return Array(count).fill(NaN);
    for (let row = 0; row < count; row += 1) {
      if (row === column) continue;
      const share = rows[row][column] / rows[column][column];
      for (let k = column; k <= count; k += 1) rows[row][k] -= share * rows[column][k];
    }
  }
  return rows.map((row, index) => row[count] / row[index]);
}

/**
 * What a calibration is made of, as numbers, with the standard deviation of each, and the maps from pixels to metres: of
 * these numbers, and of each one moved a little. They do not change from a frame to the next: they are made once.
 * @typedef {(points: Point[]) => Point[]} Placing
 * @typedef {{values: number[], deviations: number[], size: [number, number], base: Placing, moved: [Placing, Placing][]}} Ready
 */

/** @type {WeakMap<object, Ready>} */
const READY = new WeakMap();

/**
 * @param {Scale | Plane} calibration
 * @param {[number, number]} size pixels of the picture
 * @returns {Ready}
 */
function readCalibration(calibration, size) {
  const known = READY.get(calibration);
  if (known && known.size[0] === size[0] && known.size[1] === size[1]) return known;
  const sigma = calibration.sigma ?? SIGMA;
  const seen = calibration.points.flatMap(([x, y]) => [x * size[0], y * size[1]]);
  const sides = calibration.kind === "scale" ? [calibration.length] : [calibration.width, calibration.height];
  const doubt = Math.max(...sides.map((side) => (side.uncertainty ?? 0) * METRES[side.unit]));
  const values = [...seen, ...sides.map((side) => side.value * METRES[side.unit])];
  const map = calibration.kind === "scale" ? scaleMap : planeMap;
  const ready = {
    values,
    deviations: [...seen.map(() => sigma), ...sides.map(() => doubt)],
    size,
    base: map(values),
    moved: values.map((_, index) => /** @type {[Placing, Placing]} */ (sidesOf(values, index).map(map))),
  };
  READY.set(calibration, ready);
  return ready;
}

/** @param {number[]} values @returns {Placing} */
function scaleMap([ax, ay, bx, by, length]) {
  const scale = length / Math.hypot(ax - bx, ay - by);
  return (points) => points.map((point) => point.map((value) => value * scale));
}

/** @param {number[]} values @returns {Placing} */
function planeMap(values) {
  const [width, height] = values.slice(8);
  const seen = [0, 2, 4, 6].map((index) => values.slice(index, index + 2));
  const m = homography(seen, [[0, 0], [width, 0], [width, height], [0, height]]);
  return (points) => points.map(([x, y]) => {
    const depth = m[6] * x + m[7] * y + m[8];
    return [(m[0] * x + m[1] * y + m[2]) / depth, (m[3] * x + m[4] * y + m[5]) / depth];
  });
}

/** @type {Placing} Angles do without calibration, as they are seen. */
const asSeen = (points) => points;

/**
 * Returns what a shape measures; null when it cannot be computed, or when its points make no figure.
 * @param {{kind: string, points: Point[]}} shape points 0-1 on the picture
 * @param {string} quantity
 * @param {[number, number]} size pixels of the picture
 * @param {Scale | Plane | null} calibration
 * @returns {Measured | null}
 */
export function measure(shape, quantity, size, calibration) {
  const formula = FORMULAS[shape.kind]?.[quantity];
  if (!formula || (!calibration && quantity !== "angle")) return null;
  const known = calibration && readCalibration(calibration, size);
  const pixels = shape.points.map(([x, y]) => [x * size[0], y * size[1]]);
  const base = known?.base ?? asSeen;
  const found = formula(base(pixels));
  if (!Number.isFinite(found)) return null;
  const sigma = calibration?.sigma ?? SIGMA;
  const ofPoints = pixels.reduce((sum, _, index) => sum + ofPoint(formula, base, pixels, index, sigma), 0);
  const ofKnown = known ? ofCalibration(formula, known, pixels) : 0;
  return { value: found, uncertainty: Math.sqrt(ofPoints + ofKnown) };
}

/**
 * Returns the variance that one point brings.
 * @param {(points: Point[]) => number} formula
 * @param {Placing} map
 * @param {Point[]} pixels
 * @param {number} index
 * @param {number} sigma
 */
function ofPoint(formula, map, pixels, index, sigma) {
  const slopes = [0, 1].map((axis) => {
    const [more, less] = sidesOf(pixels[index], axis).map((point) => formula(map(replaced(pixels, index, point))));
    return (more - less) / (2 * stepOf(pixels[index][axis]));
  });
  return (slopes[0] ** 2 + slopes[1] ** 2) * sigma ** 2;
}

/**
 * Returns the variance that the calibration brings.
 * @param {(points: Point[]) => number} formula
 * @param {Ready} known
 * @param {Point[]} pixels
 */
function ofCalibration(formula, { values, deviations, moved }, pixels) {
  return deviations.reduce((sum, deviation, index) => {
    if (!deviation) return sum;
    const [more, less] = moved[index].map((map) => formula(map(pixels)));
    return sum + (((more - less) / (2 * stepOf(values[index]))) * deviation) ** 2;
  }, 0);
}

/**
 * Returns what a shape on a 3D model measures, in metres or radians; null when nothing, or when it makes no figure.
 * @param {{kind: string, points: Point[]}} shape points (x, y, z) in metres
 * @param {string} quantity
 */
export function measureInSpace({ kind, points }, quantity) {
  const found = IN_SPACE.includes(kind) ? FORMULAS[kind]?.[quantity]?.(points) : undefined;
  return found !== undefined && Number.isFinite(found) ? found : null;
}

/** Kinds that may be laid on a 3D model and measure something. */
const IN_SPACE = ["segment", "polyline", "angle"];

/** @param {Point[]} points @param {number} index @param {Point} point */
const replaced = (points, index, point) => points.map((other, place) => (place === index ? point : other));

/** @param {number} value */
const stepOf = (value) => STEP * Math.min(1, Math.abs(value) || 1);

/** The numbers with one of them a little more, then a little less. @param {number[]} values @param {number} index */
function sidesOf(values, index) {
  return [1, -1].map((side) => values.map((value, place) => (place === index ? value + side * stepOf(value) : value)));
}
