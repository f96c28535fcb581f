/** The deposit of a gesture: the film is sent while the questions are answered, and only those that matter are asked. */

class SendFile extends HTMLElement {
  async connectedCallback() {
    if (this.dataset.awake) return;
    this.dataset.awake = "true";
    (await import("../media/sending/send-file.js")).enhance(this);
  }
}

customElements.define("an-send-file", SendFile);

/** Fields that are asked only after some answer: [field, who asks, the answer]. */
const AFTER = [
  ["people", "filmed", "people"],
  ["has_minors", "filmed", "people"],
  ["agreed", "filmed", "people"],
  ["has_agreement", "filmed", "people"],
  ["secret_from", "has_secret", "on"],
  ["secret_to", "has_secret", "on"],
];

const form = /** @type {HTMLFormElement | null} */ (document.querySelector(".deposit__form"));

function ask() {
  if (!form) return;
  const answers = new FormData(form);
  for (const [field, asker, answer] of AFTER) {
    const place = /** @type {HTMLElement | null} */ (form.querySelector(`[data-field="${field}"]`));
    if (place) place.hidden = answers.get(asker) !== answer;
  }
}

form?.addEventListener("change", ask);
ask();
/** @type {HTMLElement | null} */ (document.querySelector(".deposit .error-summary"))?.focus();
