/** Turns the "send by e-mail" link into the device's own share sheet, or into a copy of the address. */

class Share extends HTMLElement {
  connectedCallback() {
    const link = this.querySelector("a");
    const status = this.querySelector("[role=status]");
    if (!link || (!navigator.share && !navigator.clipboard)) return;
    const button = document.createElement("button");
    button.type = "button";
    button.className = link.className;
    button.append(...link.childNodes);
    const label = button.querySelector("span");
    if (label) label.textContent = this.dataset.share ?? "";
    button.addEventListener("click", async () => {
      const copied = await share(this.dataset.title ?? document.title, this.dataset.url || location.href);
      if (status) status.textContent = copied ? (this.dataset.copied ?? "") : "";
    });
    link.replaceWith(button);
  }
}

/**
 * Returns true when the address was copied, false when the device shared it or the visitor gave up.
 * @param {string} title
 * @param {string} url
 */
async function share(title, url) {
  try {
    if (navigator.share) {
      await navigator.share({ title, url });
      return false;
    }
    await navigator.clipboard.writeText(url);
    return true;
  } catch {
    return false;
  }
}

customElements.define("an-share", Share);
