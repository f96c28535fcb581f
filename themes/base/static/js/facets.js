/** On a wide screen a filter applies as soon as it is chosen; in the phone's sheet the visitor presses the button. */

class Facets extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector("form");
    const sheet = this.closest("[popover]");
    form?.addEventListener("change", (event) => {
      const field = /** @type {HTMLElement} */ (event.target);
      if (field.matches("input[type=date]") || sheet?.matches(":popover-open")) return;
      form.requestSubmit();
    });
    form?.addEventListener("submit", () => dropEmptyFields(form));
  }
}

/**
 * Keeps addresses short: a field without value is not sent.
 * @param {HTMLFormElement} form
 */
function dropEmptyFields(form) {
  for (const field of form.querySelectorAll("select, input")) {
    const input = /** @type {HTMLInputElement} */ (field);
    if (input.value === "") input.disabled = true;
  }
  // Back-forward cache: the fields must live again when the page is shown again.
  addEventListener("pageshow", () => {
    for (const field of form.querySelectorAll(":disabled")) /** @type {HTMLInputElement} */ (field).disabled = false;
  }, { once: true });
}

customElements.define("an-facets", Facets);
