/** A 3D object beside the film, its camera following the phases. */

import { phaseNow } from "./film-repeat.js";

export class ModelBeside {
  /** @type {Comment | undefined} Where the object stands otherwise. */
  place;

  /** Returns the object that has a view for a phase of this film, or null. @param {any} player @param {any} module @param {number} film */
  static of(player, module, film) {
    for (const { kind, media, data } of module.overlays) {
      if (kind !== "model" || !Object.keys(data.views ?? {}).length) continue;
      const stage = document.querySelector(`an-model[data-model-id="${media}"]`);
      if (stage) return new ModelBeside(player, stage, data.views, (time) => phaseNow(module.phases, film, time)?.key);
    }
    return null;
  }

  /**
   * @param {any} player
   * @param {any} stage
   * @param {Record<string, {orbit: string, target: string}>} views By key of phase.
   * @param {(time: number) => string | undefined} keyAt
   */
  constructor(player, stage, views, keyAt) {
    this.player = player;
    this.stage = stage;
    this.views = views;
    this.keyAt = keyAt;
  }

  /** Brings the object beside the film, or takes it back. @returns {boolean} Is it beside? */
  toggle() {
    const figure = /** @type {HTMLElement} */ (this.stage.closest("figure"));
    const room = /** @type {HTMLElement | null} */ (this.player.closest(".gesture__film"));
    if (!room) return false;
    if (this.place) {
      this.place.replaceWith(figure);
      this.place = undefined;
    } else {
      this.place = document.createComment("3D");
      figure.replaceWith(this.place);
      room.append(figure);
    }
    room.toggleAttribute("data-beside", Boolean(this.place));
    this.shown = undefined;
    return Boolean(this.place);
  }

  /** Turns the object as the phase of this moment wants it. @param {number} time */
  follow(time) {
    const key = this.place && this.keyAt(time);
    if (!key || key === this.shown || !this.views[key]) return;
    this.shown = key;
    this.stage.look(this.views[key]);
  }
}
