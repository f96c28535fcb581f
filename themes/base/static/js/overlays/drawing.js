/**
 * Shapes drawn over a picture: one group and one text for each, made once; what is written is only what changed. The film, images and
 * the modelling tool draw with it (docs/players.md).
 * @typedef {{id: string, kind: string, name?: string, text?: string, layer?: string, colour?: string, phase?: string,
 *   start?: number, end?: number, quantity?: any, keyframes: {t: number, points: number[][], ease?: string}[]}} Shape
 * @typedef {{shapes?: Shape[], calibration?: any}} OverlayData
 * @typedef {{shape: Shape, group: SVGGElement, lines: SVGPathElement[], words: SVGTextElement, points: number[][] | null,
 *   path: string, label: string, place: import("./labels.js").Label | null, isShown: boolean | null}} Drawn
 */

import { heightsApart } from "./labels.js";
import { isShownAt, pointsAt } from "./motion.js";
import { insidePicture, labelPlace, LETTER, LINE, outlineOf } from "./outlines.js";
import { valueOf, written } from "./quantities.js";

const SVG = "http://www.w3.org/2000/svg";
const COLOURS = ["accent", "light", "dark", "warm", "cool", "alert"];
/** Height of the words, in pixels of the screen: they keep it, a little less on small pictures. */
const LETTERS = 15;
const SMALL_LETTERS = 12.5;
const SMALL = 480;
const LONGEST = 60;
/** Milliseconds of a frame for the words of what moves; the rest comes at the next one. */
const BUDGET = 0.4;

/**
 * Draws `data` in `svg`, over a picture of `size` pixels.
 * @param {SVGSVGElement} svg
 * @param {OverlayData} data
 * @param {[number, number]} size
 * @param {{language?: string, mirrored?: boolean}} [options]
 */
export function createDrawing(svg, data, size, options = {}) {
  return new Drawing(svg, data, size, options);
}

export class Drawing {
  /** @type {Map<string, Drawn>} */
  drawn = new Map();
  /** @type {Set<string>} */
  hidden = new Set();
  /** @type {Set<Drawn>} Shapes whose words are late. */
  late = new Set();
  time = 0;
  isCrowded = false;
  dot = 1;
  letters = LETTERS;

  /**
   * @param {SVGSVGElement} svg
   * @param {OverlayData} data
   * @param {[number, number]} size
   * @param {{language?: string, mirrored?: boolean}} options
   */
  constructor(svg, data, size, options) {
    this.svg = svg;
    this.size = size;
    this.isFrench = (options.language ?? document.documentElement.lang ?? "fr").startsWith("fr");
    this.isMirrored = Boolean(options.mirrored);
    svg.classList.add("overlay");
    svg.setAttribute("viewBox", `0 0 ${size[0]} ${size[1]}`);
    this.lines = svg.appendChild(document.createElementNS(SVG, "g"));
    this.words = svg.appendChild(document.createElementNS(SVG, "g"));
    this.setData(data);
    this.fit();
    this.observer = new ResizeObserver(() => this.fit() && this.draw(this.time));
    this.observer.observe(svg);
  }

  /** Reads how large the picture is on the screen. @returns {boolean} Did it change? */
  fit() {
    const { width, height } = this.svg.getBoundingClientRect();
    const scale = Math.min(width / this.size[0], height / this.size[1]) || 1;
    const letters = (width < SMALL ? SMALL_LETTERS : LETTERS) / scale;
    if (this.dot === 1 / scale && this.letters === letters) return false;
    this.dot = 1 / scale;
    this.letters = letters;
    this.svg.setAttribute("font-size", String(Math.round(letters * 100) / 100));
    this.forget();
    return true;
  }

  /** Everything is written again at the next drawing. */
  forget() {
    for (const drawn of this.drawn.values()) drawn.points = null;
  }

