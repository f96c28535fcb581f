/** The films, sounds and pictures of a scene: quiet until it is shown, ready when it is. */

import { savesData } from "./saving.js";

/** @param {Element} section @returns {NodeListOf<HTMLMediaElement>} */
const mediaOf = (section) => section.querySelectorAll("video, audio");

/** Nothing is loaded for a scene that nobody sees. @param {Element} section */
export function waitForMedia(section) {
  for (const media of mediaOf(section)) media.preload = "none";
}

/** @param {Element} section */
export function quieten(section) {
  for (const media of mediaOf(section)) {
    if (!media.paused) media.pause();
  }
}

/** @param {Element} section */
export function showMedia(section) {
  if (savesData()) return;
  for (const media of mediaOf(section)) {
    if (!media.closest("film-player")) media.preload = "metadata"; // the player loads when it is asked to
  }
}

/** Fetch the posters and pictures of the scene that comes next. @param {Element | undefined} section */
export function fetchAhead(section) {
  if (!section || savesData()) return;
  for (const film of section.querySelectorAll("video[poster]")) {
    new Image().src = /** @type {HTMLVideoElement} */ (film).poster;
  }
  for (const picture of section.querySelectorAll("img[loading='lazy']")) {
    /** @type {HTMLImageElement} */ (picture).loading = "eager";
  }
}
