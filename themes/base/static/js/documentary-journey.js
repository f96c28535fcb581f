/** The way through a story, without any page: where the viewer is, came from, may go, and has seen. */

export const END = "end";

/** @typedef {{id: string, next?: string}} SceneLink */
/** @typedef {{trail: string[], seen: string[]}} Kept */

export class Journey {
  /**
   * @param {SceneLink[]} scenes In the order they are told.
   * @param {Partial<Kept>} [kept] What was kept of another visit; scenes that are gone are forgotten.
   */
  constructor(scenes, kept = {}) {
    this.scenes = scenes;
    this.known = new Set(scenes.map(({ id }) => id));
    /** @type {Set<string>} */
    this.seen = new Set(listOf(kept.seen).filter((id) => this.has(id)));
    /** @type {string[]} */
    this.trail = [];
    this.resumable = listOf(kept.trail).filter((id) => this.has(id));
  }

  /** @param {string | null | undefined} id */
  has(id) {
    return id === END || this.known.has(id ?? "");
  }

  get first() {
    return this.scenes[0]?.id ?? END;
  }

  /** The scene the viewer is at, or "" before the story begins. */
  get current() {
    return this.trail.at(-1) ?? "";
  }

  get isOver() {
    return this.current === END;
  }

  /** The scene that follows by default: the one it names, else the next in order, else the end. */
  get next() {
    if (this.isOver) return END;
    const index = this.scenes.findIndex(({ id }) => id === this.current);
    const wanted = this.scenes[index]?.next;
    return wanted && this.has(wanted) ? wanted : (this.scenes[index + 1]?.id ?? END);
  }

  /** Where going back leads: where the viewer came from, else the scene before in order, else "". */
  get previous() {
    if (this.trail.length > 1) return this.trail.at(-2) ?? "";
    if (this.isOver) return this.scenes.at(-1)?.id ?? "";
    const index = this.scenes.findIndex(({ id }) => id === this.current);
    return this.scenes[index - 1]?.id ?? "";
  }

  /**
   * Goes to a scene; false when there is no such scene, or the viewer is there already.
   * @param {string} id
   */
  go(id) {
    if (!this.has(id) || id === this.current) return false;
    this.trail.push(id);
    if (id !== END) this.seen.add(id);
    return true;
  }

  /** Goes back one step; false when there is nothing behind. */
  back() {
    const previous = this.previous;
    if (!previous) return false;
    this.trail.pop();
    if (this.current !== previous) this.trail = [previous];
    if (previous !== END) this.seen.add(previous);
    return true;
  }

  /**
   * Puts the viewer on a way walked before, as the browser's history gives it.
   * @param {string[]} trail
   */
  retrace(trail) {
    this.trail = listOf(trail).filter((id) => this.has(id));
    if (this.current && !this.isOver) this.seen.add(this.current);
  }

  /** The scene to offer when the viewer returns, or "": not the first one, and not the end. */
  get resume() {
    const last = this.resumable.at(-1) ?? "";
    return last === END || last === this.first ? "" : last;
  }

  /**
   * Whether a choice is offered: all of `after` were seen, and not yet all of `until`. Scenes that are gone do not count.
   * @param {{after?: string[], until?: string[]}} condition
   */
  isOpen({ after = [], until = [] }) {
    const wanted = after.filter((id) => this.known.has(id));
    const ending = until.filter((id) => this.known.has(id));
    const isOver = ending.length > 0 && ending.every((id) => this.seen.has(id));
    return !isOver && wanted.every((id) => this.seen.has(id));
  }

  /** How far: the number of the scene (0 before, total at the end), the scenes seen, all of them. */
  get progress() {
    const index = this.scenes.findIndex(({ id }) => id === this.current);
    const total = this.scenes.length;
    return { position: this.isOver ? total : index + 1, seen: this.seen.size - (this.seen.has(END) ? 1 : 0), total };
  }

  /** @returns {Kept} */
  toJSON() {
    return { trail: this.trail, seen: [...this.seen] };
  }
}

/** @param {unknown} value @returns {string[]} */
function listOf(value) {
  return Array.isArray(value) ? value.filter((item) => typeof item === "string") : [];
}

/**
 * Return what was kept as JSON, or nothing when it cannot be read.
 * @param {string | null} text
 * @returns {Partial<Kept>}
 */
export function recall(text) {
  try {
    const kept = JSON.parse(text ?? "{}");
    return kept && typeof kept === "object" ? kept : {};
  } catch {
    return {};
  }
}

/** @param {string} hash @returns {string} The scene that "#scene-…" names, or "". */
export function sceneOfHash(hash) {
  return hash.startsWith("#scene-") ? decodeURIComponent(hash.slice("#scene-".length)) : "";
}

const LEAST_SWIPE = 60; // pixels
const LONGEST_SWIPE = 700; // milliseconds

/**
 * Return what a movement of a finger asks for: a quick one, more across than along.
 * @param {number} dx To the right, in pixels.
 * @param {number} dy Down, in pixels.
 * @param {number} duration In milliseconds.
 * @returns {"next" | "back" | ""}
 */
export function swipe(dx, dy, duration) {
  if (duration > LONGEST_SWIPE || Math.abs(dx) < LEAST_SWIPE || Math.abs(dx) < 2 * Math.abs(dy)) return "";
  return dx < 0 ? "next" : "back";
}

/** @type {Record<string, string>} */
const KEYS = { ArrowRight: "next", PageDown: "next", ArrowLeft: "back", PageUp: "back", Home: "first", End: "end", Escape: "map",
  // Remote controls and media keys
  MediaTrackNext: "next", ChannelUp: "next", MediaTrackPrevious: "back", ChannelDown: "back", GoBack: "back", BrowserBack: "back",
  ArrowDown: "down", ArrowUp: "up" };

/**
 * Return what a key asks for: "next", "back", "first", "end", "map", "choice-1"… or "".
 * @param {{key: string, altKey?: boolean, ctrlKey?: boolean, metaKey?: boolean}} event
 */
export function wish(event) {
  if (event.altKey || event.ctrlKey || event.metaKey) return "";
  return /^[1-9]$/.test(event.key) ? `choice-${event.key}` : (KEYS[event.key] ?? "");
}

/**
 * Fill the words between % signs of a translated sentence.
 * @param {string} sentence
 * @param {Record<string, string | number>} words
 */
export function fill(sentence, words) {
  return sentence.replace(/%(\w+)%/g, (whole, name) => String(words[name] ?? whole));
}
