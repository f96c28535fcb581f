/** The small panel of a film: its speed, its quality, a link at this moment. */

import { rungLabel } from "./film-playlist.js";
import { RATES } from "./film-time.js";

/** @param {FilmStageParts} stage */
export function makeMenu(stage) {
  return new FilmMenu(stage);
}

class FilmMenu {
  /** @param {FilmStageParts} stage */
  constructor(stage) {
    this.stage = stage;
    this.button = this.one("settings");
    this.panel = this.one("panel");
    this.rate = /** @type {HTMLSelectElement} */ (this.one("rate"));
    this.quality = /** @type {HTMLSelectElement} */ (this.one("quality"));
    this.fillRates();
    this.listen();
  }

  /** @param {string} name */
  one(name) {
    return /** @type {HTMLElement} */ (this.stage.player.querySelector(`[data-film="${name}"]`));
  }

  listen() {
    const { button, panel, stage } = this;
    button.addEventListener("click", () => this.toggle(Boolean(panel.hidden)));
    panel.addEventListener("keydown", (event) => {
      if (event.key !== "Escape") return;
      event.stopPropagation();
      this.toggle(false);
      button.focus();
    });
    document.addEventListener("pointerdown", (event) => {
      if (!panel.hidden && !event.composedPath().some((node) => node === panel || node === button)) this.toggle(false);
    });
    this.rate.addEventListener("change", () => this.setRate(Number(this.rate.value)));
    this.quality.addEventListener("change", () => void stage.source.choose(Number(this.quality.value)));
    stage.video.addEventListener("ratechange", () => this.showRate());
    this.one("link")?.addEventListener("click", () => void this.copyLink());
  }

  /** @param {boolean} open */
  async toggle(open) {
    this.panel.hidden = !open;
    this.button.setAttribute("aria-expanded", String(open));
    if (!open) return;
    await this.stage.source.readLadder();
    this.refresh();
    this.rate.focus();
  }

  fillRates() {
    const number = new Intl.NumberFormat(document.documentElement.lang || "fr");
    for (const rate of RATES) this.rate.append(new Option(`${number.format(rate)} ×`, String(rate), rate === 1, rate === 1));
  }

  /** @param {number} rate */
  setRate(rate) {
    this.stage.video.defaultPlaybackRate = rate; // another source keeps it
    this.stage.video.playbackRate = rate;
  }

  showRate() {
    const { playbackRate } = this.stage.video;
    this.rate.value = String(playbackRate);
    const label = this.one("rate-label");
    label.textContent = playbackRate === 1 ? "" : (this.rate.selectedOptions[0]?.textContent ?? "");
  }

  /** The qualities there are; the choice goes away where there is none. */
  refresh() {
    const { source } = this.stage;
    const row = /** @type {HTMLElement} */ (this.quality.closest("label"));
    row.hidden = !source.canChoose;
    if (row.hidden || this.quality.options.length === source.rungs.length + 1) return;
    this.quality.append(...source.rungs.map((rung, index) => new Option(rungLabel(rung), String(index))));
  }

  async copyLink() {
    const { player, video } = this.stage;
    const isFirst = document.querySelector("film-player") === player;
    const moment = `t=${Math.floor(video.currentTime * 10) / 10}`;
    const address = new URL(location.href);
    address.hash = isFirst || !video.id ? moment : `${video.id}&${moment}`;
    try {
      await navigator.clipboard.writeText(address.href);
      this.stage.say(player.dataset.copied ?? "");
    } catch {
      this.stage.say(address.href);
    }
  }
}
