/** The finger in the player of a web documentary: a quick movement across goes on, or back. */

import { swipe } from "./documentary-journey.js";

/**
 * Calls `act` with what each swipe over an element asks for.
 * @param {HTMLElement} element
 * @param {string} apart What keeps its movements for itself.
 * @param {(asked: "next" | "back") => void} act
 */
export function onSwipe(element, apart, act) {
  /** @type {{x: number, y: number, at: number} | null} */
  let from = null;
  element.addEventListener("touchstart", ({ touches, target, timeStamp: at }) => {
    const isOurs = touches.length === 1 && !(/** @type {HTMLElement} */ (target).closest(apart));
    from = isOurs ? { x: touches[0].clientX, y: touches[0].clientY, at } : null;
  }, { passive: true });
  element.addEventListener("touchend", ({ changedTouches, timeStamp }) => {
    if (!from) return;
    const { clientX, clientY } = changedTouches[0];
    const asked = swipe(clientX - from.x, clientY - from.y, timeStamp - from.at);
    from = null;
    if (asked) act(asked);
  }, { passive: true });
}
