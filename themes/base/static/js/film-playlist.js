/** The qualities of a film, read from its HLS master playlist (RFC 8216, 4.3.4). */

/** @typedef {{width: number, height: number, bandwidth: number, frameRate: number}} Rung */

/**
 * Returns the rungs of a master playlist, the finest first.
 * @param {string} text
 * @returns {Rung[]}
 */
export function readRungs(text) {
  const rungs = [];
  for (const [, line] of text.matchAll(/^#EXT-X-STREAM-INF:(.*)$/gm)) {
    const size = /RESOLUTION=(\d+)x(\d+)/.exec(line);
    if (!size) continue;
    const number = (name) => Number(new RegExp(`(?:^|,)${name}=([\\d.]+)`).exec(line)?.[1] ?? 0);
    rungs.push({ width: Number(size[1]), height: Number(size[2]), bandwidth: number("BANDWIDTH"), frameRate: number("FRAME-RATE") });
  }
  return rungs.sort((one, other) => other.width * other.height - one.width * one.height || other.bandwidth - one.bandwidth);
}

/** Returns the name that people know of a rung: the short side of its picture. @param {Rung} rung */
export function rungLabel({ width, height }) {
  return `${Math.min(width, height)}p`;
}

/**
 * Returns the index of the rung to begin with and never to pass when data is saved: the finest at 480 lines or under.
 * @param {{width: number, height: number}[]} rungs In any order.
 */
export function frugalRung(rungs) {
  const short = rungs.map(({ width, height }) => Math.min(width, height));
  const modest = short.filter((side) => side <= 480);
  return short.indexOf(modest.length ? Math.max(...modest) : Math.min(...short));
}
