/** The panel beside the scenes: what the doctor says, and the comments of the scene that is open. */

import { find, make } from "../../pages/workshop/elements.js";
import { say } from "../../pages/workshop/words.js";

const NARROW = "(max-width: 60rem)";
const VIEW = "an-storyboard-view";

/** Which view and which panel are shown. */
export class Panel {
  /** @param {import("./store.js").BoardStore} store @param {{focus: () => void}} scenes */
  constructor(store, scenes) {
    this.store = store;
    this.scenes = scenes;
    this.tool = find("[data-tool]");
    this.part = find("[data-panel]");
    find("[data-panel-close]").addEventListener("click", () => this.close());
    store.on("choice", () => this.show());
    this.show();
  }

  /** The view of the last time; a narrow window begins with the list. */
  first() {
    let kept = "";
    try {
      kept = localStorage.getItem(VIEW) ?? "";
    } catch {
      // forbidden: the usual one
    }
    this.store.choose({ view: matchMedia(NARROW).matches || kept === "list" ? "list" : "plane" });
  }

  /** @param {"list" | "plane"} view */
  view(view) {
    this.store.choose({ view });
    try {
      localStorage.setItem(VIEW, view);
    } catch {
      // forbidden: it is for this time
    }
    this.scenes.focus();
  }

  show() {
    const { view } = this.store.choice;
    find("[data-list]").hidden = view !== "list";
    find("[data-plane]").hidden = view !== "plane";
    for (const name of ["list", "plane"]) find(`[data-do=${name}]`).setAttribute("aria-pressed", String(view === name));
  }

  /** On a narrow window the panel covers the scenes. */
  open() {
    if (!matchMedia(NARROW).matches) return;
    this.tool.dataset.panel = "open";
    find("[data-panel-close]").focus();
  }

  close() {
    if (this.tool.dataset.panel !== "open") return;
    this.tool.dataset.panel = "";
    if (matchMedia(NARROW).matches) this.scenes.focus();
  }
}

/** Shows what is wrong in the story, what blocks first; pressing a sentence goes to its scene. */
export class Doctor {
  /** @param {import("./store.js").BoardStore} store @param {(id: string) => void} show */
  constructor(store, show) {
    this.store = store;
    this.go = show;
    this.room = find("[data-doctor]");
    store.on("faults", () => this.show());
    this.show();
  }

  show() {
    const { faults } = this.store;
    const groups = [["blocks", faults.filter(({ severity }) => severity === "block")], ["warns", faults.filter(({ severity }) => severity !== "block")]];
    const parts = groups.filter(([, found]) => found.length).flatMap(([name, found]) => [
      make("h3", { class: `doctor__${name}` }, `${say(String(name))} (${found.length})`),
      make("ul", { class: "panel__list" }, .../** @type {any[]} */ (found).map((fault) => make("li", {}, this.row(fault)))),
    ]);
    this.room.replaceChildren(...(parts.length ? parts : [make("p", {}, say("doctor_none"))]));
  }

  row({ scene, sentence, way }) {
    const words = [make("span", { class: "row__name" }, sentence), make("small", {}, way)];
    return scene ? make("button", { type: "button", class: "row", click: () => this.go(scene) }, ...words) : make("div", { class: "row row--still" }, ...words);
  }
}

/** Wagtail's own comments, on the scene that is open. */
export class Comments {
  /** @param {import("./store.js").BoardStore} store @param {import("../../pages/workshop/saving.js").Saver} saver @param {(name: string, sentence: string, kind: string) => void} notice */
  constructor(store, saver, notice) {
    this.store = store;
    this.saver = saver;
    this.notice = notice;
    this.room = find("[data-comments]");
    this.form = find("[data-comment-form]");
    this.text = find("[data-comment-text]");
    this.form.addEventListener("submit", (event) => {
      event.preventDefault();
      void this.send({ scene: store.choice.scene, text: this.text.value }, this.text);
    });
    store.on("comments choice story", () => this.show());
    this.show();
  }

  show() {
    const { store } = this;
    const { scene } = store.choice;
    const found = store.commentsOf(scene);
    find("[data-comment-count]").textContent = store.comments.length ? ` (${store.comments.length})` : "";
    this.form.hidden = !scene;
    const print = JSON.stringify([scene, found]);
    if (print === this.print) return;
    this.print = print;
    const others = store.comments.filter((each) => each.scene !== scene && store.find(each.scene));
    this.room.replaceChildren(
      ...(found.length ? found.map((each) => this.thread(each)) : [make("p", {}, say("comments_none"))]),
      ...others.map((each) => make("button", { type: "button", class: "row", click: () => store.choose({ scene: each.scene }) }, make("span", { class: "row__name" }, store.nameOf(each.scene)), make("small", {}, each.text))),
    );
  }

  thread({ id, replies, ...first }) {
    const answer = make("textarea", { rows: 2, "aria-label": say("reply") });
    const buttons = make("div", { class: "panel__buttons" },
      make("button", { type: "button", class: "tool-button", click: () => void this.send({ comment: id, text: answer.value }, answer) }, say("reply")),
      make("button", { type: "button", class: "tool-button", click: () => void this.send({ resolve: id }) }, say("resolve")));
    return make("article", { class: "comment" }, ...[first, ...replies].map((each) => this.said(each)), answer, buttons);
  }

  said({ user, at, text }) {
    const when = new Date(at).toLocaleString(document.documentElement.lang || "fr", { dateStyle: "short", timeStyle: "short" });
    return make("div", { class: "comment__said" }, make("p", { class: "comment__who" }, make("b", {}, user), " ", make("small", {}, when)), make("p", {}, text));
  }

  async send(message, field = null) {
    try {
      const response = await this.saver.send(this.store.state.urls.comment, JSON.stringify(message));
      const answer = await response.json().catch(() => ({}));
      if (!response.ok) return this.notice("comment", answer.error ?? say("refused", { status: response.status }), "wrong");
      if (field) field.value = "";
      this.notice("comment", "", "info");
      this.store.setComments(answer.comments);
    } catch {
      this.notice("comment", say("comment_failed"), "wrong");
    }
  }
}
