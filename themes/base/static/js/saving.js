/** Does the visitor ask for less data, by the browser's data saver or the system's setting? */
export function savesData() {
  const asked = /** @type {any} */ (globalThis.navigator)?.connection?.saveData;
  return Boolean(asked) || Boolean(globalThis.matchMedia?.("(prefers-reduced-data: reduce)").matches);
}
