/** The words of an editor, in the language of the back office: they come with its state. */

/** @type {Record<string, string>} */
let words = {};

/** @param {Record<string, string>} given */
export function learn(given) {
  words = given;
}

/**
 * Returns a sentence, with its values in the place of {name}.
 * @param {string} name
 * @param {Record<string, string | number>} [values]
 */
export const say = (name, values = {}) =>
  Object.entries(values).reduce((text, [key, value]) => text.replaceAll(`{${key}}`, String(value)), words[name] ?? name);
