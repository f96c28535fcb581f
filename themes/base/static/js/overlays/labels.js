/** Words that do not lie over each other: each one goes down, or up at the bottom, until it finds room. */

/**
 * @typedef {{x: number, y: number, half: number}} Label
 *   The middle of its words, and half their width, in pixels of the picture.
 */

/** How many places are tried for one label: beyond, the picture is full and words may meet. */
const TRIES = 24;

/**
 * Returns the height of each label, in their order; one that met nobody keeps its own.
 * @param {Label[]} labels
 * @param {number} line Height of a line of words.
 * @param {number} tall Height of the picture.
 * @returns {number[]}
 */
export function heightsApart(labels, line, tall) {
  /** @type {Label[]} */
  const placed = [];
  const order = labels.map((_label, index) => index).sort((a, b) => labels[a].y - labels[b].y || a - b);
  const heights = labels.map((label) => label.y);
  for (const index of order) {
    const label = labels[index];
    heights[index] = roomFor(label, placed, line, tall);
    placed.push({ ...label, y: heights[index] });
  }
  return heights;
}

/**
 * @param {Label} label
 * @param {Label[]} placed
 * @param {number} line
 * @param {number} tall
 */
function roomFor(label, placed, line, tall) {
  for (const way of [1, -1]) {
    let y = label.y;
    for (let tries = 0; tries < TRIES; tries += 1) {
      const other = placed.find((found) => meets(found, label, y, line));
      if (!other) return y;
      y = other.y + way * line;
      if (y > tall - line / 2 || y < line / 2) break;
    }
  }
  return label.y;
}

/**
 * @param {Label} other
 * @param {Label} label
 * @param {number} y
 * @param {number} line
 */
function meets(other, label, y, line) {
  return Math.abs(other.y - y) < line - 0.01 && Math.abs(other.x - label.x) < other.half + label.half;
}
