/** Figures of a sending: how fast, how long still, and in which words. */

/** Seconds that the measured speed looks back on. */
const MEMORY = 15;

/** The speed of the last seconds, in bytes a second; what a resumed file had before counts for nothing. */
export class Speed {
  /** @type {{at: number, sent: number}[]} */
  points = [];

  /** @param {number} at seconds @param {number} sent bytes */
  note(at, sent) {
    const last = this.points.at(-1);
    if (last && (sent < last.sent || at - last.at > MEMORY)) this.points = [];
    this.points.push({ at, sent });
    while (this.points.length > 2 && at - this.points[0].at > MEMORY) this.points.shift();
  }

  get value() {
    const [first] = this.points;
    const last = this.points.at(-1);
    if (!last || last.at - first.at < 0.5) return 0;
    return (last.sent - first.sent) / (last.at - first.at);
  }
}

/** @param {number} sent @param {number} total @returns {number} 0-100; 100 only for all of it */
export function percentOf(sent, total) {
  return total ? Math.floor((100 * sent) / total) : 100;
}

/**
 * Return a number of bytes in words: "1,2 Mo".
 * @param {number} bytes @param {Record<string, string>} words
 */
export function sizeInWords(bytes, words) {
  const units = words.units.split(" ");
  let power = 0;
  while (bytes >= 1024 && power < units.length - 1) {
    bytes /= 1024;
    power += 1;
  }
  const number = bytes >= 10 || !power ? bytes.toFixed(0) : bytes.toFixed(1);
  return `${number.replace(".", words.decimal)}\u00a0${units[power]}`;
}

/**
 * Return a duration in words, "" while it is not known: a slow line is not told in days.
 * @param {number} seconds @param {Record<string, string>} words
 */
export function timeInWords(seconds, words) {
  if (!Number.isFinite(seconds) || seconds < 0) return "";
  if (seconds < 60) return fill(words.seconds, { n: Math.max(1, Math.ceil(seconds)) });
  if (seconds < 5400) return fill(words.minutes, { n: Math.ceil(seconds / 60) });
  return fill(words.hours, { n: Math.ceil(seconds / 3600) });
}

/**
 * Put figures in a sentence: "{n} min".
 * @param {string} sentence @param {Record<string, string | number>} values
 */
export function fill(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => String(values[name] ?? whole));
}

/**
 * What tells a file from another of the same name and length: when it was last changed.
 * @param {{lastModified: number}} file
 */
export function markOf(file) {
  return String(file.lastModified);
}

/**
 * Is `file` the one that was begun?
 * @param {{name: string, size: number, lastModified: number}} file
 * @param {{name: string, length: number, mark: string}} begun
 */
export function isSame(file, begun) {
  return file.name === begun.name && file.size === begun.length && markOf(file) === begun.mark;
}

/**
 * How many seconds to wait before asking again: often while things move, seldom otherwise.
 * @param {number} quiet answers in a row that said nothing new
 */
export function pauseAfter(quiet) {
  return Math.min(10, 1.5 * 1.3 ** quiet);
}
