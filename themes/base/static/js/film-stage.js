/** What stands around a film once somebody plays it: the controls, the layer over the picture, the keys. */

import { fitChrome } from "./film-chrome.js";
import { followCaptions } from "./film-captions.js";
import { pictureBox } from "./film-geometry.js";
import { filmWish, keepsKey } from "./film-keys.js";
import { makeMenu } from "./film-menu.js";
import { FilmSource } from "./film-source.js";
import { chapterJump, frameAt, nextRate, rateFromFrames, timeOfFrame } from "./film-time.js";
import { loadStyles } from "./styles.js";

const SEEN_FRAMES = 12;

export class FilmStage {
  /** @type {TextTrack | undefined} */
  chapterTrack;

  /** @param {FilmPlayerElement} player */
  constructor(player) {
    this.player = player;
    this.video = /** @type {HTMLVideoElement} */ (player.video);
    this.template = /** @type {HTMLTemplateElement} */ (player.querySelector("template"));
    this.status = player.querySelector(".film__status");
    this.source = new FilmSource(this.video, {
      changed: (way) => this.sourceChanged(way),
      failed: () => this.fail(),
    });
    /** @type {number[]} */
    this.seenFrames = [];
  }

  /** Builds the stage of a player and opens its source. @param {FilmPlayerElement} player */
  static async on(player) {
    const stage = new FilmStage(player);
    await Promise.all([loadStyles(player.dataset.styles ?? ""), fitChrome(document.documentElement.lang, stage.words("chrome"))]);
    stage.dress();
    await stage.source.open();
    return stage;
  }

  /** @param {string} name @returns {Record<string, string>} The words of the template, by what they name. */
  words(name) {
    const found = /** @type {NodeListOf<HTMLElement>} */ (this.template.content.querySelectorAll(`[data-words="${name}"] > [data-for]`));
    return Object.fromEntries([...found].map((item) => [item.dataset.for ?? "", item.textContent ?? ""]));
  }

  /** Puts the video in the controls; nothing moves, the picture keeps its box. */
  dress() {
    const { player, video } = this;
    const controller = document.createElement("media-controller");
    this.controller = /** @type {any} */ (controller);
    controller.setAttribute("lang", document.documentElement.lang);
    controller.setAttribute("nohotkeys", "");
    controller.setAttribute("nosubtitleslangpref", "");
    const content = document.importNode(this.template.content, true);
    video.before(controller);
    video.slot = "media";
    this.layer = player.querySelector(".film-layer") ?? content.querySelector(".film-layer");
    this.dialog = /** @type {HTMLDialogElement} */ (content.querySelector("dialog"));
    player.append(this.dialog);
    controller.append(video, content);
    controller.setAttribute("aria-label", video.getAttribute("aria-label") ?? "");
    player.querySelector("media-captions-button")?.setAttribute("role", "switch"); // a button cannot be checked
    this.listen();
    this.menu = makeMenu(this);
    followCaptions(this);
    for (const track of video.textTracks) if (track.label === "thumbnails") track.mode = "hidden"; // it loads now
    this.drawChapters();
    this.place();
  }

  listen() {
    const { player, video, dialog } = this;
    player.addEventListener("keydown", (event) => this.onKey(event));
    // Who drives by keyboard keeps the controls in sight; a pointer lets them go.
    player.addEventListener("keyup", () => player.toggleAttribute("data-keys", true));
    player.addEventListener("pointermove", () => player.removeAttribute("data-keys"));
    player.querySelector("[data-film='help']")?.addEventListener("click", () => dialog?.showModal());
    dialog?.querySelector("button")?.addEventListener("click", () => dialog.close());
    new ResizeObserver(() => this.place()).observe(video);
    for (const event of ["loadedmetadata", "resize"]) video.addEventListener(event, () => this.place()); // rungs round their sizes
    video.addEventListener("playing", () => this.say(""));
    this.watchFrames();
    this.showStoryboardByKeyboard();
  }

  // --- The layer over the picture --------------------------------------------------------------

  /** Lays the layer over the picture: its box is known from the sizes of the picture and of the video. */
  place() {
    const { video, layer } = this;
    if (!(layer instanceof HTMLElement)) return;
    const box = pictureBox(video.videoWidth, video.videoHeight, video.clientWidth, video.clientHeight);
    for (const [side, value] of Object.entries(box)) layer.style.setProperty(side, `${value}px`);
    this.player.dispatchEvent(new CustomEvent("film-layout", { detail: box, bubbles: true }));
  }

  watchFrames() {
    if (!("requestVideoFrameCallback" in HTMLVideoElement.prototype)) return;
    const stop = this.player.onFrame(({ time }) => {
      if (this.seenFrames.push(time) > SEEN_FRAMES) stop();
    });
  }

  get frameRate() {
    return this.source.frameRate || rateFromFrames(this.seenFrames);
  }

  // --- What is said ------------------------------------------------------------------------------

  /** @param {string} sentence */
  say(sentence) {
    if (this.status) this.status.textContent = sentence;
  }

  /** @param {string} way */
  sourceChanged(way) {
    this.player.dataset.source = way;
    this.menu?.refresh();
    if (way === "file" && this.source.ladder) this.say(this.player.dataset.single ?? "");
  }

