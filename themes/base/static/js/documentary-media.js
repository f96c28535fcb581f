/** The films, sounds and pictures of a scene: quiet until it is shown, ready when it is. */

import { savesData } from "./saving.js";

const PLAYLIST = "application/vnd.apple.mpegurl";
const FIRST_BYTES = 512 * 1024;
/** Bits a second: the quality that a player starts with when it knows nothing of the network. */
const FIRST_RATE = 1_500_000;

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

/**
 * Fetch what a scene that may come next needs: pictures and posters, the beginning of its films and
 * sounds, its 3D objects. Nothing where data are saved; no more than pictures on a slow network.
 * @param {Element | undefined} section
 */
export function fetchAhead(section) {
  if (!section || savesData()) return;
  for (const film of section.querySelectorAll("video[poster]")) {
    new Image().src = /** @type {HTMLVideoElement} */ (film).poster;
  }
  for (const picture of section.querySelectorAll("img[loading='lazy']")) {
    /** @type {HTMLImageElement} */ (picture).loading = "eager";
  }
  if (isSlow()) return;
  for (const film of section.querySelectorAll("video")) void fetchFilm(film);
  for (const model of /** @type {NodeListOf<HTMLElement>} */ (section.querySelectorAll("an-model"))) {
    void bring(model.dataset.light ?? model.dataset.src ?? "");
  }
}

/** @type {Set<string>} What was asked for already. */
const asked = new Set();

/** Fetch the first seconds of a film: of its ladder where there is one, else of its file. @param {HTMLVideoElement} film */
async function fetchFilm(film) {
  const sources = [...film.querySelectorAll("source")];
  const ladder = sources.find(({ type }) => type === PLAYLIST)?.src;
  if (!ladder) return bring(sources[0]?.src ?? "", { Range: `bytes=0-${FIRST_BYTES - 1}` });
  const rung = firstRung(await textOf(ladder));
  if (!rung) return undefined;
  const list = new URL(rung, ladder).href;
  for (const piece of firstPieces(await textOf(list))) await bring(new URL(piece, list).href);
  return undefined;
}

/**
 * Return the address of the playlist that a player begins with: the finest that the network bears.
 * @param {string} master
 */
export function firstRung(master) {
  const rungs = [...master.matchAll(/^#EXT-X-STREAM-INF:(?:.*,)?BANDWIDTH=(\d+).*\r?\n([^#\r\n].*)/gm)]
    .map(([, rate, address]) => ({ rate: Number(rate), address: address.trim() }))
    .sort((one, other) => other.rate - one.rate);
  return (rungs.find(({ rate }) => rate <= FIRST_RATE) ?? rungs.at(-1))?.address ?? "";
}

/**
 * Return the addresses that a player asks first of a playlist: its header, and its first segment.
 * @param {string} playlist
 * @returns {string[]}
 */
export function firstPieces(playlist) {
  const header = /^#EXT-X-MAP:.*URI="([^"]+)"/m.exec(playlist)?.[1];
  const segment = playlist.split(/\r?\n/).find((line) => line && !line.startsWith("#"));
  return [header, segment].flatMap((each) => each ?? []);
}

/**
 * Fetch an address once, when nothing else waits.
 * @param {string} address
 * @param {Record<string, string>} [headers]
 * @returns {Promise<Blob | undefined>}
 */
async function bring(address, headers = {}) {
  if (!address || asked.has(address)) return undefined;
  asked.add(address);
  try {
    const answer = await fetch(address, { headers, priority: "low" });
    return answer.ok ? await answer.blob() : undefined;
  } catch {
    return undefined; // it will be asked for again when it is played
  }
}

/** @param {string} address */
async function textOf(address) {
  return (await (await bring(address))?.text()) ?? "";
}

/** Is the network too slow to fetch what nobody may ever play? */
function isSlow() {
  const kind = /** @type {any} */ (globalThis.navigator)?.connection?.effectiveType;
  return typeof kind === "string" && kind !== "4g";
}
