/** Moments of a film, as people write them: "1:05,5". No page needed. */

/**
 * Returns the seconds of "65.5", "1:05,5" or "0:01:05"; undefined for nothing, NaN for what is no moment.
 * @param {string} text
 */
export function readMoment(text) {
  const written = text.trim().replace(",", ".");
  if (!written) return undefined;
  const match = /^(?:(?:(\d+):)?(\d{1,2}):)?(\d+(?:\.\d+)?)$/.exec(written);
  if (!match) return NaN;
  const [hours, minutes, seconds] = [match[1], match[2], Number(match[3])];
  if (minutes !== undefined && seconds >= 60) return NaN;
  return Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + seconds;
}

/**
 * Returns "1:05" or "1:05,5" for a moment in seconds, to the thousandth; "" for none.
 * @param {number | null | undefined} seconds
 */
export function writeMoment(seconds) {
  if (seconds === undefined || seconds === null || !Number.isFinite(seconds)) return "";
  const thousandths = Math.round(seconds * 1000);
  const minutes = Math.floor(thousandths / 60000);
  const left = (thousandths - minutes * 60000) / 1000;
  const [whole, part] = left.toFixed(3).split(".");
  const decimals = part.replace(/0+$/, "");
  return `${minutes}:${whole.padStart(2, "0")}${decimals ? `,${decimals}` : ""}`;
}

/** Returns a number typed with a comma or a point; undefined for nothing, NaN otherwise. @param {string} text */
export function readNumber(text) {
  const written = text.trim().replace(/\s/g, "").replace(",", ".");
  if (!written) return undefined;
  return /^[-+]?\d*\.?\d+$/.test(written) ? Number(written) : NaN;
}
