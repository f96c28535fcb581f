import assert from "node:assert/strict";
import { test } from "node:test";
import * as geometry from "../../cms/documentaries/static/documentaries/storyboard/geometry.js";
import { keepsKey, wishOf } from "../../cms/documentaries/static/documentaries/storyboard/keyboard.js";
import * as story from "../../cms/documentaries/static/documentaries/storyboard/story.js";

const KINDS = {
  choices: { label: "Choix", icon: "redirect", links: [{ path: ["choices", "[]"], field: "target", words: "label" }], blank: { prompt: "", choices: [] } },
  interview: { label: "Entretien", icon: "group", links: [{ path: ["parts", "#question"], field: "leads", words: "asked" }, { path: [], field: "after", words: "" }], blank: {} },
};
const row = (label, target) => ({ type: "item", id: `row-${label}`, value: { label, target } });
const scene = (id, { title = id, next = "", body = [] } = {}) => ({ type: "scene", id, value: { title, next, body } });
const asking = (...rows) => ({ type: "choices", id: "question", value: { prompt: "?", choices: rows } });
const text = (id) => ({ type: "text", id, value: "<p>Un</p>" });
const board = (...scenes) => ({ scenes, board: {} });
const targets = (found) => found.map(({ how, target }) => `${how} ${target}`);
const ids = ({ scenes }) => scenes.map(({ id }) => id);

// --- Links ---------------------------------------------------------------------------------------

test("a scene leads on in order, to the end from the last one, and by its choices", () => {
  const told = board(scene("a", { body: [asking(row("Feu", "b"), row("Rien", ""))] }), { type: "kept", id: "x", value: 1 }, scene("b"));
  assert.deepEqual(targets(story.linksOf(told, told.scenes[0], KINDS)), ["order b", "choice b"]);
  assert.deepEqual(targets(story.linksOf(told, told.scenes[2], KINDS)), ["order end"]);
  assert.deepEqual(story.linksOf(told, told.scenes[1], KINDS), []);
});

test("links of any kind are found where its definition says", () => {
  const value = { after: "c", parts: [{ type: "question", id: "q", value: { asked: "Pourquoi ?", leads: "b" } }, { type: "note", id: "n", value: { leads: "z" } }] };
  const found = story.choicesOf(scene("a", { body: [{ type: "interview", id: "i", value }] }), KINDS);
  assert.deepEqual(found.map(({ target, words }) => [target, words]), [["b", "Pourquoi ?"], ["c", ""]]);
});

test("a choice is added to the last question, a question is made when there is none", () => {
  const choice = { text: "", after: [] };
  const once = story.linked(board(scene("a"), scene("b")), { from: "a", to: "b", how: "choice", words: "Au four" }, KINDS, choice);
  const twice = story.linked(once, { from: "a", to: "end", how: "choice", words: "Finir" }, KINDS, choice);
  assert.equal(twice.scenes[0].value.body.length, 1);
  assert.deepEqual(targets(story.choicesOf(twice.scenes[0], KINDS)), ["choice b", "choice end"]);
  assert.deepEqual(twice.scenes[0].value.body[0].value.choices[0].value, { text: "", after: [], label: "Au four", target: "b" });
});

test("a link by default is set, and removed by one gesture", () => {
  const told = story.linked(board(scene("a"), scene("b"), scene("c")), { from: "a", to: "c", how: "next" }, KINDS, {});
  const [link] = story.linksOf(told, told.scenes[0], KINDS);
  assert.deepEqual([link.how, link.target], ["next", "c"]);
  assert.equal(story.unlinked(told, "a", link).scenes[0].value.next, "");
});

test("removing a choice takes its row, removing the last one its question", () => {
  const told = board(scene("a", { body: [text("t"), asking(row("Feu", "b"), row("Eau", "c"))] }));
  const remove = (from) => story.unlinked(from, "a", story.choicesOf(from.scenes[0], KINDS)[0]);
  const once = remove(told);
  assert.deepEqual(targets(story.choicesOf(once.scenes[0], KINDS)), ["choice c"]);
  assert.deepEqual(remove(once).scenes[0].value.body, [text("t")]);
  assert.equal(told.scenes[0].value.body[1].value.choices.length, 2); // nothing is changed in place
});

test("removing a link that is no row of a list empties its field", () => {
  const told = board(scene("a", { body: [{ type: "interview", id: "i", value: { after: "c", parts: [] } }] }));
  const left = story.unlinked(told, "a", story.choicesOf(told.scenes[0], KINDS)[0]);
  assert.equal(left.scenes[0].value.body[0].value.after, "");
});

// --- Scenes --------------------------------------------------------------------------------------

test("a copy has numbers of its own, and links to itself follow", () => {
  const first = scene("a", { next: "b", body: [text("t"), asking(row("Encore", "a"), row("Feu", "b"))] });
  const [copy] = story.copied([first]);
  assert.notEqual(copy.id, "a");
  assert.notEqual(copy.value.body[0].id, "t");
  assert.notEqual(copy.value.body[1].value.choices[0].id, "row-Encore");
  assert.deepEqual(targets(story.choicesOf(copy, KINDS)), [`choice ${copy.id}`, "choice b"]);
  assert.equal(copy.value.next, "b");
});

test("a scene that is split leads to its second half, which leads where the whole led", () => {
  const told = board(scene("a", { next: "c", body: [text("one"), text("two")] }), scene("b"), scene("c"));
  const cut = story.split(told, "a", 1, "Suite", "new");
  assert.deepEqual(ids(cut), ["a", "new", "b", "c"]);
  assert.deepEqual(cut.scenes.slice(0, 2).map(({ value }) => [value.next, value.body.map(({ id }) => id)]), [["", ["one"]], ["c", ["two"]]]);
  assert.deepEqual(targets(story.linksOf(cut, cut.scenes[0], KINDS)), ["order new"]);
});

