/** The scenes as an ordered list: it does everything that the plane does, by keyboard too. */

import { find, make } from "../../pages/workshop/elements.js";
import { say } from "../../pages/workshop/words.js";
import { icon, kindsRow, marks, thumbnail } from "./drawing.js";
import { isScene, titled } from "./story.js";

export class ListView {
  /** @param {import("./store.js").BoardStore} store @param {Record<string, (id?: string, more?: any) => void>} actions */
  constructor(store, actions) {
    this.store = store;
    this.actions = actions;
    this.list = find("[data-rows]");
    /** @type {Map<string, {row: any, print: string, scene: any}>} */
    this.rows = new Map();
    store.on("story choice cards faults comments", () => this.plan());
    this.show();
  }

  /** However much happens at once, it is shown once. */
  plan() {
    this.planned ??= requestAnimationFrame(() => {
      this.planned = undefined;
      this.show();
    });
  }

  show() {
    const { store } = this;
    if (store.choice.view !== "list") return;
    const kept = new Set();
    for (const [index, scene] of store.scenes.entries()) {
      const row = this.rowOf(scene, index);
      kept.add(scene.id);
      const there = this.list.children[index];
      if (there !== row) this.place(row, there);
      row.classList.toggle("is-chosen", scene.id === store.choice.scene);
      find("[data-open]", row).setAttribute("aria-pressed", String(scene.id === store.choice.scene));
    }
    for (const [id, { row }] of this.rows) {
      if (kept.has(id)) continue;
      row.remove();
      this.rows.delete(id);
    }
    find("[data-list-empty]").hidden = store.scenes.length > 0;
  }

  /** Moves a row without taking the keyboard away from it. */
  place(row, before) {
    const focused = row.contains(document.activeElement) ? /** @type {HTMLElement} */ (document.activeElement) : null;
    this.list.insertBefore(row, before ?? null);
    focused?.focus();
  }

  rowOf(scene, index) {
    const { store } = this;
    const links = store.linksOf(scene);
    const print = JSON.stringify([index, store.scenes.length, links.map(({ how, target, words }) => [how, words, store.nameOf(target), store.numberOf(target)]),
      store.cardOf(scene), store.faultsOf(scene.id), store.commentsOf(scene.id).length, store.readings[scene.id], store.canEdit]);
    const known = this.rows.get(scene.id);
    if (known?.scene === scene && known.print === print) return known.row;
    const row = known?.row ?? make("li", { class: "scene-row", "data-row": scene.id });
    const focus = row.contains(document.activeElement) ? focusIn(row) : null;
    const input = find("[data-title]", row);
    row.replaceChildren(...this.parts(scene, index, links, input));
    if (focus) find(focus.selector, row)?.focus();
    this.rows.set(scene.id, { row, print, scene });
    return row;
  }

  parts(scene, index, links, input) {
    const { store } = this;
    const title = store.nameOf(scene.id);
    const open = make("button", { type: "button", class: "scene-row__open", "data-open": "", "aria-pressed": "false", "aria-label": say("card", { number: index + 1, title }),
      click: () => this.actions.open(scene.id) }, make("span", { class: "scene-row__number" }, String(index + 1)), thumbnail(store, scene));
    return [
      open,
      make("div", { class: "scene-row__main" }, this.title(scene, index, input),
        make("div", { class: "scene-row__facts" }, kindsRow(store, scene), marks(store, scene)), this.links(scene, links)),
      this.buttons(scene, index, title),
    ];
  }

  title(scene, index, kept) {
    const { store } = this;
    if (!isScene(scene)) return make("p", { class: "scene-row__unknown" }, say("unknown", { kind: scene.type }));
    const value = String(scene.value.title ?? "");
    const input = kept ?? make("input", {
      class: "scene-row__title", "data-title": "", maxlength: 120, disabled: !store.canEdit, placeholder: say("untitled"),
      input: () => store.change((story) => titled(story, scene.id, input.value), `title ${scene.id}`),
      change: () => store.endStep(),
      focus: () => store.choose({ scene: scene.id }),
      keydown: (event) => {
        if (event.key !== "Enter" && event.key !== "Escape") return;
        event.preventDefault();
        this.focus(scene.id); // keys ask for things again
      },
    });
    input.setAttribute("aria-label", say("title_of", { number: index + 1 }));
    if (input.value !== value) input.value = value;
    return input;
  }

  links(scene, links) {
    const { store } = this;
    const row = make("ul", { class: "scene-row__links", "aria-label": say("links_of") });
    for (const [place, link] of links.entries()) {
      const to = store.nameOf(link.target);
      const words = link.how === "choice" ? link.words || "…" : say(link.how === "next" ? "next" : "next_in_order");
      const number = store.numberOf(link.target);
      const go = make("button", { type: "button", class: "chip__go", click: () => number && this.actions.open(link.target) }, `${words} → ${number ? `${number}. ` : ""}${to}`);
      const isGone = !number && link.target !== "end";
      const chip = make("li", { class: `chip chip--${link.how}${isGone ? " is-gone" : ""}` }, go);
      if (link.how !== "order" && store.canEdit) {
        chip.append(make("button", { type: "button", class: "chip__remove", "data-unlink": place, "aria-label": say("remove_link", { words, to }), click: () => this.actions.unlink(scene.id, link) }, "×"));
      }
      row.append(chip);
    }
    return row;
  }

  buttons(scene, index, title) {
    const { store, actions } = this;
    const button = (name, drawn, disabled = false) => make("button", {
      type: "button", class: "tool-button scene-row__button", "data-row-do": name, title: say(name, { title }), "aria-label": say(name, { title }),
      disabled: disabled || !store.canEdit, click: () => actions[ROW[name]](scene.id),
    }, icon(drawn));
    const known = isScene(scene);
    return make("div", { class: "scene-row__buttons", role: "group" },
      button("up", "arrow-up", index === 0), button("down", "arrow-down", index === store.scenes.length - 1),
      ...(known ? [button("link_from", "link"), button("duplicate", "copy"), button("split", "cut")] : []),
      button("copy", "clipboard-list"), button("delete", "bin"));
  }

  /** Gives the keyboard to the title of a scene, its words chosen. @param {string} id */
  editTitle(id) {
    this.show();
    const input = find(`[data-row="${id}"] [data-title]`, this.list);
    input?.focus();
    input?.select();
  }

  /** @param {string} id */
  focus(id) {
    this.show();
    find(`[data-row="${id}"] [data-open]`, this.list)?.focus();
    find(`[data-row="${id}"]`, this.list)?.scrollIntoView({ block: "nearest" });
  }
}

const ROW = { up: "up", down: "down", link_from: "link", duplicate: "duplicate", split: "split", copy: "copy", delete: "delete" };

function focusIn(row) {
  const element = /** @type {HTMLElement} */ (document.activeElement);
  const name = ["data-row-do", "data-title", "data-open", "data-unlink"].find((each) => element.hasAttribute(each));
  if (!name || name === "data-title") return name ? { selector: "[data-title]", row } : null;
  return { selector: element.getAttribute(name) ? `[${name}="${element.getAttribute(name)}"]:not(:disabled)` : `[${name}]`, row };
}
