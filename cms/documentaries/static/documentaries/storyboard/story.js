/**
 * A story as the storyboard changes it: scenes as they are stored, and where they stand. Nothing is changed in place,
 * and no page is needed. What a kind of content leads to is told by its definition (`links`).
 *
 * @typedef {{type: string, id: string, value: any}} Scene
 * @typedef {{scenes: Scene[], board: Record<string, number[]>}} Story
 * @typedef {{path: string[], field: string, words: string}} LinkField
 * @typedef {Record<string, {label: string, icon: string, links: LinkField[], blank: any}>} Kinds
 * @typedef {{how: "next" | "choice" | "order", target: string, words: string, way: (string | number)[], field: string}} Link
 */

export const END = "end";

export const newId = () => crypto.randomUUID();

/** Can it be shown and changed here? @param {{type?: string, value?: any} | undefined} scene */
export const isScene = (scene) => scene?.type === "scene" && typeof scene.value === "object" && scene.value !== null;

/** @param {Scene} scene */
export const titleOf = (scene) => (isScene(scene) ? String(scene.value.title ?? "").trim() : "");

/** @param {Story} story @param {string} id */
export const sceneOf = ({ scenes }, id) => scenes.find((scene) => scene.id === id);

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const rowOf = (row) => isObject(row) && row.type === "item" && "value" in row;

/** Yields the structures at the end of a path of a definition, each with the way to it. */
function* heads(raw, path, way) {
  const [part, ...rest] = path;
  if (part === undefined) {
    if (isObject(raw)) yield { holder: raw, way };
  } else if (part === "[]" || part.startsWith("#")) {
    for (const [index, row] of (Array.isArray(raw) ? raw : []).entries()) {
      if (part === "[]") yield* rowOf(row) ? heads(row.value, rest, [...way, index, "value"]) : heads(row, rest, [...way, index]);
      else if (row?.type === part.slice(1)) yield* heads(row.value, rest, [...way, index, "value"]);
    }
  } else if (isObject(raw)) yield* heads(raw[part], rest, [...way, part]);
}

/**
 * Returns where the content of a scene leads, in order.
 * @param {Scene} scene
 * @param {Kinds} kinds
 * @returns {Link[]}
 */
export function choicesOf(scene, kinds) {
  const found = [];
  const body = isScene(scene) && Array.isArray(scene.value.body) ? scene.value.body : [];
  for (const [index, block] of body.entries()) {
    for (const { path, field, words } of kinds[block?.type]?.links ?? []) {
      for (const { holder, way } of heads(block.value, path, ["body", index, "value"])) {
        if (holder[field]) found.push({ how: "choice", target: holder[field], words: String(holder[words] ?? ""), way, field });
      }
    }
  }
  return found;
}

/**
 * Returns everywhere that a scene leads: where it goes on first, chosen or in order, then its choices.
 * @param {Story} story
 * @param {Scene} scene
 * @param {Kinds} kinds
 * @returns {Link[]}
 */
export function linksOf(story, scene, kinds) {
  if (!isScene(scene)) return [];
  const chosen = scene.value.next;
  if (chosen) return [{ how: "next", target: chosen, words: "", way: [], field: "next" }, ...choicesOf(scene, kinds)];
  const told = story.scenes.filter(isScene);
  const target = told[told.indexOf(scene) + 1]?.id ?? END;
  return [{ how: "order", target, words: "", way: [], field: "next" }, ...choicesOf(scene, kinds)];
}

/** Returns `raw` with what `recipe` makes of what is at the end of `way`. */
export function changedAt(raw, way, recipe) {
  if (!way.length) return recipe(raw);
  const [key, ...rest] = way;
  const changed = changedAt(raw[key], rest, recipe);
  if (Array.isArray(raw)) return raw.map((each, index) => (index === key ? changed : each));
  return { ...raw, [key]: changed };
}

/** @param {Story} story @param {string} id @param {(value: any) => any} recipe @returns {Story} */
export function withValue(story, id, recipe) {
  return { ...story, scenes: story.scenes.map((scene) => (scene.id === id ? { ...scene, value: recipe(scene.value) } : scene)) };
}

/** @param {Story} story @param {string} id @param {string} title */
export const titled = (story, id, title) => withValue(story, id, (value) => ({ ...value, title }));

/** Returns the story with scenes after the scene `after`, at the end without one. @param {Story} story @param {Scene[]} scenes @param {string} [after] */
export function inserted(story, scenes, after = "") {
  const place = story.scenes.findIndex(({ id }) => id === after);
  const at = place < 0 ? story.scenes.length : place + 1;
  return { ...story, scenes: story.scenes.toSpliced(at, 0, ...scenes) };
}

/** @param {Story} story @param {string} id @returns {Story} */
export function without(story, id) {
  const { [id]: _gone, ...board } = story.board;
  return { board, scenes: story.scenes.filter((scene) => scene.id !== id) };
}

/** @param {Story} story @param {string} id @param {number} by Places down the list. */
export function reordered(story, id, by) {
  const from = story.scenes.findIndex((scene) => scene.id === id);
  const to = Math.max(0, Math.min(story.scenes.length - 1, from + by));
  if (from < 0 || to === from) return story;
  const scenes = story.scenes.toSpliced(from, 1).toSpliced(to, 0, story.scenes[from]);
  return { ...story, scenes };
}

