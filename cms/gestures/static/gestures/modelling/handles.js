/** The points of what is chosen, as buttons over the picture: dragged by mouse, finger or pen, moved by the arrows. */

import { isShownAt, pointsAt } from "../../js/overlays/motion.js";
import { find, make } from "../../pages/workshop/elements.js";
import { ARROWS } from "./keyboard.js";
import { inside, isReadable, placedAt, withOverlay, withShape } from "./module.js";
import { say } from "../../pages/workshop/words.js";

/** More points than this are moved together: a line drawn by hand. */
const MOST = 60;

export class Handles {
  /** @param {import("./store.js").Store} store @param {import("./stage.js").Stage} stage */
  constructor(store, stage) {
    this.store = store;
    this.stage = stage;
    this.place = find("[data-handles]");
    this.buttons = [];
    store.on("module choice time film", () => this.wait());
    this.update();
  }

  wait() {
    this.waiting ??= requestAnimationFrame(() => {
      this.waiting = undefined;
      this.update();
    });
  }

  /** What is chosen: its points now, its name, and how they are moved. */
  get target() {
    const { store } = this;
    const { media, shape: id, tool, tab } = store.choice;
    if (!media || media.kind === "model" || tool !== "select") return null;
    const calibration = store.overlay?.data?.calibration;
    if (tab === "scale" && Array.isArray(calibration?.points)) {
      return { points: calibration.points, name: say("calibration"), put: (points) => this.moveCalibration(points) };
    }
    const shape = store.shape;
    if (!isReadable(shape) || !isShownAt(shape, this.stage.moment)) return null;
    const points = pointsAt(shape, this.stage.moment);
    return points.length > MOST ? null : { points, name: shape.name || say(`kind_${shape.kind}`), put: (moved) => this.moveShape(id, moved) };
  }

  /** Moving a point at a moment makes the keyframe of that moment. */
  moveShape(id, points) {
    const { media } = this.store.choice;
    this.store.change((module) => withShape(module, media, id, (shape) => placedAt(shape, this.stage.moment, points)), this.mark);
  }

  moveCalibration(points) {
    const { media } = this.store.choice;
    const rounded = points.map((point) => point.map((value) => Number(value.toFixed(5))));
    this.store.change((module) => withOverlay(module, media, (data) => ({ ...data, calibration: { ...data.calibration, points: rounded } })), this.mark);
  }

  update() {
    const target = this.target;
    const points = target?.points ?? [];
    while (this.buttons.length > points.length) this.buttons.pop().remove();
    while (this.buttons.length < points.length) this.add(this.buttons.length);
    points.forEach(([x, y], index) => {
      const button = this.buttons[index];
      button.style.left = `${x * 100}%`;
      button.style.top = `${y * 100}%`;
      const [width, height] = this.stage.size;
      const place = { number: index + 1, name: target.name, x: Math.round(x * width), y: Math.round(y * height) };
      button.setAttribute("aria-label", say("handle", place));
    });
  }

  add(index) {
    const button = make("button", { type: "button", class: "handle", "data-handle": index });
    button.disabled = !this.store.canEdit;
    button.addEventListener("pointerdown", (event) => this.drag(event, index));
    button.addEventListener("keydown", (event) => this.nudge(event, index));
    this.buttons.push(button);
    this.place.append(button);
  }

  put(index, point) {
    const target = this.target;
    if (target) target.put(target.points.map((other, place) => (place === index ? inside(point) : other)));
  }

  /** The point keeps its distance to the pointer: it does not jump under a thick finger. */
  drag(event, index) {
    if (event.button !== 0 || !this.target) return;
    event.preventDefault();
    const button = event.currentTarget;
    button.focus();
    button.setPointerCapture(event.pointerId);
    this.stage.film?.pause();
    this.mark = `drag ${performance.now()}`;
    const [x, y] = this.target.points[index];
    const from = this.stage.pointOf(event);
    const move = (moved) => {
      const to = this.stage.pointOf(moved);
      this.put(index, [x + to[0] - from[0], y + to[1] - from[1]]);
    };
    const end = () => {
      button.removeEventListener("pointermove", move);
      this.mark = "";
      this.store.endStep();
      this.store.tell("settled");
    };
    button.addEventListener("pointermove", move);
    for (const name of ["pointerup", "pointercancel"]) button.addEventListener(name, end, { once: true });
  }

  nudge(event, index) {
    const way = ARROWS[event.key];
    if (!way || event.ctrlKey || event.metaKey || event.altKey || !this.target) return;
    event.preventDefault();
    event.stopPropagation();
    this.stage.film?.pause();
    const far = event.shiftKey ? 10 : 1;
    const point = this.target.points[index].map((value, axis) => value + (way[axis] * far) / this.stage.size[axis]);
    this.mark = `nudge ${this.store.choice.shape} ${index}`;
    this.put(index, point);
    this.mark = "";
  }
}
