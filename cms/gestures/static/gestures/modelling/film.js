/** The film on the stage: frame by frame, as the public player counts them. */

import { frameAt, rateFromFrames, timeOfFrame } from "../../js/film-time.js";
import { make } from "../../pages/workshop/elements.js";
import { say } from "../../pages/workshop/words.js";

export class StageFilm {
  /** @param {import("./store.js").Store} store @param {any} media @param {(sentence: string) => void} tell */
  constructor(store, media, tell) {
    this.store = store;
    this.media = media;
    this.element = make("video", { src: media.src, preload: "auto", playsinline: true, "aria-label": media.title, tabindex: "-1" });
    if (media.poster) this.element.poster = media.poster;
    this.element.addEventListener("error", () => tell(say("film_failed")));
    this.element.addEventListener("loadedmetadata", () => this.known());
    this.element.addEventListener("seeked", () => this.seekAgain());
    for (const name of ["play", "pause", "ended"]) this.element.addEventListener(name, () => store.tell("playing"));
    this.follow();
  }

  /** What the film itself says corrects what the server knew of it. */
  known() {
    const { duration, videoWidth, videoHeight } = this.element;
    if (Number.isFinite(duration)) this.media.duration = duration;
    if (!this.media.measured && videoWidth) this.media.size = [videoWidth, videoHeight];
    this.store.tell("film");
    if (this.store.time) this.seek(this.store.time);
  }

  /** Follows each frame that is shown; the first ones played tell how many there are in a second. */
  follow() {
    const { element, store } = this;
    const times = [];
    const frame = (_now, { mediaTime }) => {
      if (!element.isConnected) return;
      if (!element.paused) {
        store.setTime(timeOfFrame(frameAt(mediaTime + 1e-3, store.rate), store.rate));
        if (times.length < 12 && times.push(mediaTime) === 12 && !this.media.rate) store.rate = this.media.rate = rateFromFrames(times);
      }
      element.requestVideoFrameCallback(frame);
    };
    if (element.requestVideoFrameCallback) element.requestVideoFrameCallback(frame);
    else element.addEventListener("timeupdate", () => element.paused || store.setTime(element.currentTime));
  }

  get isPlaying() {
    return !this.element.paused;
  }

  toggle() {
    if (this.isPlaying) this.element.pause();
    else this.element.play().catch(() => {});
  }

  pause() {
    this.element.pause();
  }

  /** Shows a moment; while one is being found, the last one asked waits. @param {number} time Seconds. */
  seek(time) {
    const { rate } = this.store;
    const end = this.media.duration || Infinity;
    const last = Number.isFinite(end) ? Math.max(0, Math.ceil(end * rate - 1e-6) - 1) : Infinity;
    const moment = timeOfFrame(Math.min(last, frameAt(time, rate)), rate);
    this.store.setTime(moment);
    this.wanted = moment;
    if (!this.element.seeking) this.seekAgain();
  }

  seekAgain() {
    if (this.wanted === undefined || this.element.readyState === 0) return;
    const wanted = this.wanted;
    this.wanted = undefined;
    if (Math.abs(this.element.currentTime - wanted) > 1e-4) this.element.currentTime = wanted;
  }

  /** @param {number} count Of frames, backwards when negative. */
  step(count) {
    this.pause();
    const { time, rate } = this.store;
    this.seek(timeOfFrame(frameAt(time, rate) + count, rate));
  }
}