/** @param {Story} story @param {Record<string, number[]>} places */
export const placed = (story, places) => ({ ...story, board: { ...story.board, ...places } });

/**
 * Returns a stored value with new numbers for what it holds; words that are a number of `known` follow.
 * @param {any} raw
 * @param {Record<string, string>} known
 */
export function renewed(raw, known) {
  if (typeof raw === "string") return known[raw] ?? raw;
  if (Array.isArray(raw)) return raw.map((each) => renewed(each, known));
  if (!isObject(raw)) return raw;
  const copy = Object.fromEntries(Object.entries(raw).map(([key, value]) => [key, renewed(value, known)]));
  if (typeof raw.type === "string" && "value" in raw && "id" in raw) copy.id = newId();
  return copy;
}

/** Returns copies with numbers of their own; links between them lead from copy to copy. @param {Scene[]} scenes @returns {Scene[]} */
export function copied(scenes) {
  const known = Object.fromEntries(scenes.map(({ id }) => [id, newId()]));
  return scenes.map((scene) => ({ ...renewed(scene, known), id: known[scene.id] }));
}

/**
 * Makes the scene `from` lead to `to`: by default, or by a choice.
 * @param {Story} story
 * @param {{from: string, to: string, how: string, words?: string}} link
 * @param {Kinds} kinds
 * @param {any} choice An empty way on.
 */
export function linked(story, { from, to, how, words = "" }, kinds, choice) {
  if (how === "next") return withValue(story, from, (value) => ({ ...value, next: to }));
  const row = { type: "item", id: newId(), value: { ...choice, label: words, target: to } };
  return withValue(story, from, (value) => {
    const body = value.body ?? [];
    const place = body.findLastIndex(({ type }) => type === "choices");
    if (place >= 0) return changedAt(value, ["body", place, "value", "choices"], (rows) => [...(rows ?? []), row]);
    const block = { type: "choices", id: newId(), value: { ...kinds.choices.blank, choices: [row] } };
    return { ...value, body: [...body, block] };
  });
}

/**
 * Takes a link away: a row that only leads there goes whole, and its block when it was the last one.
 * @param {Story} story
 * @param {string} from
 * @param {Link} link
 */
export function unlinked(story, from, { way, field }) {
  if (!way.length) return withValue(story, from, (value) => ({ ...value, [field]: "" }));
  const last = way.findLastIndex((part) => typeof part === "number");
  const list = way.slice(0, last);
  if (list.length < 2) return withValue(story, from, (value) => changedAt(value, way, (holder) => ({ ...holder, [field]: "" })));
  return withValue(story, from, (value) => {
    const changed = changedAt(value, list, (rows) => rows.toSpliced(Number(way[last]), 1));
    const isEmpty = !list.reduce((raw, part) => raw[part], changed).length;
    return isEmpty ? { ...changed, body: changed.body.toSpliced(Number(way[1]), 1) } : changed;
  });
}

/**
 * Cuts a scene before one of its blocks: what follows is a scene of its own, and leads where the whole led.
 * @param {Story} story
 * @param {string} id
 * @param {number} at
 * @param {string} title
 * @param {string} [second] The number of the second scene.
 */
export function split(story, id, at, title, second = newId()) {
  const scene = sceneOf(story, id);
  const { body } = scene.value;
  const rest = { ...scene, id: second, value: { ...scene.value, title, body: body.slice(at) } };
  const first = withValue(story, id, (value) => ({ ...value, body: body.slice(0, at), next: "" }));
  return inserted(first, [rest], id);
}

/** Returns scenes as text that can be pasted in another story. @param {Scene[]} scenes */
export const written = (scenes) => JSON.stringify({ storyboard: 1, scenes });

/** Returns the scenes of a pasted text, with numbers of their own; [] when it holds none. @param {string} text @returns {Scene[]} */
export function readScenes(text) {
  try {
    const found = JSON.parse(text);
    const scenes = Array.isArray(found) ? found : found?.scenes ?? [found];
    const fit = scenes.every((scene) => isObject(scene) && typeof scene.type === "string" && "value" in scene);
    return fit ? copied(scenes.map((scene) => ({ ...scene, id: String(scene.id ?? newId()) }))) : [];
  } catch {
    return [];
  }
}

/** Returns the kinds of scenes and of content that are not known here. @param {Scene[]} scenes @param {Kinds} kinds */
export function unknownKinds(scenes, kinds) {
  const found = scenes.flatMap((scene) => (isScene(scene) ? (scene.value.body ?? []).map(({ type }) => type) : [`scene: ${scene.type}`]));
  return [...new Set(found.filter((kind) => !kinds[kind]))];
}

/** Returns the same text for the same story. @param {Story} story */
export const printOf = ({ scenes, board }) => JSON.stringify([scenes, Object.entries(board).sort()]);

/** Returns what was kept on this device as a story; undefined for what is none. @param {any} kept @returns {Story | undefined} */
export const readStory = (kept) => (Array.isArray(kept?.scenes) && isObject(kept.board) ? { scenes: kept.scenes, board: kept.board } : undefined);
