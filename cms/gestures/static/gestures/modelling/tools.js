/** Drawing on the picture: each touch places a point, until the shape has its points. By keyboard too. */

import { isShownAt, pointsAt } from "../../js/overlays/motion.js";
import { outlineOf } from "../../js/overlays/outlines.js";
import { find, findAll } from "../../pages/workshop/elements.js";
import { ARROWS } from "./keyboard.js";
import { addShape, inside, isReadable, kept, movedBy, newKey, phaseAt, placedAt, withShape } from "./module.js";
import { distanceTo, simplifiedTo } from "./simplify.js";
import { say } from "../../pages/workshop/words.js";

const SAME_PLACE = 1e-5; // metres: a point of a 3D model placed there again
const FREE = ["polyline", "path"];
const MOST_POINTS = 200;
const FIRST_UNITS = { length: "mm", diameter: "mm", angle: "°" };
/** Kinds that are drawn to be measured: they carry their quantity from the start. */
const MEASURED = ["segment", "polyline", "angle", "circle", "arc"];

export class Tools {
  /**
   * @param {import("./store.js").Store} store
   * @param {import("./stage.js").Stage} stage
   * @param {{calibrated: (kind: string, points: number[][]) => void, say: (sentence: string) => void}} tell
   */
  constructor(store, stage, tell) {
    this.store = store;
    this.stage = stage;
    this.tell = tell;
    this.draft = find("[data-draft]");
    this.hint = find("[data-hint]");
    this.buttons = findAll("[data-tools] [data-tool]");
    for (const button of this.buttons) {
      button.disabled = !store.canEdit;
      button.addEventListener("click", () => this.take(button.dataset.tool));
    }
    this.points = [];
    const { touch } = stage;
    touch.addEventListener("pointerdown", (event) => this.down(event));
    touch.addEventListener("pointermove", (event) => this.hover(event));
    touch.addEventListener("dblclick", () => this.finishFree());
    touch.addEventListener("keydown", (event) => this.byKey(event));
    touch.addEventListener("blur", () => this.drawDraft());
    stage.touched = (event) => this.touchModel(event);
    stage.place.addEventListener("keydown", (event) => this.byKeyInSpace(event));
    stage.place.addEventListener("dblclick", () => this.finishFree());
    store.on("choice", () => this.show());
    this.show();
  }

  /** @param {string} tool */
  take(tool) {
    this.points = [];
    this.cursor = null;
    this.stage.film?.pause();
    this.store.choose({ tool, ...(tool === "select" ? {} : { shape: "" }) });
    if (tool !== "select") this.stage.focus();
    this.show();
  }