test("scenes are inserted after another, reordered within the list, deleted with their place", () => {
  const told = { ...board(scene("a"), scene("b")), board: { a: [1, 2], b: [3, 4] } };
  assert.deepEqual(ids(story.inserted(told, [scene("n")], "a")), ["a", "n", "b"]);
  assert.deepEqual(ids(story.inserted(told, [scene("n")])), ["a", "b", "n"]);
  assert.deepEqual(ids(story.reordered(told, "a", 1)), ["b", "a"]);
  assert.equal(story.reordered(told, "a", -1), told);
  assert.deepEqual(story.without(told, "a"), { scenes: [told.scenes[1]], board: { b: [3, 4] } });
});

test("scenes of others stay the same objects when one changes", () => {
  const told = board(scene("a"), scene("b"));
  assert.equal(story.titled(told, "a", "Neuf").scenes[1], told.scenes[1]);
});

test("what was copied is pasted with links that lead from copy to copy", () => {
  const pasted = story.readScenes(story.written([scene("a", { next: "b" }), scene("b")]));
  assert.equal(pasted[0].value.next, pasted[1].id);
  assert.notEqual(pasted[1].id, "b");
});

test("what is no scene is not pasted; an unknown kind is, and is named", () => {
  for (const text of ["", "Bonjour", "[1]", "{}", '{"scenes": [{"type": 3}]}', '{"scenes": 3}', "null"]) assert.deepEqual(story.readScenes(text), [], text);
  const [odd] = story.readScenes('{"type": "hologram", "value": {"x": 1}}');
  assert.deepEqual([odd.type, odd.value], ["hologram", { x: 1 }]);
  assert.deepEqual(story.unknownKinds([odd, scene("a", { body: [{ type: "fog", id: "f", value: 1 }, asking()] })], KINDS), ["scene: hologram", "fog"]);
});

test("what was kept on a device is a story or nothing", () => {
  assert.equal(story.readStory({ scenes: {}, board: {} }), undefined);
  assert.equal(story.readStory(null), undefined);
  assert.deepEqual(story.readStory({ scenes: [], board: {}, more: 1 }), { scenes: [], board: {} });
});

// --- The plane -----------------------------------------------------------------------------------

const WAYS = { a: ["b", "c"], b: ["d"], c: ["d"], d: ["a", "end"], lost: ["a"] };
const leadsTo = (id) => WAYS[id] ?? [];

test("scenes are arranged by steps from the start, without two in one place; lost ones below", () => {
  const places = geometry.arranged(["a", "b", "c", "d", "lost"], leadsTo);
  assert.ok(places.a[0] < places.b[0] && places.b[0] === places.c[0] && places.c[0] < places.d[0]);
  assert.ok(places.lost[1] > places.c[1]);
  assert.equal(new Set(Object.values(places).map(String)).size, 5);
});

test("places that were chosen stay; a new scene finds a free one", () => {
  const places = geometry.placesOf(["a", "n", "b"], { a: [0, 0], b: [300, 0] }, leadsTo);
  assert.deepEqual([places.a, places.b], [[0, 0], [300, 0]]);
  assert.ok(places.n[1] >= geometry.CARD.height);
});

test("everything fits in the window, and zooming keeps what is under the pointer", () => {
  const box = geometry.boxOf([[0, 0], [4000, 2000]]);
  const view = geometry.fitted(box, { width: 800, height: 600 });
  assert.ok(view.scale * box.width <= 800 && view.scale * box.height <= 600);
  const closer = geometry.zoomed(view, 2, [400, 300]);
  assert.ok(Math.abs((400 - closer.x) / closer.scale - (400 - view.x) / view.scale) < 1e-9);
});

test("arrows of the keyboard go to the nearest card that way", () => {
  const places = { a: [0, 0], b: [280, 0], c: [280, 216], d: [560, 0] };
  assert.equal(geometry.neighbour(places, "a", "ArrowRight"), "b");
  assert.equal(geometry.neighbour(places, "b", "ArrowDown"), "c");
  assert.equal(geometry.neighbour(places, "a", "ArrowLeft"), "");
});

test("an arrow leaves one card and reaches the other", () => {
  const { path, middle } = geometry.arrowOf([0, 0], [400, 100]);
  assert.match(path, /^M200,44 C.* 396,144$/);
  assert.ok(middle[0] > 200 && middle[0] < 400);
});

// --- Keys ----------------------------------------------------------------------------------------

test("keys ask by name, letters in either case", () => {
  assert.equal(wishOf({ key: "N" }), "add");
  assert.equal(wishOf({ key: "z", ctrlKey: true }), "undo");
  assert.equal(wishOf({ key: "Z", ctrlKey: true, shiftKey: true }), "redo");
  assert.equal(wishOf({ key: "ArrowUp", altKey: true }), "up");
  assert.equal(wishOf({ key: "n", ctrlKey: true }), "");
});

test("what is written in keeps its keys, but saving, and moving the row of a title", () => {
  const element = (selectors, around = []) => ({ matches: (asked) => selectors.some((each) => asked.split(", ").includes(each)), closest: (asked) => around.some((each) => asked.includes(each)) });
  const input = element(["input"]);
  assert.ok(keepsKey(input, "delete") && keepsKey(input, "undo") && !keepsKey(input, "save"));
  const title = element(["[data-title]", "input"]);
  assert.ok(keepsKey(title, "delete") && !keepsKey(title, "up"));
  assert.ok(keepsKey(element([], ["dialog"]), "save"));
  assert.ok(!keepsKey(element([]), "delete") && !keepsKey(null, "add"));
});
