/** What a key asks of the tool. Letters are the same in French and in English. */

/** @type {Record<string, string>} */
const KEYS = {
  " ": "play", k: "play", j: "second-back", l: "second-on", ArrowLeft: "frame-back", ArrowRight: "frame-on", i: "set-in", o: "set-out",
  n: "new-phase", s: "split", t: "key", Delete: "delete", Backspace: "delete", Escape: "leave", "?": "help", "+": "zoom-in", "-": "zoom-out",
};
const FAR = { "frame-back": "frames-back", "frame-on": "frames-on" };

/** @type {Record<string, number[]>} Where the arrows lead on a picture: to the right, and down. */
export const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/**
 * Returns the name of what a key asks, "" for nothing.
 * @param {{key: string, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean, shiftKey?: boolean}} event
 */
export function wishOf({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  if (altKey) return "";
  const letter = key.length === 1 ? key.toLowerCase() : key;
  if (ctrlKey || metaKey) {
    if (letter === "z") return shiftKey ? "redo" : "undo";
    return { y: "redo", s: "save" }[letter] ?? "";
  }
  const wish = KEYS[letter] ?? "";
  return shiftKey && FAR[wish] ? FAR[wish] : wish;
}

/**
 * Does the element keep this key for itself? Fields keep all but the keys that undo and save.
 * @param {Element | null} element
 * @param {string} wish
 * @param {string} key
 */
export function keepsKey(element, wish, key) {
  if (!element) return false;
  if (element.closest("dialog")) return true;
  if (wish === "save") return false;
  if (element.matches("input, textarea, select")) return true;
  const isPressed = element.matches("button, a, summary, [role=tab]");
  return (isPressed && (key === " " || key === "Enter")) || (element.matches("[role=tab]") && key.startsWith("Arrow"));
}
