/** The draft as a phone shows it, beside the scenes: it follows what is saved, and the scene that is open. */

import { find } from "../../pages/workshop/elements.js";

export class Phone {
  /** @param {import("./store.js").BoardStore} store @param {import("../../pages/workshop/saving.js").Saver} saver */
  constructor(store, saver) {
    this.store = store;
    this.saver = saver;
    this.part = find("[data-phone]");
    this.frame = find("[data-phone-frame]");
    this.button = find("[data-do=phone]");
    store.on("choice", () => this.isOpen && this.show());
  }

  get isOpen() {
    return !this.part.hidden;
  }

  get address() {
    const { scene } = this.store.choice;
    return `${this.store.state.urls.preview}?v=${encodeURIComponent(this.saver.revision?.createdAt ?? "")}${scene ? `#scene-${scene}` : ""}`;
  }

  async toggle() {
    this.part.hidden = this.isOpen;
    find("[data-tool]").dataset.phone = this.isOpen ? "open" : "";
    this.button.setAttribute("aria-pressed", String(this.isOpen));
    if (!this.isOpen) return this.frame.removeAttribute("src");
    await this.saver.save();
    this.show();
  }

  /** What was saved is shown. */
  show() {
    if (this.isOpen && this.frame.getAttribute("src") !== this.address) this.frame.setAttribute("src", this.address);
  }

  async openTab() {
    const view = window.open("about:blank", "_blank");
    await this.saver.save();
    if (view) view.location.href = this.address;
    else location.href = this.address;
  }
}
