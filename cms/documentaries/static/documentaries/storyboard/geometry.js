/** Where cards stand on the plane, and the arrows between them. No page needed. Pixels of the plane. */

export const CARD = { width: 200, height: 168 };
export const STEP = { x: 360, y: 216 };

/**
 * Returns a place for each scene: a column for each step from the start, in the order of the story; scenes that nothing
 * leads to come below.
 * @param {string[]} ids In the order of the story; the first one begins it.
 * @param {(id: string) => string[]} leadsTo
 * @returns {Record<string, number[]>}
 */
export function arranged(ids, leadsTo) {
  const known = new Set(ids);
  const column = new Map();
  let waiting = ids.slice(0, 1);
  for (let step = 0; waiting.length; step += 1) {
    for (const id of waiting) column.set(id, step);
    const next = waiting.flatMap(leadsTo).filter((id) => known.has(id) && !column.has(id));
    waiting = [...new Set(next)];
  }
  const filled = [];
  const places = {};
  for (const id of ids.filter((each) => column.has(each))) {
    const x = column.get(id);
    const y = filled[x] ?? 0;
    filled[x] = y + 1;
    places[id] = [x * STEP.x, y * STEP.y];
  }
  const below = Math.max(0, ...filled.map((count) => count ?? 0));
  ids.filter((id) => !column.has(id)).forEach((id, index) => (places[id] = [index * STEP.x, (below + 0.3) * STEP.y]));
  return places;
}

/**
 * Returns the places of all the scenes: those that were chosen, and for the others free ones, beside the scene before.
 * @param {string[]} ids
 * @param {Record<string, number[]>} chosen
 * @param {(id: string) => string[]} leadsTo
 */
export function placesOf(ids, chosen, leadsTo) {
  if (!ids.some((id) => chosen[id])) return arranged(ids, leadsTo);
  const places = {};
  for (const id of ids) if (chosen[id]) places[id] = chosen[id];
  let last = [-STEP.x, 0];
  for (const id of ids) {
    places[id] ??= freePlace([last[0] + STEP.x, last[1]], Object.values(places));
    last = places[id];
  }
  return places;
}

/** Returns the first free place at or below another. @param {number[]} wanted @param {number[][]} taken */
export function freePlace([x, y], taken) {
  const isTaken = ([left, top]) => taken.some(([l, t]) => Math.abs(l - left) < CARD.width && Math.abs(t - top) < CARD.height);
  let top = y;
  while (isTaken([x, top])) top += STEP.y;
  return [x, top];
}

/** Returns where the end of the story stands: beyond all the scenes. @param {Record<string, number[]>} places */
export function endPlace(places) {
  const taken = Object.values(places);
  return taken.length ? [Math.max(...taken.map(([x]) => x)) + STEP.x, Math.min(...taken.map(([, y]) => y))] : [0, 0];
}

/** Returns the box around cards. @param {number[][]} places */
export function boxOf(places) {
  const [xs, ys] = [places.map(([x]) => x), places.map(([, y]) => y)];
  const [left, top] = [Math.min(...xs, 0), Math.min(...ys, 0)];
  return { left, top, width: Math.max(...xs, 0) + CARD.width - left, height: Math.max(...ys, 0) + CARD.height - top };
}

/**
 * Returns the view that shows a box whole: its scale, and where the plane begins in the window.
 * @param {{left: number, top: number, width: number, height: number}} box
 * @param {{width: number, height: number}} room
 */
export function fitted(box, room) {
  const margin = 40;
  const scale = Math.max(0.15, Math.min(1, (room.width - margin) / box.width, (room.height - margin) / box.height));
  return { scale, x: (room.width - box.width * scale) / 2 - box.left * scale, y: (room.height - box.height * scale) / 2 - box.top * scale };
}

/** Returns the view closer by `factor`, what is at a point staying there. @param {{scale: number, x: number, y: number}} view @param {number} factor @param {number[]} at */
export function zoomed(view, factor, [x, y]) {
  const scale = Math.max(0.15, Math.min(2, view.scale * factor));
  const ratio = scale / view.scale;
  return { scale, x: x - (x - view.x) * ratio, y: y - (y - view.y) * ratio };
}

/**
 * Returns the path of an arrow, and where its words stand.
 * @param {number[]} from The place of the card that it leaves.
 * @param {number[]} to The place of the card that it leads to.
 * @param {number} [turn] How many arrows leave the card before this one.
 */
export function arrowOf(from, to, turn = 0) {
  const start = [from[0] + CARD.width, from[1] + 44 + Math.min(turn, 4) * 22];
  const end = [to[0] - 4, to[1] + 44];
  const isBack = end[0] < start[0] + 20;
  const bend = isBack ? 120 : Math.max(40, (end[0] - start[0]) / 2);
  const drop = isBack ? Math.max(CARD.height, Math.abs(end[1] - start[1])) * 0.9 : 0;
  const [one, two] = [[start[0] + bend, start[1] + drop], [end[0] - bend, end[1] + drop]];
  const middle = [0, 1].map((axis) => (start[axis] + 3 * one[axis] + 3 * two[axis] + end[axis]) / 8);
  return { path: `M${start} C${one} ${two} ${end}`, middle };
}

/** Returns the card nearest to another in a direction, "" for none. @param {Record<string, number[]>} places @param {string} from @param {string} key */
export function neighbour(places, from, key) {
  const [axis, sign] = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [1, -1], ArrowDown: [1, 1] }[key];
  const here = places[from];
  let [best, least] = ["", Infinity];
  for (const [id, place] of Object.entries(places)) {
    const along = (place[axis] - here[axis]) * sign;
    if (along <= 0) continue;
    const far = along + 2.5 * Math.abs(place[1 - axis] - here[1 - axis]);
    if (far < least) [best, least] = [id, far];
  }
  return best;
}
