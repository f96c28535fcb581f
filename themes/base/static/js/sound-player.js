/** `<an-sound>`: a native sound that shows its waveform. The waveform is a slider; the audio stays the player. */

import { filmWish } from "./film-keys.js";
import { RATES, nextRate, timeLabel } from "./film-time.js";
import { savesData } from "./saving.js";
import { barsOf, pathOf } from "./sound-peaks.js";

const [LEAST_BARS, MOST_BARS, PIXELS_A_BAR] = [40, 200, 4];
const SVG = "http://www.w3.org/2000/svg";

class SoundPlayer extends HTMLElement {
  connectedCallback() {
    this.audio = this.querySelector("audio");
    const controls = this.querySelector("template")?.content.cloneNode(true);
    if (!this.audio || !controls || this.slider) return;
    this.append(controls);
    this.button = /** @type {HTMLButtonElement} */ (this.one(".sound__play"));
    this.slider = /** @type {HTMLInputElement} */ (this.one("input[type=range]"));
    this.rate = /** @type {HTMLSelectElement} */ (this.one("select"));
    this.time = this.one(".sound__time");
    this.length = Number.parseFloat(this.dataset.duration ?? "") || 0;
    this.audio.controls = false;
    this.listen();
    this.show();
    this.drawWhenSeen();
  }

  /** @param {string} selector */
  one(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }

  get duration() {
    const known = this.audio?.duration ?? NaN;
    return Number.isFinite(known) && known > 0 ? known : this.length;
  }

  listen() {
    const { audio, slider, button, rate } = this;
    const number = new Intl.NumberFormat(document.documentElement.lang || "fr");
    for (const value of RATES) rate.append(new Option(`${number.format(value)} ×`, String(value), value === 1, value === 1));
    button.addEventListener("click", () => this.toggle());
    slider.addEventListener("input", () => this.seek(Number(slider.value)));
    rate.addEventListener("change", () => { audio.playbackRate = audio.defaultPlaybackRate = Number(rate.value); });
    this.addEventListener("keydown", (event) => this.onKey(event));
    for (const event of ["timeupdate", "durationchange", "play", "pause", "ended", "seeking"]) audio.addEventListener(event, () => this.show());
    audio.addEventListener("ratechange", () => { rate.value = String(audio.playbackRate); });
    audio.querySelector("source:last-of-type")?.addEventListener("error", () => this.fail());
    audio.addEventListener("error", () => this.fail());
  }

  toggle() {
    const { audio } = this;
    if (!audio.paused) return audio.pause();
    audio.play().catch((problem) => problem?.name === "AbortError" || this.fail());
  }

  /** @param {number} time Seconds. */
  seek(time) {
    const { audio } = this;
    const go = () => {
      audio.currentTime = Math.max(0, Math.min(time, this.duration));
      this.show();
    };
    if (audio.readyState > 0) return go();
    // A move asked before the sound is known to be seekable may be forgotten: it is asked again.
    for (const event of ["loadedmetadata", "canplay", "playing"]) audio.addEventListener(event, () => audio.currentTime > 0.5 || go(), { once: true });
    audio.preload = "metadata";
    audio.load();
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const wish = filmWish(event);
    if (!wish || event.defaultPrevented || target instanceof HTMLSelectElement) return;
    if (target.localName === "button" && (event.key === " " || event.key === "Enter")) return;
    const [action, by] = wish;
    const { audio } = this;
    const acts = {
      toggle: () => this.toggle(),
      seek: () => this.seek(audio.currentTime + by),
      share: () => this.seek(this.duration * by),
      mute: () => { audio.muted = !audio.muted; },
      rate: () => { audio.playbackRate = audio.defaultPlaybackRate = nextRate(audio.playbackRate, by); },
    };
    if (!acts[action]) return;
    event.preventDefault();
    event.stopPropagation();
    acts[action]();
  }

  /** Shows where the sound is: on the button, the slider and in words. */
  show() {
    const { audio, slider, button, duration } = this;
    this.toggleAttribute("data-playing", !audio.paused);
    button.setAttribute("aria-label", (audio.paused ? this.dataset.play : this.dataset.pause) ?? "");
    slider.max = String(duration || 1);
    slider.value = String(audio.currentTime);
    const words = `${timeLabel(audio.currentTime)} / ${timeLabel(duration)}`;
    slider.setAttribute("aria-valuetext", words);
    this.time.textContent = words;
    this.style.setProperty("--played", String(duration ? audio.currentTime / duration : 0));
  }

  fail() {
    this.one(".sound__failed").hidden = false;
  }

  /** The waveform weighs a few kilobytes: it comes when it is about to be seen; on a thrifty visit, when it plays. */
  drawWhenSeen() {
    const source = this.dataset.peaks;
    if (!source) return;
    const draw = () => void this.draw(source);
    if (savesData()) return this.audio.addEventListener("play", draw, { once: true });
    const watch = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return;
      watch.disconnect();
      draw();
    }, { rootMargin: "200px" });
    watch.observe(this);
  }

  /** @param {string} source */
  async draw(source) {
    try {
      const answer = await fetch(source);
      if (!answer.ok) return;
      const room = this.one(".sound__wave").clientWidth / PIXELS_A_BAR;
      const bars = barsOf(await answer.json(), Math.max(LEAST_BARS, Math.min(MOST_BARS, Math.floor(room))));
      if (bars.length) this.one(".sound__wave").replaceChildren(waveform(bars, "sound__rest"), waveform(bars, "sound__played"));
    } catch {
      // Without a waveform the slider is a plain line.
    }
  }
}

/**
 * @param {number[]} bars
 * @param {string} name
 */
function waveform(bars, name) {
  const drawing = document.createElementNS(SVG, "svg");
  drawing.setAttribute("viewBox", `0 0 ${bars.length} 100`);
  drawing.setAttribute("preserveAspectRatio", "none");
  drawing.setAttribute("class", name);
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", pathOf(bars));
  path.setAttribute("vector-effect", "non-scaling-stroke");
  drawing.append(path);
  return drawing;
}

customElements.define("an-sound", SoundPlayer);
