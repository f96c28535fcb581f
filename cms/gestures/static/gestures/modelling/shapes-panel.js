/** The shapes of the media on the stage: their list, the form of the one that is chosen, what it measures. */

import { measure, measureInSpace } from "../../js/overlays/measures.js";
import { pointsAt } from "../../js/overlays/motion.js";
import { written } from "../../js/overlays/quantities.js";
import { find, make } from "../../pages/workshop/elements.js";
import { choice, field, showFault, writeNumber } from "../../pages/workshop/fields.js";
import { isReadable, withShape } from "./module.js";
import { usable } from "./stage.js";
import { readMoment, readNumber, writeMoment } from "./times.js";
import { say } from "../../pages/workshop/words.js";

const TIMES = ["start", "end"];
const QUANTITY = { measure: "kind", unit: "unit", value: "value", tolerance: "tolerance" };
const COMPUTED = ["length", "diameter", "angle"];

export class ShapesPanel {
  /** @param {import("./store.js").Store} store @param {import("./stage.js").Stage} stage @param {(time: number) => void} seek */
  constructor(store, stage, seek) {
    this.store = store;
    this.stage = stage;
    this.seek = seek;
    this.list = find("[data-shape-list]");
    this.form = find("[data-shape-form]");
    this.empty = find("[data-shape-empty]");
    this.unread = {};
    this.builtFor = "";
    this.form.addEventListener("submit", (event) => event.preventDefault());
    store.on("module choice faults film", () => this.show());
    store.on("time", () => this.showMeasured());
    this.show();
  }

  show() {
    this.showList();
    const { shape } = this.store;
    this.empty.hidden = this.store.shapes.length > 0;
    this.form.hidden = !shape;
    if (!shape) {
      this.shown = "";
      return;
    }
    const print = `${shape.id} ${shape.quantity?.kind ?? ""} ${this.store.module.phases.map(({ key, name }) => key + name)}`;
    if (this.shown !== print) this.build(shape, print);
    for (const control of this.form.elements) if (control.name) this.refresh(control, shape);
    this.showFaults(shape);
    this.showMeasured();
  }

  showList() {
    const { shapes, choice: chosen, faults } = this.store;
    const rows = shapes.map((shape, index) => {
      const kind = say(`kind_${shape?.kind}`);
      const isWrong = !isReadable(shape) || faults.some((fault) => fault.shape && fault.shape === shape.id);
      return [shape?.id ?? "", shape?.name || `${kind} ${index + 1}`, (shape?.name ? kind : "") + (isWrong ? ` ${say("wrong")}` : "")];
    });
    const print = JSON.stringify([rows, chosen.shape]);
    if (print === this.listed) return;
    this.listed = print;
    const focused = /** @type {any} */ (document.activeElement)?.dataset?.shape;
    this.list.replaceChildren(...rows.map(([id, name, small]) => make("li", {},
      make("button", { type: "button", class: "row", "data-shape": id, "aria-pressed": String(id === chosen.shape), click: () => this.open(id) },
        make("span", { class: "row__name" }, name), make("small", {}, small)))));
    if (focused) find(`[data-shape="${focused}"]`, this.list)?.focus();
  }

  /** Chooses a shape, at a moment when it is seen. @param {string} id */
  open(id) {
    const shape = this.store.shapes.find((other) => other?.id === id);
    this.store.choose({ shape: id, tab: "shapes", tool: "select" });
    if (!this.store.isFilm || !shape) return;
    const { time } = this.store;
    if (time < (shape.start ?? 0) || time >= (shape.end ?? Infinity)) this.seek(shape.start ?? 0);
  }

  build(shape, print) {
    const isOther = this.builtFor !== shape.id;
    const name = isOther ? "" : /** @type {any} */ (document.activeElement)?.name;
    this.shown = print;
    this.builtFor = shape.id;
    if (isOther) this.unread = {};
    const kind = this.store.state.vocabularies.kinds[shape.kind];
    const row = (id, control) => field(id, say(`shape_${id}`), this.wake(control));
    const input = (attributes = {}) => make("input", { autocomplete: "off", ...attributes });
    const { vocabularies } = this.store.state;
    const phases = this.store.module.phases.map(({ key, name }) => ({ id: key, label: name || say("unnamed") }));
    const parts = [row("name", input())];
    if (shape.kind === "text") parts.push(row("text", make("textarea", { rows: 2 })));
    if (kind?.measures.length) parts.push(this.quantityPart(shape, kind, row, input));
    if (this.store.isFilm) parts.push(make("div", { class: "field-row" }, row("start", input({ inputmode: "decimal" })), row("end", input({ inputmode: "decimal" }))));
    parts.push(row("phase", choice(phases, say("none"))));
    parts.push(row("layer", input({ list: "layers" })), this.layers());
    parts.push(row("colour", make("select", {}, ...vocabularies.colours.map((id) => make("option", { value: id }, say(`colour_${id}`))))));
    if (shape.kind !== "text") parts.push(row("text", make("textarea", { rows: 2 })));
    if (this.store.canEdit) parts.push(make("button", { type: "button", class: "tool-button tool-button--danger", click: () => this.remove() }, say("delete_shape")));
    this.form.replaceChildren(...parts);
    if (name) this.form.elements[name]?.focus();
  }

