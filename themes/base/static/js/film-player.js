/**
 * `<film-player>`: a film whose native video already works becomes one with chapters, a storyboard, a following
 * transcript and every key. Until somebody plays it costs this module and a button; docs/players.md has its contract.
 */

import { backTo } from "./film-repeat.js";
import { momentOf, rangeEnd, timeLabel } from "./film-time.js";
import { savesData } from "./saving.js";

class FilmPlayer extends HTMLElement {
  /** @type {Promise<void> | undefined} */
  preparing;

  /** @type {FilmStageParts | undefined} */
  stage;

  connectedCallback() {
    this.video = this.querySelector("video");
    this.startButton = /** @type {HTMLButtonElement | null} */ (this.querySelector(".film__start"));
    if (!this.video || !this.startButton || this.stage) return;
    /** @type {FilmChapter[]} */
    this.chapters ??= [];
    this.video.controls = false;
    this.video.preload = savesData() ? "none" : this.video.preload;
    this.startButton.hidden = false;
    this.startButton.addEventListener("click", () => this.playFrom(this.startAt ?? 0));
    this.video.addEventListener("click", () => this.stage || this.startButton?.click());
    if (this.dataset.part) this.keepToPart(this.dataset.part);
    this.readAddress();
    addEventListener("hashchange", () => this.readAddress());
  }

  /** A link at a moment ("#t=12.5") waits there: nothing plays by itself. */
  readAddress() {
    const isFirst = document.querySelector("film-player") === this;
    const moment = momentOf(location.hash, this.video?.id ?? "", isFirst);
    if (moment === null) return;
    const end = rangeEnd(location.hash);
    this.repeat(end > moment ? { start: moment, end, once: true } : null);
    if (this.stage) return this.seek(moment);
    this.startAt = moment;
    const label = this.startButton?.querySelector(".film__start-label");
    if (label) label.textContent = (this.dataset.startAt ?? "%time%").replace("%time%", timeLabel(moment));
    this.scrollIntoView({ block: "center" });
  }

  /** Shows a part of the film: it begins there, and stops at its end. @param {string} part "#t=12,18.5". */
  keepToPart(part) {
    const start = momentOf(part, "", true) ?? 0;
    const end = rangeEnd(part);
    this.startAt = start;
    if (!(end > start)) return;
    const { video } = this;
    this.onFrame(({ time }) => {
      if (time >= end - 0.5 / this.frameRate && !video?.paused && !video?.seeking) this.pause();
    });
    video?.addEventListener("play", () => {
      if (this.currentTime >= end - 1 / this.frameRate) this.seek(start);
    });
  }

  /** Makes the controls, once. They come with their styles; without them the browser's own are given back. */
  prepare() {
    this.preparing ??= this.build();
    return this.preparing;
  }

  async build() {
    this.setAttribute("data-state", "loading");
    try {
      const { FilmStage } = await import("./film-stage.js");
      this.stage = await FilmStage.on(this);
      if (this.closest("[data-over]") || document.getElementById("module-data")) await this.dress();
    } catch (problem) {
      console.warn("The controls of the film could not be loaded.", problem);
      if (this.video) this.video.controls = true;
    }
    this.setAttribute("data-state", "ready");
    this.dispatchEvent(new CustomEvent("film-ready", { bubbles: true }));
  }

  /** A gesture adds its shapes and its tools; without them the film still plays. */
  async dress() {
    try {
      const { dressFilm } = await import("./film-module.js");
      await dressFilm(this);
    } catch (problem) {
      console.warn("What is drawn over the film could not be loaded.", problem);
    }
  }

  /**
   * Repeats a part of the film, or plays it `once` and stops at its end; null lets the film go on.
   * @param {{start: number, end: number, once?: boolean} | null} range Seconds.
   */
  repeat(range) {
    this.stopRepeating?.();
    this.range = range;
    this.stopRepeating = range ? this.onFrame(({ time }) => this.keepWithin(range, time)) : undefined;
    this.dispatchEvent(new CustomEvent("film-repeat", { bubbles: true, detail: range }));
  }

  /** @param {{start: number, end: number, once?: boolean}} range @param {number} time */
  keepWithin(range, time) {
    const start = backTo(range, time, this.frameRate);
    if (start === null || this.video?.seeking) return;
    if (!range.once) return this.seek(start);
    if (time < range.start) return;
    this.pause();
    this.repeat(null);
  }

  /**
   * Plays from a moment.
   * @param {number} [time] Seconds; where it is without it.
   */
  async playFrom(time) {
    const hadFocus = this.contains(document.activeElement);
    if (this.startButton) this.startButton.hidden = true;
    const isFirst = !this.preparing;
    await this.prepare();
    if (time !== undefined && (time > 0 || !isFirst)) this.seek(time);
    if (hadFocus) this.stage?.focusPlay();
    try {
      await this.video?.play();
    } catch {
      // Not allowed yet, or no source: the controls are there, and the source says its own failure.
    }
  }

  play() {
    return this.playFrom(undefined);
  }

  pause() {
    this.video?.pause();
  }

  /** Seconds. */
  get currentTime() {
    return this.video?.currentTime ?? 0;
  }

  set currentTime(time) {
    this.seek(time);
  }

  /** Seconds; NaN while it is unknown. */
  get duration() {
    return this.video?.duration ?? NaN;
  }

  /** Frames a second: what the ladder says, or what was seen, or 25. */
  get frameRate() {
    return this.stage?.frameRate ?? 25;
  }

  /** Positioned exactly over the picture, without its bands, in full screen too; null before `film-ready`. */
  get layer() {
    return this.stage?.layer ?? null;
  }

  /**
   * Goes to a moment, as soon as the film knows its length.
   * @param {number} time Seconds.
   */
  seek(time) {
    const { video } = this;
    if (!video) return;
    if (video.readyState > 0) video.currentTime = time;
    else video.addEventListener("loadedmetadata", () => { video.currentTime = time; }, { once: true });
  }

  /**
   * Calls back at each frame that is presented, with its time in seconds and its number from 0.
   * @param {(frame: {time: number, frame: number}) => void} callback
   * @returns {() => void} Stops it.
   */
  onFrame(callback) {
    const { video } = this;
    if (!video) return () => {};
    let handle = 0;
    if (!("requestVideoFrameCallback" in HTMLVideoElement.prototype)) {
      const look = () => {
        callback({ time: this.currentTime, frame: Math.floor(this.currentTime * this.frameRate) });
        handle = requestAnimationFrame(look);
      };
      handle = requestAnimationFrame(look);
      return () => cancelAnimationFrame(handle);
    }
    const tick = (_now, { mediaTime }) => {
      callback({ time: mediaTime, frame: Math.round(mediaTime * this.frameRate) });
      handle = video.requestVideoFrameCallback(tick);
    };
    handle = video.requestVideoFrameCallback(tick);
    return () => video.cancelVideoFrameCallback(handle);
  }

  /** Gives the film its chapters; the phases of a gesture do. @param {FilmChapter[]} chapters In order. */
  setChapters(chapters) {
    this.chapters = chapters;
    this.stage?.drawChapters();
  }
}

customElements.define("film-player", FilmPlayer);

export { FilmPlayer };
