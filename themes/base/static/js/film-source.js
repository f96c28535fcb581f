/**
 * What a film is played from: the ladder as the browser itself plays it, the ladder through hls.js, or one file.
 * Each failure falls to the next; hls.js comes only where it is needed, when somebody plays.
 */

import { frugalRung, readRungs } from "./film-playlist.js";
import { savesData } from "./saving.js";

const HLS = "hls.js"; // a bare name: the import map gives it
const PLAYLIST = "application/vnd.apple.mpegurl";

/** @typedef {import("./film-playlist.js").Rung} Rung */
/** @typedef {"native" | "hls.js" | "file"} Way */

export class FilmSource {
  /**
   * @param {HTMLVideoElement} video With its `<source>` elements: the ladder, then the file.
   * @param {{changed: (way: Way) => void, failed: () => void}} tell
   */
  constructor(video, tell) {
    this.video = video;
    this.tell = tell;
    const sources = [...video.querySelectorAll("source")];
    this.ladder = sources.find(({ type }) => type === PLAYLIST)?.src ?? "";
    this.file = sources.find(({ type }) => type !== PLAYLIST)?.src ?? "";
    /** @type {Rung[]} */
    this.rungs = [];
    this.chosen = -1; // automatic
    /** @type {Way} */
    this.way = "file";
    /** @type {any} */
    this.hls = null;
  }

  /** Chooses the way; the film is then ready to be played, or the file is. */
  async open() {
    if (!this.ladder) return this.settle("file");
    if (this.video.canPlayType(PLAYLIST)) {
      this.watchNative();
      this.settle("native");
    } else if (canStream()) {
      await this.openThroughHls(-1, 0);
    } else {
      this.settle("file");
    }
    void this.readLadder();
  }

  /** Asks which rungs there are; without an answer there is no choice of quality. */
  async readLadder() {
    if (this.rungs.length) return this.rungs;
    try {
      const answer = await fetch(this.ladder);
      if (answer.ok) this.rungs = readRungs(await answer.text());
    } catch {
      this.rungs = [];
    }
    return this.rungs;
  }

  /** Frames a second that the ladder announces, or 0. */
  get frameRate() {
    return this.rungs[0]?.frameRate ?? 0;
  }

  get canChoose() {
    return this.rungs.length > 1 && canStream() && this.way !== "file";
  }

  /**
   * Plays at one quality, or lets the network decide (-1). Only hls.js can: it comes now if it has not yet.
   * @param {number} index In `rungs`.
   */
  async choose(index) {
    this.chosen = index;
    if (!this.hls) {
      if (index < 0) return;
      await this.openThroughHls(index, this.video.currentTime, !this.video.paused);
    } else {
      this.hls.nextLevel = this.levelOf(index);
    }
  }

  /**
   * @param {number} index
   * @param {number} time Seconds.
   * @param {boolean} [plays]
   */
  async openThroughHls(index, time, plays = false) {
    try {
      const { default: Hls } = await import(HLS);
      await this.attach(Hls, index, time);
      this.settle("hls.js");
      if (plays) await this.video.play();
    } catch (problem) {
      if (/** @type {Error} */ (problem)?.name !== "AbortError") this.fallBack(plays);
    }
  }

  /**
   * @param {any} Hls
   * @param {number} index
   * @param {number} time
   */
  attach(Hls, index, time) {
    const frugal = savesData();
    const hls = new Hls({
      enableWorker: false, // the segments are fMP4 already: there is nothing to repack
      startPosition: time || -1,
      capLevelToPlayerSize: true,
      enableWebVTT: false, enableIMSC1: false, enableCEA708Captions: false, // captions are ours
      abrEwmaDefaultEstimate: frugal ? 1 : 1_500_000,
    });
    this.hls = hls;
    return new Promise((resolve, reject) => {
      hls.on(Hls.Events.MANIFEST_PARSED, () => {
        if (index >= 0) hls.startLevel = hls.nextLevel = this.levelOf(index);
        else if (frugal) hls.startLevel = hls.autoLevelCapping = frugalRung(hls.levels);
        resolve(undefined);
      });
      hls.on(Hls.Events.ERROR, (_name, error) => {
        if (!error.fatal) return;
        if (error.type === Hls.ErrorTypes.MEDIA_ERROR && !hls.mended) {
          hls.mended = true;
          return hls.recoverMediaError();
        }
        reject(new Error(error.details));
        if (this.way === "hls.js") this.fallBack();
      });
      hls.loadSource(this.ladder); // before the video is attached: otherwise our captions are emptied
      hls.attachMedia(this.video);
    });
  }

  /** hls.js orders the levels from the lightest: find ours in them. @param {number} index */
  levelOf(index) {
    const wanted = this.rungs[index];
    if (!wanted) return -1;
    return this.hls.levels.findIndex(({ width, height, bitrate }) => width === wanted.width && height === wanted.height && bitrate === wanted.bandwidth);
  }

  /** The browser's own player may stop in the middle of a ladder: the file takes over. */
  watchNative() {
    this.video.addEventListener("error", () => {
      if (this.way === "native" && this.video.error) this.fallBack();
    });
    // A ladder that cannot be opened: the browser has gone to the next source by itself.
    this.video.addEventListener("loadedmetadata", () => {
      if (this.way === "native" && this.video.currentSrc === this.file) this.settle("file");
    });
    [...this.video.querySelectorAll("source")].at(-1)?.addEventListener("error", () => this.tell.failed());
  }

  /**
   * Goes on from the file at the same moment, in the same state.
   * @param {boolean} [plays]
   */
  fallBack(plays = !this.video.paused) {
    const { video } = this;
    const time = video.currentTime;
    this.hls?.destroy();
    this.hls = null;
    if (!this.file || video.currentSrc === this.file) return this.tell.failed();
    this.settle("file");
    video.src = this.file;
    video.addEventListener("error", () => this.tell.failed(), { once: true });
    video.addEventListener("loadedmetadata", () => {
      video.currentTime = time;
      if (plays) video.play().catch(() => {});
    }, { once: true });
    video.load();
  }

  /** @param {Way} way */
  settle(way) {
    this.way = way;
    this.tell.changed(way);
  }

  /** Tries again from the beginning of the chain. */
  async again() {
    this.hls?.destroy();
    this.hls = null;
    this.video.removeAttribute("src");
    this.video.load();
    await this.open();
  }
}

function canStream() {
  return "ManagedMediaSource" in globalThis || "MediaSource" in globalThis;
}
