/**
 * What a gesture adds to its films once they are played: shapes over the picture, the phase that repeats, the mirror, the
 * other angle, the picture of a moment. The page gives its module in `#module-data`, the words in `#module-tools`.
 */

import { ModelBeside } from "./film-beside.js";
import { saveFrame } from "./film-picture.js";
import { phaseNow, sameMoment } from "./film-repeat.js";
import { createDrawing } from "./overlays/drawing.js";
import { loadStyles } from "./styles.js";

/** Dresses a film that is ready, when the page knows a gesture that shows it. @param {any} player */
export async function dressFilm(player) {
  const source = moduleOf(player);
  const module = JSON.parse(source?.textContent ?? "null");
  const film = module?.films.find(({ domId }) => domId === player.video?.id);
  if (!film) return;
  await loadStyles(source?.dataset.styles ?? "");
  new FilmModule(player, module, film);
}

/**
 * Returns where the module of a film is written: around it (`[data-over]`, a page of several films), else in the page.
 * @param {Element} player
 * @returns {HTMLElement | null}
 */
export function moduleOf(player) {
  return player.closest("[data-over]")?.querySelector("script[data-module]") ?? document.getElementById("module-data");
}

class FilmModule {
  /** @param {any} player @param {any} module @param {any} film */
  constructor(player, module, film) {
    this.player = player;
    this.film = film;
    this.phases = module.phases;
    this.films = module.films;
    this.tools = /** @type {HTMLTemplateElement} */ (
      player.closest("[data-over]")?.querySelector("[data-module-tools]") ?? document.getElementById("module-tools")
    ).content;
    this.drawings = module.overlays
      .filter(({ kind, media }) => kind === "film" && media === film.id)
      .map(({ data, size }) => this.lay(data, size));
    this.rows = /** @type {NodeListOf<HTMLElement>} */ (
      document.querySelectorAll(`.measured[data-film="${film.domId}"] [data-measured]`)
    );
    this.beside = ModelBeside.of(player, module, film.id);
    this.addTools();
    player.addEventListener("film-wish", (event) => this.act(event.detail.action));
    player.onFrame(({ time }) => this.draw(time));
    player.video.addEventListener("timeupdate", () => this.tell());
    this.draw(player.currentTime);
    this.tell();
  }

  lay(data, size) {
    const svg = /** @type {SVGSVGElement} */ (document.createElementNS("http://www.w3.org/2000/svg", "svg"));
    svg.setAttribute("aria-hidden", "true"); // told in words by the list of measures
    this.player.layer.append(svg);
    return createDrawing(svg, data, size);
  }

  /** @param {number} time */
  draw(time) {
    for (const drawing of this.drawings) drawing.draw(time);
    this.beside?.follow(time);
  }

  /** Marks the measures that are shown, and offers the other angle where there is one. */
  tell() {
    const time = this.player.currentTime;
    const shown = new Set(this.drawings.flatMap((drawing) => drawing.textsAt(time).map(({ id }) => id)));
    for (const row of this.rows) row.toggleAttribute("data-shown", shown.has(row.dataset.measured ?? ""));
    this.one("angle").hidden = !sameMoment(this.phases, this.film.id, time);
  }

  // --- The tools in the panel ------------------------------------------------------------------------

  addTools() {
    const copy = /** @type {DocumentFragment} */ (document.importNode(this.tools, true));
    this.panel = /** @type {HTMLElement} */ (copy.querySelector("[data-module='panel']"));
    const keys = copy.querySelector("[data-module='keys']");
    this.player.querySelector("[data-film='panel']")?.append(this.panel);
    this.player.querySelector(".film-help dl")?.append(...(keys?.children ?? []));
    this.one("layers").hidden = !this.drawings.length;
    this.one("beside").hidden = !this.beside;
    for (const action of ["loop", "mirror", "angle", "picture", "beside"]) {
      this.one(action).addEventListener("click", () => this.act(action));
    }
    this.panel.addEventListener("change", (event) => this.chooseLayers(/** @type {HTMLInputElement} */ (event.target)));
    this.player.addEventListener("film-repeat", () => this.press("loop", Boolean(this.player.range)));
  }

  /** @param {string} name @returns {any} */
  one(name) {
    return this.panel?.querySelector(`[data-module="${name}"]`);
  }

  /** @param {string} name @returns {string} */
  word(name) {
    return this.tools.querySelector(`[data-word="${name}"]`)?.textContent ?? "";
  }

  /** @param {string} name @param {boolean} isOn */
  press(name, isOn) {
    this.one(name)?.setAttribute("aria-pressed", String(isOn));
  }

  /** The first box stands for all the drawings, each other one for a layer. @param {HTMLInputElement} box */
  chooseLayers(box) {
    const boxes = /** @type {HTMLInputElement[]} */ ([...(this.panel?.querySelectorAll("[data-layer]") ?? [])]);
    const all = /** @type {HTMLInputElement} */ (this.one("overlays"));
    if (box === all) for (const other of boxes) other.checked = all.checked;
    else if (box.checked) all.checked = true;
    const hidden = new Set(boxes.filter(({ checked }) => !checked).map(({ dataset }) => dataset.layer ?? ""));
    for (const drawing of this.drawings) {
      drawing.svg.toggleAttribute("data-off", !all.checked);
      drawing.setHidden(hidden);
    }
    this.tell();
  }

  // --- What is asked -----------------------------------------------------------------------------------

  /** @param {string} action */
  act(action) {
    if (action === "overlays" && this.drawings.length) this.one("overlays").click();
    if (action === "loop") this.repeat();
    if (action === "mirror") this.mirror();
    if (action === "angle") this.otherAngle();
    if (action === "beside" && this.beside) {
      this.press("beside", this.beside.toggle());
      this.beside.follow(this.player.currentTime);
    }
    if (action === "picture") void this.save();
  }

  repeat() {
    if (this.player.range) return this.player.repeat(null);
    const phase = phaseNow(this.phases, this.film.id, this.player.currentTime);
    if (phase) this.player.repeat(phase);
    this.player.stage.say(this.word(phase ? "repeats" : "no-phase"));
  }

  mirror() {
    const isMirrored = this.player.toggleAttribute("data-mirrored");
    for (const drawing of this.drawings) drawing.setMirrored(isMirrored);
    this.press("mirror", isMirrored);
  }

  otherAngle() {
    const other = sameMoment(this.phases, this.film.id, this.player.currentTime);
    const found = this.films.find(({ id }) => id === other?.film);
    const player = /** @type {any} */ (document.getElementById(found?.domId ?? "")?.closest("film-player"));
    if (!other || !player) return;
    this.player.pause();
    player.scrollIntoView({ block: "nearest" });
    void player.playFrom(other.time).then(() => player.stage?.focusPlay());
  }

  async save() {
    const isSaved = await saveFrame(this.player.video, this.drawings, {
      name: `${this.film.title} ${this.player.currentTime.toFixed(2)}`,
      isMirrored: this.player.hasAttribute("data-mirrored"),
    });
    if (!isSaved) this.player.stage.say(this.word("no-picture"));
  }
}
