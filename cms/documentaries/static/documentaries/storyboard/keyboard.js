/** What a key asks of the storyboard. Letters are the same in French and in English. */

/** @type {Record<string, string>} */
const KEYS = {
  n: "add", l: "link", d: "duplicate", s: "split", c: "copy", Delete: "delete", "?": "help", 1: "list", 2: "plane", "+": "zoom-in", "-": "zoom-out", 0: "fit", a: "arrange", p: "phone", Escape: "leave", F6: "pane",
};
const WITH_CONTROL = { y: "redo", s: "save" };

/**
 * Returns the name of what a key asks, "" for nothing.
 * @param {{key: string, ctrlKey?: boolean, metaKey?: boolean, altKey?: boolean, shiftKey?: boolean}} event
 */
export function wishOf({ key, ctrlKey, metaKey, altKey, shiftKey }) {
  const letter = key.length === 1 ? key.toLowerCase() : key;
  if (altKey) return { ArrowUp: "up", ArrowDown: "down" }[key] ?? "";
  if (ctrlKey || metaKey) return letter === "z" ? (shiftKey ? "redo" : "undo") : WITH_CONTROL[letter] ?? "";
  return KEYS[letter] ?? "";
}

/**
 * Does the element keep this key for itself? What is written in keeps all but the keys that save; a title of the list
 * lets its row be moved.
 * @param {Element | null} element
 * @param {string} wish
 */
export function keepsKey(element, wish) {
  if (!element) return false;
  if (element.closest("dialog, .modal")) return true;
  if (wish === "save" || wish === "pane") return false;
  if (element.matches("[data-title]")) return wish !== "up" && wish !== "down";
  const isWritten = element.matches("input, textarea, select, [contenteditable], [contenteditable] *");
  return isWritten || (Boolean(element.closest("[data-scene-form]")) && wish !== "undo" && wish !== "redo" && wish !== "leave");
}
