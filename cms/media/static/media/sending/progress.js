/**
 * Lines of media that are being prepared are brought up to date: one question for all those of a page,
 * only while one is unfinished and the page is seen. What is read aloud is the end, not each percent.
 */

import { pauseAfter } from "./arithmetic.js";

const OPEN = "[data-media-line][data-media-open]";
/** @type {HTMLElement | undefined} */
let voice;
let quiet = 0;

/** @param {string} address that gives the news */
export function watch(address) {
  const ask = async () => {
    const lines = [...document.querySelectorAll(OPEN)].map((line) => /** @type {HTMLElement} */ (line));
    if (lines.length && !document.hidden) {
      const changed = await bringUpToDate(address, lines).catch(() => false);
      quiet = changed ? 0 : quiet + 1;
    }
    // Without lines only the page is looked at: a line may come when a file was sent.
    setTimeout(ask, 1000 * (lines.length ? pauseAfter(quiet) : 1));
  };
  ask();
}

/** @param {string} address @param {HTMLElement[]} lines */
async function bringUpToDate(address, lines) {
  const shape = lines[0].dataset.mediaAs ?? "";
  const same = lines.filter((line) => line.dataset.mediaAs === shape);
  const query = new URLSearchParams({ as: shape, lines: same.map((line) => line.dataset.mediaLine).join(",") });
  const answer = await fetch(`${address}?${query}`, { headers: { "X-Requested-With": "XMLHttpRequest" } });
  if (!answer.ok) return false;
  const news = (await answer.json()).lines;
  return same.map((line) => redraw(line, news[line.dataset.mediaLine ?? ""])).some(Boolean);
}

/** @param {HTMLElement} line @param {{html: string, poster: string, open: boolean, said: string} | undefined} news */
function redraw(line, news) {
  if (!news) {
    line.removeAttribute("data-media-open"); // deleted, or no longer ours to see
    return true;
  }
  const before = line.dataset.mediaSeen;
  if (!news.open) line.removeAttribute("data-media-open");
  line.dataset.mediaSeen = stamp(news.html);
  if (before === line.dataset.mediaSeen && news.open) return false;
  const hadFocus = line.contains(document.activeElement);
  line.innerHTML = news.html; // our own server wrote it
  if (hadFocus) /** @type {HTMLElement | null} */ (line.querySelector("a, button"))?.focus();
  for (const poster of document.querySelectorAll(`[data-media-poster="${line.dataset.mediaLine}"]`)) poster.innerHTML = news.poster;
  if (news.said) say(news.said);
  return true;
}

/** The proof of a form changes with each answer, and says nothing new. */
function stamp(/** @type {string} */ html) {
  return html.replace(/name="csrfmiddlewaretoken" value="[^"]*"/g, "");
}

/** @param {string} sentence */
function say(sentence) {
  if (!voice) {
    voice = document.createElement("div");
    voice.className = "w-sr-only";
    voice.setAttribute("role", "status");
    (document.querySelector("main") ?? document.body).append(voice);
  }
  const line = document.createElement("p");
  line.textContent = sentence;
  voice.replaceChildren(line);
}
