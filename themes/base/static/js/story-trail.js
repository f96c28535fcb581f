/** <an-trail>: says how far the places of a visit are, once the visitor asks. The position never leaves the device. */

import { fill } from "./documentary-journey.js";
import { ROUGH, direction, distance, inWords, nearness } from "./story-trail-distance.js";

/** @typedef {{name: string, lat: number, lng: number, item: HTMLElement}} Stop */

class StoryTrail extends HTMLElement {
  connectedCallback() {
    if (!("geolocation" in navigator)) return;
    this.one(".trail__ask").hidden = false;
    this.one("[data-trail='start']").addEventListener("click", () => this.start());
    this.one("[data-trail='stop']").addEventListener("click", () => this.stop());
  }

  disconnectedCallback() {
    if (this.watch !== undefined) navigator.geolocation.clearWatch(this.watch);
  }

  /** @param {string} selector */
  one(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }

  /** @returns {Stop[]} */
  get stops() {
    return [.../** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-lat]"))].map((item) => ({
      name: item.dataset.name ?? "", lat: Number(item.dataset.lat), lng: Number(item.dataset.lng), item,
    }));
  }

  start() {
    this.say(this.dataset.searching ?? "");
    this.show(true);
    this.watch = navigator.geolocation.watchPosition(
      ({ coords }) => this.place(coords),
      (error) => this.fail(error.code === error.PERMISSION_DENIED),
      { enableHighAccuracy: true, maximumAge: 10_000, timeout: 30_000 },
    );
  }

  stop(said = this.dataset.stopped ?? "") {
    if (this.watch !== undefined) navigator.geolocation.clearWatch(this.watch);
    this.watch = undefined;
    this.show(false);
    for (const { item } of this.stops) {
      item.classList.remove("is-here", "is-nearest");
      /** @type {HTMLElement} */ (item.querySelector(".trail__how")).textContent = "";
    }
    this.say(said);
  }

  /** @param {boolean} isDenied */
  fail(isDenied) {
    if (isDenied) this.stop(this.dataset.denied);
    else this.say(this.dataset.unavailable ?? "");
  }

  /** @param {boolean} isFollowing */
  show(isFollowing) {
    this.one("[data-trail='start']").hidden = isFollowing;
    this.one("[data-trail='stop']").hidden = !isFollowing;
  }

  /** @param {{latitude: number, longitude: number, accuracy: number}} coords */
  place({ latitude, longitude, accuracy }) {
    const me = { lat: latitude, lng: longitude };
    const ranked = this.stops.map((stop) => ({ ...stop, metres: distance(me, stop) })).sort((one, other) => one.metres - other.metres);
    for (const [rank, stop] of ranked.entries()) this.tell(stop, me, accuracy, rank === 0);
    const [nearest] = ranked;
    if (!nearest) return;
    const words = { name: nearest.name, distance: inWords(nearest.metres), accuracy: inWords(accuracy) };
    const isHere = nearness(nearest.metres, accuracy) === "here";
    const said = [fill((isHere ? this.dataset.arrived : this.dataset.nearest) ?? "", words)];
    if (accuracy > ROUGH) said.push(fill(this.dataset.imprecise ?? "", words));
    this.say(said.join(" "));
  }

  /** @param {Stop & {metres: number}} stop @param {{lat: number, lng: number}} me @param {number} accuracy @param {boolean} isNearest */
  tell({ item, metres, ...there }, me, accuracy, isNearest) {
    const state = nearness(metres, accuracy);
    const where = (this.dataset.directions ?? "").split(",")[direction(me, there)] ?? "";
    const words = { distance: inWords(metres), direction: where, accuracy: inWords(accuracy) };
    item.classList.toggle("is-here", state === "here");
    item.classList.toggle("is-nearest", isNearest);
    /** @type {HTMLElement} */ (item.querySelector(".trail__how")).textContent = fill(this.dataset[state] ?? "", words);
  }

  /** Said only when it changes: a position comes every second. @param {string} words */
  say(words) {
    const status = this.one(".trail__said");
    if (status.textContent !== words) status.textContent = words;
  }
}

customElements.define("an-trail", StoryTrail);
