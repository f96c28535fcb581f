/** The arithmetic of an area of a picture. No page needed. */

/**
 * Return how a picture is enlarged and moved so that an area fills its box, without showing what is outside it.
 * @param {number} x The middle of the area from the left, in per cent.
 * @param {number} y From the top.
 * @param {number} width Of the area, in per cent of the picture.
 * @returns {{scale: number, left: number, top: number}} `left` and `top` in per cent of the box, from its corner.
 */
export function zoomTo(x, y, width) {
  const scale = 100 / Math.min(100, Math.max(10, width || 100));
  const shift = (middle) => Math.min(0, Math.max(100 - 100 * scale, 50 - middle * scale)) || 0;
  return { scale, left: shift(x), top: shift(y) };
}

/**
 * Read "x y width" as the server writes it; the whole picture for what is no area.
 * @param {string | undefined} text
 */
export function readZoom(text) {
  const [x, y, width] = (text ?? "").split(" ").map(Number);
  return [x, y, width].every(Number.isFinite) ? zoomTo(x, y, width) : zoomTo(50, 50, 100);
}
