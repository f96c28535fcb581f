/** A 3D object that stays a poster until it is asked for: the viewer weighs about a megabyte. */

import { createViewer, hasWebGL, loadViewer } from "./model-load.js";
import { MeasureLines, drawPoints, settle } from "./model-marks.js";
import { savesData } from "./saving.js";

class ModelStage extends HTMLElement {
  connectedCallback() {
    this.start = /** @type {HTMLButtonElement | null} */ (this.querySelector(".model__start"));
    this.status = this.querySelector(".model__status");
    if (!this.start || this.viewer) return;
    if (!hasWebGL()) return this.say(this.dataset.noWebgl);
    this.start.hidden = false;
    this.start.addEventListener("click", () => this.load());
  }

  /**
   * Takes the camera somewhere, once the object is there: a film beside it shows where it is.
   * @param {{orbit: string, target: string, fov?: string}} view As the viewer writes them.
   */
  look(view) {
    this.wanted = view;
    if (!this.viewer) return void this.load();
    const viewer = /** @type {any} */ (this.viewer);
    viewer.removeAttribute("auto-rotate");
    viewer.cameraTarget = view.target;
    viewer.cameraOrbit = view.orbit;
    if (view.fov) viewer.fieldOfView = view.fov;
    settle(viewer);
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
    const viewer = createViewer();
    const attributes = {
      src: (this.startsLight ? this.dataset.light : this.dataset.src) ?? "",
      alt: this.dataset.label ?? "",
      "camera-controls": "",
      "touch-action": "pan-y",
      "interaction-prompt": "none",
      "shadow-intensity": "0.8",
      "environment-image": "neutral",
      ar: "",
      // Scene Viewer, the third way, cannot read meshopt; the phones that have it have WebXR.
      "ar-modes": "webxr quick-look",
    };
    for (const [name, value] of Object.entries(attributes)) viewer.setAttribute(name, value);
    if (!matchMedia("(prefers-reduced-motion: reduce)").matches) viewer.setAttribute("auto-rotate", "");
    viewer.addEventListener("load", () => this.ready(), { once: true });
    viewer.addEventListener("error", (event) => {
      if (/** @type {any} */ (event).detail?.type === "loadfailure") this.fail();
    });
    const arButton = this.querySelector("template")?.content.cloneNode(true);
    if (arButton) viewer.append(arButton);
    this.viewer = viewer;
    this.append(viewer);
  }

  /** Small screens and thrifty visits begin with the light level. */
  get startsLight() {
    return Boolean(this.dataset.light) && (savesData() || matchMedia("(max-width: 48rem)").matches);
  }

  /** @param {string} name @returns {HTMLButtonElement | null} */
  tool(name) {
    return this.closest("figure")?.querySelector(`[data-model="${name}"]`) ?? null;
  }

  /** The buttons under the object, once it is there. */
  offerTools() {
    const [measures, full] = [this.tool("measures"), this.tool("full")];
    if (measures && this.dataset.width) {
      measures.hidden = false;
      measures.addEventListener("click", () => this.toggleMeasures(measures));
    }
    if (full && this.startsLight) {
      full.hidden = false;
      full.addEventListener("click", () => this.showFull(full));
    }
    const list = /** @type {HTMLElement | null} */ (this.closest("figure")?.querySelector(".model__points") ?? null);
    if (list) drawPoints(this.viewer, list, this.dataset.see ?? "");
    void this.layShapes();
  }

  /** The lengths and angles that a gesture measures on the object, as lines; the numbered list says them in words. */
  async layShapes() {
    const source = document.getElementById("module-data");
    const { overlays = [] } = JSON.parse(source?.textContent || "{}");
    const laid = overlays.find(({ kind, media }) => kind === "model" && String(media) === this.dataset.modelId);
    const shapes = (laid?.data.shapes ?? []).filter((shape) => shape?.kind !== "point" && shape?.keyframes?.[0]?.points);
    if (!shapes.length) return;
    const [{ ModelShapes }, { loadStyles }] = await Promise.all([import("./model-shapes.js"), import("./styles.js")]);
    await loadStyles(source?.dataset.styles ?? "");
    const viewer = /** @type {HTMLElement} */ (this.viewer);
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("aria-hidden", "true");
    viewer.append(svg); // inside it, under the numbered points
    new ModelShapes(viewer, svg).setShapes(shapes.map(({ name, quantity, ...shape }) => shape));
  }

  /** @param {HTMLButtonElement} button */
  toggleMeasures(button) {
    if (this.lines) {
      this.lines.remove();
      this.lines = null;
    } else {
      const { width, height, depth } = this.dataset;
      /** @type {HTMLElement} */ (this.querySelector(".model__hint")).hidden = true;
      this.stepBack();
      this.lines = new MeasureLines(this.viewer, this, { width, height, depth });
    }
    button.setAttribute("aria-pressed", String(Boolean(this.lines)));
  }

  /** The edges of the box stand around the object: room is made for them. */
  stepBack() {
    const viewer = /** @type {any} */ (this.viewer);
    const { theta, phi, radius } = viewer.getCameraOrbit();
    viewer.cameraOrbit = `${theta}rad ${phi}rad ${radius * 1.3}m`;
    settle(viewer);
  }

  /** @param {HTMLButtonElement} button */
  showFull(button) {
    button.hidden = true;
    this.say(this.dataset.loading);
    this.viewer?.addEventListener("load", () => this.say(""), { once: true });
    this.viewer?.setAttribute("src", this.dataset.src ?? "");
    this.viewer?.focus();
  }

  ready() {
    this.say("");
    this.querySelector(".picture")?.remove();
    const hint = /** @type {HTMLElement | null} */ (this.querySelector(".model__hint"));
    if (hint) hint.hidden = false;
    this.offerTools();
    if (this.wanted) this.look(this.wanted);
    else this.viewer?.focus();
    this.dispatchEvent(new CustomEvent("model-ready", { bubbles: true }));
    this.viewer?.addEventListener("camera-change", (event) => {
      if (hint && /** @type {CustomEvent} */ (event).detail?.source === "user-interaction") hint.hidden = true;
    });
  }

  fail() {
    this.viewer?.remove();
    this.viewer = null;
    if (this.start) this.start.hidden = false;
    this.say(this.dataset.error);
  }

  /** @param {string | undefined} sentence */
  say(sentence) {
    if (this.status) this.status.textContent = sentence ?? "";
  }
}

customElements.define("an-model", ModelStage);
