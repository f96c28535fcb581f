/** What a visit reads: which scenes, for how long, where it ends. Told once, of nobody. */

import { END } from "./documentary-journey.js";

/** @typedef {{scenes: Record<string, [number, number]>, left?: string, back?: string}} Told */

/** The clock of a visit; it knows neither pages nor networks. Times in milliseconds. */
export class Readings {
  /** @param {Iterable<string>} [seen] The scenes that this browser saw before: they count no more. */
  constructor(seen = []) {
    this.seen = new Set(seen);
    /** @type {Set<string>} */
    this.fresh = new Set();
    /** @type {Map<string, number>} */
    this.times = new Map();
    this.current = "";
    this.since = 0;
    this.left = "";
    this.back = "";
  }

  /** The viewer comes to a scene, or to none (""). @param {string} id @param {number} now */
  enter(id, now) {
    this.pause(now);
    this.current = id;
    this.since = now;
    if (!id || id === END || this.seen.has(id)) return;
    this.seen.add(id);
    this.fresh.add(id);
  }

  /** Nobody looks any more: the clock stops. @param {number} now */
  pause(now) {
    if (this.current && this.current !== END && this.since) {
      this.times.set(this.current, (this.times.get(this.current) ?? 0) + Math.max(0, now - this.since));
    }
    this.since = 0;
  }

  /** They look again, where they had left. @param {number} now */
  resume(now) {
    if (!this.since) this.since = now;
    if (this.left && this.left === this.current) this.back = this.left;
    this.left = "";
  }

  /**
   * Return what is to be told when the page may go, and forget it; null when there is nothing.
   * @param {number} now
   * @returns {Told | null}
   */
  leave(now) {
    this.pause(now);
    /** @type {Told} */
    const told = { scenes: {} };
    for (const id of new Set([...this.fresh, ...this.times.keys()])) {
      const seconds = Math.round((this.times.get(id) ?? 0) / 1000);
      if (this.fresh.has(id) || seconds) told.scenes[id] = [this.fresh.has(id) ? 1 : 0, seconds];
    }
    this.fresh.clear();
    this.times.clear();
    const leaves = this.current && this.current !== END && !this.left ? this.current : "";
    if (leaves) told.left = this.left = leaves;
    if (this.back) told.back = this.back;
    this.back = "";
    return Object.keys(told.scenes).length || told.left || told.back ? told : null;
  }
}

/** Does the visitor ask not to be counted? */
function refuses() {
  const browser = /** @type {any} */ (globalThis.navigator);
  return browser?.globalPrivacyControl === true || browser?.doNotTrack === "1";
}

/**
 * Counts a visit and tells `address`, each time that the page may go; nothing when nobody is to be counted.
 * @param {string | undefined} address Without one, a draft is looked at.
 * @param {{seen: Set<string>, resumable: string[]}} journey
 */
export function countVisit(address, journey) {
  if (!address || refuses()) return undefined;
  const readings = new Readings(journey.seen);
  if (isReload()) readings.back = journey.resumable.at(-1) ?? "";
  const tell = () => {
    const told = readings.leave(performance.now());
    if (told) navigator.sendBeacon(address, JSON.stringify(told));
  };
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") tell();
    else readings.resume(performance.now());
  });
  addEventListener("pagehide", tell);
  return readings;
}

/** Was this page opened by a reload? Then nobody had left. */
function isReload() {
  const [entry] = performance.getEntriesByType("navigation");
  return /** @type {PerformanceNavigationTiming | undefined} */ (entry)?.type === "reload";
}
