/** Fields of the panel: a label, a control, and beside it what is wrong. */

import { make } from "./elements.js";

let count = 0;

/** Writes a number as French does. @param {number} value */
export const writeNumber = (value) => String(Number(value.toPrecision(10))).replace(".", ",");

/**
 * Returns a field and its control; `name` ties it to what the server finds wrong.
 * @param {string} name
 * @param {string} label
 * @param {any} control
 * @param {string} [help]
 */
export function field(name, label, control, help = "") {
  const id = `field-${name}-${(count += 1)}`; // two forms may have a field of this name
  control.id = id;
  control.name = name;
  const described = [];
  const parts = [make("label", { for: id }, label)];
  if (help) {
    parts.push(make("p", { class: "field__help", id: `${id}-help` }, help));
    described.push(`${id}-help`);
  }
  described.push(`${id}-fault`);
  control.setAttribute("aria-describedby", described.join(" "));
  const fault = make("p", { class: "field__fault", id: `${id}-fault`, "data-fault": name });
  return make("div", { class: "field" }, ...parts, control, fault);
}

/** Shows what is wrong in a field, or nothing. @param {ParentNode} form @param {string} name @param {string} sentence */
export function showFault(form, name, sentence) {
  const place = form.querySelector(`[data-fault="${name}"]`);
  if (!place || place.textContent === sentence) return;
  place.textContent = sentence;
  const control = form.querySelector(`[name="${name}"]`);
  if (sentence) control?.setAttribute("aria-invalid", "true");
  else control?.removeAttribute("aria-invalid");
}

/** @param {{id: any, label: string}[]} options @param {string} empty The words of no choice. */
export const choice = (options, empty) =>
  make("select", {}, make("option", { value: "" }, empty), ...options.map(({ id, label }) => make("option", { value: id }, label)));
