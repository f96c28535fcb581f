/** The player of a web documentary: one scene at a time over the whole screen, by keyboard, touch or mouse. */

import { END, Journey, fill, recall, sceneOfHash, wish } from "./documentary-journey.js";
import { offerChoices, offeredLinks, showEveryChoice } from "./documentary-choices.js";
import { quieten, showMedia, waitForMedia } from "./documentary-media.js";
import { drawGraph, rowsOf } from "./documentary-map.js";
import { bringAhead, complete, prepare, sayLost } from "./documentary-pieces.js";
import { countVisit } from "./documentary-readings.js";
import { around, drawMap, drawProgress, steer } from "./documentary-stage.js";
import { onSwipe } from "./documentary-swipes.js";

/** Elements that keep the arrows, digits and swipes for themselves. */
const OWN_KEYS = "film-player, an-sound, video, audio, model-viewer, an-model, [role='application'], input, textarea, select, dialog, [role='slider']";
const OWN_SWIPES = "film-player, an-sound, video, audio, model-viewer, an-model, .map-frame__canvas, .gallery__grid, .story-bar, dialog, input";

class Documentary extends HTMLElement {
  /** @type {string | undefined} */
  pageTitle;

  connectedCallback() {
    this.sections = /** @type {HTMLElement[]} */ ([...this.querySelectorAll("[data-scene]")]);
    this.sections.forEach(prepare);
    this.storageKey = `an-documentary-${this.dataset.story}`;
    const scenes = this.sections.map(({ dataset }) => ({ id: dataset.scene ?? "", next: dataset.next }));
    this.journey = new Journey(scenes.filter(({ id }) => id !== END), recall(this.storage("getItem")));
    if (!this.journey.scenes.length) return;
    this.bar = this.one(".story-bar");
    this.map = /** @type {HTMLDialogElement} */ (this.one(".story-map"));
    this.usesHistory = this.dataset.preview === undefined && this.dataset.framed === undefined;
    for (const section of this.sections) waitForMedia(section);
    this.rows = rowsOf(this.sections, END);
    this.readings = countVisit(this.dataset.readings, this.journey);
    this.listen();
    this.offerResume();
    this.markSeen();
    this.openFromAddress();
  }

  listen() {
    this.addEventListener("click", (event) => this.onClick(event));
    this.addEventListener("keydown", (event) => this.onKey(event));
    onSwipe(this, OWN_SWIPES, (asked) => this.isPlaying && this.act(asked));
    addEventListener("popstate", (event) => this.onHistory(event));
    addEventListener("resize", () => this.markSeen());
    addEventListener("pagehide", () => this.keep());
  }

  /** @param {string} selector */
  one(selector) {
    return /** @type {HTMLElement} */ (this.querySelector(selector));
  }

  /** @param {string} id */
  section(id) {
    return this.sections?.find(({ dataset }) => dataset.scene === id);
  }

  get isPlaying() {
    return this.hasAttribute("data-playing");
  }

  // --- Going from scene to scene ---------------------------------------------------------------

  /**
   * Shows a scene; opens the player first when it is closed.
   * @param {string} id
   * @param {"push" | "replace"} [how] What the browser's history does.
   */
  go(id, how = "push") {
    const journey = /** @type {Journey} */ (this.journey);
    if (!journey.has(id)) return;
    const moved = journey.go(id);
    if (!moved && this.isPlaying) return;
    this.show();
    this.record(how);
  }

  goBack() {
    if (this.usesHistory && (history.state?.depth ?? 0) > 0) return history.back();
    if (this.journey?.back()) {
      this.show();
      this.record("replace");
    }
  }

  goNext() {
    if (!this.journey?.isOver) this.go(this.journey?.next ?? END);
  }

