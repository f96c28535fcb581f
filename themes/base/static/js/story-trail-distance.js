/** How far a place is, and which way: arithmetic on the globe, without any page. */

const EARTH = 6_371_008.8; // metres, mean radius (IUGG)
const ARRIVED = 30; // metres: the width of a square
export const ROUGH = 100; // metres: beyond it, distances in a town say little

/** @typedef {{lat: number, lng: number}} Point In degrees. */

/** @param {number} degrees */
const radians = (degrees) => (degrees * Math.PI) / 180;

/**
 * Return the distance in metres along the globe (haversine).
 * @param {Point} from
 * @param {Point} to
 */
export function distance(from, to) {
  const [one, other] = [radians(from.lat), radians(to.lat)];
  const across = Math.sin((other - one) / 2) ** 2 + Math.cos(one) * Math.cos(other) * Math.sin(radians(to.lng - from.lng) / 2) ** 2;
  return 2 * EARTH * Math.asin(Math.min(1, Math.sqrt(across)));
}

/**
 * Return the eighth of the compass in which `to` lies: 0 is north, 2 east, 4 south, 6 west.
 * @param {Point} from
 * @param {Point} to
 */
export function direction(from, to) {
  const [one, other, turn] = [radians(from.lat), radians(to.lat), radians(to.lng - from.lng)];
  const angle = Math.atan2(
    Math.sin(turn) * Math.cos(other),
    Math.cos(one) * Math.sin(other) - Math.sin(one) * Math.cos(other) * Math.cos(turn),
  );
  return ((Math.round(angle / (Math.PI / 4)) % 8) + 8) % 8;
}

/**
 * Return whether somebody is at a place: "here" when the error of the position still leaves them there, "maybe" when
 * the place is within that error, "far" otherwise.
 * @param {number} metres To the place.
 * @param {number} accuracy Of the position, in metres.
 * @returns {"here" | "maybe" | "far"}
 */
export function nearness(metres, accuracy) {
  if (metres + accuracy <= 2 * ARRIVED || (metres <= ARRIVED && accuracy <= ARRIVED)) return "here";
  return metres <= accuracy + ARRIVED ? "maybe" : "far";
}

/**
 * Return a distance in words, as precise as it deserves: 40 m, 350 m, 1,2 km, 12 km.
 * @param {number} metres
 * @param {string} [language]
 */
export function inWords(metres, language = "fr") {
  if (metres < 995) return `${Math.max(10, Math.round(metres / 10) * 10)} m`;
  const kilometres = metres / 1000;
  return `${kilometres.toLocaleString(language, { maximumFractionDigits: kilometres < 9.95 ? 1 : 0 })} km`;
}
