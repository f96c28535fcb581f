/** Making and finding elements. */

/**
 * Returns a new element.
 * @param {string} name
 * @param {Record<string, any>} [attributes] Functions are listeners; false and undefined are left out.
 * @param {(Node | string)[]} children
 * @returns {any}
 */
export function make(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(key, value);
    else if (value === true) element.setAttribute(key, "");
    else if (value !== undefined && value !== false) element.setAttribute(key, String(value));
  }
  element.append(...children);
  return element;
}

/** @param {string} selector @param {ParentNode} [within] @returns {any} */
export const find = (selector, within = document) => within.querySelector(selector);

/** @param {string} selector @param {ParentNode} [within] @returns {any[]} */
export const findAll = (selector, within = document) => [...within.querySelectorAll(selector)];
