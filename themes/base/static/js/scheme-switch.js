/** The light / dark / automatic switch of the footer. js/scheme.js applies the choice before the first paint. */

const KEY = "an-scheme";
const CHOICES = /** @type {const} */ (["auto", "light", "dark"]);

class SchemeSwitch extends HTMLElement {
  connectedCallback() {
    this.setAttribute("role", "group");
    this.setAttribute("aria-label", this.dataset.legend ?? "");
    for (const choice of CHOICES) this.append(this.button(choice));
    this.show(document.documentElement.dataset.scheme ?? "auto");
    this.hidden = false;
  }

  /** @param {string} choice */
  button(choice) {
    const button = document.createElement("button");
    button.type = "button";
    button.value = choice;
    button.textContent = this.dataset[choice] ?? choice;
    button.addEventListener("click", () => this.choose(choice));
    return button;
  }

  /** @param {string} choice */
  choose(choice) {
    if (choice === "auto") delete document.documentElement.dataset.scheme;
    else document.documentElement.dataset.scheme = choice;
    try {
      localStorage.setItem(KEY, choice);
    } catch {
      // Without storage the choice holds for this page only.
    }
    this.show(choice);
  }

  /** @param {string} choice */
  show(choice) {
    for (const button of this.querySelectorAll("button")) button.setAttribute("aria-pressed", String(button.value === choice));
  }
}

customElements.define("an-scheme", SchemeSwitch);
