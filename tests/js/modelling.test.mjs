import assert from "node:assert/strict";
import { test } from "node:test";
import { keepsKey, wishOf } from "../../cms/gestures/static/gestures/modelling/keyboard.js";
import { record, redone, startHistory, undone } from "../../cms/pages/static/pages/workshop/history.js";
import * as module from "../../cms/gestures/static/gestures/modelling/module.js";
import { peaksOf, readStoryboard } from "../../cms/gestures/static/gestures/modelling/pictures.js";
import * as scale from "../../cms/gestures/static/gestures/modelling/scale.js";
import { distanceTo, simplified, simplifiedTo } from "../../cms/gestures/static/gestures/modelling/simplify.js";
import { readMoment, readNumber, writeMoment } from "../../cms/gestures/static/gestures/modelling/times.js";

// --- History -------------------------------------------------------------------------------------

test("every change is undone and redone, without limit", () => {
  let history = startHistory(0);
  for (let step = 1; step <= 5000; step += 1) history = record(history, step);
  for (let step = 0; step < 5000; step += 1) history = undone(history);
  assert.equal(history.present, 0);
  assert.equal(undone(history).present, 0);
  for (let step = 0; step < 5000; step += 1) history = redone(history);
  assert.equal(history.present, 5000);
});

test("a drag is one step", () => {
  let history = startHistory("a");
  for (const place of ["b", "c", "d"]) history = record(history, place, "drag 1");
  history = record(history, "e", "drag 2");
  assert.equal(undone(history).present, "d");
  assert.equal(undone(undone(history)).present, "a");
});

test("a change after an undo forgets what could be redone", () => {
  const history = record(undone(record(startHistory(1), 2)), 3);
  assert.equal(history.after, null);
  assert.equal(undone(history).present, 1);
});

test("what changes nothing is no step", () => assert.equal(record(startHistory(1), 1).before, null));

// --- Timeline ------------------------------------------------------------------------------------

const TEN = scale.wholeFilm(10, 1000);

test("a moment and its pixel agree at any zoom", () => {
  for (const seen of [TEN, scale.zoomed(TEN, 4, 7)]) {
    for (const time of [6.2, 7, 7.9]) assert.ok(Math.abs(scale.timeOf(seen, scale.pixelOf(seen, time)) - time) < 1e-9);
  }
});

test("zooming keeps the moment under the pointer where it is", () => {
  const closer = scale.zoomed(TEN, 2, 5);
  assert.equal(scale.pixelOf(closer, 5), 500);
  assert.equal(closer.to - closer.from, 5);
});

test("the timeline never leaves the film, nor goes closer than a few frames", () => {
  assert.deepEqual([scale.zoomed(TEN, 1e6, 0).from, scale.zoomed(TEN, 1e6, 0).to], [0, 0.4]);
  assert.deepEqual([scale.zoomed(TEN, 0.01, 9).from, scale.zoomed(TEN, 0.01, 9).to], [0, 10]);
  assert.equal(scale.moved(scale.zoomed(TEN, 2, 5), 100).to, 10);
  assert.equal(scale.timeOf(TEN, 5000), 10);
});

test("a moment out of sight brings the timeline to it", () => {
  const seen = scale.zoomed(TEN, 10, 1);
  const then = scale.showing(seen, 8);
  assert.ok(then.from < 8 && then.to > 8);
  assert.equal(scale.showing(then, 8), then);
});

test("labels of the ruler never touch", () => {
  for (const factor of [1, 3, 20]) {
    const seen = scale.zoomed(TEN, factor, 5);
    const found = scale.ticks(seen);
    for (let index = 1; index < found.length; index += 1) assert.ok(scale.pixelOf(seen, found[index]) - scale.pixelOf(seen, found[index - 1]) >= 70 - 1e-6);
  }
});

test("a drag holds to the nearest end, or else to a frame", () => {
  assert.equal(scale.snapped(3.02, [3, 3.05], 25, 0.04), 3);
  assert.equal(scale.snapped(3.045, [3, 3.05], 25, 0.04), 3.05);
  assert.equal(scale.snapped(3.333, [5], 25, 0.04), 3.32);
});

test("a cut falls at the start of the frame that is shown", () => {
  assert.equal(scale.frameStart((37 + 0.5) / 25, 25), 1.48);
  assert.equal(scale.frameStart(1.48, 25), 1.48);
});

test("a phase dragged whole keeps its length between its neighbours", () => {
  const phases = [{ key: "a", start: 0, end: 2 }, { key: "b", start: 3, end: 4 }, { key: "c", start: 6, end: 8 }];
  const room = scale.roomOf(phases, "b", 10);
  assert.deepEqual(room, { least: 2, most: 6 });
  assert.deepEqual(scale.shifted(phases[1], 9, room), { start: 5, end: 6 });
  assert.deepEqual(scale.shifted(phases[1], -9, room), { start: 2, end: 3 });
  assert.deepEqual(scale.roomOf(phases, "c", 10), { least: 4, most: 10 });
});

