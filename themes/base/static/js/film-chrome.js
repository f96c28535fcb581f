/**
 * media-chrome, as this site uses it: the elements the control bar names and no other, in the language of the
 * page, with styles that the content security policy allows.
 */

import "../npm/media-chrome/media-controller.js";
import "../npm/media-chrome/media-captions-button.js";
import "../npm/media-chrome/media-fullscreen-button.js";
import "../npm/media-chrome/media-gesture-receiver.js";
import "../npm/media-chrome/media-loading-indicator.js";
import "../npm/media-chrome/media-mute-button.js";
import "../npm/media-chrome/media-pip-button.js";
import "../npm/media-chrome/media-play-button.js";
import "../npm/media-chrome/media-time-display.js";
import "../npm/media-chrome/media-time-range.js";
import "../npm/media-chrome/media-volume-range.js";
import { addTranslation } from "../npm/media-chrome/utils/i18n.js";

const NAMES = [
  "media-captions-button", "media-chrome-button", "media-chrome-range", "media-controller", "media-container",
  "media-fullscreen-button", "media-gesture-receiver", "media-loading-indicator", "media-mute-button", "media-pip-button",
  "media-play-button", "media-preview-chapter-display", "media-preview-thumbnail", "media-preview-time-display", "media-text-display",
  "media-time-display", "media-time-range", "media-tooltip", "media-volume-range",
];

let isReady = false;

/**
 * Makes the elements fit for this page, once, before any of them is created.
 * @param {string} language
 * @param {Record<string, string>} words What we say otherwise than media-chrome.
 */
export async function fitChrome(language, words) {
  if (isReady) return;
  isReady = true;
  allowStyles();
  if (language === "fr") {
    const { Fr } = await import("../npm/media-chrome/lang/fr.js");
    addTranslation("fr", { ...Fr, ...words });
  }
}

/**
 * The elements write their styles in their own HTML: our policy asks for the nonce of the page on each. Their
 * classes give that HTML by a static method, which is where the nonce is put.
 */
function allowStyles() {
  const nonce = /** @type {HTMLScriptElement | null} */ (document.querySelector("script[nonce]"))?.nonce ?? "";
  const done = new Set();
  for (const name of NAMES) {
    for (let kind = /** @type {any} */ (customElements.get(name)); kind && kind !== HTMLElement; kind = Object.getPrototypeOf(kind)) {
      if (done.has(kind) || !Object.hasOwn(kind, "getTemplateHTML")) continue;
      done.add(kind);
      const original = kind.getTemplateHTML;
      kind.getTemplateHTML = function getTemplateHTML(...given) {
        return original.apply(this, given).replaceAll("<style>", `<style nonce="${nonce}">`);
      };
    }
  }
}
