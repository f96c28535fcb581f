/** The scenes of a long story come when they are needed: the ones ahead before anybody asks. */

import { fetchModules } from "./core.js";
import { sceneOfHash } from "./documentary-journey.js";
import { fetchAhead, waitForMedia } from "./documentary-media.js";

/** Scenes brought ahead: the next one told, and what three choices lead to. */
const MOST_AHEAD = 4;

/** @type {WeakMap<Element, Promise<boolean>>} What is on its way. */
const coming = new WeakMap();

/**
 * Reads from a light scene what the player needs of it: its address and its title.
 * @param {HTMLElement} section
 */
export function prepare(section) {
  if (section.dataset.light === undefined) return;
  section.dataset.url = section.querySelector(".scene__wait a")?.getAttribute("href") ?? "";
  section.dataset.title = section.querySelector("h2")?.textContent ?? "";
}

/**
 * Gives a scene its content, once; false when it could not be fetched.
 * @param {HTMLElement} section
 * @returns {Promise<boolean>}
 */
export function complete(section) {
  if (section.dataset.light === undefined) return Promise.resolve(true);
  const asked = coming.get(section) ?? fetchInto(section).finally(() => coming.delete(section));
  coming.set(section, asked);
  return asked;
}

/** @param {HTMLElement} section */
async function fetchInto(section) {
  try {
    const answer = await fetch(`${section.dataset.url}suite/`);
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const whole = page.querySelector("section[data-scene]");
    if (!whole) return false;
    const playing = section.dataset.active;
    section.className = whole.className;
    section.replaceChildren(...whole.childNodes);
    if (playing !== undefined) section.dataset.active = playing;
    delete section.dataset.light;
    section.setAttribute("aria-labelledby", whole.getAttribute("aria-labelledby") ?? "");
    waitForMedia(section);
    fetchModules(section);
    fetchScripts(section);
    return true;
  } catch {
    return false; // no network: the player says so
  }
}

/** A script that comes with a scene (the map of its places) does not run by itself. @param {HTMLElement} section */
function fetchScripts(section) {
  const scripts = /** @type {NodeListOf<HTMLScriptElement>} */ (section.querySelectorAll("script[type='module'][src]"));
  for (const { src } of scripts) void import(src);
}

/**
 * Brings the scenes that may follow, the next one told first, and the beginning of their media.
 * @param {HTMLElement} section
 * @param {string} next
 * @param {(id: string) => HTMLElement | undefined} find
 */
export async function bringAhead(section, next, find) {
  const links = [...section.querySelectorAll("a[href^='#scene-']")].map((link) => sceneOfHash(link.getAttribute("href") ?? ""));
  for (const id of new Set([next, ...links].slice(0, MOST_AHEAD))) {
    const ahead = find(id);
    if (ahead && ahead !== section && (await complete(ahead))) fetchAhead(ahead);
  }
}

/**
 * Says in the place of a scene that it could not be fetched, with a button to try again.
 * @param {HTMLElement} section
 * @param {{lost: string, again: string}} words
 * @param {() => void} tryAgain
 */
export function sayLost(section, words, tryAgain) {
  const place = section.querySelector(".scene__wait");
  if (!place) return;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button";
  button.textContent = words.again;
  button.addEventListener("click", tryAgain);
  place.setAttribute("role", "alert");
  place.replaceChildren(`${words.lost} `, button);
}