  /** Draws the current scene and nothing else. */
  show() {
    const current = this.journey?.current ?? "";
    const section = this.section(current);
    if (!section) return this.close();
    if (!this.isPlaying) this.open();
    for (const other of this.sections ?? []) {
      if (other !== section) quieten(other);
      other.toggleAttribute("data-active", other === section);
      other.tabIndex = other === section ? 0 : -1; // the scene scrolls: it must take the keyboard
    }
    void this.bring(section);
    this.readings?.enter(current, performance.now());
    section.scrollTo(0, 0);
    section.focus({ preventScroll: true });
    this.tell(section);
    this.keep();
  }

  /** Brings what the scene shows, then what may come after it: the next one told, and the choices. @param {HTMLElement} section */
  async bring(section) {
    const words = { lost: this.dataset.lost ?? "", again: this.dataset.again ?? "" };
    if (!(await complete(section))) return sayLost(section, words, () => void this.bring(section));
    if (this.journey) offerChoices(section, this.journey);
    if (section.dataset.active === undefined) return; // the viewer is elsewhere by now
    showMedia(section);
    await bringAhead(section, this.journey?.next ?? "", (id) => this.section(id));
  }

  /** Opens the player over the page; the rest of the page takes no focus meanwhile. */
  open() {
    this.pageTitle ??= document.title;
    this.setAttribute("data-playing", "");
    this.one(".story-bar").hidden = false;
    this.one("[data-story-title]").hidden = false;
    for (const node of around(this)) node.inert = true;
  }

  /** Closes the player: the page is as it was. */
  close() {
    this.map?.close();
    this.readings?.enter("", performance.now());
    for (const section of this.sections ?? []) {
      quieten(section);
      section.removeAttribute("data-active");
      section.tabIndex = -1;
      showEveryChoice(section);
    }
    this.removeAttribute("data-playing");
    this.one(".story-bar").hidden = true;
    this.one("[data-story-title]").hidden = true;
    for (const node of around(this)) node.inert = false;
    document.title = this.pageTitle ?? document.title;
    this.offerResume();
    const start = this.querySelector("[data-story-resume]") ?? this.one("[data-story-start]");
    /** @type {HTMLElement | null} */ (start)?.focus();
  }

  leave() {
    this.close();
    if (this.usesHistory) history.pushState(null, "", this.dataset.url);
  }

  // --- The address and the browser's history ---------------------------------------------------

  openFromAddress() {
    const asked = sceneOfHash(location.hash) || this.dataset.opened || "";
    if (!this.journey?.has(asked)) return;
    if (Array.isArray(history.state?.trail)) this.journey.retrace(history.state.trail.slice(0, -1));
    this.go(asked, "replace");
  }

  /** @param {"push" | "replace"} how */
  record(how) {
    if (!this.usesHistory || !this.journey) return;
    const depth = (history.state?.depth ?? -1) + (how === "push" ? 1 : 0);
    const state = { trail: this.journey.trail, depth: Math.max(depth, 0) };
    const url = this.section(this.journey.current)?.dataset.url ?? `${this.dataset.url}#scene-${END}`;
    history[how === "push" ? "pushState" : "replaceState"](state, "", url);
  }

  /** @param {PopStateEvent} event */
  onHistory(event) {
    if (Array.isArray(event.state?.trail)) {
      this.journey?.retrace(event.state.trail);
      this.show();
    } else if (this.journey?.has(sceneOfHash(location.hash))) {
      this.go(sceneOfHash(location.hash), "replace");
    } else if (this.isPlaying) {
      this.close();
    }
  }

  // --- What is kept between visits -------------------------------------------------------------

  /** @param {"getItem" | "setItem"} how @param {string} [value] @returns {string | null} */
  storage(how, value = "") {
    if (this.dataset.preview !== undefined) return null;
    try {
      return how === "getItem" ? localStorage.getItem(this.storageKey ?? "") : (localStorage.setItem(this.storageKey ?? "", value), null);
    } catch {
      return null; // private browsing: the visit is simply not kept
    }
  }

  keep() {
    if (this.journey?.current) this.storage("setItem", JSON.stringify(this.journey));
  }

