/** The stage: a film, an image or a 3D model, what is drawn over it, and a surface that takes the pointer. */

import { createDrawing } from "../../js/overlays/drawing.js";
import { find, make } from "../../pages/workshop/elements.js";
import { StageFilm } from "./film.js";
import { isReadable } from "./module.js";
import { StageModel } from "./space.js";
import { say } from "../../pages/workshop/words.js";

export class Stage {
  /** @param {import("./store.js").Store} store @param {(sentence: string) => void} tell */
  constructor(store, tell) {
    this.store = store;
    this.tell = tell;
    this.room = find("[data-room]");
    this.fitted = find("[data-fit]");
    this.place = find("[data-picture]");
    this.svg = find("[data-shapes]");
    this.touch = find("[data-touch]");
    this.draft = find("[data-draft]");
    this.empty = find("[data-empty]");
    /** @type {(event: any) => void} What a touch of a 3D model does. */
    this.touched = () => {};
    /** @type {any} What is being drawn on a 3D model. */
    this.drafted = null;
    this.chooser = find("[data-media-choice]");
    for (const [index, media] of store.medias.entries()) {
      this.chooser.append(make("option", { value: index }, `${say(`media_${media.kind}`)} – ${media.title}`));
    }
    this.chooser.closest(".stage__media").hidden = store.medias.length < 2;
    this.chooser.addEventListener("change", () => store.choose({ media: store.medias[Number(this.chooser.value)], tool: "select" }));
    new ResizeObserver(() => this.fit()).observe(this.room);
    store.on("choice", () => this.shown !== store.choice.media && this.show());
    store.on("module", () => this.redraw());
    store.on("time", () => this.drawing?.draw(this.moment));
    store.on("film", () => this.remake());
    this.show();
  }

  /** Shapes of an image do not move: they are seen at its only moment. */
  get moment() {
    return this.store.isFilm ? this.store.time : 0;
  }

  get size() {
    return this.store.choice.media?.size ?? [1000, 1000];
  }

  show() {
    const { media } = this.store.choice;
    this.shown = media;
    this.film?.pause();
    this.film = null;
    this.model?.remove();
    this.model = null;
    this.place.replaceChildren();
    for (const flat of [this.touch, this.draft]) flat.toggleAttribute("hidden", media?.kind === "model");
    this.fitted.hidden = !media;
    this.empty.hidden = Boolean(media);
    if (!media) return;
    this.chooser.value = String(this.store.medias.indexOf(media));
    if (media.kind === "film") {
      this.store.rate = media.rate ?? 25;
      this.store.time = 0;
      this.film = new StageFilm(this.store, media, this.tell);
      this.place.append(this.film.element);
    } else if (media.kind === "picture") {
      this.place.append(make("img", { src: media.src, alt: media.title }));
    } else {
      this.showModel(media);
    }
    this.remake();
    this.store.tell("time");
  }

  showModel(media) {
    this.drafted = null;
    const changed = () => {
      this.drawModel();
      this.store.tell("space");
    };
    this.model = new StageModel(media, { changed, touched: (event) => this.touched(event), tell: this.tell });
    this.place.append(this.model.element);
  }

  /** Lays the shapes on the model, with what is being drawn. */
  drawModel() {
    this.model?.shapes?.setShapes([...this.data.shapes.filter(({ keyframes }) => keyframes[0].points.every(({ length }) => length === 3)), ...(this.drafted ? [this.drafted] : [])]);
  }

  /** The surface that is drawn on takes the keyboard. */
  focus() {
    if (this.model) this.model.focus();
    else this.touch.focus({ preventScroll: true });
  }

  /** Draws from nothing: another media, or its size is now known. */
  remake() {
    this.drawing?.remove();
    this.drawing = null;
    const { media } = this.store.choice;
    this.fit();
    if (!media) return;
    if (this.model) return this.drawModel();
    this.drawing = createDrawing(this.svg, this.data, this.size);
    this.drawing.draw(this.moment);
  }

  /** What can be drawn; a shape that cannot be read stays in the module, and out of the picture. */
  get data() {
    const { overlay, shapes } = this.store;
    return { shapes: shapes.filter(isReadable), calibration: usable(overlay?.data?.calibration) };
  }

  redraw() {
    if ((!this.drawing && !this.model) || this.waiting) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = 0;
      this.drawModel();
      this.drawing?.setData(this.data);
      this.drawing?.draw(this.moment);
    });
  }

  /** Gives the picture all the room it can have, in its proportions; a 3D model has none. */
  fit() {
    if (this.model) return void Object.assign(this.fitted.style, { width: "100%", height: "100%" });
    const { clientWidth, clientHeight } = this.room;
    const [width, height] = this.size;
    const scale = Math.min(clientWidth / width, clientHeight / height) || 1;
    Object.assign(this.fitted.style, { width: `${width * scale}px`, height: `${height * scale}px` });
  }

  /** Returns where a pointer is, 0-1 on the picture. @param {{clientX: number, clientY: number}} event */
  pointOf({ clientX, clientY }) {
    const box = this.touch.getBoundingClientRect();
    return [clientX - box.left, clientY - box.top].map((value, axis) =>
      Math.min(1, Math.max(0, value / (axis ? box.height : box.width) || 0)));
  }

  /** Pixels of the screen for the whole picture. */
  get box() {
    const { width, height } = this.touch.getBoundingClientRect();
    return [width || 1, height || 1];
  }
}

/** A calibration that is being typed may lack its length: nothing is computed from it yet. */
export function usable(calibration) {
  if (!calibration || !Array.isArray(calibration.points)) return undefined;
  const known = calibration.kind === "scale" ? [calibration.length] : [calibration.width, calibration.height];
  return known.every((side) => side?.value > 0 && side.unit) ? calibration : undefined;
}
