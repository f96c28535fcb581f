import assert from "node:assert/strict";
import { test } from "node:test";
import { backTo, phaseNow, sameMoment } from "../../themes/base/static/js/film-repeat.js";
import { filmWish } from "../../themes/base/static/js/film-keys.js";
import { RATES, momentOf, nextRate, rangeEnd } from "../../themes/base/static/js/film-time.js";

const PHASES = [
  { film: 1, start: 0, end: 2, secondFilm: 2, secondOffset: 1.5 },
  { film: 1, start: 2, end: 4 },
  { film: 1 },
];

test("the phase of a moment is the one of that film", () => {
  assert.equal(phaseNow(PHASES, 1, 2), PHASES[1]);
  assert.equal(phaseNow(PHASES, 2, 1), undefined);
  assert.equal(phaseNow(PHASES, 1, 9), undefined);
});

test("the other angle shows the same moment, there and back", () => {
  assert.deepEqual(sameMoment(PHASES, 1, 0.5), { film: 2, time: 2 });
  assert.deepEqual(sameMoment(PHASES, 2, 2), { film: 1, time: 0.5 });
  assert.equal(sameMoment(PHASES, 1, 3), null);
});

test("a range goes back at its last frame, and when the film is put before it", () => {
  const range = { start: 2, end: 4 };
  assert.deepEqual([3, 3.97, 3.99, 1].map((time) => backTo(range, time, 25)), [null, null, 2, 2]);
});

test("an address may ask a range", () => {
  assert.equal(momentOf("#t=12.5,18", "film-1", true), 12.5);
  assert.equal(rangeEnd("#film-3&t=12.5,18"), 18);
  assert.ok(Number.isNaN(rangeEnd("#t=12.5")));
});

test("a film slows down to a tenth", () => {
  assert.equal(nextRate(0.25, -1), 0.1);
  assert.deepEqual(RATES.slice(0, 5), [0.1, 0.25, 0.5, 0.75, 1]);
});

test("the keys of a gesture are free ones", () => {
  assert.deepEqual(["d", "b", "v", "a", "i"].map((key) => filmWish({ key })?.[0]), ["overlays", "loop", "mirror", "angle", "picture"]);
});
