/** Drawing on the picture: each touch places a point, until the shape has its points. By keyboard too. */

import { isShownAt, pointsAt } from "../../js/overlays/motion.js";
import { outlineOf } from "../../js/overlays/outlines.js";
import { find, findAll } from "./elements.js";
import { addShape, inside, isReadable, movedBy, newKey, phaseAt, placedAt, withShape } from "./module.js";
import { distanceTo, simplifiedTo } from "./simplify.js";
import { say } from "./words.js";

const FREE = ["polyline", "path"];
const MOST_POINTS = 200;
const FIRST_UNITS = { length: "mm", diameter: "mm", angle: "°" };
/** Kinds that are drawn to be measured: they carry their quantity from the start. */
const MEASURED = ["segment", "polyline", "angle", "circle", "arc"];
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

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
    store.on("choice", () => this.show());
    this.show();
  }

  /** @param {string} tool */
  take(tool) {
    this.points = [];
    this.cursor = null;
    this.stage.film?.pause();
    this.store.choose({ tool, ...(tool === "select" ? {} : { shape: "" }) });
    if (tool !== "select") this.stage.touch.focus({ preventScroll: true });
    this.show();
  }

  show() {
    const { tool, media } = this.store.choice;
    if (this.known !== tool) this.points = [];
    this.known = tool;
    for (const button of this.buttons) {
      button.setAttribute("aria-pressed", String(button.dataset.tool === tool));
      button.disabled = !this.store.canEdit || !media || media.kind === "model";
    }
    this.stage.touch.dataset.drawing = String(tool !== "select");
    this.hint.textContent = tool === "select" ? "" : this.instruction(tool);
    this.drawDraft();
  }

  instruction(tool) {
    if (tool === "path") return say("hint_path");
    if (tool === "polyline") return say("hint_polyline");
    return say(`hint_${tool}_${this.points.length + 1}`);
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

  // --- Points to shapes --------------------------------------------------------------------------

  add(point) {
    const { tool } = this.store.choice;
    this.points.push(inside(point));
    if (tool !== "polyline" && this.points.length === this.needed) return this.finish(this.points);
    this.hint.textContent = this.instruction(tool);
    this.drawDraft(this.cursor);
  }

  finishFree() {
    if (this.store.choice.tool !== "polyline") return;
    const apart = this.points.filter((point, index) => !index || point.some((value, axis) => Math.abs(value - this.points[index - 1][axis]) > 1e-3));
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
    this.tell.say(say("drawn", { kind: say(`kind_${tool}`) }));
    this.stage.touch.focus({ preventScroll: true });
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

  /** @param {number[]} [next] Where the next point would be. */
  drawDraft(next) {
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
