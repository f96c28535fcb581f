/** The visit of a 3D object: its camera goes where the step is, by buttons, by the titles, or as the text scrolls. */

import { fill } from "./documentary-journey.js";
import { hasWebGL } from "./model-load.js";
import { readPlace, written } from "./model-space.js";

const WHILE_GOING = 900; // milliseconds during which our own scrolling moves nothing

class ModelTour extends HTMLElement {
  at = -1;
  goingUntil = 0;

  connectedCallback() {
    const template = this.querySelector(".tour__stage > template");
    this.model = /** @type {any} */ (this.querySelector("an-model"));
    if (!template || !this.model || this.steps || !hasWebGL()) return;
    this.steps = /** @type {HTMLElement[]} */ ([...this.querySelectorAll(".tour__step")]);
    template.replaceWith(document.importNode(/** @type {HTMLTemplateElement} */ (template).content, true));
    this.steps.forEach((step, index) => this.makeOpener(step, index));
    this.one("back").addEventListener("click", () => this.go(this.at - 1));
    this.one("next").addEventListener("click", () => this.go(this.at + 1));
    this.addEventListener("model-ready", () => this.arrive());
    this.classList.add("is-live");
    this.mark();
    if (this.dataset.follows === "scroll") this.followScroll();
  }

  /** @param {string} name @returns {HTMLButtonElement} */
  one(name) {
    return /** @type {HTMLButtonElement} */ (this.querySelector(`[data-tour="${name}"]`));
  }

  /** @param {HTMLElement} step @param {number} index */
  makeOpener(step, index) {
    const title = /** @type {HTMLElement} */ (step.querySelector("h3"));
    const button = document.createElement("button");
    button.type = "button";
    button.append(...title.childNodes);
    button.addEventListener("click", () => this.go(index));
    title.append(button);
  }

  /** Goes to a step, and has the object loaded the first time. @param {number} index */
  go(index) {
    const step = this.steps?.[index];
    if (!step) return;
    this.at = index;
    this.goingUntil = performance.now() + WHILE_GOING;
    this.mark();
    step.scrollIntoView({ block: "nearest" });
    const words = { number: index + 1, total: this.steps?.length ?? 0, title: step.querySelector("h3")?.textContent ?? "" };
    this.one("status").textContent = fill(this.dataset.here ?? "", words);
    this.look();
  }

  look() {
    const { orbit = "", target = "", fov = "auto" } = this.steps?.[this.at]?.dataset ?? {};
    if (orbit) void this.model.look({ orbit, target, fov });
  }

  mark() {
    this.steps?.forEach((step, index) => {
      if (index === this.at) step.setAttribute("aria-current", "step");
      else step.removeAttribute("aria-current");
    });
    for (const point of this.querySelectorAll("[data-of-step]")) {
      point.toggleAttribute("data-chosen", Number(/** @type {HTMLElement} */ (point).dataset.ofStep) === this.at);
    }
    this.one("back").disabled = this.at <= 0;
    this.one("next").disabled = this.at >= (this.steps?.length ?? 0) - 1;
  }

  /** The object is there: its marked places, then the camera of the step. */
  arrive() {
    this.steps?.forEach((step, index) => this.addPoint(step, index));
    if (this.at < 0) this.go(0);
    else this.look();
  }

  /** @param {HTMLElement} step @param {number} index */
  addPoint(step, index) {
    const place = readPlace(step.dataset.position);
    if (!place) return;
    const point = document.createElement("button");
    point.type = "button";
    point.className = "model__point";
    point.slot = `hotspot-step-${index}`;
    point.dataset.position = written(place);
    point.dataset.normal = written(readPlace(step.dataset.normal) ?? { x: 0, y: 1, z: 0 });
    point.dataset.visibilityAttribute = "visible";
    point.dataset.ofStep = String(index);
    point.textContent = String(index + 1);
    point.setAttribute("aria-label", `${index + 1}. ${step.querySelector("h3")?.textContent ?? ""}`);
    point.addEventListener("click", () => this.go(index));
    this.model.viewer.append(point);
  }

  /** Once the object is there, the step in the middle of the screen moves the camera. */
  followScroll() {
    this.observer = new IntersectionObserver(
      (entries) => {
        const here = entries.filter(({ isIntersecting }) => isIntersecting).at(-1);
        const index = this.steps?.indexOf(/** @type {HTMLElement} */ (here?.target)) ?? -1;
        if (index < 0 || index === this.at || !this.model.viewer || performance.now() < this.goingUntil) return;
        this.at = index;
        this.mark();
        this.look();
      },
      { rootMargin: "-55% 0px -44% 0px" },
    );
    for (const step of this.steps ?? []) this.observer.observe(step);
  }

  disconnectedCallback() {
    this.observer?.disconnect();
  }
}

customElements.define("an-model-tour", ModelTour);
