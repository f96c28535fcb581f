/** The keyframes of the chosen shape, as diamonds on the timeline, and how it goes on from each. */

import { find, make } from "../../pages/workshop/elements.js";
import { isReadable, placedAt, SAME, withEase, withShape, withoutKeyframe } from "./module.js";
import { pointsAt } from "../../js/overlays/motion.js";
import { pixelOf } from "./scale.js";
import { writeMoment } from "./times.js";
import { say } from "../../pages/workshop/words.js";

export class KeysTrack {
  /** @param {any} timeline The timeline: its type is not imported, files that name each other are never hashed. */
  constructor(timeline) {
    this.timeline = timeline;
    this.store = timeline.store;
    this.track = find("[data-keys-track]");
    this.button = find("[data-key-button]");
    this.ease = find("[data-ease]");
    this.ease.addEventListener("change", () => this.change((shape) => withEase(shape, this.here.t, this.ease.value)));
    this.store.on("time", () => this.showHere());
  }

  /** @returns {any} The chosen shape, when it can be moved. */
  get shape() {
    const { shape, isFilm } = this.store;
    return isFilm && isReadable(shape) ? shape : null;
  }

  /** The keyframe of this moment. */
  get here() {
    return this.shape?.keyframes.find((frame) => Math.abs(frame.t - this.store.time) < SAME);
  }

  change(recipe) {
    const { shape } = this;
    if (shape) this.store.change((module) => withShape(module, this.store.choice.media, shape.id, recipe));
  }

  /** Adds the keyframe of this moment, or takes it away. */
  toggle() {
    const { shape, here, store } = this;
    if (!shape) return;
    this.change((before) => (here ? withoutKeyframe(before, here.t) : placedAt(before, store.time, pointsAt(before, store.time))));
  }

  render() {
    const { shape } = this;
    this.track.classList.toggle("timeline__keys--waiting", !shape);
    const print = JSON.stringify([shape?.id, shape?.keyframes.map(({ t }) => t), this.timeline.scale]);
    if (print !== this.drawn) this.draw(shape);
    this.drawn = print;
    this.showHere();
  }

  draw(shape) {
    const { scale } = this.timeline;
    const frames = (shape?.keyframes ?? []).filter(({ t }) => t >= scale.from - 0.01 && t <= scale.to + 0.01);
    this.diamonds = frames.map(({ t }) => make("button", {
      type: "button", class: "diamond", "data-key-at": t, style: `left: ${pixelOf(scale, t)}px`,
      "aria-label": say("keyframe", { time: writeMoment(Math.round(t * 100) / 100) }), click: () => this.timeline.stage.film?.seek(t),
    }));
    this.track.replaceChildren(...this.diamonds);
  }

  showHere() {
    const { here, shape } = this;
    const can = Boolean(shape) && this.store.canEdit;
    this.button.disabled = !can || (here && shape.keyframes.length === 1);
    const words = say(here ? "keyframe_remove" : "keyframe_add");
    if (this.button.textContent !== words) this.button.textContent = words;
    this.ease.disabled = !can || !here;
    this.ease.value = here?.ease ?? "linear";
    for (const diamond of this.diamonds ?? []) diamond.setAttribute("aria-pressed", String(Number(diamond.dataset.keyAt) === here?.t));
  }
}
