/** What a key asks of the film player. Letters are the same in French and in English. */

/** @type {Record<string, [string, number?]>} */
const KEYS = {
  " ": ["toggle"], k: ["toggle"], ArrowLeft: ["seek", -5], ArrowRight: ["seek", 5], j: ["seek", -10], l: ["seek", 10],
  ArrowUp: ["volume", 0.1], ArrowDown: ["volume", -0.1], m: ["mute"], c: ["captions"], f: ["fullscreen"],
  ",": ["frame", -1], ".": ["frame", 1], "<": ["rate", -1], ">": ["rate", 1], n: ["chapter", 1], p: ["chapter", -1],
  Home: ["share", 0], End: ["share", 1], "?": ["help"],
  d: ["overlays"], b: ["loop"], v: ["mirror"], a: ["angle"], i: ["picture"],
};

/**
 * Returns what a key asks and by how much, or null. A digit goes to that tenth of the film; it is read from
 * its place on the keyboard, because a French keyboard needs Shift for digits.
 * @param {{key: string, code?: string, altKey?: boolean, ctrlKey?: boolean, metaKey?: boolean}} event
 * @returns {[string, number] | null}
 */
export function filmWish(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return null;
  const known = KEYS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (known) return [known[0], known[1] ?? 0];
  const digit = /^\d$/.test(event.key) ? event.key : /^Digit(\d)$/.exec(event.code ?? "")?.[1];
  return digit === undefined ? null : ["share", Number(digit) / 10];
}

/**
 * Does an element keep this key for itself? A list keeps all; a button keeps what presses it; a
 * volume slider keeps the arrows.
 * @param {string} tag In lower case.
 * @param {string | null} role
 * @param {string} key
 */
export function keepsKey(tag, role, key) {
  if (["select", "input", "textarea", "dialog"].includes(tag)) return true;
  if (tag === "media-volume-range") return key.startsWith("Arrow") || key === "Home" || key === "End";
  const isButton = tag === "button" || tag === "a" || tag === "summary" || role === "button" || role === "switch";
  return isButton && (key === " " || key === "Enter");
}
