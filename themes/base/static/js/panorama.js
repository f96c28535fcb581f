/**
 * A picture all around: flat until somebody asks to look around; then Pannellum draws it. The keys, the buttons and the
 * points are ours: they are buttons, and what the keys do is said.
 */

import { hasWebGL } from "./model-load.js";
import { loadStyles } from "./styles.js";

const VIEWER = "pannellum"; // a bare name: the import map gives it
const STEP = 20; // degrees
/** @type {Record<string, string>} */
const KEYS = { ArrowLeft: "left", ArrowRight: "right", ArrowUp: "up", ArrowDown: "down", "+": "in", "-": "out", "=": "in" };

class Panorama extends HTMLElement {
  connectedCallback() {
    this.start = /** @type {HTMLButtonElement | null} */ (this.querySelector(".panorama__start"));
    if (!this.start || this.scene !== undefined || !this.dataset.src) return;
    this.scene = this.closest("[data-scene]");
    if (!hasWebGL()) return this.say(this.dataset.noWebgl);
    this.start.hidden = false;
    this.start.addEventListener("click", () => this.load());
    this.addEventListener("keydown", (event) => this.onKey(event));
    // A finger that looks around does not turn the page of the story.
    this.addEventListener("touchstart", (event) => this.viewer && event.stopPropagation(), { passive: true });
    if (this.scene) new MutationObserver(() => this.leave()).observe(this.scene, { attributeFilter: ["data-active"] });
  }

  get isCalm() {
    return matchMedia("(prefers-reduced-motion: reduce)").matches;
  }

  async load() {
    if (this.viewer || this.isLoading) return;
    this.isLoading = true;
    this.say(this.dataset.loading);
    try {
      await Promise.all([loadStyles(this.dataset.styles ?? ""), import(VIEWER)]);
      this.show();
    } catch {
      this.fail();
    }
    this.isLoading = false;
  }

  show() {
    const template = /** @type {HTMLTemplateElement} */ (this.querySelector("template"));
    this.parts = [...document.importNode(template.content, true).children];
    this.append(...this.parts);
    const view = /** @type {HTMLElement} */ (this.querySelector(".panorama__view"));
    const { pannellum } = /** @type {any} */ (globalThis);
    this.classList.add("is-live");
    if (this.start) this.start.hidden = true;
    this.viewer = pannellum.viewer(view, {
      type: "equirectangular",
      panorama: this.dataset.src,
      autoLoad: true,
      showControls: false,
      disableKeyboardCtrl: true,
      mouseZoom: false,
      yaw: Number(this.dataset.yaw ?? 0),
      hfov: 95,
      minHfov: 40,
      maxHfov: 110,
      hotSpots: this.points(),
    });
    view.tabIndex = 0;
    view.setAttribute("role", "application");
    view.setAttribute("aria-label", this.dataset.label ?? "");
    this.viewer.on("load", () => this.ready(view));
    this.viewer.on("error", () => this.fail());
    for (const button of /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-turn]"))) {
      button.addEventListener("click", () => this.turn(button.dataset.turn ?? ""));
    }
  }

  /** @param {HTMLElement} view */
  ready(view) {
    this.say("");
    this.toggleAttribute("data-ready", true);
    view.focus({ preventScroll: true });
    this.lines.forEach((line, index) => this.addOpener(line, index));
  }

  /** The list of the points, under the picture. @returns {HTMLElement[]} */
  get lines() {
    return /** @type {HTMLElement[]} */ ([...(this.closest("figure")?.querySelectorAll(".panorama__points > li") ?? [])]);
  }

  points() {
    return this.lines.map((line, index) => ({
      yaw: Number(line.dataset.yaw),
      pitch: Number(line.dataset.pitch),
      cssClass: "panorama__spot",
      createTooltipFunc: (/** @type {HTMLElement} */ spot) => spot.append(this.makePoint(line, index, "")),
    }));
  }

  /** @param {HTMLElement} line @param {number} index @param {string} does What it does, when its title does not say it. */
  makePoint(line, index, does) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "panorama__point";
    button.textContent = String(index + 1);
    const title = line.querySelector("strong")?.textContent ?? "";
    button.setAttribute("aria-label", `${index + 1}. ${[does, title].filter(Boolean).join(" : ")}`);
    button.addEventListener("click", () => this.see(line));
    return button;
  }

  /** @param {HTMLElement} line @param {number} index */
  addOpener(line, index) {
    if (!line.querySelector("button")) line.prepend(this.makePoint(line, index, this.dataset.see ?? ""));
  }

  /** @param {HTMLElement} line */
  see(line) {
    for (const other of this.lines) other.toggleAttribute("data-chosen", other === line);
    this.viewer?.lookAt(Number(line.dataset.pitch), Number(line.dataset.yaw), 80, this.isCalm ? false : 900);
    line.scrollIntoView({ block: "nearest" });
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const way = event.altKey || event.ctrlKey || event.metaKey ? "" : KEYS[event.key];
    if (!way || !this.viewer) return;
    event.preventDefault();
    event.stopPropagation();
    this.turn(way);
  }

  /** @param {string} way */
  turn(way) {
    const { viewer } = this;
    const animated = this.isCalm ? false : 300;
    const [yaw, pitch, width] = [viewer.getYaw(), viewer.getPitch(), viewer.getHfov()];
    if (way === "left") viewer.setYaw(yaw - STEP, animated);
    if (way === "right") viewer.setYaw(yaw + STEP, animated);
    if (way === "up") viewer.setPitch(Math.min(85, pitch + STEP), animated);
    if (way === "down") viewer.setPitch(Math.max(-85, pitch - STEP), animated);
    if (way === "in") viewer.setHfov(width - 15, animated);
    if (way === "out") viewer.setHfov(width + 15, animated);
  }

  /** Another scene is shown: the picture is flat again, and the graphics card free. */
  leave() {
    if (!this.viewer || this.scene?.hasAttribute("data-active")) return;
    this.close();
  }

  close() {
    this.viewer?.destroy();
    this.viewer = null;
    for (const part of this.parts ?? []) part.remove();
    this.classList.remove("is-live");
    this.removeAttribute("data-ready");
    for (const line of this.lines) line.querySelector("button")?.remove();
    if (this.start) this.start.hidden = false;
  }

  fail() {
    this.close();
    this.say(this.dataset.error);
  }

  /** @param {string | undefined} sentence */
  say(sentence) {
    const status = this.querySelector(".panorama__status");
    if (status) status.textContent = sentence ?? "";
  }
}

customElements.define("an-panorama", Panorama);
