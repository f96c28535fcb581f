/** The phases: their list, and the form of the one that is chosen. */

import { find, make } from "../../pages/workshop/elements.js";
import { choice, field, showFault, writeNumber } from "../../pages/workshop/fields.js";
import { withPhase, withoutPhase } from "./module.js";
import { readMoment, readNumber, writeMoment } from "./times.js";
import { say } from "../../pages/workshop/words.js";

const LONGEST = { name: 120, posture: 255, grip: 255, ruleSource: 255, tolerance: 120, validatedBy: 120 };
const AREAS = ["description", "rule", "safety", "commonError"];
const FIRST = ["name", "start", "end", "description", "rule"];
const MORE = ["action", "material", "state", "tool", "posture", "grip", "ruleSource", "tolerance", "safety", "commonError", "validatedBy", "validatedOn"];
const TIMES = ["start", "end"];
const NUMBERS = ["film", "secondFilm", "action", "material", "tool"];

export class PhasesPanel {
  /** @param {import("./store.js").Store} store @param {{seek: (time: number) => void}} stage */
  constructor(store, stage) {
    this.store = store;
    this.stage = stage;
    this.list = find("[data-phase-list]");
    this.form = find("[data-phase-form]");
    this.empty = find("[data-phase-empty]");
    /** Sentences about what is typed and cannot be read yet, by field. */
    this.unread = {};
    this.form.addEventListener("submit", (event) => event.preventDefault());
    store.on("module choice faults", () => this.show());
    this.show();
  }

  show() {
    this.showList();
    const { phase } = this.store;
    this.form.hidden = !phase;
    this.empty.hidden = this.store.module.phases.length > 0;
    if (!phase) {
      this.shown = "";
      return;
    }
    if (this.shown !== phase.key) this.build(phase);
    for (const control of this.form.elements) if (control.name) this.refresh(control, phase);
    this.showFaults(phase);
  }

  showList() {
    const { module, choice: chosen, faults } = this.store;
    const films = new Map(this.store.state.media.film.map((film) => [film.id, film.title]));
    const rows = module.phases.map((phase, index) => {
      const name = phase.name || say("unnamed_phase", { number: index + 1 });
      const isWrong = faults.some((fault) => fault.phase === phase.key);
      const times = phase.start === undefined ? say("no_time") : `${writeMoment(phase.start)} – ${writeMoment(phase.end)}`;
      const film = films.size > 1 ? ` · ${films.get(phase.film) ?? ""}` : "";
      return { key: phase.key, text: `${index + 1}. ${name}`, small: times + film + (isWrong ? ` · ${say("wrong")}` : "") + (phase.secret ? ` · ${say("secret")}` : "") };
    });
    const print = JSON.stringify([rows, chosen.phase]);
    if (print === this.listed) return;
    this.listed = print;
    const focused = /** @type {any} */ (document.activeElement)?.dataset?.phase;
    this.list.replaceChildren(...rows.map((row) => make("li", {},
      make("button", { type: "button", class: "row", "data-phase": row.key, "aria-pressed": String(row.key === chosen.phase), click: () => this.open(row.key) },
        make("span", { class: "row__name" }, row.text), make("small", {}, row.small)))));
    if (focused) find(`[data-phase="${focused}"]`, this.list)?.focus();
  }

  /** Chooses a phase, with its film, at its first frame. @param {string} key */
  open(key) {
    const { store } = this;
    const phase = store.module.phases.find((other) => other.key === key);
    if (!phase) return;
    // A 3D model stays on the stage: its camera goes where the phase wants it.
    const media = store.isModel ? null : store.medias.find((other) => other.kind === "film" && other.id === phase.film);
    store.choose({ phase: key, tab: "phases", ...(media ? { media } : {}) });
    if (phase.start !== undefined) this.stage.seek(phase.start);
  }

