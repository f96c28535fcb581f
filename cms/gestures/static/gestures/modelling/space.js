/** A 3D model on the stage: its viewer, what is laid on its surface, where its camera stands. */

import { createViewer, hasWebGL, loadViewer } from "../../js/model-load.js";
import { ModelShapes } from "../../js/model-shapes.js";
import { viewOf } from "../../js/model-space.js";
import { find, make } from "../../pages/workshop/elements.js";
import { distanceTo } from "./simplify.js";
import { say } from "../../pages/workshop/words.js";

/** Pixels that a pointer may slide and still touch: past them it turns the object. */
const STILL = 6;
const NARROW = "(max-width: 48rem)";

export class StageModel {
  /** @type {any} The viewer, once it is there. */
  viewer = null;
  isReady = false;

  /**
   * @param {any} media
   * @param {{changed: () => void, touched: (event: any) => void, tell: (sentence: string) => void}} ways
   */
  constructor(media, ways) {
    this.media = media;
    this.ways = ways;
    this.element = make("div", { class: "stage__model", "data-space": "" }, make("p", { class: "stage__wait", role: "status" }, say("model_loading")));
    void this.load();
  }

  async load() {
    if (!hasWebGL()) return this.fail("model_no_webgl");
    try {
      await loadViewer();
      if (!this.isLeft) this.show();
    } catch {
      this.fail("model_failed");
    }
  }

  show() {
    const { src, light, title } = this.media;
    const viewer = createViewer();
    const attributes = {
      src: light && matchMedia(NARROW).matches ? light : src, alt: title, "camera-controls": "", "disable-tap": "", "touch-action": "none",
      "interaction-prompt": "none", "shadow-intensity": "0.8", "environment-image": "neutral",
    };
    for (const [name, value] of Object.entries(attributes)) viewer.setAttribute(name, value);
    viewer.addEventListener("load", () => this.ready(), { once: true });
    viewer.addEventListener("error", (event) => event.detail?.type === "loadfailure" && this.fail("model_failed"));
    viewer.addEventListener("pointerdown", (event) => { this.from = event.target === viewer ? [event.clientX, event.clientY] : null; }, true);
    viewer.addEventListener("pointerup", (event) => this.up(event), true);
    this.viewer = viewer;
    this.element.append(viewer);
  }

  ready() {
    find(".stage__wait", this.element)?.remove();
    this.isReady = true;
    this.shapes = new ModelShapes(this.viewer, find("[data-shapes]"));
    this.ways.changed();
    if (this.wanted) this.look(this.wanted);
  }

  fail(name) {
    this.viewer?.remove();
    this.element.replaceChildren();
    this.ways.tell(say(name));
  }

  remove() {
    this.isLeft = true;
    this.shapes?.remove();
  }

  /** The viewer itself takes no focus: the part of it that takes the keys does. */
  focus() {
    this.viewer?.shadowRoot.querySelector(".userInput")?.focus({ preventScroll: true });
  }

  /** A pointer that did not turn the object touches it. */
  up(event) {
    const { from } = this;
    this.from = null;
    if (!from || event.button !== 0 || Math.hypot(event.clientX - from[0], event.clientY - from[1]) > STILL) return;
    this.ways.touched(event);
  }

  /** Returns the place of the surface under a point of the window, in metres; null off the object. @param {number} x @param {number} y */
  surfaceAt(x, y) {
    const found = this.isReady ? this.viewer.positionAndNormalFromPoint(x, y) : null;
    return found ? [found.position.x, found.position.y, found.position.z] : null;
  }

  /** The middle of the view: where the keyboard places points. */
  get middle() {
    const { left, top, width, height } = this.viewer.getBoundingClientRect();
    return [left + width / 2, top + height / 2];
  }

  /** Returns the shape whose lines are seen the nearest, at most `near` pixels away. @param {any} event @param {number} near */
  nearest({ clientX, clientY }, near) {
    const { left, top, width, height } = this.viewer.getBoundingClientRect();
    const pixel = [clientX - left, clientY - top];
    let [best, least] = [null, near];
    for (const { id, keyframes: [{ points }] } of this.shapes?.seen ?? []) {
      const places = points.map(([x, y]) => [x * width, y * height]);
      const lines = places.length === 1 ? [[places[0], places[0]]] : places.slice(1).map((place, index) => [places[index], place]);
      const distance = Math.min(...lines.map(([a, b]) => distanceTo(pixel, a, b)));
      if (distance <= least) [best, least] = [id, distance];
    }
    return best;
  }

  // --- Camera --------------------------------------------------------------------------------------

  /** Where the camera stands, as it is stored; null while the object is not there. */
  get view() {
    return this.isReady ? viewOf(this.viewer.getCameraOrbit(), this.viewer.getCameraTarget()) : null;
  }

  /** @param {{orbit: string, target: string}} view */
  look(view) {
    this.wanted = view;
    if (!this.isReady) return;
    this.viewer.cameraTarget = view.target;
    this.viewer.cameraOrbit = view.orbit;
    if (matchMedia("(prefers-reduced-motion: reduce)").matches) this.viewer.updateComplete.then(() => this.viewer.jumpCameraToGoal());
  }
}
