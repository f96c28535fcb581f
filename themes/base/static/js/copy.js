/** A field of text to take away, with a button that copies it; without JavaScript it is selected by hand. */

class Copy extends HTMLElement {
  connectedCallback() {
    const field = this.querySelector("textarea");
    const button = this.querySelector("button");
    const status = this.querySelector("[role=status]");
    if (!field || !button) return;
    button.hidden = false;
    button.addEventListener("click", async () => {
      field.select();
      const copied = await copy(field.value);
      if (status) status.textContent = (copied ? this.dataset.copied : this.dataset.failed) ?? "";
    });
  }
}

/**
 * Returns true when the text is in the clipboard.
 * @param {string} text
 */
async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false; // no permission, or no secure connection: the text stays selected
  }
}

customElements.define("an-copy", Copy);
