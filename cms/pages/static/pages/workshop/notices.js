/** What an editor says: its state, notices, faults, conflicts; and what it asks before it publishes. */

import { find, make } from "./elements.js";
import { say } from "./words.js";

export class Notices {
  /** @param {import("./store.js").WorkshopStore<any>} store */
  constructor(store) {
    this.store = store;
    this.help = find("[data-help]");
    this.conflict = find("[data-conflict]");
    this.faults = find("[data-faults]");
    this.faultsList = find("[data-faults-list]");
    this.notices = find("[data-notices]");
    this.status = find("[data-status]");
    this.said = find("[data-said]");
    this.button = find("[data-faults-count]");
    this.publishButton = find("[data-do=publish]");
    /** @type {import("./saving.js").Saver} */
    this.saver = null;
    const { publish, submit } = store.state.may;
    this.publishButton.hidden = !publish && !submit;
    this.publishButton.textContent = say(publish ? "publish" : "submit");
    this.conflict.addEventListener("cancel", (event) => event.preventDefault()); // a choice is needed
    find("[data-conflict-keep]").addEventListener("click", () => {
      this.conflict.close();
      void this.saver.keepMine();
    });
    find("[data-conflict-take]").addEventListener("click", () => this.saver.takeTheirs());
    find("[data-conflict-see]").addEventListener("click", () => window.open(store.state.urls.preview, "_blank"));
    store.on("faults", () => this.countFaults());
    this.countFaults();
    if (store.state.obstacle) this.notice("obstacle", store.state.obstacle, "wrong");
  }

  /** For those who do not see it happen, and for the others too. @param {string} sentence */
  say(sentence) {
    this.said.textContent = sentence;
    find("[data-hint]").textContent = sentence;
  }

  showStatus(sentence, kind) {
    if (this.status.textContent !== sentence) this.status.textContent = sentence;
    this.status.dataset.kind = kind;
  }

  /** A sentence that stays until it is closed. @param {string} name @param {string} sentence @param {string} [kind] @param {any[]} more */
  notice(name, sentence, kind = "info", ...more) {
    find(`[data-notice="${name}"]`)?.remove();
    if (!sentence) return;
    const close = make("button", { type: "button", class: "notice__close", "aria-label": say("close"), click: () => notice.remove() }, "×");
    const notice = make("div", { class: `notice notice--${kind}`, role: kind === "wrong" ? "alert" : "status", "data-notice": name }, make("p", {}, sentence, ...more), close);
    this.notices.append(notice);
  }

  showOthers(sentences) {
    const text = sentences.join(" ");
    if (text === this.others) return;
    this.others = text;
    this.notice("others", text, "warning");
  }

  showConflict(sentence, revision) {
    find("[data-conflict-sentence]").textContent = sentence;
    find("[data-conflict-see]").textContent = revision?.user ? say("see_version", { name: revision.user }) : say("see_version_nobody");
    if (!this.conflict.open) this.conflict.showModal();
  }

  openHelp() {
    if (!this.help.open) this.help.showModal();
  }

  // --- Faults ------------------------------------------------------------------------------------

  countFaults() {
    const { length } = this.store.faults;
    this.button.hidden = !length;
    this.button.textContent = say(length > 1 ? "faults" : "fault", { count: length });
  }

  /** @param {any[]} faults */
  openFaults(faults) {
    this.faultsList.replaceChildren(...faults.map((fault) => make("li", {}, this.faultRow(fault))));
    if (!this.faults.open) this.faults.showModal();
  }

  faultRow(fault) {
    const sentence = this.sentenceOf(fault);
    if (fault.url) return make("a", { class: "row", href: fault.url, target: "_blank" }, sentence);
    if (fault.page) return make("a", { class: "row", href: this.store.state.urls.edit }, sentence);
    const go = () => {
      this.faults.close();
      this.goTo(fault);
    };
    return make("button", { type: "button", class: "row", click: go }, sentence);
  }

  /** @param {any} fault @returns {string} */
  sentenceOf(fault) {
    return fault.sentence;
  }

  /** Shows where a fault is. @param {any} _fault */
  goTo(_fault) {}

  // --- Publishing ----------------------------------------------------------------------------------

  async publish() {
    this.publishButton.disabled = true;
    try {
      await this.publishNow();
    } catch {
      this.notice("publish", say("offline_publish"), "wrong");
    } finally {
      this.publishButton.disabled = false;
    }
  }

  async publishNow() {
    const { saver } = this;
    if (!(await saver.save())) return this.notice("publish", say("save_first"), "wrong");
    const { status, answer } = await saver.ask(this.store.state.urls.publish);
    if (status === 409) return saver.hold(answer.error, answer.revision);
    if (status === 422) return this.openFaults(answer.faults);
    if (status !== 200) return this.notice("publish", answer.error ?? say("refused", { status }), "wrong");
    if (answer.revision) saver.revision = answer.revision;
    saver.own = null;
    const link = answer.url && make("a", { href: answer.url, target: "_blank" }, say(answer.done === "published" ? "see_page" : "see_editor"));
    this.notice("publish", `${say(answer.done)} `, "good", ...(link ? [link] : []));
  }
}
