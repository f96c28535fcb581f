/** The calibration: what is known of the picture, and at once a sentence when it cannot be used. */

import { find, findAll, make } from "../../pages/workshop/elements.js";
import { writeNumber } from "../../pages/workshop/fields.js";
import { withOverlay } from "./module.js";
import { readNumber } from "./times.js";
import { say } from "../../pages/workshop/words.js";

const LEAST_PIXELS = 2;
const FLAT = 1e-3;

/**
 * Returns the name of what keeps a calibration from being used, "" when nothing does (as
 * cms/gestures/overlays/calibration.py).
 * @param {any} calibration
 * @param {[number, number]} size
 */
export function calibrationFault(calibration, [width, height]) {
  const points = calibration.points.map(([x, y]) => [x * width, y * height]);
  if (calibration.kind === "scale") {
    if (Math.hypot(points[0][0] - points[1][0], points[0][1] - points[1][1]) < LEAST_PIXELS) return "scale_same_place";
    return calibration.length?.value > 0 ? "" : "scale_length";
  }
  if (!isConvex(points)) return "plane_flat";
  return calibration.width?.value > 0 && calibration.height?.value > 0 ? "" : "plane_sides";
}

/** Do four points in turn make a convex figure, with no angle that is nearly flat? @param {number[][]} corners */
export function isConvex(corners) {
  const sides = corners.map(([x, y], index) => {
    const [nextX, nextY] = corners[(index + 1) % corners.length];
    return [nextX - x, nextY - y];
  });
  const lengths = sides.map((side) => Math.hypot(...side));
  if (lengths.some((length) => length < LEAST_PIXELS)) return false;
  const sines = sides.map(([x, y], index) => {
    const after = (index + 1) % sides.length;
    return (x * sides[after][1] - y * sides[after][0]) / (lengths[index] * lengths[after]);
  });
  return sines.every((sine) => sine > FLAT) || sines.every((sine) => sine < -FLAT);
}

export class CalibrationPanel {
  /** @param {import("./store.js").Store} store @param {import("./tools.js").Tools} tools */
  constructor(store, tools) {
    this.store = store;
    this.form = find("[data-scale-form]");
    this.fault = find("[data-scale-fault]");
    this.buttons = findAll("[data-calibrate]");
    for (const button of this.buttons) button.addEventListener("click", () => tools.take(`calibrate-${button.dataset.calibrate}`));
    this.form.addEventListener("submit", (event) => event.preventDefault());
    store.on("module choice film", () => this.show());
    this.show();
  }

  get calibration() {
    const found = this.store.overlay?.data?.calibration;
    return Array.isArray(found?.points) ? found : null;
  }

  /** @param {string} kind @param {number[][]} points */
  put(kind, points) {
    const before = this.calibration ?? {};
    const rounded = points.map((point) => point.map((value) => Number(value.toFixed(5))));
    const none = { unit: "mm" };
    const known = kind === "scale" ? { length: before.length ?? none } : { width: before.width ?? none, height: before.height ?? none };
    this.change({ kind, points: rounded, ...known });
    this.store.choose({ tab: "scale" });
    this.form.querySelector("input")?.focus();
  }

  change(calibration, mark = "") {
    this.store.change((module) => withOverlay(module, this.store.choice.media, (data) => {
      const { calibration: _gone, ...rest } = data;
      return calibration ? { ...rest, calibration } : rest;
    }), mark);
  }

  show() {
    const { media } = this.store.choice;
    const isFlat = Boolean(media) && media.kind !== "model";
    for (const button of this.buttons) button.disabled = !isFlat || !this.store.canEdit;
    find("[data-scale-space]").hidden = media?.kind !== "model";
    const { calibration } = this;
    const kind = calibration ? `${media.kind} ${media.id} ${calibration.kind}` : "";
    if (kind !== this.shown) this.build(kind, calibration);
    for (const input of findAll("input, select", this.form)) this.refresh(input);
    const fault = calibration ? calibrationFault(calibration, media.size) : "";
    const sentence = fault ? say(fault) : "";
    if (this.fault.textContent !== sentence) this.fault.textContent = sentence;
  }

  build(kind, calibration) {
    this.shown = kind;
    this.form.hidden = !kind;
    this.form.replaceChildren();
    if (!kind) return;
    for (const side of calibration.kind === "scale" ? ["length"] : ["width", "height"]) this.form.append(this.row(side));
    const remove = make("button", { type: "button", class: "tool-button", click: () => this.change(null) }, say("calibration_remove"));
    if (this.store.canEdit) this.form.append(remove);
  }

  row(side) {
    const field = (name, label, control) => make("label", { class: "field" }, make("span", {}, label), control);
    const value = make("input", { inputmode: "decimal", autocomplete: "off", name: `${side}-value`, "data-side": side, "data-part": "value" });
    const unit = make("select", { name: `${side}-unit`, "data-side": side, "data-part": "unit" }, ...["mm", "cm", "m"].map((symbol) => make("option", { value: symbol }, symbol)));
    const doubt = make("input", { inputmode: "decimal", autocomplete: "off", name: `${side}-doubt`, "data-side": side, "data-part": "uncertainty" });
    for (const control of [value, unit, doubt]) {
      control.disabled = !this.store.canEdit;
      control.addEventListener("input", () => this.typed(control));
      control.addEventListener("change", () => this.store.endStep());
    }
    return make("fieldset", { class: "field-row" }, make("legend", {}, say(`known_${side}`)),
      field("value", say("known_value"), value), field("unit", say("unit"), unit), field("doubt", say("known_doubt"), doubt));
  }

  typed({ dataset: { side, part }, value }) {
    const before = this.calibration;
    const number = part === "unit" ? value : readNumber(value);
    if (Number.isNaN(number)) {
      this.fault.textContent = say("not_a_number");
      return;
    }
    this.change({ ...before, [side]: { ...before[side], [part]: number } }, `calibration ${side} ${part}`);
  }

  /** What is being typed is left alone. */
  refresh(input) {
    const { side, part } = input.dataset;
    if (input === document.activeElement && input.tagName === "INPUT") return;
    const value = this.calibration?.[side]?.[part];
    input.value = typeof value === "number" ? writeNumber(value) : (value ?? (part === "unit" ? "mm" : ""));
  }
}