// --- Lines drawn by hand ---------------------------------------------------------------------------

test("a line drawn by hand keeps its corners and its ends", () => {
  const drawn = [...Array(50).keys()].map((x) => [x, 0]).concat([...Array(50).keys()].map((y) => [49, y]));
  assert.deepEqual(simplified(drawn, 0.5), [[0, 0], [49, 0], [49, 49]]);
});

test("no simplified line is farther than the tolerance from what was drawn", () => {
  const drawn = [...Array(300).keys()].map((x) => [x, 40 * Math.sin(x / 20)]);
  const kept = simplified(drawn, 1);
  for (const point of drawn) {
    const nearest = Math.min(...kept.slice(1).map((end, index) => distanceTo(point, kept[index], end)));
    assert.ok(nearest <= 1 + 1e-9);
  }
  assert.ok(kept.length < 60);
});

test("a long scribble is brought under the most points that a shape takes", () => {
  const drawn = [...Array(5000).keys()].map((x) => [x, (x % 2) * 9]);
  assert.ok(simplifiedTo(drawn, 1, 200).length <= 200);
});

// --- Phases ----------------------------------------------------------------------------------------

const EMPTY = { phases: [], overlays: [] };
const cut = (before, time, key) => module.cutAt(before, { film: 3, time, duration: 8, key, name: key });

test("a film is cut into four phases that follow each other", () => {
  const found = [0, 2, 5, 7].reduce((before, time, index) => cut(before, time, `p${index}`), EMPTY);
  assert.deepEqual(found.phases.map(({ key, start, end }) => [key, start, end]), [["p0", 0, 2], ["p1", 2, 5], ["p2", 5, 7], ["p3", 7, 8]]);
});

test("a phase begun before the others stops where the next one begins", () => {
  const found = cut(cut(EMPTY, 5, "late"), 1, "early");
  assert.deepEqual(found.phases.map(({ key, end }) => [key, end]), [["early", 5], ["late", 8]]);
});

test("a phase is not begun twice at the same moment", () => {
  const once = cut(EMPTY, 2, "a");
  assert.equal(cut(once, 2, "b"), once);
});

test("an emptied field leaves the phase, and its key never does", () => {
  const { phases } = module.withPhase(cut(EMPTY, 0, "a"), "a", { name: "", grip: "", key: "z" });
  assert.deepEqual(phases, [{ key: "a", name: "", film: 3, start: 0, end: 8 }]);
});

test("a phase that is deleted leaves its shapes behind", () => {
  const media = { kind: "film", id: 3, size: [100, 100] };
  const drawn = module.addShape(cut(EMPTY, 0, "a"), media, { id: "s", kind: "point", phase: "a", keyframes: [] });
  const left = module.withoutPhase(drawn, "a");
  assert.deepEqual([left.phases, left.overlays[0].data.shapes], [[], [{ id: "s", kind: "point", keyframes: [] }]]);
});

test("phases of another film keep their places", () => {
  const other = { key: "x", name: "x", film: 9, start: 0 };
  const before = { phases: [{ key: "b", name: "", film: 3, start: 4 }, other, { key: "a", name: "", film: 3, start: 6 }], overlays: [] };
  assert.deepEqual(module.withPhase(before, "a", { start: 1 }).phases.map(({ key }) => key), ["a", "x", "b"]);
});

// --- Shapes ----------------------------------------------------------------------------------------

const SHAPE = { id: "s", kind: "segment", keyframes: [{ t: 1, points: [[0.1, 0.1], [0.2, 0.2]], ease: "smooth" }] };

test("moving points at another moment makes a keyframe there, at the same one moves it", () => {
  const moved = module.placedAt(SHAPE, 2, [[0.3, 0.3], [0.4, 0.4]]);
  assert.deepEqual(moved.keyframes.map(({ t, ease }) => [t, ease]), [[1, "smooth"], [2, "smooth"]]);
  const again = module.placedAt(moved, 2.001, [[0.5, 0.5], [0.6, 0.6]]);
  assert.deepEqual(again.keyframes.map(({ t }) => t), [1, 2]);
  assert.deepEqual(again.keyframes[1].points[0], [0.5, 0.5]);
  assert.equal(SHAPE.keyframes.length, 1);
});

test("the last keyframe stays", () => assert.equal(module.withoutKeyframe(SHAPE, 1), SHAPE));

test("a shape moved whole stops at the edge with its form", () => {
  const moved = module.movedBy([[0.8, 0.5], [0.9, 0.7]], [0.5, -0.9]);
  assert.deepEqual(moved.map((point) => point.map((value) => Number(value.toFixed(6)))), [[0.9, 0], [1, 0.2]]);
});

