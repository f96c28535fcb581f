/**
 * <an-send-file>: a file field that sends its file at once, in pieces, and posts the number of what was sent.
 *
 * Until the end the field keeps the file: whatever breaks here, the form still posts it as any form does.
 */

import { fill } from "./arithmetic.js";
import { Line } from "./line.js";

/** @param {HTMLElement} field */
export function enhance(field) {
  const input = /** @type {HTMLInputElement | null} */ (field.querySelector("input[type=file]"));
  if (!input) return;
  new SendFile(field, input);
}

class SendFile {
  /** @param {HTMLElement} field @param {HTMLInputElement} input */
  constructor(field, input) {
    this.field = field;
    this.input = input;
    this.token = /** @type {HTMLInputElement} */ (field.querySelector("input[type=hidden]"));
    this.words = JSON.parse(field.dataset.words ?? "{}");
    this.name = input.name;
    this.place = document.createElement("div");
    this.place.className = "an-line an-send__line";
    this.place.hidden = true;
    this.said = document.createElement("p");
    this.said.className = "an-send__said";
    this.said.setAttribute("role", "status");
    this.token.after(this.place, this.said);
    input.addEventListener("change", () => this.choose());
    if (input.files?.length) this.choose(); // chosen before this script came
    input.form?.addEventListener("submit", (event) => this.hold(/** @type {SubmitEvent} */ (event)), true);
  }

  choose() {
    const file = this.input.files?.[0];
    this.line?.sender?.cancel();
    this.token.value = "";
    this.input.name = this.name;
    this.said.replaceChildren();
    this.place.hidden = !file;
    this.field.querySelector(".an-send__kept")?.remove();
    if (!file) return;
    const { endpoint = "", kind = "", piece = "0" } = this.field.dataset;
    this.line = new Line(this.place, this.words, {
      onWhole: (news) => this.keep(news),
      onCancel: () => this.empty(),
      onRefused: () => this.refuse(),
    });
    this.line.send(file, { endpoint, kind, piece: Number(piece) });
  }

  get isSending() {
    return ["sending", "waiting", "paused"].includes(this.line?.state ?? "");
  }

  /** A form is not posted while its file is on its way: it is once the file came. */
  hold(/** @type {SubmitEvent} */ event) {
    if (!this.isSending) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    this.held = { button: event.submitter };
    this.said.textContent = this.words.wait;
    if (this.line?.state === "paused") this.line.resume();
  }

  /** @param {any} news */
  keep(news) {
    this.token.value = news.token;
    this.input.removeAttribute("name"); // it shows the file's name, and posts it no more
    this.say(fill(this.words.sent, { name: news.name }), news.twins);
    this.place.hidden = true;
    const held = this.held;
    this.held = undefined;
    if (held) this.input.form?.requestSubmit(/** @type {HTMLElement | null} */ (held.button));
  }

  /** @param {string} words @param {{title: string, url: string}[]} twins */
  say(words, twins) {
    this.said.replaceChildren(words);
    if (!twins?.length) return;
    this.said.append(" ", this.words.twin, " ");
    twins.forEach((twin, index) => {
      const link = document.createElement("a");
      link.href = twin.url;
      link.textContent = twin.title;
      this.said.append(index ? ", " : "", link);
    });
    this.said.append(". ", this.words.twin_choice);
  }

  refuse() {
    this.held = undefined;
    this.input.value = "";
    this.input.focus();
  }

  empty() {
    this.held = undefined;
    this.input.value = "";
    this.place.hidden = true;
    this.said.replaceChildren();
    this.line = undefined;
    this.input.focus();
  }
}
