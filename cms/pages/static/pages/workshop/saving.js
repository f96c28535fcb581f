/**
 * Saving by itself: a moment after each change, before the page is left, and when the network comes back. What is not
 * saved yet is kept on this device.
 */

import { LocalCopy } from "./local-copy.js";
import { say } from "./words.js";

const PAUSE = 1500;
const COPY_PAUSE = 250;
const RETRY = 10_000;
/** Bytes that a browser agrees to send while a page closes, with room for the rest of the request. */
const LAST_WORDS = 60_000;

export class Saver {
  /**
   * @param {import("./store.js").WorkshopStore<any>} store
   * @param {{status: (sentence: string, kind: string) => void, conflict: (sentence: string, revision: any) => void,
   *   found: () => void}} tell
   * @param {{name: string, print: (document: any) => string, message: (document: any) => any, read: (kept: any) => any,
   *   answered?: (answer: any) => void, ready?: () => Promise<void>}} kind How a document is named on this device, compared,
   *   sent, read again (undefined: it cannot be); what else the server answers; what must end before it is saved.
   */
  constructor(store, tell, kind) {
    this.store = store;
    this.tell = tell;
    this.kind = kind;
    this.urls = store.state.urls;
    this.revision = store.state.revision;
    this.own = null;
    this.saved = store.document;
    this.copy = new LocalCopy(`${kind.name}-${store.state.user}`, kind.read);
    this.token = /** @type {HTMLInputElement} */ (document.querySelector("[name=csrfmiddlewaretoken]")).value;
    this.stopped = false;
    store.on(store.event, () => this.changed());
    addEventListener("pagehide", () => this.lastWords());
    document.addEventListener("visibilitychange", () => document.hidden && this.save());
    addEventListener("online", () => this.save());
    addEventListener("beforeunload", (event) => {
      if (this.isDirty && !this.isCopied) event.preventDefault();
    });
  }

  get isDirty() {
    return this.store.document !== this.saved;
  }

  /** Gives back what a tab that died had not saved. */
  restore() {
    const unsaved = this.copy.read();
    if (!unsaved) return;
    if (this.kind.print(unsaved.document) === this.kind.print(this.saved)) return this.copy.forget();
    if (!this.store.canEdit) return;
    // What the tab sent while it closed may arrive after this page was made: it is ours too.
    this.replaced = this.kind.message(unsaved.document);
    this.store.change(() => unsaved.document);
    if (unsaved.revision?.id === this.revision?.id && unsaved.revision?.createdAt === this.revision?.createdAt) {
      this.tell.found();
    } else {
      this.hold(say("conflict_found"), this.revision);
    }
  }

  changed() {
    clearTimeout(this.timer);
    if (!this.isDirty) {
      this.copy.forget(); // everything was undone
      return;
    }
    if (!this.copying) this.copying = setTimeout(() => this.keepCopy(), COPY_PAUSE);
    if (!this.hasGesture) this.keepCopy();
    if (this.stopped) return;
    this.timer = setTimeout(() => this.save(), PAUSE);
  }

  /** During a drag the copy waits: it is written when the pointer leaves, and now and then. */
  get hasGesture() {
    return /^(drag|edge|move) /.test(this.store.history.mark);
  }

  keepCopy() {
    clearTimeout(this.copying);
    this.copying = undefined;
    if (this.isDirty) this.isCopied = this.copy.keep({ document: this.store.document, revision: this.revision });
  }

  message(document) {
    return JSON.stringify({
      base: this.revision?.id ?? null,
      baseCreatedAt: this.revision?.createdAt ?? null,
      own: this.own,
      force: this.force || undefined,
      replaced: this.replaced,
      ...this.kind.message(document),
    });
  }

  /** @param {string} url @param {string} body @param {boolean} [keepalive] */
  send(url, body, keepalive = false) {
    const headers = { "Content-Type": "application/json", "X-CSRFToken": this.token, "X-Requested-With": "XMLHttpRequest" };
    return fetch(url, { method: "POST", headers, body, keepalive, credentials: "same-origin" });
  }

  /** Saves now what is not saved; returns whether all of it is. */
  async save() {
    clearTimeout(this.timer);
    await this.kind.ready?.();
    while (this.running) await this.running;
    if (!this.isDirty || this.stopped || !this.store.canEdit) return !this.isDirty;
    this.keepCopy();
    this.running = this.saveOnce();
    await this.running;
    this.running = null;
    if (this.isDirty && !this.stopped && !this.failed) return this.save();
    return !this.isDirty;
  }

  async saveOnce() {
    const { document } = this.store;
    this.failed = false;
    this.tell.status(say("saving"), "busy");
    let response;
    try {
      response = await this.send(this.urls.save, this.message(document));
    } catch {
      return this.fail(this.isCopied ? say("offline") : say("offline_lost"), "offline", true);
    }
    const answer = await response.json().catch(() => ({}));
    if (response.status === 409) return this.hold(answer.error, answer.revision);
    if (!response.ok) return this.fail(answer.error ?? say("refused", { status: response.status }), "wrong", response.status >= 500);
    this.force = false;
    this.replaced = undefined;
    this.revision = answer.revision;
    this.own = answer.revision.id;
    this.saved = document;
    this.store.setFaults(answer.faults);
    this.kind.answered?.(answer);
    if (this.isDirty) this.keepCopy();
    else this.copy.forget();
    this.sayWhen();
  }

  sayWhen() {
    const time = new Date().toLocaleTimeString(document.documentElement.lang || "fr", { hour: "2-digit", minute: "2-digit" });
    this.tell.status(say("saved", { time }), "saved");
  }

  fail(sentence, kind, retries) {
    this.failed = true;
    this.tell.status(sentence, kind);
    if (retries) this.timer = setTimeout(() => this.save(), RETRY);
  }

  /** Somebody else saved: nothing is sent until a choice is made. */
  hold(sentence, revision) {
    this.stopped = true;
    this.failed = true;
    this.other = revision;
    this.keepCopy();
    this.tell.status(say("held"), "wrong");
    this.tell.conflict(sentence, revision);
  }

  /** Saves what is here as the last version; the other one stays in the history. */
  keepMine() {
    this.stopped = false;
    this.force = true;
    this.own = null;
    return this.save();
  }

  /** Opens the other version; what is here is given up, on purpose. */
  takeTheirs() {
    this.copy.forget();
    this.saved = this.store.document;
    this.stopped = true;
    location.reload();
  }

  /** The page goes: the browser still sends a short message; the copy has the rest. */
  lastWords() {
    this.keepCopy();
    if (!this.isDirty || this.stopped || this.running || !this.store.canEdit) return;
    const body = this.message(this.store.document);
    if (body.length < LAST_WORDS) this.send(this.urls.save, body, true).catch(() => {});
  }

  /** @param {string} url @returns {Promise<{status: number, answer: any}>} */
  async ask(url) {
    const body = JSON.stringify({ base: this.revision?.id ?? null, baseCreatedAt: this.revision?.createdAt ?? null });
    const response = await this.send(url, body);
    return { status: response.status, answer: await response.json().catch(() => ({})) };
  }
}
