/** Where the camera of the 3D model stands during the chosen phase: kept, found again, forgotten. */

import { find } from "../../pages/workshop/elements.js";
import { withView } from "./module.js";
import { say } from "../../pages/workshop/words.js";

export class ViewsPart {
  /**
   * @param {import("./store.js").Store} store
   * @param {import("./stage.js").Stage} stage
   * @param {(sentence: string) => void} tell
   */
  constructor(store, stage, tell) {
    this.store = store;
    this.stage = stage;
    this.tell = tell;
    this.part = find("[data-views]");
    this.keepButton = find("[data-view-keep]");
    this.forgetButton = find("[data-view-forget]");
    this.keepButton.addEventListener("click", () => this.keep());
    this.forgetButton.addEventListener("click", () => this.forget());
    store.on("module choice space", () => this.show());
    this.show();
  }

  /** @returns {{orbit: string, target: string} | undefined} The view of the chosen phase. */
  get view() {
    return this.store.overlay?.data?.views?.[this.store.choice.phase];
  }

  show() {
    const { store, view } = this;
    const { model } = this.stage;
    const isShown = store.isModel && Boolean(store.phase);
    this.part.hidden = !isShown;
    this.keepButton.disabled = !store.canEdit || !model?.isReady;
    this.forgetButton.hidden = !view;
    this.forgetButton.disabled = !store.canEdit;
    const chosen = isShown ? `${store.choice.media.id} ${store.choice.phase}` : "";
    if (chosen !== this.shown && view?.orbit && view?.target) model?.look(view);
    this.shown = chosen;
  }

  keep() {
    const view = this.stage.model?.view;
    const { media, phase } = this.store.choice;
    if (!view || !phase) return;
    this.store.change((module) => withView(module, media, phase, view));
    this.tell(say("view_kept"));
  }

  forget() {
    const { media, phase } = this.store.choice;
    this.store.change((module) => withView(module, media, phase, null));
    this.tell(say("view_forgotten"));
    this.keepButton.focus();
  }
}
