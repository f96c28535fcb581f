/** Where the picture of a film stands in its box: the bands that letterboxing leaves, and the layer over the picture. */

/** @typedef {{left: number, top: number, width: number, height: number}} Box Pixels. */

/**
 * Returns the box of a picture that is shown whole and centred ("object-fit: contain") in a frame.
 * @param {number} pictureWidth
 * @param {number} pictureHeight
 * @param {number} frameWidth
 * @param {number} frameHeight
 * @returns {Box}
 */
export function pictureBox(pictureWidth, pictureHeight, frameWidth, frameHeight) {
  if (!(pictureWidth > 0 && pictureHeight > 0 && frameWidth > 0 && frameHeight > 0)) {
    return { left: 0, top: 0, width: Math.max(0, frameWidth) || 0, height: Math.max(0, frameHeight) || 0 };
  }
  const scale = Math.min(frameWidth / pictureWidth, frameHeight / pictureHeight);
  const [width, height] = [pictureWidth * scale, pictureHeight * scale];
  return { left: (frameWidth - width) / 2, top: (frameHeight - height) / 2, width, height };
}

/**
 * Returns the line of a WebVTT cue that leaves so much room under it: -1 is the lowest line.
 * @param {number} room Pixels.
 * @param {number} line Height of a line, pixels.
 */
export function linesUnder(room, line) {
  return -1 - Math.ceil(room / line);
}

/**
 * Guesses the rows that a text takes.
 * @param {string} text
 * @param {number} letters In a row.
 */
export function rowsOf(text, letters) {
  return text.split("\n").reduce((rows, part) => rows + Math.max(1, Math.ceil(part.length / Math.max(1, letters))), 0);
}