  build(phase) {
    this.shown = phase.key;
    this.unread = {};
    const row = (name) => field(name, say(`field_${name}`), this.control(name), say(`help_${name}`).startsWith("help_") ? "" : say(`help_${name}`));
    const films = this.store.state.media.film;
    const remove = make("button", { type: "button", class: "tool-button tool-button--danger", click: () => this.remove() }, say("delete_phase"));
    this.form.replaceChildren(
      ...FIRST.slice(0, 1).map(row), make("div", { class: "field-row" }, ...FIRST.slice(1, 3).map(row)),
      ...(films.length > 1 ? [row("film")] : []), ...FIRST.slice(3).map(row),
      make("details", { open: this.wasOpen, toggle: (event) => { this.wasOpen = event.target.open; } }, make("summary", {}, say("in_detail")),
        ...MORE.map(row), ...(films.length > 1 ? [row("secondFilm"), row("secondOffset")] : []), row("secret")),
      ...(this.store.canEdit ? [remove] : []),
    );
  }

  control(name) {
    const control = this.bare(name);
    control.disabled = !this.store.canEdit;
    control.addEventListener("input", () => this.typed(control));
    control.addEventListener("change", () => this.store.endStep());
    return control;
  }

  bare(name) {
    const { vocabularies, media } = this.store.state;
    const films = media.film.map(({ id, title }) => ({ id, label: title }));
    if (AREAS.includes(name)) return make("textarea", { rows: name === "description" ? 3 : 2 });
    if (TIMES.includes(name)) return make("input", { inputmode: "decimal", autocomplete: "off", placeholder: "0:00,0" });
    if (name === "secondOffset") return make("input", { inputmode: "decimal", autocomplete: "off" });
    if (name === "film") return choice(films, say("first_film"));
    if (name === "secondFilm") return choice(films, say("none"));
    if (vocabularies[name]) return choice(vocabularies[name], say(name === "action" ? "of_gesture" : "none"));
    if (name === "validatedOn") return make("input", { type: "date" });
    if (name === "secret") return make("input", { type: "checkbox" });
    return make("input", { maxlength: LONGEST[name], autocomplete: "off" });
  }

  /** What is typed goes in the module at once; what cannot be read stays in its field, with a sentence. */
  typed(control) {
    const { name } = control;
    const read = this.valueOf(control);
    const isUnread = typeof read === "number" && Number.isNaN(read);
    this.unread[name] = isUnread ? say(TIMES.includes(name) ? "not_a_moment" : "not_a_number") : "";
    if (isUnread) return this.showFaults(this.store.phase);
    this.store.change((module) => withPhase(module, this.shown, { [name]: read }), `phase ${this.shown} ${name}`);
  }

  valueOf({ name, value, checked }) {
    if (name === "secret") return checked || undefined;
    if (TIMES.includes(name)) return readMoment(value);
    if (name === "secondOffset") return readNumber(value);
    if (NUMBERS.includes(name)) return value ? Number(value) : name === "film" ? this.store.state.media.film[0]?.id : undefined;
    return value;
  }

  refresh(control, phase) {
    const { name } = control;
    if (control === document.activeElement && !["SELECT", "BUTTON"].includes(control.tagName) && control.type !== "checkbox") return;
    if (this.unread[name]) return;
    const value = phase[name];
    if (name === "secret") control.checked = Boolean(value);
    else if (TIMES.includes(name)) control.value = writeMoment(value);
    else control.value = typeof value === "number" && name === "secondOffset" ? writeNumber(value) : (value ?? "");
  }

  showFaults(phase) {
    const ours = this.store.faults.filter((fault) => fault.phase === phase?.key);
    for (const place of this.form.querySelectorAll("[data-fault]")) {
      const name = place.dataset.fault;
      const found = ours.filter((fault) => fault.field === name).map(({ sentence }) => sentence);
      showFault(this.form, name, this.unread[name] || found.join(" "));
    }
  }

  remove() {
    const key = this.shown;
    this.store.change((module) => withoutPhase(module, key));
    this.store.choose({ phase: "" });
    find("[data-phase-list] button")?.focus();
  }
}