  show() {
    const { tool, media } = this.store.choice;
    if (this.known !== tool) this.points = [];
    this.known = tool;
    for (const button of this.buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.tool === tool));
      const isOffered = media?.kind !== "model" || button.dataset.tool === "select" || this.store.state.vocabularies.kinds[button.dataset.tool]?.inSpace;
      button.disabled = !this.store.canEdit || !media || !isOffered;
    }
    for (const surface of [this.stage.touch, this.stage.place]) surface.dataset.drawing = String(tool !== "select");
    this.hint.textContent = tool === "select" ? "" : this.instruction(tool);
    this.drawDraft();
  }

  instruction(tool) {
    if (tool === "path") return say("hint_path");
    const hint = say(tool === "polyline" ? "hint_polyline" : `hint_${tool}_${this.points.length + 1}`);
    return this.stage.model ? `${say("hint_space")} ${hint}` : hint;
  }

  get needed() {
    const { tool } = this.store.choice;
    if (tool === "calibrate-scale") return 2;
    if (tool === "calibrate-plane") return 4;
    return this.store.state.vocabularies.kinds[tool]?.least ?? 1;
  }

  // --- Pointer -----------------------------------------------------------------------------------

  down(event) {
    if (event.button !== 0 || !this.store.canEdit) return;
    const point = this.stage.pointOf(event);
    const { tool } = this.store.choice;
    if (tool === "select") return this.pick(event, point);
    event.preventDefault();
    this.stage.touch.focus({ preventScroll: true });
    this.cursor = null;
    if (tool === "path") return this.drawFreely(event, point);
    this.add(point);
    if (this.points.length === 1 && this.needed === 2 && tool !== "polyline") this.drawByDrag(event, point);
  }

  hover(event) {
    if (!this.points.length || this.store.choice.tool === "path") return;
    this.drawDraft(this.stage.pointOf(event));
  }

  /** Two points are also drawn in one go: from where the pointer goes down to where it is let go. */
  drawByDrag(event, from) {
    const { touch } = this.stage;
    touch.setPointerCapture(event.pointerId);
    touch.addEventListener("pointerup", (up) => {
      const to = this.stage.pointOf(up);
      const far = Math.hypot(...to.map((value, axis) => (value - from[axis]) * this.stage.box[axis]));
      if (far > 8 && this.points.length === 1) this.add(to);
    }, { once: true });
  }

  drawFreely(event, first) {
    const { touch } = this.stage;
    touch.setPointerCapture(event.pointerId);
    this.points = [first];
    const move = (moved) => {
      for (const each of moved.getCoalescedEvents?.() ?? [moved]) this.points.push(this.stage.pointOf(each));
      this.drawDraft();
    };
    const end = () => {
      touch.removeEventListener("pointermove", move);
      const pixels = this.points.map((point) => point.map((value, axis) => value * this.stage.box[axis]));
      const kept = simplifiedTo(pixels, 1.5, MOST_POINTS).map((point) => point.map((value, axis) => value / this.stage.box[axis]));
      if (kept.length > 1) this.finish(kept);
      else this.take("path");
    };
    touch.addEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"]) touch.addEventListener(name, end, { once: true });
  }

  // --- Keyboard ----------------------------------------------------------------------------------

  byKey(event) {
    const { tool } = this.store.choice;
    if (tool === "select" || tool === "path" || event.ctrlKey || event.metaKey || event.altKey) return;
    const way = ARROWS[event.key];
    if (way) {
      const far = event.shiftKey ? 20 : 4;
      this.cursor = inside((this.cursor ?? this.points.at(-1) ?? [0.5, 0.5]).map((value, axis) => value + (way[axis] * far) / this.stage.size[axis]));
      this.drawDraft(this.cursor);
    } else if (event.key === "Enter") {
      if (!this.cursor && this.points.length >= 2) this.finishFree();
      else this.add(this.cursor ?? [0.5, 0.5]);
      this.cursor = null;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  }

  // --- On a 3D model -----------------------------------------------------------------------------

  touchModel(event) {
    if (this.store.choice.tool !== "select") return this.addOnSurface([event.clientX, event.clientY]);
    const found = this.stage.model.nearest(event, event.pointerType === "mouse" ? 10 : 22);
    this.store.choose(found ? { shape: found, tab: "shapes" } : { shape: "" });
  }

  /** Enter places a point at the middle of the view; twice at the same place, it ends a broken line. */
  byKeyInSpace(event) {
    if (event.key !== "Enter" || this.store.choice.tool === "select" || event.target.closest("button")) return;
    event.preventDefault();
    event.stopPropagation();
    if (!this.addOnSurface(this.stage.model.middle)) this.finishFree();
  }

  /** Returns false for the place of the last point: a double press ends a broken line. @param {number[]} place In the window. */
  addOnSurface([x, y]) {
    const point = this.store.canEdit ? this.stage.model.surfaceAt(x, y) : null;
    const before = this.points.at(-1);
    const isSame = point && before && Math.hypot(...point.map((value, axis) => value - before[axis])) < SAME_PLACE;
    if (!point) this.tell.say(say("off_model"));
    else if (!isSame) this.add(point);
    return !isSame;
  }

  // --- Points to shapes --------------------------------------------------------------------------

  add(point) {
    const { tool } = this.store.choice;
    this.points.push(kept(point));
    if (tool !== "polyline" && this.points.length === this.needed) return this.finish(this.points);
    this.hint.textContent = this.instruction(tool);
    this.drawDraft(this.cursor);
  }

  finishFree() {
    if (this.store.choice.tool !== "polyline") return;
    const apart = this.points.filter((point, index) => !index || point.some((value, axis) => Math.abs(value - this.points[index - 1][axis]) > (point.length === 3 ? SAME_PLACE : 1e-3)));
    if (apart.length >= 2) this.finish(apart);
  }

  /** @param {number[][]} points */
  finish(points) {
    const { tool, media } = this.store.choice;
    this.points = [];
    if (tool.startsWith("calibrate-")) {
      this.store.choose({ tool: "select" });
      return this.tell.calibrated(tool.slice(10), points);
    }
    const shape = this.shapeOf(tool, points);
    this.store.change((module) => addShape(module, media, shape));
    this.store.choose({ tool: "select", shape: shape.id, tab: "shapes" });
    this.tell.say(say(this.stage.model ? "drawn_space" : "drawn", { kind: say(`kind_${tool}`) }));
    this.stage.focus();
  }

  /** A shape drawn during a phase belongs to it, and is shown as long as it lasts. */
  shapeOf(kind, points) {
    const { module, choice, isFilm, time } = this.store;
    const phase = isFilm ? phaseAt(module, choice.media.id, time) : undefined;
    const [measure] = MEASURED.includes(kind) ? this.store.state.vocabularies.kinds[kind].measures : [];
    const empty = { id: newKey(), kind, keyframes: [] };
    return {
      ...placedAt(empty, this.stage.moment, points),
      start: phase?.start, end: phase?.end, phase: phase?.key,
      quantity: measure ? { kind: measure, unit: FIRST_UNITS[measure] } : undefined,
    };
  }

  // --- Choosing and moving -----------------------------------------------------------------------

  /** Chooses the nearest shape under the pointer, and moves it whole while the pointer is down. */
  pick(event, point) {
    const near = event.pointerType === "mouse" ? 10 : 22;
    const found = this.nearest(point, near);
    this.store.choose(found ? { shape: found.id, tab: "shapes" } : { shape: "" });
    if (!found) return;
    event.preventDefault();
    this.stage.touch.focus({ preventScroll: true });
    const before = pointsAt(found, this.stage.moment);
    const { touch } = this.stage;
    touch.setPointerCapture(event.pointerId);
    const mark = `move ${performance.now()}`;
    let began = false;
    const move = (moved) => {
      const by = this.stage.pointOf(moved).map((value, axis) => value - point[axis]);
      began ||= Math.hypot(...by.map((value, axis) => value * this.stage.box[axis])) > 4;
      if (!began) return;
      this.stage.film?.pause();
      this.store.change((module) => withShape(module, this.store.choice.media, found.id, (shape) => placedAt(shape, this.stage.moment, movedBy(before, by))), mark);
    };
    const end = () => {
      touch.removeEventListener("pointermove", move);
      this.store.endStep();
      this.store.tell("settled");
    };
    touch.addEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"]) touch.addEventListener(name, end, { once: true });
  }

  nearest(point, near) {
    const { box, moment } = this.stage;
    const pixel = point.map((value, axis) => value * box[axis]);
    let [best, least] = [null, near];
    for (const shape of this.store.shapes) {
      if (!isReadable(shape) || !isShownAt(shape, moment)) continue;
      const places = pointsAt(shape, moment).map((each) => each.map((value, axis) => value * box[axis]));
      const lines = places.length === 1 ? [[places[0], places[0]]] : places.slice(1).map((place, index) => [places[index], place]);
      const distance = Math.min(...lines.map(([a, b]) => distanceTo(pixel, a, b)));
      if (distance <= least) [best, least] = [shape, distance];
    }
    return best;
  }

  // --- What is being drawn -----------------------------------------------------------------------

  draftOnModel() {
    const kind = this.points.length > 1 ? "polyline" : "point";
    const drafted = this.points.length ? { id: "draft", kind, colour: "light", keyframes: [{ t: 0, points: [...this.points] }] } : null;
    if (!drafted && !this.stage.drafted) return;
    this.stage.drafted = drafted;
    this.stage.drawModel();
  }

  /** @param {number[]} [next] Where the next point would be. */
  drawDraft(next) {
    if (this.stage.model) return this.draftOnModel();
    const [width, height] = this.stage.size;
    this.draft.setAttribute("viewBox", `0 0 ${width} ${height}`);
    const dot = width / this.stage.box[0];
    const points = [...this.points, ...(next ? [next] : [])].map(([x, y]) => [x * width, y * height]);
    const kind = this.store.choice.tool;
    const isWhole = points.length >= this.needed && !FREE.includes(kind) && !kind.startsWith("calibrate-");
    const path = points.length < 2 ? "" : outlineOf(isWhole ? kind : "polyline", points, dot);
    const marks = points.map(([x, y]) => `M${x - 6 * dot} ${y}h${12 * dot}M${x} ${y - 6 * dot}v${12 * dot}`).join("");
    this.draft.innerHTML = "";
    if (!points.length) return;
    for (const name of ["draft__under", "draft__line"]) {
      const line = document.createElementNS("http://www.w3.org/2000/svg", "path");
      line.setAttribute("class", name);
      line.setAttribute("d", path + marks);
      this.draft.append(line);
    }
  }
}
