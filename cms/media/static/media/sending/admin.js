/** What the back office wakes on every page: file fields that send, and lines that stay up to date. */

import { watch } from "./progress.js";

class SendFileElement extends HTMLElement {
  async connectedCallback() {
    if (this.dataset.awake) return;
    this.dataset.awake = "true";
    (await import("./send-file.js")).enhance(this);
  }
}

class SendingElement extends HTMLElement {
  async connectedCallback() {
    if (this.dataset.awake) return;
    this.dataset.awake = "true";
    (await import("./send-page.js")).enhance(this);
  }
}

customElements.define("an-send-file", SendFileElement);
customElements.define("an-sending", SendingElement);
const script = /** @type {HTMLElement | null} */ (document.querySelector("script[data-news]"));
if (script?.dataset.news) watch(script.dataset.news);