  /** Gives it other shapes; a shape that is the same object keeps its group as it is. @param {OverlayData} data */
  setData(data) {
    const isOther = this.calibration !== data.calibration;
    this.calibration = data.calibration ?? undefined;
    const shapes = data.shapes ?? [];
    const kept = new Set(shapes.map((shape) => shape.id));
    for (const [id, drawn] of this.drawn) {
      if (kept.has(id)) continue;
      drawn.group.remove();
      drawn.words.remove();
      this.late.delete(drawn);
      this.drawn.delete(id);
    }
    shapes.forEach((shape, index) => this.put(shape, index));
    if (isOther) this.forget();
  }

  /** @param {Shape} shape @param {number} index */
  put(shape, index) {
    const drawn = this.drawn.get(shape.id) ?? makeGroup(shape);
    this.drawn.set(shape.id, drawn);
    this.putAt(this.lines, drawn.group, index);
    this.putAt(this.words, drawn.words, index);
    if (drawn.shape === shape && drawn.isShown !== null) return;
    const colour = COLOURS.includes(shape.colour ?? "") ? shape.colour : COLOURS[0];
    drawn.group.setAttribute("class", `shape shape--${shape.kind} shape--${colour}`);
    drawn.words.setAttribute("class", `shape shape__words shape--${colour}`);
    Object.assign(drawn, { shape, points: null, path: "", isShown: null });
  }

  /** @param {Element} parent @param {Element} child @param {number} index */
  putAt(parent, child, index) {
    if (parent.children[index] !== child) parent.insertBefore(child, parent.children[index] ?? null);
  }

  /** Shows what is there at a time. @param {number} time Seconds. */
  draw(time) {
    this.time = time;
    for (const drawn of this.drawn.values()) {
      const isShown = isShownAt(drawn.shape, time) && !this.hidden.has(drawn.shape.layer ?? "");
      if (isShown !== drawn.isShown) this.show(drawn, isShown);
      if (isShown) this.place(drawn);
    }
    this.catchUp();
  }

  /** Moves words that lie over others: only when some moved, came or went. */
  spread() {
    this.isCrowded = false;
    const shown = [...this.drawn.values()].filter((drawn) => drawn.isShown && drawn.label && drawn.place);
    const places = shown.map((drawn) => /** @type {import("./labels.js").Label} */ (drawn.place));
    const heights = heightsApart(places, LINE * this.letters, this.size[1]);
    shown.forEach(({ words }, index) => {
      const y = heights[index].toFixed(1);
      if (words.getAttribute("y") !== y) words.setAttribute("y", y);
    });
  }

  /** @param {Drawn} drawn @param {boolean} isShown */
  show(drawn, isShown) {
    drawn.isShown = isShown;
    this.isCrowded = true;
    for (const part of [drawn.group, drawn.words]) {
      if (isShown) part.removeAttribute("display");
      else part.setAttribute("display", "none");
    }
    if (!isShown) this.late.delete(drawn);
  }

  /** @param {Drawn} drawn */
  place(drawn) {
    const { shape } = drawn;
    const points = pointsAt(shape, this.time);
    if (points === drawn.points) return;
    const isMoved = drawn.points === null || !samePlaces(points, drawn.points);
    drawn.points = points;
    if (!isMoved) return;
    const path = outlineOf(shape.kind, this.toPixels(points), this.dot);
    if (path !== drawn.path) for (const line of drawn.lines) line.setAttribute("d", path);
    drawn.path = path;
    this.late.add(drawn);
  }

  /** @param {number[][]} points 0-1. */
  toPixels(points) {
    const [width, height] = this.size;
    return points.map(([x, y]) => [(this.isMirrored ? 1 - x : x) * width, y * height]);
  }

  // --- Words ---------------------------------------------------------------------------------------

  /** Writes the late words, the oldest first, as long as the frame allows; the others at the next one. */
  catchUp() {
    const end = performance.now() + BUDGET;
    for (const drawn of this.late) {
      this.late.delete(drawn);
      const points = drawn.points ?? pointsAt(drawn.shape, this.time);
      this.write(drawn, this.wordsOf(drawn.shape, points));
      this.placeWords(drawn, this.toPixels(points));
      if (performance.now() > end) break;
    }
    if (this.isCrowded) this.spread();
    if (!this.late.size || this.waiting) return;
    this.waiting = requestAnimationFrame(() => {
      this.waiting = 0;
      this.catchUp();
    });
  }

