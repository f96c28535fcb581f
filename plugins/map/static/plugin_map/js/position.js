/**
 * <an-position>: chooses a position on a map, by a search, by the mouse or by the keyboard.
 *
 * Nothing is stored before somebody chose; everything shown is text, never HTML.
 */

import { drawGround, loadLeaflet } from "./base.js";
import { readBox, readPosition, readStored, say, writeStored } from "./view.js";

const PAUSE = 250;

class PositionField extends HTMLElement {
  /** @type {Record<string, string>} */
  words = {};
  /** @type {{label: string, lat: number, lng: number}[]} */
  places = [];

  get field() {
    return /** @type {HTMLInputElement} */ (this.querySelector("input[type=hidden]"));
  }

  get search() {
    return /** @type {HTMLInputElement} */ (this.querySelector("[role=combobox]"));
  }

  get results() {
    return /** @type {HTMLElement} */ (this.querySelector("[role=listbox]"));
  }

  get canvas() {
    return /** @type {HTMLElement} */ (this.querySelector(".an-position__map"));
  }

  get typed() {
    return /** @type {HTMLInputElement} */ (this.querySelector(".an-position__foot input"));
  }

  get remover() {
    return /** @type {HTMLButtonElement} */ (this.querySelector(".an-position__foot button"));
  }

  connectedCallback() {
    this.words = JSON.parse(this.dataset.words ?? "{}");
    // A map in a closed tab has no size: it starts when it is first seen.
    const seen = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      seen.disconnect();
      this.start();
    });
    seen.observe(this);
  }

  async start() {
    const { outlines = "", tiles = "" } = this.dataset;
    const L = await loadLeaflet(/** @type {string} */ (this.dataset.leaflet));
    this.L = L;
    const map = L.map(this.canvas, { zoomControl: false, attributionControl: false, maxZoom: 18 });
    this.map = map;
    L.control.attribution({ prefix: false }).addTo(map);
    L.control.zoom({ zoomInTitle: this.words.zoom_in, zoomOutTitle: this.words.zoom_out }).addTo(map);
    this.canvas.setAttribute("role", "application");
    this.canvas.setAttribute("aria-label", this.words.map);
    this.showStored();
    drawGround(L, map, { outlines, tiles, lastZoom: 18, plan: this.words.plan }, { outline: "an-position__outline", names: true });
    map.on("click", (event) => this.choose(event.latlng));
    this.canvas.addEventListener("keydown", (event) => {
      if (event.key !== "Enter" || event.target !== this.canvas) return;
      event.preventDefault();
      this.choose(map.getCenter());
    });
    this.listen();
    this.classList.add("is-ready");
  }

  showStored() {
    const stored = readStored(this.field.value);
    const box = readBox(this.dataset.box ?? "");
    if (stored) {
      this.map?.setView([stored.lat, stored.lng], 15);
      this.mark(stored);
    } else if (box) this.map?.fitBounds([[box.south, box.west], [box.north, box.east]]);
  }

  listen() {
    let waiting = 0;
    this.search.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = window.setTimeout(() => this.look(this.search.value), PAUSE);
    });
    this.search.addEventListener("keydown", (event) => this.walk(event));
    this.search.addEventListener("blur", () => window.setTimeout(() => this.close(), PAUSE));
    this.typed.addEventListener("change", () => this.readTyped());
    this.typed.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      this.readTyped();
    });
    this.remover.addEventListener("click", () => this.clear());
  }

  /** @param {string} words */
  async look(words) {
    if (words.trim().length < 2) return this.close();
    this.asked?.abort();
    this.asked = new AbortController();
    const { signal } = this.asked;
    const answer = await fetch(`${this.dataset.search}?q=${encodeURIComponent(words)}`, { signal }).catch(() => null);
    if (signal.aborted) return;
    if (!answer?.ok) return this.say(this.words.failed, true);
    const { results } = await answer.json();
    this.offer(results);
  }

  /** @param {{label: string, lat: number, lng: number}[]} places */
  offer(places) {
    const options = places.map((place, n) => {
      const option = document.createElement("li");
      option.setAttribute("role", "option");
      option.id = `${this.results.id}_${n}`;
      option.textContent = place.label;
      option.addEventListener("mousedown", (event) => event.preventDefault());
      option.addEventListener("click", () => this.take(place));
      return option;
    });
    this.places = places;
    this.results.replaceChildren(...options);
    this.results.hidden = !places.length;
    this.search.setAttribute("aria-expanded", String(places.length > 0));
    this.search.removeAttribute("aria-activedescendant");
    this.say(places.length ? say(this.words.found, { n: places.length }) : this.words.none);
  }

  /** @param {KeyboardEvent} event */
  walk(event) {
    if (event.key === "Escape") this.close();
    if (event.key === "Enter") {
      event.preventDefault(); // never sends the page's form
      const active = this.active();
      if (active >= 0 || this.places.length === 1) this.take(this.places[Math.max(0, active)]);
    }
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const options = [...this.results.children];
    if (!step || !options.length) return;
    event.preventDefault();
    const next = (this.active() + step + options.length) % options.length;
    options.forEach((option, n) => option.setAttribute("aria-selected", String(n === next)));
    options[next].scrollIntoView({ block: "nearest" });
    this.search.setAttribute("aria-activedescendant", options[next].id);
  }

  active() {
    return [...this.results.children].findIndex((option) => option.getAttribute("aria-selected") === "true");
  }

  /** @param {{label: string, lat: number, lng: number}} place */
  take(place) {
    this.search.value = place.label;
    this.close();
    this.map?.setView([place.lat, place.lng], 16);
    this.choose(place);
  }

  close() {
    this.results.hidden = true;
    this.search.setAttribute("aria-expanded", "false");
  }

  /** @param {{lat: number, lng: number}} position */
  choose(position) {
    this.store(writeStored(position));
    this.mark(position);
    this.say(this.words.placed);
  }

  clear() {
    this.store("");
    this.marker?.remove();
    this.marker = undefined;
    this.typed.value = "";
    this.remover.hidden = true;
    this.say(this.words.cleared);
    this.search.focus();
  }

  readTyped() {
    const typed = this.typed.value.trim();
    if (!typed) return this.field.value ? this.clear() : undefined;
    const position = readPosition(typed);
    if (!position) return this.say(this.words.invalid, true);
    this.map?.setView([position.lat, position.lng], 16);
    this.choose(position);
  }

  /** @param {{lat: number, lng: number}} position */
  mark({ lat, lng }) {
    const { L, map } = this;
    if (!L || !map) return;
    if (this.marker) this.marker.setLatLng([lat, lng]);
    else {
      const icon = L.divIcon({ className: "an-position__pin", html: document.createElement("span"), iconSize: [44, 44], iconAnchor: [22, 38] });
      this.marker = L.marker([lat, lng], { icon, draggable: true }).addTo(map);
      this.marker.getElement()?.setAttribute("aria-label", this.words.marker);
      this.marker.on("dragend", () => this.marker && this.choose(this.marker.getLatLng()));
    }
    this.typed.value = `${Number(lat.toFixed(6))}, ${Number(lng.toFixed(6))}`;
    this.remover.hidden = false;
  }

  /** @param {string} value */
  store(value) {
    this.field.value = value;
    this.field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  /**
   * @param {string} sentence
   * @param {boolean} wrong
   */
  say(sentence, wrong = false) {
    const line = /** @type {HTMLElement} */ (this.querySelector("[role=status]"));
    line.textContent = sentence;
    line.classList.toggle("an-position__says--wrong", wrong);
  }
}

customElements.define("an-position", PositionField);
