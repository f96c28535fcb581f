/** The choices of a scene that wait for something: hidden until it was seen, marked when they have just opened. */

/** @typedef {import("./documentary-journey.js").Journey} Journey */

/** @param {string | undefined} text Ids, with spaces between them. */
const ids = (text) => (text ?? "").split(" ").filter(Boolean);

/**
 * Offers, of the choices of a scene, those whose condition is fulfilled, and only these.
 * @param {Element} section
 * @param {Journey} journey
 */
export function offerChoices(section, journey) {
  for (const item of /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll("[data-after], [data-until]"))) {
    const isOpen = journey.isOpen({ after: ids(item.dataset.after), until: ids(item.dataset.until) });
    mark(item, isOpen && item.dataset.shut !== undefined);
    item.toggleAttribute("data-shut", !isOpen);
    item.hidden = !isOpen;
  }
  for (const question of /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll(".choices"))) {
    question.hidden = !question.querySelector("li:not([hidden])");
  }
}

/** Outside the player the story is a page to read: everything is there. @param {Element} section */
export function showEveryChoice(section) {
  for (const each of /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll(".choices, .choices li"))) each.hidden = false;
}

/** @param {Element | undefined} section @returns {HTMLAnchorElement[]} The links that digits choose from. */
export function offeredLinks(section) {
  return [...(section?.querySelectorAll(".choices li:not([hidden]) a") ?? [])].map((link) => /** @type {HTMLAnchorElement} */ (link));
}

/** @param {HTMLElement} item @param {boolean} isNew */
function mark(item, isNew) {
  const badge = /** @type {HTMLElement | null} */ (item.querySelector(".choices__new"));
  if (badge) badge.hidden = !isNew;
}
