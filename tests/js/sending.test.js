import assert from "node:assert/strict";
import { test } from "node:test";

import { fill, isSame, markOf, pauseAfter, percentOf, sizeInWords, Speed, timeInWords } from "../../cms/media/static/media/sending/arithmetic.js";

const WORDS = { units: "o ko Mo Go", decimal: ",", seconds: "{n} s", minutes: "{n} min", hours: "{n} h" };

test("a hundred percent is said of the whole file only", () => {
  assert.equal(percentOf(999, 1000), 99);
  assert.equal(percentOf(1000, 1000), 100);
  assert.equal(percentOf(0, 0), 100);
});

test("what a resumed file had before does not count as speed", () => {
  const speed = new Speed();
  speed.note(0, 50_000_000);
  assert.equal(speed.value, 0);
  speed.note(1, 50_100_000);
  speed.note(2, 50_200_000);
  assert.equal(speed.value, 100_000);
});

test("a speed is that of the last seconds", () => {
  const speed = new Speed();
  for (let second = 0; second <= 100; second += 5) speed.note(second, second < 50 ? 0 : (second - 50) * 1000);
  assert.equal(speed.value, 1000);
});

test("a file that starts again has a new speed", () => {
  const speed = new Speed();
  speed.note(0, 0);
  speed.note(1, 9000);
  speed.note(2, 100);
  assert.equal(speed.value, 0);
});

test("sizes and times are said as people say them", () => {
  assert.equal(sizeInWords(1_258_291, WORDS), "1,2\u00a0Mo");
  assert.equal(sizeInWords(900, WORDS), "900\u00a0o");
  assert.equal(timeInWords(42.2, WORDS), "43 s");
  assert.equal(timeInWords(130, WORDS), "3 min");
  assert.equal(timeInWords(3 * 3600, WORDS), "3 h");
  assert.equal(timeInWords(Infinity, WORDS), "");
});

test("a file of the same name that was changed is another one", () => {
  const begun = { name: "rush.mov", length: 10, mark: "5" };
  assert.ok(isSame({ name: "rush.mov", size: 10, lastModified: 5 }, begun));
  assert.ok(!isSame({ name: "rush.mov", size: 10, lastModified: 6 }, begun));
  assert.ok(!isSame({ name: "rush.mov", size: 11, lastModified: 5 }, begun));
  assert.equal(markOf({ lastModified: 5 }), "5");
});

test("a word without figure stays as it is", () => {
  assert.equal(fill("{n} of {total}", { n: 0 }), "0 of {total}");
});

test("questions become rare when nothing moves, and never stop", () => {
  assert.ok(pauseAfter(0) < 2);
  assert.equal(pauseAfter(50), 10);
});
