/** `<an-compare>`: two films driven as one, phase by phase; without it each has the browser's own controls. */

import { alignment } from "./alignment.js";
import { filmWish } from "./film-keys.js";
import { RATES, chapterJump, nextRate, timeLabel } from "./film-time.js";

const FRAME = 1 / 25;
/** How far a film may be from its place before it is sent there, seconds; how slow a browser plays at least. */
const DRIFT = 0.12;
const SLOWEST = 0.0625;

class Comparison extends HTMLElement {
  time = 0;
  rate = 1;
  isPlaying = false;

  connectedCallback() {
    this.steps = JSON.parse(this.querySelector("[data-comparison]")?.textContent ?? "[]");
    this.line = alignment(this.steps);
    this.films = /** @type {HTMLVideoElement[]} */ ([...this.querySelectorAll("video")]);
    this.controls = /** @type {HTMLElement} */ (this.querySelector(".comparison__controls"));
    if (!this.controls || !this.steps.length) return;
    this.range = /** @type {HTMLInputElement} */ (this.controls.querySelector("input[type='range']"));
    this.select = /** @type {HTMLSelectElement} */ (this.controls.querySelector("[data-rate]"));
    this.fill();
    this.listen();
    this.controls.hidden = false;
    this.show(0);
  }

  fill() {
    const number = new Intl.NumberFormat(document.documentElement.lang || "fr");
    for (const rate of RATES) this.select.append(new Option(`${number.format(rate)} ×`, String(rate), rate === 1, rate === 1));
    this.range.max = String(this.line.duration);
    const steps = this.controls.querySelector("[data-steps]");
    this.segments = this.steps.map(({ title }, index) => {
      const segment = document.createElement("span");
      segment.textContent = title;
      segment.style.flexGrow = String(this.line.lengths[index]);
      steps?.append(segment);
      return segment;
    });
    for (const film of this.films) {
      film.controls = false;
      film.muted = true; // two sounds at once say nothing
      film.preload = "auto";
      // A place asked while it was not ready, or on its way elsewhere, is asked again.
      for (const event of ["loadedmetadata", "canplay", "seeked"]) film.addEventListener(event, () => this.send());
    }
  }

  listen() {
    this.range.addEventListener("input", () => this.show(Number(this.range.value)));
    this.select.addEventListener("change", () => this.setRate(Number(this.select.value)));
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (this.controls.querySelectorAll("[data-do]"))) {
      button.addEventListener("click", () => this.act(button.dataset.do ?? "", Number(button.dataset.by ?? 0)));
    }
    for (const film of this.films) film.addEventListener("click", () => this.act("toggle", 0));
    this.addEventListener("keydown", (event) => this.onKey(event));
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const wish = filmWish(event);
    const isPress = event.key === " " && target.localName === "button";
    if (!wish || isPress || target.localName === "select" || target.localName === "a") return;
    if (!["toggle", "seek", "share", "frame", "rate", "chapter"].includes(wish[0])) return;
    event.preventDefault();
    this.act(wish[0], wish[1] ?? 0);
  }

  /** @param {string} action @param {number} by */
  act(action, by) {
    if (action === "toggle") return this.play(!this.isPlaying);
    if (action === "rate") return this.setRate(nextRate(this.rate, by));
    if (action === "frame") this.play(false);
    const jump = chapterJump(this.line.starts.map((start) => ({ start, end: start, title: "" })), this.time, by);
    const time = { frame: this.time + by * FRAME, seek: this.time + by, share: by * this.line.duration, chapter: jump ?? this.time }[action];
    this.show(time ?? this.time);
  }

  /** @param {number} rate */
  setRate(rate) {
    this.rate = rate;
    this.select.value = String(rate);
    this.send();
  }

  /** @param {boolean} isPlaying */
  play(isPlaying) {
    if (isPlaying && this.time >= this.line.duration - FRAME) this.time = 0;
    this.isPlaying = isPlaying;
    this.toggleAttribute("data-playing", isPlaying);
    for (const mark of /** @type {NodeListOf<HTMLElement>} */ (this.controls.querySelectorAll("[data-when]"))) {
      mark.hidden = (mark.dataset.when === "playing") !== isPlaying;
    }
    this.last = performance.now();
    if (isPlaying) requestAnimationFrame((now) => this.tick(now));
    this.send();
  }

  /** The common clock; it waits for a film that has nothing to show yet. @param {number} now */
  tick(now) {
    if (!this.isPlaying) return;
    const isReady = this.films.every((film) => film.readyState > 1 || film.error);
    if (isReady) this.time += (Math.min(250, now - (this.last ?? now)) / 1000) * this.rate;
    this.last = now;
    if (this.time >= this.line.duration) {
      this.time = this.line.duration;
      this.play(false);
    }
    this.show(this.time);
    requestAnimationFrame((later) => this.tick(later));
  }

  /** @param {number} time Seconds of the common time. */
  show(time) {
    this.time = Math.min(this.line.duration, Math.max(0, time));
    this.range.value = String(this.time);
    this.send();
    this.tell();
  }

  /** Sends each film to its place, at its speed. */
  send() {
    const moment = this.line.at(this.time);
    this.films.forEach((film) => {
      const { time, speed } = film.dataset.side === "a" ? moment.a : moment.b;
      const moves = this.isPlaying && speed > 0;
      if (moves) film.playbackRate = Math.max(SLOWEST, Math.min(16, speed * this.rate));
      if (moves && film.paused) film.play().catch(() => {});
      if (!moves && !film.paused) film.pause();
      if (!film.seeking && film.readyState > 0 && Math.abs(film.currentTime - time) > (moves ? DRIFT : 0.001)) film.currentTime = time;
      const waits = /** @type {HTMLElement} */ (film.parentElement?.querySelector("[data-waits]"));
      waits.hidden = speed > 0;
    });
  }

  tell() {
    const { step } = this.line.at(this.time);
    const words = `${step + 1}. ${this.steps[step].title} — ${timeLabel(this.time)} / ${timeLabel(this.line.duration)}`;
    this.range.setAttribute("aria-valuetext", words);
    /** @type {HTMLElement} */ (this.controls.querySelector("[data-now]")).textContent = words;
    this.segments?.forEach((segment, index) => segment.classList.toggle("is-current", index === step));
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll(".comparison tr[data-step]"))) {
      row.classList.toggle("is-current", Number(row.dataset.step) === step);
    }
  }
}

customElements.define("an-compare", Comparison);
