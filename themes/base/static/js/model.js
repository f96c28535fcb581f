/** A 3D object that stays a poster until it is asked for: the viewer weighs about a megabyte. */

// Named through constants: the static files storage would take a literal for a relative path.
const VIEWER = "@google/model-viewer";
const DECODER = "meshoptimizer/decoder";

class ModelStage extends HTMLElement {
  connectedCallback() {
    this.start = /** @type {HTMLButtonElement | null} */ (this.querySelector(".model__start"));
    this.status = this.querySelector(".model__status");
    if (!this.start) return;
    this.start.hidden = false;
    this.start.addEventListener("click", () => this.load());
  }

  async load() {
    if (this.start) this.start.hidden = true;
    this.say(this.dataset.loading);
    try {
      await loadViewer();
      this.show();
    } catch {
      this.fail();
    }
  }

  show() {
    const viewer = createWithNonce("model-viewer");
    const attributes = {
      src: this.dataset.src ?? "",
      alt: this.dataset.label ?? "",
      "camera-controls": "",
      "touch-action": "pan-y",
      "interaction-prompt": "none",
      "shadow-intensity": "0.8",
      "environment-image": "neutral",
    };
    for (const [name, value] of Object.entries(attributes)) viewer.setAttribute(name, value);
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) viewer.setAttribute("auto-rotate", "");
    viewer.addEventListener("load", () => this.ready(), { once: true });
    viewer.addEventListener("error", () => this.fail(), { once: true });
    this.viewer = viewer;
    this.append(viewer);
  }

  ready() {
    this.say("");
    this.querySelector(".picture")?.remove();
    const hint = /** @type {HTMLElement | null} */ (this.querySelector(".model__hint"));
    if (hint) hint.hidden = false;
    this.viewer?.focus();
    this.viewer?.addEventListener("camera-change", (event) => {
      if (hint && /** @type {CustomEvent} */ (event).detail?.source === "user-interaction") hint.hidden = true;
    });
  }

  fail() {
    this.viewer?.remove();
    if (this.start) this.start.hidden = false;
    this.say(this.dataset.error);
  }

  /** @param {string | undefined} sentence */
  say(sentence) {
    if (this.status) this.status.textContent = sentence ?? "";
  }
}

/** Loads the viewer, and tells it where our own decoders are: it would fetch them from a third party. */
async function loadViewer() {
  // Each viewer reads this name of the window when it is made; what is set on its class is lost then.
  Object.assign(self, {
    ModelViewerElement: {
      meshoptDecoderLocation: import.meta.resolve("an/meshopt-ready"),
      dracoDecoderLocation: import.meta.resolve("decoders/draco/"),
      ktx2TranscoderLocation: import.meta.resolve("decoders/basis/"),
    },
  });
  const [, { MeshoptDecoder }] = await Promise.all([import(VIEWER), import(DECODER)]);
  Object.assign(self, { MeshoptDecoder });
}

/**
 * Creates an element whose shadow tree brings <style> elements, each allowed by the page's nonce:
 * the viewer writes its styles inline, which our content security policy forbids otherwise.
 * @param {string} name
 */
function createWithNonce(name) {
  const nonce = /** @type {HTMLScriptElement | null} */ (document.querySelector("script[nonce]"))?.nonce ?? "";
  const importNode = document.importNode.bind(document);
  document.importNode = (node, deep) => {
    const copy = importNode(node, deep);
    if (copy instanceof DocumentFragment) for (const style of copy.querySelectorAll("style")) style.nonce = nonce;
    return copy;
  };
  try {
    return document.createElement(name);
  } finally {
    document.importNode = importNode;
  }
}

customElements.define("an-model", ModelStage);
