/** What the player draws around a scene: the progress bar, the map, and the stillness of the rest of the page. */

import { fill } from "./documentary-journey.js";

/** @typedef {import("./documentary-journey.js").Journey} Journey */

/**
 * Return everything of the page that is neither the story nor around it.
 * @param {HTMLElement} story
 * @returns {HTMLElement[]}
 */
export function around(story) {
  const nodes = [];
  for (let node = story; node.parentElement && node !== document.body; node = node.parentElement) {
    for (const other of node.parentElement.children) {
      if (other !== node && other instanceof HTMLElement) nodes.push(other);
    }
  }
  return nodes;
}

/**
 * @param {Element} bar With one child for each scene.
 * @param {Journey} journey
 * @param {string} sentence What a screen reader says of it.
 */
export function drawProgress(bar, journey, sentence) {
  bar.setAttribute("aria-valuenow", String(journey.progress.position));
  bar.setAttribute("aria-valuetext", sentence);
  for (const step of bar.children) {
    const id = /** @type {HTMLElement} */ (step).dataset.step ?? "";
    step.classList.toggle("is-seen", journey.seen.has(id));
    step.classList.toggle("is-current", id === journey.current);
  }
}

/**
 * @param {Element} map
 * @param {Journey} journey
 * @param {string} seenWord What is written beside a scene already seen.
 */
export function drawMap(map, journey, seenWord) {
  for (const link of /** @type {NodeListOf<HTMLElement>} */ (map.querySelectorAll("[data-map]"))) {
    const id = link.dataset.map ?? "";
    const isSeen = journey.seen.has(id);
    link.classList.toggle("is-seen", isSeen);
    if (id === journey.current) link.setAttribute("aria-current", "step");
    else link.removeAttribute("aria-current");
    const state = link.querySelector(".story-map__state");
    if (state) state.textContent = isSeen ? seenWord : "";
  }
  const count = /** @type {HTMLElement} */ (map.querySelector("[data-story-count]"));
  const { seen, total } = journey.progress;
  count.textContent = fill(count.dataset.words ?? "", { seen, total });
}

const STOPS = "a[href], button, summary, input, select, audio, [tabindex='0']";

/**
 * Moves up or down as a remote control does: through the scene first, then from link to link, to the bar.
 * @param {HTMLElement} story
 * @param {HTMLElement} section
 * @param {1 | -1} way Down, or up.
 * @returns {boolean} False when the scene is to scroll by itself.
 */
export function steer(story, section, way) {
  const focused = document.activeElement;
  const room = way > 0 ? section.scrollHeight - section.clientHeight - section.scrollTop : section.scrollTop;
  if (focused === section && room > 2) return false;
  const stops = /** @type {HTMLElement[]} */ ([...section.querySelectorAll(STOPS), ...story.querySelectorAll(".story-bar button")])
    .filter((each) => each.checkVisibility() && !(/** @type {HTMLButtonElement} */ (each).disabled));
  const rank = focused === section ? (way > 0 ? -1 : 0) : stops.indexOf(/** @type {HTMLElement} */ (focused));
  const target = stops[rank + way];
  if (target) target.focus();
  else if (way < 0) section.focus({ preventScroll: true });
  return true;
}
