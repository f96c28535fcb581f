/** The map of a story as a drawing beside its list: the way told, the branches, what was seen. */

const SVG = "http://www.w3.org/2000/svg";
const LANE = 22; // pixels between the way told and what is beside it
const MARGIN = 14;
const FAR = 9; // rows after which a link bows no more

/**
 * A row of the list: its scene, where it leads by default and by choice, is it beside the way told.
 * @typedef {{id: string, next: string, leads: string[], isBeside: boolean}} Row
 */
/** @typedef {{x: number, y: number}} Point */
/** @typedef {{from: string, to: string, isTold: boolean, path: string}} Line */

/**
 * Return where each scene is drawn.
 * @param {Row[]} rows In the order of the list.
 * @param {number[]} heights The middle of each row, in pixels.
 * @returns {Map<string, Point>}
 */
export function place(rows, heights) {
  return new Map(rows.map(({ id, isBeside }, rank) => [id, { x: MARGIN + (isBeside ? LANE : 0), y: heights[rank] }]));
}

/**
 * Return the lines between the scenes: straight to the neighbour, bowed over what lies between.
 * @param {Row[]} rows
 * @param {Map<string, Point>} points
 * @returns {Line[]}
 */
export function lines(rows, points) {
  const ranks = new Map(rows.map(({ id }, rank) => [id, rank]));
  return rows.flatMap(({ id, next, leads }) => [...new Set([next, ...leads])].flatMap((target) => {
    const [from, to] = [points.get(id), points.get(target)];
    if (!from || !to || target === id) return [];
    const apart = Math.abs((ranks.get(target) ?? 0) - (ranks.get(id) ?? 0));
    return [{ from: id, to: target, isTold: target === next, path: bow(from, to, apart) }];
  }));
}

/** @param {Point} from @param {Point} to @param {number} apart Rows. */
function bow(from, to, apart) {
  if (apart === 1) return `M${from.x} ${from.y}L${to.x} ${to.y}`;
  const out = Math.max(from.x, to.x) + LANE * (0.6 + Math.min(apart, FAR) / FAR);
  return `M${from.x} ${from.y}C${out} ${from.y} ${out} ${to.y} ${to.x} ${to.y}`;
}

/**
 * Draws the map beside its list. The list says the same in words: the drawing is hidden from screen readers.
 * @param {Element} map
 * @param {Row[]} rows
 * @param {{current: string, seen: Set<string>}} journey
 */
export function drawGraph(map, rows, journey) {
  const list = map.querySelector(".story-map__scenes");
  if (!list) return;
  const links = rows.map(({ id }) => /** @type {HTMLElement | null} */ (list.querySelector(`[data-map="${CSS.escape(id)}"]`)));
  const { top } = list.getBoundingClientRect();
  const boxes = links.map((link) => link?.getBoundingClientRect());
  const heights = boxes.map((box) => (box ? box.top - top + box.height / 2 : 0));
  const points = place(rows, heights);
  const drawing = made("svg", { class: "story-map__graph", "aria-hidden": "true", width: String(2 * MARGIN + 3 * LANE), height: String(/** @type {HTMLElement} */ (list).scrollHeight) });
  for (const line of lines(rows, points)) {
    const walked = journey.seen.has(line.from) && journey.seen.has(line.to);
    drawing.append(made("path", { d: line.path, class: `${line.isTold ? "is-told" : "is-choice"}${walked ? " is-seen" : ""}` }));
  }
  for (const [id, { x, y }] of points) {
    const state = id === journey.current ? "is-current" : journey.seen.has(id) ? "is-seen" : "";
    drawing.append(made("circle", { cx: String(x), cy: String(y), r: id === journey.current ? "8" : "5.5", class: state }));
  }
  list.querySelector(".story-map__graph")?.remove();
  list.prepend(drawing);
}

/** @param {string} name @param {Record<string, string>} attributes */
function made(name, attributes) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  return element;
}

/**
 * Return the rows of the map from the sections of the scenes: `data-leads` holds ranks, "e" for the end.
 * @param {HTMLElement[]} sections
 * @param {string} end
 * @returns {Row[]}
 */
export function rowsOf(sections, end) {
  const scenes = sections.filter(({ dataset }) => dataset.scene !== end);
  const named = (/** @type {string} */ rank) => (rank === "e" ? end : (scenes[Number(rank)]?.dataset.scene ?? ""));
  const told = new Set();
  const nexts = new Map(scenes.map(({ dataset }, rank) => [dataset.scene ?? "", dataset.next || (scenes[rank + 1]?.dataset.scene ?? end)]));
  for (let id = scenes[0]?.dataset.scene ?? ""; nexts.has(id) && !told.has(id); id = nexts.get(id) ?? "") told.add(id);
  const rows = scenes.map(({ dataset }) => ({
    id: dataset.scene ?? "", next: nexts.get(dataset.scene ?? "") ?? end, isBeside: !told.has(dataset.scene ?? ""),
    leads: (dataset.leads ?? "").split(" ").filter(Boolean).map(named),
  }));
  return [...rows, { id: end, next: "", leads: [], isBeside: false }];
}
