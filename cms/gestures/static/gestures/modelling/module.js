/**
 * A gesture module as the tool changes it: each function returns another one, and leaves what it is given as it is. No
 * page needed.
 *
 * @typedef {{t: number, points: number[][], ease?: string}} Keyframe
 * @typedef {{id: string, kind: string, name?: string, text?: string, layer?: string, colour?: string, start?: number,
 *   end?: number, phase?: string, quantity?: any, keyframes: Keyframe[]}} Shape
 * @typedef {{kind: string, media: number, size: [number, number] | null,
 *   data: {version: number, shapes: Shape[], calibration?: any, views?: any}}} Overlay
 * @typedef {{key: string, name: string, film?: number, start?: number, end?: number, [more: string]: any}} Phase
 * @typedef {{phases: Phase[], overlays: Overlay[]}} Module
 */

/** Two moments this near are one keyframe: a quarter of a frame at 60 a second. */
export const SAME = 1 / 240;

/** Returns a name that no other phase or shape has. */
export const newKey = () => [...crypto.getRandomValues(new Uint8Array(4))].map((byte) => byte.toString(16).padStart(2, "0")).join("");

/** Returns the object without what is empty: that is how it is stored. */
const without = (object) => Object.fromEntries(Object.entries(object).filter(([, value]) => value !== undefined && value !== null && value !== ""));

// --- Phases ------------------------------------------------------------------------------------

/** @param {Module} module @param {number} film @returns {Phase[]} */
export const phasesOf = (module, film) => module.phases.filter((phase) => phase.film === film);

/** Returns the phase of a film at a moment. @param {Module} module @param {number} film @param {number} time */
export const phaseAt = (module, film, time) =>
  phasesOf(module, film).find(({ start, end }) => start !== undefined && time >= start && time < (end ?? Infinity));

/**
 * @param {Module} module
 * @param {string} key
 * @param {Record<string, any>} changes Empty values take the field away.
 * @returns {Module}
 */
export function withPhase(module, key, changes) {
  const phases = module.phases.map((phase) => (phase.key === key ? /** @type {Phase} */ ({ name: "", ...without({ ...phase, ...changes }), key }) : phase));
  return { ...module, phases: "start" in changes ? inOrder(phases, key) : phases };
}

/** @param {Module} module @param {Phase} phase @returns {Module} */
export const addPhase = (module, phase) => ({ ...module, phases: inOrder([...module.phases, phase], phase.key) });

/** Returns the module without a phase; its shapes stay, and belong to none. @param {Module} module @param {string} key @returns {Module} */
export function withoutPhase(module, key) {
  const free = (shape) => (shape.phase === key ? without({ ...shape, phase: "" }) : shape);
  const overlays = module.overlays.map((overlay) => ({ ...overlay, data: { ...lessView(overlay.data, key), shapes: shapesOf(overlay).map(free) } }));
  return { phases: module.phases.filter((phase) => phase.key !== key), overlays };
}

/**
 * Returns the module with a new phase that begins at a moment: it cuts the phase that is there in two, or lasts until the
 * next one.
 * @param {Module} module
 * @param {{film: number, time: number, duration: number, key: string, name: string}} cut
 * @returns {Module}
 */
export function cutAt(module, { film, time, duration, key, name }) {
  const open = phaseAt(module, film, time);
  const next = Math.min(duration, ...phasesOf(module, film).map(({ start }) => start ?? Infinity).filter((start) => start > time));
  if (open?.start === time) return module;
  const inside = open ? withPhase(module, open.key, { end: time }) : module;
  return addPhase(inside, { key, name, film, start: time, end: open?.end ?? next });
}

/**
 * Returns the module with the view of a 3D model for a phase; null forgets it.
 * @param {Module} module
 * @param {any} media
 * @param {string} key Of the phase.
 * @param {{orbit: string, target: string} | null} view
 * @returns {Module}
 */
export const withView = (module, media, key, view) =>
  withOverlay(module, media, (data) => (view ? { ...data, views: { ...data.views, [key]: view } } : lessView(data, key)));

/** @param {Overlay["data"]} data @param {string} key */
function lessView(data, key) {
  if (!data?.views) return data;
  const { views, ...rest } = data;
  const { [key]: _gone, ...others } = views;
  return Object.keys(others).length ? { ...rest, views: others } : rest;
}

/** Puts one phase in its place among those of its film; the others stay as they were arranged. */
function inOrder(phases, key) {
  const phase = phases.find((other) => other.key === key);
  const places = phases.flatMap((other, index) => (other.film === phase?.film ? [index] : []));
  const sorted = places.map((index) => phases[index]).sort((a, b) => (a.start ?? Infinity) - (b.start ?? Infinity));
  return phases.map((other, index) => (places.includes(index) ? sorted[places.indexOf(index)] : other));
}

// --- Shapes ------------------------------------------------------------------------------------

/** @param {Module} module @param {string} kind @param {number} media @returns {Overlay | undefined} */
export const overlayOf = (module, kind, media) => module.overlays.find((overlay) => overlay.kind === kind && overlay.media === media);

