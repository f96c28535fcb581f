/**
 * What the tool works on: the module with its history, what is chosen, the moment. Parts listen to what they show.
 *
 * Events: "module" (it changed), "choice" (of media, phase, shape, tool, tab), "time", "faults".
 */

import { WorkshopStore } from "../../pages/workshop/store.js";
import { overlayOf, phasesOf, shapesOf } from "./module.js";

/** @extends {WorkshopStore<import("./module.js").Module>} */
export class Store extends WorkshopStore {
  /** @param {any} state As the server gives it. */
  constructor(state) {
    const { phases, overlays } = state.module;
    super(state, { phases, overlays }, "module");
    this.medias = ["film", "picture", "model"].flatMap((kind) =>
      state.media[kind].map((media) => ({ ...media, kind, size: kind === "model" ? null : media.size ?? [1000, 1000] })));
    this.choice = { media: this.medias[0] ?? null, phase: "", shape: "", tool: "select", tab: "phases" };
    this.time = 0;
    this.rate = 25;
  }

  /** @returns {import("./module.js").Module} */
  get module() {
    return this.history.present;
  }

  get duration() {
    return this.isFilm ? this.choice.media.duration ?? 0 : 0;
  }

  get isModel() {
    return this.choice.media?.kind === "model";
  }

  get isFilm() {
    return this.choice.media?.kind === "film";
  }

  get overlay() {
    const { media } = this.choice;
    return media ? overlayOf(this.module, media.kind, media.id) : undefined;
  }

  get shapes() {
    return shapesOf(this.overlay);
  }

  get shape() {
    return this.shapes.find((shape) => shape?.id === this.choice.shape);
  }

  get phase() {
    return this.module.phases.find(({ key }) => key === this.choice.phase);
  }

  get filmPhases() {
    return this.isFilm ? phasesOf(this.module, this.choice.media.id) : [];
  }

  /** @param {Partial<Store["choice"]>} changes */
  choose(changes) {
    const before = this.choice;
    this.choice = { ...before, ...changes };
    if (changes.media && changes.media !== before.media) this.choice = { ...this.choice, shape: changes.shape ?? "" };
    if (Object.keys(changes).some((key) => before[key] !== this.choice[key])) this.tell("choice");
  }

  /** @param {number} time Seconds. */
  setTime(time) {
    if (time === this.time) return;
    this.time = time;
    this.tell("time");
  }
}