  /** Nothing plays: a sentence, and what can still be done. */
  fail() {
    this.player.setAttribute("data-state", "failed");
    this.say("");
    const sentence = /** @type {HTMLElement | null} */ (this.player.querySelector(".film__failed"));
    if (!sentence) return;
    sentence.hidden = false;
    sentence.querySelector("button")?.addEventListener("click", () => {
      sentence.hidden = true;
      this.player.setAttribute("data-state", "ready");
      void this.source.again().then(() => this.video.play()).catch(() => {});
    }, { once: true });
  }

  focusPlay() {
    /** @type {HTMLElement | null} */ (this.player.querySelector("media-play-button"))?.focus();
  }

  // --- Chapters ----------------------------------------------------------------------------------

  /** Writes the chapters in a text track, where media-chrome and assistive technologies look for them. */
  drawChapters() {
    const { video, player } = this;
    if (!player.chapters?.length || video.querySelector("track[kind='chapters']")) return;
    this.chapterTrack ??= video.addTextTrack("chapters", "", document.documentElement.lang);
    this.chapterTrack.mode = "hidden";
    for (const cue of [...(this.chapterTrack.cues ?? [])]) this.chapterTrack.removeCue(cue);
    const write = () => {
      for (const { start, end, title } of player.chapters ?? []) {
        this.chapterTrack?.addCue(new VTTCue(start, Math.min(end, video.duration || end), title));
      }
      // Told again: media-chrome reads the cues when a track of chapters is loaded.
      video.textTracks.dispatchEvent(new Event("change"));
    };
    if (video.readyState > 0) write();
    else video.addEventListener("loadedmetadata", write, { once: true });
  }

  // --- Keys --------------------------------------------------------------------------------------

  /** @param {KeyboardEvent} event */
  onKey(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const wish = filmWish(event);
    if (!wish || event.defaultPrevented || this.dialog?.open || this.player.dataset.state !== "ready") return;
    const control = /** @type {HTMLElement} */ (target.closest("button, a, select, input, summary, dialog, [role]") ?? target);
    if (control !== this.controller && keepsKey(control.localName, control.getAttribute("role"), event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    this.controller?.removeAttribute("userinactive");
    this.act(...wish);
  }

  /** @param {string} action @param {number} by */
  act(action, by) {
    const { video, player } = this;
    if (action === "toggle") return video.paused ? void video.play().catch(() => {}) : video.pause();
    if (action === "seek") return player.seek(clamp(video.currentTime + by, video.duration));
    if (action === "share") return player.seek(video.duration * by || 0);
    if (action === "volume") return this.setVolume(video.volume + by);
    if (action === "mute") video.muted = !video.muted;
    if (action === "frame") return this.step(by);
    if (action === "rate") return this.menu?.setRate(nextRate(video.playbackRate, by));
    if (action === "chapter") return this.jump(by);
    if (action === "help") return this.dialog?.showModal();
    if (action === "captions" || action === "fullscreen") this.press(`media-${action}-button`);
    player.dispatchEvent(new CustomEvent("film-wish", { detail: { action, by } }));
  }

  /** @param {string} name */
  press(name) {
    /** @type {HTMLElement | null} */ (this.player.querySelector(name))?.click();
  }

  /** @param {number} volume */
  setVolume(volume) {
    this.video.muted = false;
    this.video.volume = Math.min(1, Math.max(0, volume));
  }

  /** Shows another frame. @param {number} count Of frames, backwards when negative. */
  step(count) {
    const { video, frameRate } = this;
    video.pause();
    this.player.seek(clamp(timeOfFrame(frameAt(video.currentTime, frameRate) + count, frameRate), video.duration));
  }

  /** @param {number} direction */
  jump(direction) {
    const time = chapterJump(this.player.chapters ?? [], this.video.currentTime, direction);
    if (time !== null) this.player.seek(time);
  }

  // --- The storyboard --------------------------------------------------------------------------

  /**
   * The storyboard follows the pointer. On keyboard focus we stand a pointer where the film is, so that the same
   * picture is shown at the same place.
   */
  showStoryboardByKeyboard() {
    const range = /** @type {any} */ (this.player.querySelector("media-time-range"));
    if (!range) return;
    const point = (type) => {
      const { left, width, top } = range.range.getBoundingClientRect();
      const clientX = left + width * (this.video.currentTime / this.video.duration || 0);
      range.dispatchEvent(new PointerEvent(type, { bubbles: type === "pointermove", composed: true, clientX, clientY: top, pointerType: "mouse" }));
    };
    const follow = () => point("pointermove");
    range.addEventListener("focusin", () => {
      if (!range.range.matches(":focus-visible")) return;
      point("pointerenter");
      follow();
      this.video.addEventListener("timeupdate", follow);
    });
    range.addEventListener("focusout", () => {
      this.video.removeEventListener("timeupdate", follow);
      point("pointerleave");
    });
  }
}

/** @param {number} time @param {number} duration */
function clamp(time, duration) {
  return Math.max(0, Math.min(time, Number.isFinite(duration) ? duration : time));
}
