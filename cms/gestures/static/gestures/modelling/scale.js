/**
 * The arithmetic of the timeline: moments of a film to pixels and back, zoom, ruler, snapping. No page needed.
 * @typedef {{from: number, to: number, duration: number, width: number}} Scale
 * The seconds at both ends of what is seen, of the whole film, and the pixels between those ends.
 */

/** The shortest part of a film that fills the timeline, in seconds. */
const CLOSEST = 0.4;
const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 15, 30, 60, 120, 300, 600];

/** @param {number} duration @param {number} width @returns {Scale} */
export const wholeFilm = (duration, width) => ({ from: 0, to: duration || 1, duration: duration || 1, width });

/** @param {Scale} scale @param {number} time */
export const pixelOf = ({ from, to, width }, time) => ((time - from) / (to - from)) * width;

/** @param {Scale} scale @param {number} pixel */
export const timeOf = ({ from, to, width, duration }, pixel) =>
  Math.min(duration, Math.max(0, from + (pixel / (width || 1)) * (to - from)));

/**
 * Returns the scale zoomed by a factor around a moment, which stays where it is.
 * @param {Scale} scale
 * @param {number} factor Over 1: closer.
 * @param {number} around Seconds.
 * @returns {Scale}
 */
export function zoomed(scale, factor, around) {
  const { from, to, duration } = scale;
  const span = Math.min(duration, Math.max(Math.min(CLOSEST, duration), (to - from) / factor));
  const share = (around - from) / (to - from);
  return moved({ ...scale, from: around - share * span, to: around - share * span + span }, 0);
}

/** Returns the scale moved by some seconds, inside the film. @param {Scale} scale @param {number} by @returns {Scale} */
export function moved(scale, by) {
  const span = Math.min(scale.to - scale.from, scale.duration);
  const from = Math.min(scale.duration - span, Math.max(0, scale.from + by));
  return { ...scale, from, to: from + span };
}

/** Returns the scale that shows a moment, moved no more than it must. @param {Scale} scale @param {number} time @returns {Scale} */
export function showing(scale, time) {
  const margin = (scale.to - scale.from) * 0.05;
  if (time < scale.from) return moved(scale, time - margin - scale.from);
  if (time > scale.to) return moved(scale, time + margin - scale.to);
  return scale;
}

/**
 * Returns the moments of the ruler, in seconds: a label is at least `apart` pixels from the next.
 * @param {Scale} scale
 * @param {number} [apart]
 */
export function ticks(scale, apart = 70) {
  const { from, to, width } = scale;
  const least = ((to - from) / (width || 1)) * apart;
  const step = STEPS.find((candidate) => candidate >= least) ?? STEPS[STEPS.length - 1];
  const found = [];
  for (let index = Math.ceil(from / step - 1e-9); index * step <= to + 1e-9; index += 1) {
    found.push(Number((index * step).toFixed(3)));
  }
  return found;
}

/**
 * Returns the moment that a drag falls on: one of the `targets` when it is near enough, or else the nearest limit
 * between two frames.
 * @param {number} time Seconds.
 * @param {number[]} targets The playhead, the ends of other phases.
 * @param {number} rate Frames a second.
 * @param {number} near Seconds.
 */
export function snapped(time, targets, rate, near) {
  let best = null;
  for (const target of targets) {
    const distance = Math.abs(target - time);
    if (distance <= near && (best === null || distance < Math.abs(best - time))) best = target;
  }
  return best ?? toFrame(time, rate);
}

/** Returns the limit between two frames that is nearest to a moment. @param {number} time @param {number} rate */
export const toFrame = (time, rate) => Number((Math.round(time * rate) / rate).toFixed(4));

/**
 * Returns the start of the frame that is shown at a moment: a phase cut there begins with what is seen.
 * @param {number} time
 * @param {number} rate
 */
export const frameStart = (time, rate) => Number((Math.floor(time * rate + 1e-6) / rate).toFixed(4));

/**
 * Returns the place of a phase that is dragged whole, between its neighbours.
 * @param {{start: number, end: number}} phase
 * @param {number} by Seconds.
 * @param {{least: number, most: number}} room
 */
export function shifted({ start, end }, by, { least, most }) {
  const length = end - start;
  const place = Math.min(Math.max(start + by, least), Math.max(least, most - length));
  return { start: place, end: place + length };
}

/**
 * Returns the room that a phase has between the phases before and after it.
 * @param {{key: string, start?: number, end?: number}[]} phases Of one film.
 * @param {string} key
 * @param {number} duration
 */
export function roomOf(phases, key, duration) {
  const phase = phases.find((other) => other.key === key);
  const others = phases.filter((other) => other.key !== key && other.start !== undefined);
  const start = phase?.start ?? 0;
  const before = others.filter((other) => other.start < start);
  const after = others.filter((other) => other.start >= start);
  return {
    least: Math.max(0, ...before.map((other) => Math.min(other.end ?? other.start, start))),
    most: Math.min(duration, ...after.map((other) => other.start)),
  };
}
