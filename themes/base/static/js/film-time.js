/** The arithmetic of a film: times in words and in addresses, frames, rates, chapters. No page needed. */

/** Playback rates offered, from a tenth of the speed to twice. */
export const RATES = [0.1, 0.25, 0.5, 0.75, 1, 1.25, 1.5, 2];

/**
 * Returns seconds as "1:05" or "1:02:03"; "0:00" for what is no time.
 * @param {number} seconds
 */
export function timeLabel(seconds) {
  const whole = Number.isFinite(seconds) ? Math.max(0, Math.floor(seconds)) : 0;
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  const tail = String(rest).padStart(2, "0");
  return hours ? `${hours}:${String(minutes).padStart(2, "0")}:${tail}` : `${minutes}:${tail}`;
}

/**
 * Reads "12.5", "1:05" or "1:02:03.4" (Media Fragments, normal play time); NaN otherwise.
 * @param {string} text
 */
export function readTime(text) {
  if (!/^\d+(:\d{1,2}){0,2}(\.\d+)?$/.test(text)) return NaN;
  return text.split(":").reduce((total, part) => total * 60 + Number.parseFloat(part), 0);
}

/**
 * Returns the moment that an address asks of a film, in seconds, or null: "#t=12.5" speaks to the first
 * film of the page, "#film-3&t=12.5" to the film of that name.
 * @param {string} hash
 * @param {string} name The id of the film.
 * @param {boolean} isFirst
 */
export function momentOf(hash, name, isFirst) {
  const parts = hash.replace(/^#/, "").split("&");
  const named = parts.find((part) => part && !part.includes("="));
  const asked = parts.find((part) => part.startsWith("t="));
  if (!asked || (named ? named !== name : !isFirst)) return null;
  const time = readTime(decodeURIComponent(asked.slice(2)).split(",")[0]);
  return Number.isFinite(time) ? time : null;
}

/**
 * Returns where the range of an address ends ("#t=12.5,18"), in seconds; NaN without an end.
 * @param {string} hash
 */
export function rangeEnd(hash) {
  const asked = hash.replace(/^#/, "").split("&").find((part) => part.startsWith("t=")) ?? "";
  return readTime(decodeURIComponent(asked.slice(2)).split(",")[1] ?? "");
}

/**
 * Returns the time in the middle of a frame, which every browser shows exactly.
 * @param {number} frame Counted from 0.
 * @param {number} rate Frames a second.
 */
export function timeOfFrame(frame, rate) {
  return (Math.max(0, frame) + 0.5) / rate;
}

/**
 * Returns the number of the frame shown at a time.
 * @param {number} time Seconds.
 * @param {number} rate Frames a second.
 */
export function frameAt(time, rate) {
  return Math.max(0, Math.floor(time * rate + 1e-6));
}

/**
 * Returns the rate next to one, slower (-1) or faster (1); the ends of the list hold.
 * @param {number} rate
 * @param {number} direction
 */
export function nextRate(rate, direction) {
  const later = direction > 0 ? RATES.find((other) => other > rate + 1e-9) : [...RATES].reverse().find((other) => other < rate - 1e-9);
  return later ?? (direction > 0 ? RATES[RATES.length - 1] : RATES[0]);
}

/**
 * Returns where a jump by chapter lands, in seconds: forward to the next beginning; back to the beginning of
 * this chapter, or of the one before during its first two seconds.
 * @param {FilmChapter[]} chapters In order.
 * @param {number} time
 * @param {number} direction 1 or -1.
 */
export function chapterJump(chapters, time, direction) {
  const starts = chapters.map(({ start }) => start);
  if (direction > 0) return starts.find((start) => start > time + 0.1) ?? null;
  return [...starts].reverse().find((start) => start < time - 2) ?? (starts.length ? starts[0] : null);
}

/**
 * Guesses the frames a second from the times of successive frames: the smallest step, to a usual rate when near one.
 * @param {number[]} times Seconds.
 */
export function rateFromFrames(times) {
  const steps = times.slice(1).map((time, index) => time - times[index]).filter((step) => step > 0.004);
  if (!steps.length) return 25;
  const rate = 1 / Math.min(...steps);
  return [24, 25, 30, 48, 50, 60].find((usual) => Math.abs(usual - rate) < 0.6) ?? rate;
}
