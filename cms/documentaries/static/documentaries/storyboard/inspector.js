/**
 * The scene that is open, in Wagtail's own form: every kind of content, those of plugins too, with its choosers, its
 * rich text, its help. What is typed is kept on this device at once, read by the server, then part of the story.
 */

import { find, make } from "../../pages/workshop/elements.js";
import { LocalCopy } from "../../pages/workshop/local-copy.js";
import { say } from "../../pages/workshop/words.js";
import { isScene, withValue } from "./story.js";

const PAUSE = 350;
/** Milliseconds: a rich text writes what is typed in its field a little later (250 in Wagtail's). */
const LATE = 400;
const PREFIX = "scenes-0-value";

/** @type {any} */
let unpacked;

export class Inspector {
  /** @param {import("./store.js").BoardStore} store @param {{token: string, notice: (name: string, sentence: string, kind?: string) => void}} ways */
  constructor(store, ways) {
    this.store = store;
    this.ways = ways;
    this.id = "";
    this.touched = false;
    this.typedAt = 0;
    /** What the form says of the scene, as the story has it: the form is opened again when it is another. */
    this.known = null;
    this.form = find("[data-scene-form]");
    this.room = find("[data-scene-room]");
    this.empty = find("[data-scene-empty]");
    this.wait = find("[data-scene-wait]");
    /** What was typed in scenes that are closed, and could not be sent. @type {Map<string, [string, string][]>} */
    this.left = new Map();
    this.queue = Promise.resolve();
    const read = (kept) => (Array.isArray(kept?.forms) ? kept : undefined);
    this.copy = new LocalCopy(`storyboard-form-${store.state.id}-${store.state.user}`, read);
    this.form.addEventListener("submit", (event) => event.preventDefault());
    for (const moment of ["input", "change", "click", "keyup", "paste", "drop"]) {
      this.form.addEventListener(moment, (event) => {
        this.touched ||= event.isTrusted;
        if (event.isTrusted) this.typedAt = performance.now();
        this.look();
      });
    }
    new MutationObserver(() => {
      this.nameTexts();
      this.look();
    }).observe(this.room, { childList: true, subtree: true, characterData: true });
    addEventListener("pagehide", () => this.keep());
    store.on("story choice", () => this.follow());
  }

  get definition() {
    unpacked ??= /** @type {any} */ (window).telepath.unpack(JSON.parse(JSON.parse(find("#storyboard-definition").textContent)));
    return unpacked;
  }

  /** The form follows the choice, and what is undone; it is left alone while it says what the story says. */
  follow() {
    const { scene } = this.store;
    if (!scene || !isScene(scene)) return this.close(scene);
    if (this.id === scene.id && (this.known === scene.value || this.learnTitle(scene.value))) return;
    if (this.id !== scene.id) this.leave();
    void this.open(scene);
  }

  /** Only the title changed elsewhere: it is written in its field. */
  learnTitle(value) {
    if (!this.bound || !this.known) return false;
    const same = Object.keys(value).every((key) => key === "title" || value[key] === this.known[key]);
    const input = this.field("title");
    if (!same || !input || this.isPending) return false;
    this.known = value;
    if (input.value !== value.title) {
      input.value = value.title;
      this.print = this.printed();
    }
    return true;
  }

  field(name) {
    return /** @type {any} */ (this.form.elements.namedItem(`${PREFIX}-${name}`));
  }

  close(scene) {
    this.leave();
    [this.id, this.known, this.bound] = ["", null, null];
    this.room.replaceChildren();
    this.form.hidden = true;
    this.empty.hidden = Boolean(scene);
    find("[data-scene-shelf]").hidden = !scene;
  }

  async open(scene) {
    const { value, id } = scene;
    const focused = this.id === id ? /** @type {any} */ (document.activeElement)?.name : "";
    [this.id, this.known, this.bound] = [id, value, null];
    this.empty.hidden = true;
    find("[data-scene-shelf]").hidden = true;
    this.wait.hidden = false;
    this.wait.textContent = say("form_loading");
    let answer;
    try {
      answer = await this.ask(this.store.state.urls.form, JSON.stringify({ value }), { "Content-Type": "application/json" });
    } catch {
      this.wait.textContent = say("form_failed");
      this.known = null;
      return;
    }
    if (this.id !== id || this.known !== value) return; // another one was opened meanwhile
    if (answer.error && !answer.state) {
      this.wait.textContent = answer.error;
      return;
    }
    this.mount(answer);
    if (focused) /** @type {any} */ (this.form.elements.namedItem(focused))?.focus();
  }

  mount({ state, error }) {
    this.wait.hidden = true;
    this.form.hidden = false;
    this.form.inert = !this.store.canEdit;
    find("[data-scene-id]").value = this.id;
    const place = make("div");
    this.room.replaceChildren(place);
    this.bound = this.definition.render(place, PREFIX, state, error);
    this.print = this.printed();
    this.said = JSON.stringify(error);
    this.touched = false; // what widgets write by themselves while they open is nobody's change
  }

  /** Wagtail's rich text has no name for who does not see it: it takes that of its field, or of its block. */
  nameTexts() {
    for (const text of this.room.querySelectorAll("[contenteditable=true]:not([aria-label])")) {
      const label = text.closest("[data-contentpath], section, .w-field")?.querySelector("[data-panel-heading-text], label, .w-field__label") ?? text.closest("section")?.querySelector("[data-panel-heading]");
      text.setAttribute("aria-label", label?.textContent.trim() || this.field("title")?.value || "…");
    }
  }

  /** What the form says, as it would be sent. @returns {[string, string][]} */
  entries() {
    return /** @type {any} */ ([...new FormData(this.form)].filter(([, value]) => typeof value === "string"));
  }

  printed() {
    return JSON.stringify(this.entries());
  }

