/**
 * What can be undone: documents before and after the present one, without limit. A document is never changed in
 * place, so that a history of a thousand of them holds little more than what differs.
 *
 * @template T
 * @typedef {{present: T, before: Link<T> | null, after: Link<T> | null, mark: string}} History
 */
/** @template T @typedef {{document: T, next: Link<T> | null}} Link */

/**
 * @template T
 * @param {T} document
 * @returns {History<T>}
 */
export const startHistory = (document) => ({ present: document, before: null, after: null, mark: "" });

/**
 * Returns the history after a change. Changes that follow each other with the same mark (a drag, a word being typed)
 * are one step.
 * @template T
 * @param {History<T>} history
 * @param {T} document
 * @param {string} [mark]
 * @returns {History<T>}
 */
export function record(history, document, mark = "") {
  if (document === history.present) return history;
  const continues = mark !== "" && mark === history.mark;
  const before = continues ? history.before : { document: history.present, next: history.before };
  return { present: document, before, after: null, mark };
}

/**
 * @template T
 * @param {History<T>} history
 * @returns {History<T>}
 */
export function undone({ present, before, after, mark }) {
  if (!before) return { present, before, after, mark };
  return { present: before.document, before: before.next, after: { document: present, next: after }, mark: "" };
}

/**
 * @template T
 * @param {History<T>} history
 * @returns {History<T>}
 */
export function redone({ present, before, after, mark }) {
  if (!after) return { present, before, after, mark };
  return { present: after.document, before: { document: present, next: before }, after: after.next, mark: "" };
}
