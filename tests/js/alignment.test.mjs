import assert from "node:assert/strict";
import { test } from "node:test";
import { alignment } from "../../themes/base/static/js/alignment.js";

const LINE = alignment([
  { title: "Centrer", a: { start: 0, end: 2 }, b: { start: 10, end: 14 } },
  { title: "Ouvrir", a: null, b: { start: 14, end: 15 } },
  { title: "Monter", a: { start: 3, end: 6 }, b: { start: 16, end: 17 } },
]);
const times = (time) => ["a", "b"].map((side) => LINE.at(time)[side].time);
const near = (found, wanted) => found.forEach((value, index) => assert.ok(Math.abs(value - wanted[index]) < 0.021, `${found}`));

test("a step lasts as long as its longer phase", () => {
  assert.deepEqual([LINE.lengths, LINE.starts, LINE.duration], [[4, 1, 3], [0, 4, 5], 8]);
});
test("both films begin and end a step together", () => {
  near(times(0), [0, 10]);
  near(times(2), [1, 12]);
  near(times(5), [3, 16]);
  near(times(8), [6, 17]);
});
test("the shorter phase is slowed down", () => assert.deepEqual([LINE.at(1).a.speed, LINE.at(1).b.speed], [0.5, 1]));
test("a film without a phase waits on its last frame", () => {
  near([LINE.at(4.5).a.time], [2]);
  assert.equal(LINE.at(4.5).a.speed, 0);
});
test("a film whose phases are all to come waits at the first of them", () => {
  const line = alignment([{ title: "", a: null, b: { start: 0, end: 1 } }, { title: "", a: { start: 7, end: 8 }, b: null }]);
  assert.deepEqual(line.at(0.5).a, { time: 7, speed: 0 });
});
test("a moment out of the common time shows its ends", () => {
  assert.equal(LINE.at(-3).step, 0);
  near(["a", "b"].map((side) => LINE.at(99)[side].time), [6, 17]);
});
