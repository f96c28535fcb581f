/** What the tool says, and what it asks before it imports. */

import { Notices } from "../../pages/workshop/notices.js";
import { find } from "../../pages/workshop/elements.js";
import { say } from "../../pages/workshop/words.js";
import { withImported } from "./actions.js";
import { withOverlay } from "./module.js";

export class Dialogs extends Notices {
  /** @param {import("./store.js").Store} store */
  constructor(store) {
    super(store);
    this.module = store;
    this.file = find("[data-import-file]");
    this.file.addEventListener("change", () => void this.importFile());
  }

  /** @param {import("../../pages/workshop/saving.js").Saver} saver @param {{openPhase: (key: string) => void, openShape: (overlay: number, id: string) => void}} ways */
  wire(saver, ways) {
    this.saver = saver;
    this.ways = ways;
  }

  sentenceOf(fault) {
    const phase = this.module.module.phases.find(({ key }) => key === fault.phase);
    return phase?.name && !fault.sentence.includes(phase.name) ? `${phase.name} – ${fault.sentence}` : fault.sentence;
  }

  goTo(fault) {
    if (fault.phase) {
      this.ways.openPhase(fault.phase);
      const control = find(`[data-phase-form] [name="${fault.field || "name"}"]`);
      control?.closest("details")?.setAttribute("open", "");
      control?.focus();
    } else if (typeof fault.overlay === "number") this.ways.openShape(fault.overlay, fault.shape);
  }

  // --- Importing -----------------------------------------------------------------------------------

  /** The film that a file is about: the one on the stage, or else the first. */
  get film() {
    const store = this.module;
    return store.isFilm ? store.choice.media : store.medias.find(({ kind }) => kind === "film");
  }

  chooseFile() {
    if (this.store.canEdit) this.file.click();
  }

  async importFile() {
    const [file] = this.file.files;
    this.file.value = "";
    if (!file) return;
    const body = new FormData();
    body.append("csrfmiddlewaretoken", this.saver.token);
    body.append("file", file);
    if (this.film) body.append("film", this.film.id);
    try {
      const response = await fetch(this.store.state.urls.import, { method: "POST", body, credentials: "same-origin" });
      const answer = await response.json().catch(() => ({}));
      if (!response.ok) return this.notice("import", answer.error ?? say("refused", { status: response.status }), "wrong");
      this.take(answer);
    } catch {
      this.notice("import", say("offline_import"), "wrong");
    }
  }

  take({ phases, shapes, remarks }) {
    const { film } = this;
    this.module.change((module) => withImported(module, { phases, shapes }, film, withOverlay));
    if (film) this.module.choose({ media: film });
    this.store.endStep();
    const counts = say("imported", { phases: phases.length, shapes: shapes.length });
    this.notice("import", [counts, ...remarks].join(" "), remarks.length ? "warning" : "good");
  }
}