  /** Did something change? Widgets do not all say so: what the form says is compared. */
  look() {
    if (!this.bound || !this.store.canEdit) return;
    if (!this.touched) {
      this.print = this.printed();
      return;
    }
    clearTimeout(this.watching);
    this.watching = setTimeout(() => {
      if (!this.isPending) return;
      this.keep();
      clearTimeout(this.timer);
      this.timer = setTimeout(() => void this.send(), PAUSE);
    }, 30);
  }

  get isPending() {
    return Boolean(this.bound) && this.touched && this.store.canEdit && this.printed() !== this.print;
  }

  keep() {
    if (this.isPending) this.keepForms([[this.id, this.entries()]]);
  }

  /** @param {[string, [string, string][]][]} open What is typed in the scene that is open. */
  keepForms(open = []) {
    const forms = [...this.left, ...open];
    if (forms.length) this.copy.keep({ document: { forms }, revision: null });
    else this.copy.forget();
  }

  /** Everything that is typed is part of the story when this ends, if the site can be reached. */
  async flush() {
    clearTimeout(this.timer);
    await this.settled();
    await this.queue;
    if (this.isPending || this.left.size) await this.send();
  }

  /** One form is sent after the other. @param {() => Promise<void>} task */
  follows(task) {
    this.queue = this.queue.then(task, task);
    return this.queue;
  }

  send() {
    return this.follows(async () => {
      for (const [id, entries] of [...this.left]) await this.sendForm(id, null, entries);
      if (this.isPending) await this.sendForm(this.id, this.known, this.entries());
    });
  }

  /** Every widget has written in its field what was typed. */
  settled() {
    const wait = this.typedAt + LATE - performance.now();
    return wait > 0 ? new Promise((done) => setTimeout(done, wait)) : Promise.resolve();
  }

  /** Another scene is going to be opened: what was typed in this one is sent all the same. */
  leave() {
    clearTimeout(this.timer);
    if (this.bound && this.touched && this.store.canEdit && performance.now() < this.typedAt + LATE) void this.readLate();
    if (!this.isPending) return;
    this.left.set(this.id, this.entries());
    this.bound = null;
    void this.send();
  }

  /** The fields of a scene that was just typed in are read again when they are written, out of the page by then. */
  readLate() {
    const { id } = this;
    const place = this.room.firstElementChild;
    const names = new Set([...this.room.querySelectorAll("[name]")].map((field) => /** @type {any} */ (field).name));
    const around = this.entries().filter(([name]) => !names.has(name));
    const before = JSON.stringify([...around, ...this.entries().filter(([name]) => names.has(name))]);
    const form = /** @type {HTMLFormElement} */ (make("form"));
    return this.follows(async () => {
      await this.settled();
      form.append(place);
      const entries = /** @type {[string, string][]} */ ([...around, ...[...new FormData(form)].filter(([, value]) => typeof value === "string")]);
      if (JSON.stringify(entries) === before || !this.store.find(id)) return;
      this.left.set(id, entries);
      await this.sendForm(id, null, entries);
    });
  }

  async sendForm(id, known, entries) {
    const print = JSON.stringify(entries);
    const isOpen = () => this.id === id && Boolean(this.bound);
    if (isOpen()) this.print = print;
    let answer;
    try {
      answer = await this.read(entries);
    } catch {
      return this.failed(id, entries, print);
    }
    this.ways.notice("form", answer.value ? "" : answer.error, "wrong");
    this.left.delete(id);
    if (answer.value) this.take(id, known, answer);
    if (answer.value && isOpen()) this.showFaults(answer.error);
    if (this.isPending) this.look();
    else this.keepForms();
  }

  /** Off the network: it is kept on this device, and sent again. */
  failed(id, entries, print) {
    if (this.id === id && this.bound) {
      if (this.print === print) this.print = "";
      this.keep();
    } else {
      this.left.set(id, entries);
      this.keepForms();
    }
    this.ways.notice("form", say("form_offline"), "warning");
    this.timer = setTimeout(() => void this.send(), 3000);
  }

  showFaults(error) {
    const said = JSON.stringify(error);
    if (said !== this.said) this.bound.setError?.(error);
    this.said = said;
  }

  take(id, known, { value, card }) {
    const scene = this.store.find(id);
    if (!scene || (known && scene.value !== known)) return; // undone, or deleted meanwhile
    this.store.cards.set(value, card);
    if (this.id === id) this.known = value;
    this.store.change((story) => withValue(story, id, () => value), `type ${id}`);
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.store.endStep(), 1200); // what follows a rest is another step
  }

  read(entries) {
    const body = new FormData();
    for (const [name, value] of entries) body.append(name, value);
    return this.ask(this.store.state.urls.scene, body);
  }

  async ask(url, body, headers = {}) {
    const response = await fetch(url, { method: "POST", body, credentials: "same-origin", headers: { ...headers, "X-CSRFToken": this.ways.token, "X-Requested-With": "XMLHttpRequest" } });
    const answer = await response.json().catch(() => ({}));
    if (!response.ok) return { error: answer.error ?? say("refused", { status: response.status }) };
    return answer;
  }

  /** Puts back what a tab that died had typed and not sent. @returns {Promise<boolean>} Was there something? */
  async restore() {
    const forms = this.copy.read()?.document.forms ?? [];
    if (!this.store.canEdit) return false;
    for (const [id, entries] of forms) if (this.store.find(id) && Array.isArray(entries)) this.left.set(id, entries);
    const { size } = this.left;
    if (size) await this.send();
    else this.copy.forget();
    return size > this.left.size;
  }

  /** Gives the keyboard to the first field. */
  focus() {
    find("input:not([type=hidden]), textarea, select, [contenteditable=true]", this.room)?.focus();
  }
}
