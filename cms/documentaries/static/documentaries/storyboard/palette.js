/** What a new scene may be: empty, of a model, holding something that is searched for, or pasted. */

import { find, make } from "../../pages/workshop/elements.js";
import { say } from "../../pages/workshop/words.js";
import { icon } from "./drawing.js";
import { isScene } from "./story.js";

const PAUSE = 250;

export class Palette {
  /** @param {import("./store.js").BoardStore} store @param {Record<string, any>} actions */
  constructor(store, actions) {
    this.store = store;
    this.actions = actions;
    this.dialog = find("[data-palette]");
    this.search = find("[data-palette-search]");
    this.results = find("[data-palette-results]");
    this.pasted = find("[data-palette-paste]");
    const starts = store.state.starts.map((model) => make("button", { type: "button", class: "start", "data-start": model.name, click: () => this.close(() => actions.start(model)) }, icon(model.icon), make("span", {}, model.label)));
    find("[data-palette-starts]").append(...starts);
    this.search.addEventListener("input", () => {
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.look(), PAUSE);
    });
    this.search.addEventListener("keydown", (event) => event.key === "Escape" && this.dialog.close()); // the browser would empty it first
    this.search.addEventListener("keydown", (event) => event.key === "ArrowDown" && find("button", this.results)?.focus());
    this.results.addEventListener("keydown", (event) => this.walk(event));
    find("[data-palette-take]").addEventListener("click", () => {
      const text = this.pasted.value;
      if (text.trim()) this.close(() => actions.paste(text));
    });
  }

  open(text = "") {
    this.pasted.value = text;
    if (text) this.pasted.closest("details").open = true;
    if (!this.dialog.open) this.dialog.showModal();
    this.search.value = "";
    void this.look();
    this.search.focus();
  }

  /** The browser gives the keyboard back when a dialog closes: what comes next takes it after that. */
  close(then) {
    this.dialog.close();
    then();
  }

  walk(event) {
    const way = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!way) return;
    event.preventDefault();
    const buttons = [...this.results.querySelectorAll("button")];
    const next = buttons[buttons.indexOf(document.activeElement) + way];
    (next ?? (way < 0 ? this.search : null))?.focus();
  }

  async look() {
    const words = this.search.value.trim();
    const asked = (this.asked = (this.asked ?? 0) + 1);
    if (words.length < 2) return this.results.replaceChildren();
    let groups = null;
    try {
      const response = await fetch(`${this.store.state.urls.search}?q=${encodeURIComponent(words)}`, { credentials: "same-origin" });
      if (response.ok) ({ groups } = await response.json());
    } catch {
      // said below
    }
    if (asked !== this.asked) return; // something else was typed meanwhile
    const sentence = groups ? say("found_none") : say("search_failed");
    if (!groups?.length) return this.results.replaceChildren(make("p", { role: "status" }, sentence));
    this.results.replaceChildren(...groups.map((group) => this.group(group)));
  }

  group({ kind, field, label, items }) {
    return make("section", { class: "found" }, make("h3", {}, label), make("ul", { class: "panel__list" }, ...items.map((item) => this.item({ kind, field, ...item }))));
  }

  item(thing) {
    const { scene } = this.store;
    const picture = thing.picture ? make("img", { class: "found__picture", src: thing.picture, alt: "", loading: "lazy" }) : make("span", { class: "found__picture" }, icon(this.store.kinds[thing.kind].icon));
    const row = make("li", { class: "found__row" }, make("button", { type: "button", class: "row found__new", click: () => this.close(() => this.actions.put(thing)) }, picture, make("span", {}, thing.title)));
    if (scene && isScene(scene)) row.append(make("button", { type: "button", class: "tool-button", click: () => this.close(() => this.actions.putInto(thing)) }, say("add_to_scene", { title: this.store.nameOf(scene.id) })));
    return row;
  }
}
