/**
 * Two films on a common time: at each step the shorter phase is stretched to the longer one, and a film without a phase
 * waits on the last frame it showed. No page needed.
 * @typedef {{start: number, end: number}} Span  seconds of a film
 * @typedef {{title: string, a: Span | null, b: Span | null}} Step
 * @typedef {{time: number, speed: number}} Place  `speed` is that of the film for one second of common time; 0: it waits
 * @typedef {{step: number, a: Place, b: Place}} Moment
 */

/** A film stays before the end of its phase, where the next one begins, seconds. */
const LAST = 0.02;

/** @param {Span | null} span */
const lengthOf = (span) => (span ? span.end - span.start : 0);

/**
 * Returns the common time: its length, where each step begins, and what both films show at a moment.
 * @param {Step[]} steps
 */
export function alignment(steps) {
  const lengths = steps.map(({ a, b }) => Math.max(lengthOf(a), lengthOf(b)));
  const starts = lengths.map((_, index) => lengths.slice(0, index).reduce((sum, length) => sum + length, 0));
  const duration = lengths.reduce((sum, length) => sum + length, 0);

  /** @param {number} time */
  const stepAt = (time) => Math.max(0, starts.filter((start) => start <= time).length - 1);

  /** @param {"a" | "b"} side @param {number} step @param {number} time @returns {Place} */
  const placeOf = (side, step, time) => {
    const span = steps[step]?.[side];
    if (!span) return { time: restOf(side, step), speed: 0 };
    const share = Math.min(1, Math.max(0, (time - starts[step]) / lengths[step]));
    const at = span.start + share * lengthOf(span);
    return { time: Math.min(at, span.end - LAST), speed: lengthOf(span) / lengths[step] };
  };

  /** Where a film waits: the end of what it showed last, or its first phase to come. @param {"a" | "b"} side @param {number} step */
  const restOf = (side, step) => {
    const before = steps.slice(0, step).reverse().find((other) => other[side])?.[side];
    if (before) return before.end - LAST;
    return steps.slice(step).find((other) => other[side])?.[side]?.start ?? 0;
  };

  return {
    duration,
    starts,
    lengths,
    /** @param {number} time @returns {Moment} */
    at: (time) => {
      const step = stepAt(time);
      return { step, a: placeOf("a", step, time), b: placeOf("b", step, time) };
    },
  };
}
