/** Moments that repeat, and the same moment from another angle. No page needed. */

/** @typedef {{film?: number, start?: number, end?: number, secondFilm?: number, secondOffset?: number}} TimedPhase */

/**
 * Returns the phase of a film that holds a time in seconds, with both its bounds, or undefined.
 * @param {TimedPhase[]} phases
 * @param {number} film
 * @param {number} time
 */
export function phaseNow(phases, film, time) {
  return phases.find((phase) => phase.film === film && isWithin(phase, time));
}

/** @param {TimedPhase} phase @param {number} time */
const isWithin = ({ start, end }, time) => start !== undefined && end !== undefined && time >= start && time < end;

/**
 * Returns the other film and its time, in seconds, at the same moment; null where nothing else shows it.
 * @param {TimedPhase[]} phases
 * @param {number} film
 * @param {number} time
 * @returns {{film: number, time: number} | null}
 */
export function sameMoment(phases, film, time) {
  for (const phase of phases) {
    const { film: main, secondFilm, secondOffset = 0 } = phase;
    if (main === undefined || secondFilm === undefined) continue;
    if (main === film && isWithin(phase, time)) return { film: secondFilm, time: Math.max(0, time + secondOffset) };
    if (secondFilm === film && isWithin(phase, time - secondOffset)) return { film: main, time: Math.max(0, time - secondOffset) };
  }
  return null;
}

/**
 * Returns where a film that repeats a range must go, or null while it is inside: half a frame before its end it goes back.
 * @param {{start: number, end: number}} range
 * @param {number} time
 * @param {number} frameRate
 */
export function backTo({ start, end }, time, frameRate) {
  return time >= end - 0.5 / frameRate || time < start - 1 / frameRate ? start : null;
}
