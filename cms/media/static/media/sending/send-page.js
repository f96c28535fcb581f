/** <an-sending>: the page where several files are sent, each on its line, each with its short form. */

import { fill, isSame } from "./arithmetic.js";
import { Line } from "./line.js";
import { forget, proof } from "./sender.js";

/** @param {HTMLElement} page */
export function enhance(page) {
  new SendPage(page);
}

class SendPage {
  /** @param {HTMLElement} page */
  constructor(page) {
    this.page = page;
    this.words = JSON.parse(page.dataset.words ?? "{}");
    this.lines = /** @type {HTMLElement} */ (page.querySelector("[data-lines]"));
    this.said = /** @type {HTMLElement} */ (page.querySelector(".an-sending__said"));
    this.sending = 0;
    this.openDrop();
    for (const item of this.items("[data-begun]")) this.offerToForget(item);
    for (const item of this.items("[data-whole]")) this.describe(item, item.dataset.form ?? "", item.dataset.url ?? "");
    addEventListener("beforeunload", (event) => {
      if (this.sending) event.preventDefault();
    });
  }

  /** @param {string} selector @returns {HTMLElement[]} */
  items(selector) {
    return [...this.page.querySelectorAll(selector)].map((item) => /** @type {HTMLElement} */ (item));
  }

  openDrop() {
    const drop = /** @type {HTMLElement} */ (this.page.querySelector(".an-drop"));
    const input = /** @type {HTMLInputElement} */ (drop.querySelector("input"));
    drop.hidden = false; // without this script the field would send nothing
    input.addEventListener("change", () => {
      this.take(input.files);
      input.value = "";
    });
    for (const name of ["dragenter", "dragover", "dragleave", "drop"]) {
      drop.addEventListener(name, (event) => {
        event.preventDefault();
        drop.classList.toggle("an-drop--over", name === "dragenter" || name === "dragover");
      });
    }
    drop.addEventListener("drop", (event) => this.take(event.dataTransfer?.files));
  }

  /** @param {FileList | null | undefined} files */
  take(files) {
    for (const file of files ?? []) this.send(file);
  }

  /** @param {File} file */
  send(file) {
    const begun = this.items("[data-begun]").find((item) =>
      isSame(file, { name: item.dataset.name ?? "", length: Number(item.dataset.length), mark: item.dataset.mark ?? "" }),
    );
    const item = document.createElement("li");
    item.className = "an-line";
    const name = document.createElement("p");
    name.className = "an-line__name";
    name.textContent = file.name;
    const place = document.createElement("div");
    item.append(name, place);
    this.lines.prepend(item);
    if (begun) this.drop(begun);
    this.sending += 1;
    const line = new Line(place, this.words, {
      onWhole: (news) => {
        this.sending -= 1;
        this.said.textContent = fill(this.words.sent_short, { name: file.name });
        this.describe(item, news.form, line.sender?.url ?? "");
      },
      onCancel: () => {
        this.sending -= 1;
        this.said.textContent = fill(this.words.cancelled, { name: file.name });
        item.remove();
        this.page.querySelector("input")?.focus();
      },
      onRefused: (message) => {
        this.sending -= 1;
        this.said.textContent = `${file.name}: ${message}`;
      },
    });
    const { endpoint = "", piece = "0" } = this.page.dataset;
    line.send(file, { endpoint, kind: "", piece: Number(piece), url: begun?.dataset.url });
  }

  /** @param {HTMLElement} item a line that was begun before */
  offerToForget(item) {
    const button = /** @type {HTMLButtonElement} */ (item.querySelector("[data-forget]"));
    button.hidden = false;
    button.addEventListener("click", async () => {
      await forget(item.dataset.url ?? "");
      this.drop(item);
      this.page.querySelector("input")?.focus();
    });
  }

  /** @param {HTMLElement} item */
  drop(item) {
    const section = item.closest("section");
    item.remove();
    if (section && !section.querySelector("li")) section.remove();
  }

  /**
   * Show the short form of a file that came whole.
   * @param {HTMLElement} item @param {string} address of the form @param {string} url of the upload
   */
  async describe(item, address, url) {
    const answer = await fetch(address, { headers: proof() });
    if (!answer.ok) return;
    this.draw(item, await answer.text(), url);
  }

  /** @param {HTMLElement} item @param {string} html of our own server @param {string} url of the upload */
  draw(item, html, url) {
    const place = item.lastElementChild instanceof HTMLDivElement ? item.lastElementChild : document.createElement("div");
    place.innerHTML = html;
    item.append(place);
    const form = place.querySelector("form.an-short");
    if (!(form instanceof HTMLFormElement)) return;
    form.addEventListener("submit", (event) => {
      if (event.defaultPrevented) return;
      event.preventDefault();
      this.save(item, form, url);
    });
    const discard = /** @type {HTMLButtonElement} */ (form.querySelector("[data-discard]"));
    discard.hidden = false;
    discard.addEventListener("click", async () => {
      await forget(url);
      item.remove();
    });
  }

  /** @param {HTMLElement} item @param {HTMLFormElement} form @param {string} url of the upload */
  async save(item, form, url) {
    const button = /** @type {HTMLButtonElement} */ (form.querySelector("button[type=submit]"));
    button.disabled = true;
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form), headers: proof() });
      if (!answer.ok && answer.status !== 422) throw new Error(String(answer.status));
      const html = await answer.text();
      if (answer.status === 422) {
        this.draw(item, html, url);
        /** @type {HTMLElement | null} */ (item.querySelector("[aria-invalid=true], .an-line__wrong, .error-message"))?.focus();
        return;
      }
      item.innerHTML = html;
      const link = /** @type {HTMLElement | null} */ (item.querySelector("a"));
      this.said.textContent = fill(this.words.saved, { name: link?.textContent ?? "" });
      link?.focus();
    } catch {
      button.disabled = false;
      this.said.textContent = this.words.failed;
    }
  }
}
