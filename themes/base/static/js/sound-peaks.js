/** The waveform of a sound, from the JSON that the pipeline writes in the shape of audiowaveform's. */

/** @typedef {{bits?: number, length: number, data: number[]}} Peaks Pairs of lowest and highest. */

/**
 * Returns `count` heights from 0 to 1: the loudest of each stretch, the loudest of all at 1 unless the sound is
 * almost silent.
 * @param {Peaks} peaks
 * @param {number} count
 */
export function barsOf(peaks, count) {
  const most = 2 ** ((peaks.bits ?? 8) - 1);
  const pairs = Math.floor((peaks.data?.length ?? 0) / 2);
  if (!pairs || count < 1) return [];
  const bars = Array.from({ length: Math.min(count, pairs) }, (_unused, index, total = Math.min(count, pairs)) => {
    const [from, to] = [Math.floor((index * pairs) / total), Math.max(Math.floor((index * pairs) / total) + 1, Math.floor(((index + 1) * pairs) / total))];
    let loudest = 0;
    for (let at = from; at < to; at += 1) loudest = Math.max(loudest, -peaks.data[2 * at], peaks.data[2 * at + 1]);
    return loudest / most;
  });
  const top = Math.max(0.05, ...bars);
  return bars.map((bar) => Math.min(1, bar / top));
}

/**
 * Returns the path of rounded bars, mirrored around the middle, in a drawing of one unit a bar and 100 high.
 * @param {number[]} bars
 * @param {number} [least] Height of silence.
 */
export function pathOf(bars, least = 3) {
  return bars.map((bar, index) => {
    const half = Math.max(least, bar * 100) / 2;
    return `M${index + 0.5} ${(50 - half).toFixed(1)}V${(50 + half).toFixed(1)}`;
  }).join("");
}
