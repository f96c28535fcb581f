/** "Take the view on the object…" in the editing form: opens the object, and writes down what is taken there. */
(function () {
  "use strict";

  const STEP = /^(.*)-steps-\d+-value-orbit$/;
  const FIELDS = ["orbit", "target", "fov", "position", "normal"];

  /** @param {string} name @returns {HTMLInputElement | null} */
  const input = (name) => document.querySelector(`input[name="${CSS.escape(name)}"]`);

  /** @param {HTMLButtonElement} button */
  function open(button) {
    const orbit = button.closest("div")?.querySelector("input");
    const name = orbit?.name ?? "";
    const model = input(`${STEP.exec(name)?.[1] ?? ""}-model`)?.value;
    const status = /** @type {HTMLElement} */ (button.nextElementSibling);
    status.textContent = model ? "" : (button.dataset.noModel ?? "");
    if (!model) return;
    const step = name.replace(/-orbit$/, "");
    const known = new URLSearchParams(FIELDS.map((field) => [field, input(`${step}-${field}`)?.value ?? ""]));
    frame(button, `${(button.dataset.takeView ?? "").replace("/0/", `/${model}/`)}?${known}`, step);
  }

  /** @param {HTMLButtonElement} button @param {string} address @param {string} step */
  function frame(button, address, step) {
    const dialog = document.createElement("dialog");
    dialog.setAttribute("aria-label", button.dataset.title ?? "");
    Object.assign(dialog.style, { width: "min(96vw, 64rem)", height: "min(94vh, 48rem)", padding: "0", overflow: "hidden" });
    const close = document.createElement("button");
    close.type = "button";
    close.className = "button button-small button-secondary";
    close.textContent = button.dataset.close ?? "";
    Object.assign(close.style, { position: "absolute", top: "0.5rem", right: "0.5rem", zIndex: "1" });
    close.addEventListener("click", () => dialog.close());
    const page = document.createElement("iframe");
    page.src = address;
    page.title = button.dataset.title ?? "";
    Object.assign(page.style, { width: "100%", height: "100%", border: "0" });
    dialog.append(close, page);
    document.body.append(dialog);

    /** @param {MessageEvent} message */
    const receive = (message) => {
      if (message.origin !== location.origin || message.source !== page.contentWindow || !message.data?.camera) return;
      for (const [field, value] of Object.entries(message.data.camera)) write(`${step}-${field}`, String(value));
    };
    addEventListener("message", receive);
    dialog.addEventListener("close", () => {
      removeEventListener("message", receive);
      dialog.remove();
      button.focus();
    });
    dialog.showModal();
  }

  /** @param {string} name @param {string} value */
  function write(name, value) {
    const field = input(name);
    if (!field) return;
    field.value = value;
    for (const event of ["input", "change"]) field.dispatchEvent(new Event(event, { bubbles: true }));
  }

  document.addEventListener("click", (event) => {
    const button = /** @type {HTMLElement} */ (event.target).closest("[data-take-view]");
    if (button) open(/** @type {HTMLButtonElement} */ (button));
  });
})();