  quantityPart(shape, kind, row, input) {
    const { quantities, units } = this.store.state.vocabularies;
    const kinds = kind.measures.map((id) => ({ id, label: quantities[id] }));
    const symbols = units.filter((unit) => unit.kind === shape.quantity?.kind).map(({ symbol }) => ({ id: symbol, label: symbol || say("unit_none") }));
    const rows = [row("measure", choice(kinds, say("none")))];
    if (shape.quantity) {
      rows.push(row("unit", make("select", {}, ...symbols.map(({ id, label }) => make("option", { value: id }, label)))));
      rows.push(row("value", input({ inputmode: "decimal" })), row("tolerance", input({ inputmode: "decimal" })));
    }
    const measured = make("p", { class: "measured" }, make("span", {}, say("computed")), " ", make("output", { "data-measured": "" }));
    return make("fieldset", {}, make("legend", {}, say("quantity")), make("div", { class: "field-row" }, ...rows), measured);
  }

  layers() {
    const names = new Set(this.store.module.overlays.flatMap(({ data }) => (data?.shapes ?? []).map((shape) => shape?.layer)).filter(Boolean));
    return make("datalist", { id: "layers" }, ...[...names].map((value) => make("option", { value })));
  }

  wake(control) {
    control.disabled = !this.store.canEdit;
    control.addEventListener("input", () => this.typed(control));
    control.addEventListener("change", () => this.store.endStep());
    return control;
  }

  typed(control) {
    const { name, value } = control;
    const isNumber = name === "value" || name === "tolerance";
    const read = TIMES.includes(name) ? readMoment(value) : isNumber ? readNumber(value) : value;
    const isUnread = typeof read === "number" && Number.isNaN(read);
    this.unread[name] = isUnread ? say(isNumber ? "not_a_number" : "not_a_moment") : "";
    if (isUnread) return this.showFaults(this.store.shape);
    this.change((shape) => (QUANTITY[name] ? { ...shape, quantity: this.quantity(shape.quantity, name, read) } : { ...shape, [name]: read }), name);
  }

  quantity(before, name, read) {
    if (name !== "measure") return { ...before, [QUANTITY[name]]: read };
    const unit = this.store.state.vocabularies.units.find(({ kind }) => kind === read);
    return read ? { kind: read, unit: unit?.symbol ?? "" } : undefined;
  }

  change(recipe, mark) {
    const { id } = this.store.shape;
    this.store.change((module) => withShape(module, this.store.choice.media, id, recipe), mark ? `shape ${id} ${mark}` : "");
  }

  refresh(control, shape) {
    const { name } = control;
    if ((control === document.activeElement && control.tagName !== "SELECT") || this.unread[name]) return;
    const value = QUANTITY[name] ? shape.quantity?.[QUANTITY[name]] : shape[name];
    if (TIMES.includes(name)) control.value = writeMoment(value);
    else if (typeof value === "number") control.value = writeNumber(value);
    else control.value = value ?? (name === "colour" ? "accent" : "");
  }

  showFaults(shape) {
    for (const place of this.form.querySelectorAll("[data-fault]")) showFault(this.form, place.dataset.fault, this.unread[place.dataset.fault] ?? "");
    const found = this.store.faults.filter((fault) => fault.shape && fault.shape === shape?.id).map(({ sentence }) => sentence);
    if (found.length && !this.unread.name) showFault(this.form, "name", found.join(" "));
  }

  /** The value computed from the picture, at this moment, with its uncertainty. */
  showMeasured() {
    const output = find("[data-measured]", this.form);
    const { shape, overlay } = this.store;
    if (!output || !isReadable(shape)) return;
    const { quantity } = shape;
    const points = pointsAt(shape, this.stage.moment);
    const isComputed = quantity && COMPUTED.includes(quantity.kind);
    const found = isComputed && this.measured({ kind: shape.kind, points }, quantity.kind, overlay);
    const factor = this.store.state.vocabularies.units.find((unit) => unit.kind === quantity?.kind && unit.symbol === quantity.unit)?.factor;
    output.textContent = found && factor ? written(found.value / factor, quantity.unit, found.uncertainty / factor) : say(isComputed && !this.store.isModel ? "not_calibrated" : "not_computed");
    if (found && factor) output.dataset.value = String(found.value / factor);
    else delete output.dataset.value;
  }

  /** On a 3D model points are in metres: nothing is uncertain but where they were put. */
  measured(figure, quantity, overlay) {
    if (!this.store.isModel) return measure(figure, quantity, this.stage.size, usable(overlay?.data?.calibration) ?? null);
    const value = measureInSpace(figure, quantity);
    return value === null ? null : { value, uncertainty: 0 };
  }

  remove() {
    const id = this.store.choice.shape;
    if (!id || !this.store.canEdit) return;
    this.store.change((module) => withShape(module, this.store.choice.media, id, () => null));
    this.store.choose({ shape: "" });
    this.stage.focus();
  }
}
