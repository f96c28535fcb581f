/** Captions that stay as the visitor left them, and a transcript that follows the film. */

import { linesUnder, rowsOf } from "./film-geometry.js";
import { timeLabel } from "./film-time.js";

const KEY = "an-captions";
const LINE = 24; // pixels: the size of ::cue in css/film.css and its leading
const LETTER = 10; // pixels
const SHADE = 10; // pixels of the bar's shade that are too dark for words
/** When the bar stays in sight, whatever the pointer does: see css/film.css. */
const HELD = "[data-keys]:has(.film-bar:focus-within), :has([data-film='panel']:not([hidden]))";

/** @param {FilmStageParts} stage */
export function followCaptions(stage) {
  const { video } = stage;
  const track = [...video.textTracks].find(({ kind }) => kind === "captions" || kind === "subtitles");
  if (!track) return;
  remember(video, track);
  keepAboveBar(stage, track);
  const element = video.querySelector("track[kind='captions'], track[kind='subtitles']");
  const details = stage.player.closest("figure")?.querySelector(".transcript");
  if (!details) return;
  const draw = () => new Transcript(stage, track, details);
  if (track.cues?.length) draw();
  else element?.addEventListener("load", draw, { once: true });
}

/**
 * The choice holds for all films, on this device.
 * @param {HTMLVideoElement} video
 * @param {TextTrack} track
 */
function remember(video, track) {
  if (recall() === "off") track.mode = "hidden"; // its cues still come: the transcript follows them
  else track.mode = "showing";
  video.textTracks.addEventListener("change", () => {
    if (track.mode === "disabled") track.mode = "hidden";
    try {
      localStorage.setItem(KEY, track.mode === "showing" ? "on" : "off");
    } catch {
      // Without storage the choice holds for this page only.
    }
  });
}

/**
 * Captions stand above the controls while these are in sight.
 * @param {FilmStageParts} stage
 * @param {TextTrack} track
 */
function keepAboveBar({ controller, player, video }, track) {
  const place = () => {
    const isSeen = !controller.hasAttribute("userinactive") || video.paused || player.matches(HELD);
    const bar = [...(player.querySelector(".film-bar")?.children ?? [])].slice(0, 2);
    const height = isSeen ? bar.reduce((total, { clientHeight }) => total + clientHeight, SHADE) : 0;
    for (const cue of /** @type {VTTCue[]} */ ([...(track.cues ?? [])])) {
      const line = height ? linesUnder(height, LINE) - rowsOf(cue.text, video.clientWidth / LETTER) + 1 : "auto";
      if (cue.line !== line) cue.line = line;
    }
  };
  const changes = new MutationObserver(place);
  changes.observe(controller, { attributes: true, attributeFilter: ["userinactive"] });
  changes.observe(player, { attributes: true, attributeFilter: ["data-keys", "hidden"], subtree: true });
  for (const event of ["focusin", "focusout"]) controller.addEventListener(event, place);
  for (const event of ["play", "pause", "loadeddata"]) video.addEventListener(event, place);
  track.addEventListener("cuechange", place);
}

function recall() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null;
  }
}

/** The captions as a list of moments, under the film: the one being said is marked, a press goes there. */
class Transcript {
  /**
   * @param {FilmStageParts} stage
   * @param {TextTrack} track
   * @param {Element} details
   */
  constructor(stage, track, details) {
    this.stage = stage;
    this.list = document.createElement("ol");
    this.list.className = "transcript__cues";
    /** @type {Map<TextTrackCue, HTMLElement>} */
    this.rows = new Map();
    for (const cue of [...(track.cues ?? [])]) this.list.append(this.row(/** @type {VTTCue} */ (cue)));
    details.querySelector("summary")?.after(this.list);
    details.removeAttribute("hidden");
    track.addEventListener("cuechange", () => this.mark([...(track.activeCues ?? [])]));
  }

  /** @param {VTTCue} cue */
  row(cue) {
    const row = document.createElement("li");
    const button = document.createElement("button");
    button.type = "button";
    const time = document.createElement("span");
    time.className = "transcript__time";
    time.textContent = timeLabel(cue.startTime);
    button.append(time, " ", plain(cue));
    button.addEventListener("click", () => this.stage.player.seek(cue.startTime + 0.01));
    row.append(button);
    this.rows.set(cue, row);
    return row;
  }

  /** @param {TextTrackCue[]} active */
  mark(active) {
    for (const [cue, row] of this.rows) {
      const isActive = active.includes(cue);
      row.classList.toggle("is-current", isActive);
      row.querySelector("button")?.toggleAttribute("aria-current", isActive);
      if (isActive) this.reveal(row);
    }
  }

  /** Scrolls the list and never the page: who reads elsewhere is left in peace. @param {HTMLElement} row */
  reveal(row) {
    const { list } = this;
    if (list.scrollHeight <= list.clientHeight) return;
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    list.scrollTo({ top: row.offsetTop - list.clientHeight / 3, behavior: calm ? "auto" : "smooth" });
  }
}

/** @param {VTTCue} cue @returns {string} The words of a cue, without its marks. */
function plain(cue) {
  return (cue.getCueAsHTML().textContent ?? "").replace(/\s+/g, " ").trim();
}
