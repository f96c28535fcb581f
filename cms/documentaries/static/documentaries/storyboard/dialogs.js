/** What the storyboard says, and what it asks before it links or splits scenes. */

import { find, make } from "../../pages/workshop/elements.js";
import { Notices } from "../../pages/workshop/notices.js";
import { say } from "../../pages/workshop/words.js";
import { END, isScene } from "./story.js";

export class Dialogs extends Notices {
  /** @param {import("./store.js").BoardStore} store @param {Record<string, any>} actions */
  constructor(store, actions) {
    super(store);
    this.board = store;
    this.actions = actions;
    this.link = find("[data-link-dialog]");
    this.target = find("[data-link-target]");
    this.words = find("[data-link-words]");
    this.split = find("[data-split-dialog]");
    this.link.addEventListener("close", () => this.linkNow());
    for (const radio of this.link.querySelectorAll("[name=how]")) radio.addEventListener("change", () => this.showWords());
  }

  goTo(fault) {
    if (fault.scene) this.actions.show(fault.scene);
  }

  faultRow(fault) {
    const row = super.faultRow(fault);
    if (fault.way) row.append(make("small", { class: "row__way" }, ` ${fault.way}`));
    return row;
  }

  get how() {
    return find("[name=how]:checked", this.link).value;
  }

  showWords() {
    this.words.closest(".field").hidden = this.how !== "choice";
  }

  /** Asks where a scene leads. @param {string} from @param {string} how */
  openLink(from, how) {
    this.from = from;
    find("[data-link-title]").textContent = say("link_from", { title: this.board.nameOf(from) });
    const others = this.board.scenes.filter((scene) => scene.id !== from && isScene(scene));
    const options = others.map(({ id }) => new Option(`${this.board.numberOf(id)}. ${this.board.nameOf(id)}`, id));
    this.target.replaceChildren(...options, new Option(say("end"), END));
    find(`[name=how][value="${how}"]`, this.link).checked = true;
    this.words.value = "";
    this.showWords();
    this.link.returnValue = "";
    this.link.showModal();
    this.target.focus();
  }

  linkNow() {
    if (this.link.returnValue !== "link") return;
    void this.actions.linkTo(this.from, { to: this.target.value, how: this.how, words: this.words.value.trim() });
  }

  /** Asks where a scene is cut. @param {string} id */
  openSplit(id) {
    const { body } = this.board.find(id).value;
    const rows = body.slice(1).map(({ type }, index) => make("li", {}, make("button", { type: "button", class: "row", click: () => {
      this.split.close();
      this.actions.splitAt(id, index + 1);
    } }, say("split_before", { kind: `${index + 2}. ${this.board.kinds[type]?.label ?? type}` }))));
    find("[data-split-list]").replaceChildren(...rows);
    this.split.showModal();
  }
}