test("a shape that cannot be read is kept, not drawn", () => {
  assert.ok(module.isReadable(SHAPE));
  for (const broken of [null, 7, {}, { id: "a", keyframes: [] }, { id: "a", keyframes: [{ t: "x", points: [] }] }]) assert.ok(!module.isReadable(broken));
  const overlay = { kind: "film", media: 3, size: null, data: { version: 1, shapes: [7, SHAPE] } };
  const changed = module.withShape({ phases: [], overlays: [overlay] }, { kind: "film", id: 3 }, "s", () => null);
  assert.deepEqual(changed.overlays[0].data.shapes, [7]);
});

test("two modules that say the same are the same, whatever the order and what is empty", () => {
  const one = { phases: [{ key: "a", name: "x", formula: "y" }], overlays: [] };
  const two = { phases: [{ name: "x", grip: "", key: "a", secret: false }], overlays: [{ kind: "film", media: 1, data: { version: 1, shapes: [] } }] };
  assert.equal(module.printOf(one), module.printOf(two));
  assert.notEqual(module.printOf(one), module.printOf({ ...one, phases: [] }));
});

// --- Words, keys, pictures -------------------------------------------------------------------------

test("moments are read as people write them, and written so that they are read back", () => {
  assert.deepEqual(["65.5", "1:05,5", "0:01:05", " 3 "].map(readMoment), [65.5, 65.5, 65, 3]);
  for (const wrong of ["1:75", "abc", "1:", "-3"]) assert.ok(Number.isNaN(readMoment(wrong)));
  assert.equal(readMoment(""), undefined);
  for (const seconds of [0, 0.04, 65.48, 59.9999, 3600.001]) assert.ok(Math.abs(readMoment(writeMoment(seconds)) - seconds) < 6e-4);
  assert.equal(writeMoment(59.9999), "1:00");
});

test("numbers are read with a comma too", () => {
  assert.deepEqual(["12,5", "1 200", "-3"].map(readNumber), [12.5, 1200, -3]);
  assert.ok(Number.isNaN(readNumber("douze")));
});

test("keys ask what the help says", () => {
  assert.equal(wishOf({ key: "z", ctrlKey: true, shiftKey: true }), "redo");
  assert.equal(wishOf({ key: "Z", ctrlKey: true, shiftKey: true }), "redo");
  assert.equal(wishOf({ key: "y", metaKey: true }), "redo");
  assert.equal(wishOf({ key: "ArrowLeft", shiftKey: true }), "frames-back");
  assert.equal(wishOf({ key: "s" }), "split");
  assert.equal(wishOf({ key: "s", ctrlKey: true }), "save");
  assert.equal(wishOf({ key: "i", altKey: true }), "");
});

test("a field keeps the letters that are typed in it, but for Ctrl+S", () => {
  const field = { closest: () => null, matches: (selector) => selector.startsWith("input") };
  assert.ok(keepsKey(field, "split", "s"));
  assert.ok(!keepsKey(field, "save", "s"));
});

test("a storyboard gives its pictures with their places", () => {
  const [first, second] = readStoryboard("WEBVTT\r\n\r\n00:00:00.000 --> 00:00:02.000\r\nboard.jpg#xywh=0,0,160,90\r\n\r\n00:00:02.000 --> 00:01:04.500\r\nboard.jpg#xywh=160,0,160,90\r\n", "http://h/m/s.vtt");
  assert.deepEqual([first.url, first.end, second.x, second.end], ["http://h/m/board.jpg", 2, 160, 64.5]);
});

test("the waveform keeps the loudest sample of each step", () => {
  assert.deepEqual([...peaksOf(new Float32Array([0.25, -0.5, 0, 0.125, 1]), 2)], [0.5, 0.125, 1]);
});

// --- 3D models -----------------------------------------------------------------------------------

test("a point of a 3D model has no edge to stay in", () => {
  assert.deepEqual(module.kept([-0.5, 2, 3]), [-0.5, 2, 3]);
  assert.deepEqual(module.kept([-0.5, 2]), [0, 1]);
});

test("a broken line loses one of its points at every moment", () => {
  const line = { id: "a", kind: "polyline", keyframes: [{ t: 0, points: [[0, 0, 0], [1, 0, 0], [1, 1, 0]] }] };
  assert.deepEqual(module.withoutPoint(line, 1).keyframes[0].points, [[0, 0, 0], [1, 1, 0]]);
});

test("the view of a phase is kept, forgotten, and leaves with its phase", () => {
  const vase = { kind: "model", id: 4, size: null };
  const view = { orbit: "1rad 1rad 2m", target: "0m 0m 0m" };
  const start = { phases: [{ key: "a", name: "A" }, { key: "b", name: "B" }], overlays: [] };
  const one = module.withView(start, vase, "a", view);
  const two = module.withView(one, vase, "b", view);
  assert.deepEqual(two.overlays[0].data, { version: 1, shapes: [], views: { a: view, b: view } });
  assert.deepEqual(module.withView(two, vase, "b", null), one);
  assert.equal(module.withView(one, vase, "a", null).overlays[0].data.views, undefined);
  assert.deepEqual(module.withoutPhase(two, "a").overlays[0].data.views, { b: view });
});
