/** A line drawn by hand, less the points that say nothing (Ramer, 1972; Douglas and Peucker, 1973). No page needed. */

/**
 * Returns the points of a line that matter: the line through them is nowhere farther than `tolerance` from the first one.
 * @param {number[][]} points
 * @param {number} tolerance In the unit of the points.
 */
export function simplified(points, tolerance) {
  if (points.length < 3) return points;
  const kept = new Set([0, points.length - 1]);
  const parts = [[0, points.length - 1]];
  while (parts.length) {
    const [first, last] = /** @type {[number, number]} */ (parts.pop());
    const far = farthest(points, first, last);
    if (far.distance <= tolerance) continue;
    kept.add(far.index);
    parts.push([first, far.index], [far.index, last]);
  }
  return points.filter((_, index) => kept.has(index));
}

/**
 * As `simplified`, with a tolerance that grows until there are `most` points or fewer.
 * @param {number[][]} points
 * @param {number} tolerance
 * @param {number} most
 */
export function simplifiedTo(points, tolerance, most) {
  let found = simplified(points, tolerance);
  for (let wider = tolerance * 2; found.length > most; wider *= 2) found = simplified(points, wider);
  return found;
}

function farthest(points, first, last) {
  let [index, distance] = [first, 0];
  for (let place = first + 1; place < last; place += 1) {
    const off = distanceTo(points[place], points[first], points[last]);
    if (off > distance) [index, distance] = [place, off];
  }
  return { index, distance };
}

/**
 * Returns the distance from a point to a segment.
 * @param {number[]} point
 * @param {number[]} a
 * @param {number[]} b
 */
export function distanceTo([x, y], [ax, ay], [bx, by]) {
  const [dx, dy] = [bx - ax, by - ay];
  const squared = dx * dx + dy * dy;
  const share = squared ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / squared)) : 0;
  return Math.hypot(x - ax - share * dx, y - ay - share * dy);
}
