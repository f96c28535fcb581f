/** The points of what is chosen on a 3D model, as buttons on its surface: dragged along it, moved by the keys. */

import { written } from "../../js/model-space.js";
import { make } from "../../pages/workshop/elements.js";
import { isReadable, placedAt, withShape, withoutPoint } from "./module.js";
import { say } from "../../pages/workshop/words.js";

const MOST = 60;
/** Along the axes of the model, in metres: x to the right, y up, z to the front. */
const WAYS = { ArrowLeft: [-1, 0, 0], ArrowRight: [1, 0, 0], ArrowDown: [0, -1, 0], ArrowUp: [0, 1, 0], PageUp: [0, 0, -1], PageDown: [0, 0, 1] };
const STEP = 1e-3;

export class SpaceHandles {
  /** @param {import("./store.js").Store} store @param {import("./stage.js").Stage} stage */
  constructor(store, stage) {
    this.store = store;
    this.stage = stage;
    this.buttons = [];
    store.on("module choice space", () => this.update());
    this.update();
  }

  /** The points of the chosen shape, in metres. */
  get points() {
    const { shape, choice } = this.store;
    if (choice.media?.kind !== "model" || choice.tool !== "select" || !this.stage.model?.isReady || !isReadable(shape)) return [];
    const { points } = shape.keyframes[0];
    return points.length > MOST ? [] : points;
  }

  update() {
    const { points } = this;
    const viewer = this.stage.model?.viewer;
    if (viewer !== this.viewer) this.buttons = []; // those of another object left with it
    this.viewer = viewer;
    while (this.buttons.length > points.length) this.buttons.pop().remove();
    points.forEach((point, index) => this.put(index, point));
  }

  /** @param {number} index @param {number[]} point */
  put(index, [x, y, z]) {
    const position = written({ x, y, z });
    const button = this.buttons[index] ?? this.add(index, position);
    if (button.dataset.position !== position) {
      button.dataset.position = position;
      this.viewer.updateHotspot({ name: button.slot, position });
    }
    const { shape } = this.store;
    const [mx, my, mz] = [x, y, z].map((value) => String(Math.round(value * 1e4) / 10).replace(".", ","));
    button.setAttribute("aria-label", say("handle_space", { number: index + 1, name: shape.name || say(`kind_${shape.kind}`), x: mx, y: my, z: mz }));
  }

  add(index, position) {
    const button = make("button", { type: "button", class: "handle handle--space", slot: `hotspot-handle-${index}`, "data-handle": index, "data-position": position });
    button.disabled = !this.store.canEdit;
    button.addEventListener("pointerdown", (event) => this.drag(event, index));
    button.addEventListener("keydown", (event) => this.byKey(event, index));
    this.buttons.push(button);
    this.viewer.append(button);
    return button;
  }

  move(index, point, mark) {
    const { media, shape: id } = this.store.choice;
    const points = this.points.map((other, place) => (place === index ? point : other));
    this.store.change((module) => withShape(module, media, id, (shape) => placedAt(shape, shape.keyframes[0].t, points)), mark);
  }

  /** The point keeps its distance to the pointer, and stays on the surface. */
  drag(event, index) {
    if (event.button !== 0 || !this.points[index]) return;
    event.preventDefault();
    event.stopPropagation(); // the camera stays
    const button = event.currentTarget;
    button.focus();
    button.setPointerCapture(event.pointerId);
    const box = button.getBoundingClientRect();
    const [dx, dy] = [box.left + box.width / 2 - event.clientX, box.top + box.height / 2 - event.clientY];
    const mark = `drag ${performance.now()}`;
    const move = (moved) => {
      moved.stopPropagation();
      const point = this.stage.model?.surfaceAt(moved.clientX + dx, moved.clientY + dy);
      if (point) this.move(index, point, mark);
    };
    const end = () => {
      button.removeEventListener("pointermove", move);
      this.store.endStep();
      this.store.tell("settled");
    };
    button.addEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"]) button.addEventListener(name, end, { once: true });
  }

  byKey(event, index) {
    if (event.ctrlKey || event.metaKey || event.altKey || !this.points[index]) return;
    const way = WAYS[event.key];
    const isDeleted = ["Delete", "Backspace"].includes(event.key) && this.store.shape.kind === "polyline" && this.points.length > 2;
    if (!way && !isDeleted) return;
    event.preventDefault();
    event.stopPropagation();
    if (isDeleted) return this.remove(index);
    const far = STEP * (event.shiftKey ? 10 : 1);
    this.move(index, this.points[index].map((value, axis) => value + way[axis] * far), `nudge ${this.store.choice.shape} ${index}`);
  }

  /** A broken line loses a point; the last two are deleted with it. */
  remove(index) {
    const { media, shape: id } = this.store.choice;
    this.store.change((module) => withShape(module, media, id, (shape) => withoutPoint(shape, index)));
    this.buttons[Math.min(index, this.buttons.length - 1)]?.focus();
  }
}