  /** Offers, never forces, to go on where the viewer left. */
  offerResume() {
    this.querySelector("[data-story-resume]")?.remove();
    const journey = new Journey(this.journey?.scenes ?? [], recall(this.storage("getItem")));
    const title = this.section(journey.resume)?.dataset.title;
    const start = this.querySelector("[data-story-start]");
    if (!title || !start) return;
    const link = document.createElement("a");
    link.className = "button button--quiet";
    link.href = `#scene-${journey.resume}`;
    link.dataset.storyResume = "";
    link.textContent = fill(this.dataset.resume ?? "", { title });
    start.after(link);
  }

  // --- What is said and shown ------------------------------------------------------------------

  /** Says where the viewer is: in words, on the progress bar and in the title of the window. @param {HTMLElement} section */
  tell(section) {
    const journey = /** @type {Journey} */ (this.journey);
    const { position, total } = journey.progress;
    const title = section.dataset.title ?? "";
    const words = { number: position, total, title };
    const sentence = journey.isOver ? this.dataset.announceEnd : fill(this.dataset.announce ?? "", words);
    this.one("[data-story-status]").textContent = sentence ?? "";
    this.one(".story-bar__where").textContent = journey.isOver ? title : `${position} / ${total} · ${title}`;
    drawProgress(this.one("[role='progressbar']"), journey, sentence ?? "");
    this.one("[data-do='back']").toggleAttribute("disabled", !journey.previous);
    this.one("[data-do='next']").toggleAttribute("disabled", journey.isOver);
    document.title = `${title} · ${this.pageTitle}`;
    this.markSeen();
  }

  markSeen() {
    if (this.map && this.journey) drawMap(this.map, this.journey, this.dataset.seen ?? "");
    if (this.map?.open && this.journey) drawGraph(this.map, this.rows ?? [], this.journey);
  }

  openMap() {
    this.map?.showModal();
    this.markSeen();
    /** @type {HTMLElement | null} */ (this.map?.querySelector("[aria-current]"))?.focus();
  }

  // --- Keyboard, mouse, fingers ----------------------------------------------------------------

  /** @param {string} action */
  act(action) {
    if (action.startsWith("choice-")) return this.choose(Number(action.slice(7)));
    if (action === "next") this.goNext();
    if (action === "back") this.goBack();
    if (action === "first") this.go(this.journey?.first ?? END);
    if (action === "end") this.go(END);
    if (action === "map") this.openMap();
    if (action === "close") this.map?.close();
    if (action === "leave") this.leave();
  }

  /** @param {number} number Of the choice in this scene, from 1. */
  choose(number) {
    const link = offeredLinks(this.section(this.journey?.current ?? ""))[number - 1];
    if (link) this.go(sceneOfHash(link.getAttribute("href") ?? ""));
  }

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const action = wish(event);
    if (!action || !this.isPlaying || event.defaultPrevented || target.closest(OWN_KEYS)) return;
    const section = this.section(this.journey?.current ?? "");
    if (action === "up" || action === "down") {
      if (section && steer(this, section, action === "down" ? 1 : -1)) event.preventDefault();
      return;
    }
    event.preventDefault();
    this.act(action);
  }

  /** @param {MouseEvent} event */
  onClick(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const button = /** @type {HTMLElement | null} */ (target.closest("[data-do]"));
    if (button) return this.act(button.dataset.do ?? "");
    if (target === this.map) return this.map?.close();
    const link = target.closest("a[href^='#scene-']");
    const id = sceneOfHash(link?.getAttribute("href") ?? "");
    if (!link || !this.journey?.has(id) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.map?.close();
    if (link.matches("[data-story-resume]")) this.journey.retrace(this.journey.resumable.slice(0, -1));
    if (link.matches("[data-story-start], [data-story-again]")) this.journey.retrace([]);
    this.go(id);
  }
}

customElements.define("an-documentary", Documentary);