/** Shapes of an overlay that the tool can read; the others are kept. @param {Overlay | undefined} overlay @returns {Shape[]} */
export function shapesOf(overlay) {
  const shapes = overlay?.data?.shapes;
  return Array.isArray(shapes) ? shapes : [];
}

/** Can the tool draw and change this shape? */
export const isReadable = (shape) =>
  Boolean(shape) && typeof shape === "object" && typeof shape.id === "string" && Array.isArray(shape.keyframes) && shape.keyframes.length > 0 &&
  shape.keyframes.every((frame) => Number.isFinite(frame?.t) && Array.isArray(frame.points) && frame.points.every((point) => Array.isArray(point) && point.every(Number.isFinite)));

/**
 * @param {Module} module
 * @param {{kind: string, id: number, size: [number, number] | null}} media
 * @param {(data: Overlay["data"]) => Overlay["data"]} change
 * @returns {Module}
 */
export function withOverlay(module, media, change) {
  const known = overlayOf(module, media.kind, media.id);
  const before = known ?? { kind: media.kind, media: media.id, size: media.size, data: { version: 1, shapes: [] } };
  const after = { ...before, data: change(before.data) };
  return { ...module, overlays: known ? module.overlays.map((overlay) => (overlay === known ? after : overlay)) : [...module.overlays, after] };
}

/** @param {Module} module @param {any} media @param {Shape} shape @returns {Module} */
export const addShape = (module, media, shape) =>
  withOverlay(module, media, (data) => ({ ...data, version: 1, shapes: [...(data.shapes ?? []), /** @type {Shape} */ (without(shape))] }));

/**
 * @param {Module} module
 * @param {any} media
 * @param {string} id
 * @param {(shape: Shape) => Shape | null} change Null takes the shape away.
 * @returns {Module}
 */
export const withShape = (module, media, id, change) =>
  withOverlay(module, media, (data) => ({
    ...data,
    shapes: (data.shapes ?? []).flatMap((shape) => {
      if (shape?.id !== id) return [shape];
      const changed = change(shape);
      return changed ? [/** @type {Shape} */ (without(changed))] : [];
    }),
  }));

/**
 * Returns the shape with its points there at a moment: its keyframe is moved, or made.
 * @param {Shape} shape
 * @param {number} time
 * @param {number[][]} points
 * @returns {Shape}
 */
export function placedAt(shape, time, points) {
  const rounded = points.map((point) => point.map((value) => Number(value.toFixed(5))));
  const known = shape.keyframes.find((frame) => Math.abs(frame.t - time) < SAME);
  const before = [...shape.keyframes].reverse().find((frame) => frame.t < time);
  const frame = known ? { ...known, points: rounded } : without({ t: Number(time.toFixed(4)), points: rounded, ease: before?.ease });
  const others = shape.keyframes.filter((other) => other !== known);
  return { ...shape, keyframes: [...others, /** @type {Keyframe} */ (frame)].sort((a, b) => a.t - b.t) };
}

/** Returns the shape less the keyframe at a moment; the last one stays. @param {Shape} shape @param {number} time @returns {Shape} */
export function withoutKeyframe(shape, time) {
  const left = shape.keyframes.filter((frame) => Math.abs(frame.t - time) >= SAME);
  return left.length ? { ...shape, keyframes: left } : shape;
}

/** @param {Shape} shape @param {number} time @param {string} ease How it goes on from that keyframe. @returns {Shape} */
export const withEase = (shape, time, ease) => ({
  ...shape,
  keyframes: shape.keyframes.map((frame) => (Math.abs(frame.t - time) < SAME ? { ...frame, ease } : frame)),
});

/** Returns the shape less one of its points. @param {Shape} shape @param {number} index @returns {Shape} */
export const withoutPoint = (shape, index) => ({
  ...shape,
  keyframes: shape.keyframes.map((frame) => ({ ...frame, points: frame.points.filter((_point, place) => place !== index) })),
});

/** Keeps a point on the picture; a 3D model has no edge. @param {number[]} point */
export const kept = (point) => (point.length === 3 ? point : inside(point));

/** Keeps a point on the picture. @param {number[]} point */
export const inside = (point) => point.map((value) => Math.min(1, Math.max(0, value)));

/** Returns points moved together, no farther than the edge of the picture. @param {number[][]} points @param {number[]} by */
export function movedBy(points, by) {
  const step = by.map((move, axis) => {
    const values = points.map((point) => point[axis]);
    return Math.min(1 - Math.max(...values), Math.max(-Math.min(...values), move));
  });
  return points.map((point) => point.map((value, axis) => value + step[axis]));
}

/** Returns a text equal for two modules that say the same. @param {Module} module */
export function printOf({ phases, overlays }) {
  const drawn = overlays.filter(({ data }) => data && (data.shapes?.length || data.calibration || data.views));
  const seen = phases.map(({ formula, ...phase }) => phase);
  return JSON.stringify([seen, drawn.map(({ kind, media, data }) => ({ kind, media, data }))], sorted);
}

function sorted(_key, value) {
  if (!value || typeof value !== "object" || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(without(value)).filter(([, part]) => part !== false).sort(([a], [b]) => (a < b ? -1 : 1)));
}