  /** @param {Drawn} drawn @param {string} words */
  write(drawn, words) {
    if (words === drawn.label) return;
    drawn.label = words;
    drawn.words.textContent = words.length > LONGEST ? `${words.slice(0, LONGEST - 1)}…` : words;
  }

  /** @param {Drawn} drawn @param {number[][]} pixels */
  placeWords(drawn, pixels) {
    const { shape, label, words } = drawn;
    if (!label) return;
    const letters = Math.min(label.length, LONGEST);
    const [x, y] = insidePicture(labelPlace(shape.kind, pixels, this.dot), letters, this.letters, this.size);
    drawn.place = { x, y, half: (letters * LETTER * this.letters) / 2 };
    words.setAttribute("x", x.toFixed(1));
    this.isCrowded = true;
  }

  /** @param {Shape} shape @param {number[][]} points */
  wordsOf(shape, points) {
    if (shape.kind === "text") return shape.text || shape.name || "";
    const value = this.valueOf(shape, points);
    return [shape.name, value].filter(Boolean).join(this.isFrench ? "\u00a0: " : ": ");
  }

  /** @param {Shape} shape @param {number[][]} points */
  valueOf(shape, points) {
    const found = valueOf(shape, points, this.size, this.calibration);
    return found ? written(found.value, shape.quantity.unit ?? "", found.margin, this.isFrench ? "," : ".") : "";
  }

  // --- What others ask -------------------------------------------------------------------------------

  /** @param {Set<string>} layers Names of the layers that are not shown; "" is the one without a name. */
  setHidden(layers) {
    this.hidden = new Set(layers);
    this.draw(this.time);
  }

  /** For the left-handed: places are turned over, words are not. @param {boolean} isMirrored */
  setMirrored(isMirrored) {
    this.isMirrored = isMirrored;
    this.forget();
    this.draw(this.time);
  }

  /** @param {string} id @returns {SVGGElement | null} */
  elementOf(id) {
    return this.drawn.get(id)?.group ?? null;
  }

  /** Returns the words of a shape at the moment drawn last, exactly. @param {string} id */
  labelOf(id) {
    const shape = this.drawn.get(id)?.shape;
    return shape ? this.wordsOf(shape, pointsAt(shape, this.time)) : "";
  }

  /** Returns what is shown at a time, in words: value as it is written, "" without one. @param {number} time */
  textsAt(time) {
    return [...this.drawn.values()]
      .map(({ shape }) => shape)
      .filter((shape) => isShownAt(shape, time) && !this.hidden.has(shape.layer ?? ""))
      .map((shape) => ({
        id: shape.id,
        name: shape.name ?? "",
        text: shape.text ?? "",
        value: this.valueOf(shape, pointsAt(shape, time)),
      }));
  }

  remove() {
    this.observer?.disconnect();
    cancelAnimationFrame(this.waiting ?? 0);
    this.svg.replaceChildren();
  }
}

/** @param {number[][]} some @param {number[][]} others */
function samePlaces(some, others) {
  return some.every((point, index) => point[0] === others[index][0] && point[1] === others[index][1]);
}

/** Returns the group of a shape, a dark line under a bright one, and its words, which lie over every line. @param {Shape} shape @returns {Drawn} */
function makeGroup(shape) {
  const [group, under, over, words] = ["g", "path", "path", "text"].map((name) => document.createElementNS(SVG, name));
  /** @type {any} */ (group).dataset.shape = shape.id;
  /** @type {any} */ (words).dataset.words = shape.id;
  under.setAttribute("class", "shape__under");
  over.setAttribute("class", "shape__line");
  group.append(under, over);
  return /** @type {any} */ ({ shape, group, lines: [under, over], words, points: null, path: "", label: "", place: null, isShown: null });
}
