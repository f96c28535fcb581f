/**
 * Where a shape stands at a moment, from its keyframes (as cms/gestures/overlays/motion.py).
 * @typedef {number[]} Point  (x, y), 0-1 from the left and the top of the picture
 * @typedef {{t: number, points: Point[], ease?: string}} Keyframe  `t` in seconds
 * @typedef {{start?: number, end?: number, keyframes: Keyframe[]}} Moving
 */

/** @type {Record<string, (share: number) => number>} */
export const EASES = {
  linear: (share) => share,
  smooth: (share) => share * share * (3 - 2 * share),
  hold: () => 0,
};

/**
 * Returns the index of the last keyframe at or before the time, -1 before the first one.
 * @param {Keyframe[]} frames sorted by time
 * @param {number} time in seconds
 */
export function keyframeAt(frames, time) {
  let low = 0;
  let high = frames.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (frames[middle].t <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/**
 * Returns the points of a shape at a time; before and after, those of the ends.
 * @param {Moving} shape
 * @param {number} time in seconds
 * @returns {Point[]}
 */
export function pointsAt(shape, time) {
  const frames = shape.keyframes;
  const index = keyframeAt(frames, time);
  if (index < 0) return frames[0].points;
  if (index === frames.length - 1) return frames[index].points;
  const first = frames[index];
  const second = frames[index + 1];
  const ease = EASES[first.ease ?? "linear"] ?? EASES.linear;
  const share = ease((time - first.t) / (second.t - first.t));
  return first.points.map((point, number) => {
    const target = second.points[number];
    return point.map((value, axis) => value + (target[axis] - value) * share);
  });
}

/**
 * Is the shape shown at this time? Its end is excluded, as the end of a phase is.
 * @param {Moving} shape
 * @param {number} time in seconds
 */
export function isShownAt(shape, time) {
  return time >= (shape.start ?? -Infinity) && time < (shape.end ?? Infinity);
}
