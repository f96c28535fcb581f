/** The timeline: pictures, sound, ruler, phases as blocks, keyframes of the shape, and the moment that is shown. */

import { find } from "../../pages/workshop/elements.js";
import { KeysTrack } from "./keys-track.js";
import { PhasesTrack } from "./phases-track.js";
import { drawPeaks, drawStoryboard, loadPeaks, loadStoryboard } from "./pictures.js";
import { moved, pixelOf, showing, ticks, timeOf, wholeFilm, zoomed } from "./scale.js";
import { writeMoment } from "./times.js";

const RULER = 20;
const PICTURES = 46;
const SOUND = 26;

export class Timeline {
  /** @param {import("./store.js").Store} store @param {import("./stage.js").Stage} stage */
  constructor(store, stage) {
    this.store = store;
    this.stage = stage;
    this.section = find("[data-timeline]");
    this.view = find("[data-view]");
    this.canvas = find("[data-canvas]");
    this.head = find("[data-playhead]");
    this.clock = find("[data-time]");
    this.scale = wholeFilm(1, 1);
    /** @type {Map<number, number>} Where each finger is, in pixels of the window. */
    this.fingers = new Map();
    this.phases = new PhasesTrack(this);
    this.keys = new KeysTrack(this);
    new ResizeObserver(() => this.resize()).observe(this.view);
    store.on("choice film", () => this.open());
    store.on("module choice", () => this.render());
    store.on("faults", () => this.render());
    store.on("time", () => this.follow());
    this.view.addEventListener("wheel", (event) => this.wheel(event), { passive: false });
    this.view.addEventListener("pointerdown", (event) => this.down(event));
    this.head.addEventListener("keydown", (event) => this.byKey(event));
    this.open();
  }

  /** Takes the film on the stage; an image has no timeline. */
  open() {
    const { media } = this.store.choice;
    this.section.hidden = !this.store.isFilm;
    if (!this.store.isFilm) return;
    const isOther = this.shown !== media || this.scale.duration !== (media.duration || 1);
    if (this.shown !== media) {
      this.shown = media;
      void this.fetch(media);
    }
    if (isOther) this.setScale(wholeFilm(media.duration, this.view.clientWidth));
  }

  async fetch(media) {
    media.cues ??= await loadStoryboard(media);
    if (this.shown === media) this.render();
    media.peaks ??= await loadPeaks(media);
    if (this.shown === media) this.render();
  }

  resize() {
    this.setScale({ ...this.scale, width: this.view.clientWidth });
  }

  setScale(scale) {
    this.scale = scale;
    this.render();
    this.place();
  }

  // --- Drawing -----------------------------------------------------------------------------------

  render() {
    this.waiting ??= requestAnimationFrame(() => {
      this.waiting = undefined;
      if (!this.store.isFilm) return;
      this.paint();
      this.phases.render();
      this.keys.render();
    });
  }

  paint() {
    const { width } = this.scale;
    const dense = devicePixelRatio || 1;
    const height = RULER + PICTURES + SOUND;
    this.canvas.width = width * dense;
    this.canvas.height = height * dense;
    const context = this.canvas.getContext("2d");
    context.scale(dense, dense);
    const colours = getComputedStyle(this.section);
    const colour = (name) => colours.getPropertyValue(name).trim() || "gray";
    context.fillStyle = context.strokeStyle = colour("--tool-text");
    context.font = "12px system-ui, sans-serif";
    for (const time of ticks(this.scale)) {
      const x = pixelOf(this.scale, time);
      context.fillRect(x, RULER - 5, 1, 5);
      context.fillText(writeMoment(time), x + 3, RULER - 7);
    }
    const timeAt = (x) => timeOf(this.scale, x);
    drawStoryboard(context, this.shown?.cues ?? [], timeAt, { width, top: RULER, height: PICTURES });
    context.fillStyle = colour("--tool-accent");
    drawPeaks(context, this.shown?.peaks ?? null, timeAt, { width, top: RULER + PICTURES, height: SOUND });
  }

  /** The moment that is shown stays in view. */
  follow() {
    const scale = showing(this.scale, this.store.time);
    if (scale !== this.scale && !this.dragging) this.setScale(scale);
    else this.place();
  }

  place() {
    const { time, duration } = this.store;
    this.head.style.transform = `translateX(${pixelOf(this.scale, time).toFixed(2)}px)`;
    const label = writeMoment(Math.round(time * 100) / 100);
    if (this.clock.textContent === label) return;
    this.clock.textContent = label;
    for (const [name, value] of [["valuenow", time.toFixed(3)], ["valuemax", duration], ["valuetext", label]]) this.head.setAttribute(`aria-${name}`, value);
  }

  // --- Moving along, and closer --------------------------------------------------------------------

  timeUnder({ clientX }) {
    return timeOf(this.scale, clientX - this.view.getBoundingClientRect().left);
  }

  /** Seconds of a few pixels: how near a drag must come to what it holds to. */
  get near() {
    return ((this.scale.to - this.scale.from) / this.scale.width) * 8;
  }

  zoom(factor, around = this.store.time) {
    this.setScale(zoomed(this.scale, factor, Math.min(this.scale.to, Math.max(this.scale.from, around))));
  }

  zoomAll() {
    this.setScale(wholeFilm(this.store.duration, this.view.clientWidth));
  }

  wheel(event) {
    const along = event.shiftKey ? event.deltaY : event.deltaX;
    if (event.ctrlKey || event.metaKey) this.zoom(Math.exp(-event.deltaY / 200), this.timeUnder(event));
    else if (along) this.setScale(moved(this.scale, (along / this.scale.width) * (this.scale.to - this.scale.from)));
    else return;
    event.preventDefault();
  }

  /** One finger moves along the film; two go closer and slide. */
  down(event) {
    if (event.button !== 0 || event.target.closest("[data-block], [data-key-at]")) return;
    this.fingers.set(event.pointerId, event.clientX);
    this.view.setPointerCapture(event.pointerId);
    if (this.fingers.size > 1) return;
    event.preventDefault();
    this.head.focus({ preventScroll: true });
    this.stage.film?.pause();
    this.dragging = true;
    this.stage.film?.seek(this.timeUnder(event));
    const move = (moving) => this.drag(moving);
    const end = (ending) => {
      this.fingers.delete(ending.pointerId);
      if (this.fingers.size) return;
      this.dragging = false;
      this.view.removeEventListener("pointermove", move);
      for (const name of ["pointerup", "pointercancel"]) this.view.removeEventListener(name, end);
    };
    this.view.addEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"]) this.view.addEventListener(name, end);
  }

  drag(event) {
    if (!this.fingers.has(event.pointerId)) return;
    if (this.fingers.size === 1) {
      this.fingers.set(event.pointerId, event.clientX);
      return this.stage.film?.seek(this.timeUnder(event));
    }
    const [before, held] = [this.fingers.get(event.pointerId), [...this.fingers].find(([id]) => id !== event.pointerId)[1]];
    const around = this.timeUnder({ clientX: held });
    this.fingers.set(event.pointerId, event.clientX);
    this.zoom(Math.max(20, Math.abs(event.clientX - held)) / Math.max(20, Math.abs(before - held)), around);
  }

  byKey(event) {
    const steps = { ArrowUp: 1, ArrowDown: -1, PageUp: this.store.rate, PageDown: -this.store.rate };
    if (event.key === "Home") this.stage.film?.seek(0);
    else if (event.key === "End") this.stage.film?.seek(this.store.duration);
    else if (steps[event.key]) this.stage.film?.step(Math.round(steps[event.key]));
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}
