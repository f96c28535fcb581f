/** What the map's scripts compute without a browser: views, boxes, numbers in sentences. */

/** @typedef {{zoom: number, lat: number, lng: number}} View */
/** @typedef {{west: number, south: number, east: number, north: number}} Box */

/**
 * Reads a view written in an address: #zoom/latitude/longitude.
 * @param {string} hash
 * @returns {View | null}
 */
export function readHash(hash) {
  const found = /^#(\d{1,2})\/(-?\d{1,2}(?:\.\d+)?)\/(-?\d{1,3}(?:\.\d+)?)$/.exec(hash);
  if (!found) return null;
  const [zoom, lat, lng] = found.slice(1).map(Number);
  return zoom > 20 || Math.abs(lat) > 85 || Math.abs(lng) > 180 ? null : { zoom, lat, lng };
}

/**
 * @param {View} view
 * @returns {string}
 */
export function writeHash({ zoom, lat, lng }) {
  return `#${zoom}/${lat.toFixed(5)}/${lng.toFixed(5)}`;
}

/**
 * Reads "west,south,east,north".
 * @param {string} text
 * @returns {Box | null}
 */
export function readBox(text) {
  const sides = text.split(",").map(Number);
  if (sides.length !== 4 || !sides.every(Number.isFinite)) return null;
  const [west, south, east, north] = sides;
  return { west, south, east, north };
}

/**
 * Widens a box to a grid that follows the zoom: neighbouring views then ask for the same address,
 * which caches know.
 * @param {Box} box
 * @param {number} zoom
 * @returns {string} "west,south,east,north"
 */
export function boxText(box, zoom) {
  const step = 45 / 2 ** Math.max(0, Math.min(18, zoom));
  const down = (/** @type {number} */ side) => Math.floor(side / step) * step;
  const up = (/** @type {number} */ side) => Math.ceil(side / step) * step;
  const sides = [
    Math.max(-180, down(box.west)),
    Math.max(-85, down(box.south)),
    Math.min(180, up(box.east)),
    Math.min(85, up(box.north)),
  ];
  return sides.map((side) => Number(side.toFixed(6))).join(",");
}

/**
 * Fills {names} in a sentence.
 * @param {string} sentence
 * @param {Record<string, string | number>} values
 */
export function say(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}

/**
 * Says how many places of each layer there are: "12 artisans, 3 événements".
 * @param {Record<string, number>} counts by layer
 * @param {Record<string, string>} layers names of the layers for people
 */
export function sayCounts(counts, layers) {
  return Object.entries(counts)
    .map(([name, n]) => `${n} ${(layers[name] ?? name).toLocaleLowerCase()}`)
    .join(", ");
}

/**
 * Reads a position typed by a person: "44.0161, 1.3526", also with decimal commas and a semicolon.
 * @param {string} text
 * @returns {{lat: number, lng: number} | null}
 */
export function readPosition(text) {
  const parts = text.includes(";") ? text.replaceAll(",", ".").split(";") : text.split(/[\s,]+/).filter(Boolean);
  if (parts.length !== 2) return null;
  const [lat, lng] = parts.map((part) => (part.trim() === "" ? NaN : Number(part)));
  const onGlobe = Math.abs(lat) <= 90 && Math.abs(lng) <= 180;
  return onGlobe ? { lat, lng } : null;
}

/**
 * Reads and writes what wagtail-geo-widget stores: SRID=4326;POINT(longitude latitude).
 * @param {string} text
 * @returns {{lat: number, lng: number} | null}
 */
export function readStored(text) {
  const found = /^SRID=4326;POINT\s?\((-?[\d.]+)\s(-?[\d.]+)\)$/.exec(text);
  return found ? readPosition(`${found[2]} ${found[1]}`) : null;
}

/** @param {{lat: number, lng: number}} position */
export function writeStored({ lat, lng }) {
  return `SRID=4326;POINT(${Number(lng.toFixed(6))} ${Number(lat.toFixed(6))})`;
}
