import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { insidePicture, labelPlace, outlineOf } from "../../themes/base/static/js/overlays/outlines.js";
import { fixed, valueOf, written } from "../../themes/base/static/js/overlays/quantities.js";

const CASES = JSON.parse(readFileSync(new URL("../cms/gestures/overlay_cases.json", import.meta.url), "utf-8"));

for (const found of CASES.written) {
  test(`"${found.text}" is what the server writes`, () => {
    assert.equal(written(found.value, found.unit, found.margin), found.text);
  });
}

test("another language has another mark before the decimals", () => assert.equal(written(1.5, "m", null, "."), "1.5\u202fm"));

test("a tie goes to the even digit, and only a tie", () => {
  assert.deepEqual([0.5, 1.5, 2.5, -2.5].map((value) => fixed(value, 0)), ["0", "2", "2", "-2"]);
  assert.deepEqual([fixed(0.375, 2), fixed(2.45, 1), fixed(1.005, 2)], ["0.38", "2.5", "1.00"]);
});

test("a value that is given is written rather than computed, with its tolerance", () => {
  const shape = { kind: "segment", quantity: { kind: "length", unit: "mm", value: 40, tolerance: 1, uncertainty: 9 } };
  assert.deepEqual(valueOf(shape, [[0, 0], [1, 1]], [100, 100], null), { value: 40, margin: 1 });
});

test("a value that is not given is computed in its unit", () => {
  const shape = { kind: "segment", quantity: { kind: "length", unit: "cm" } };
  const found = valueOf(shape, [[0.1, 0.5], [0.6, 0.5]], CASES.size, CASES.scale);
  assert.ok(found && Math.abs(found.value - 32) < 1e-9 && found.margin && found.margin > 0);
  assert.equal(valueOf(shape, [[0.1, 0.5], [0.6, 0.5]], CASES.size, null), null);
});

test("a dimension line has a tick at each end, as long on the screen whatever the scale", () => {
  assert.equal(outlineOf("segment", [[10, 50], [90, 50]], 1), "M10 50L90 50M10 43L10 57M90 43L90 57");
  assert.equal(outlineOf("segment", [[10, 50], [90, 50]], 2), "M10 50L90 50M10 36L10 64M90 36L90 64");
});

test("an arrow ends with its head", () => {
  assert.equal(outlineOf("arrow", [[0, 50], [100, 50]], 1), "M0 50L100 50M87 56.5L100 50L87 43.5");
  assert.equal(outlineOf("arrow", [[5, 5], [5, 5]], 1), "M5 5L5 5");
});

test("the arc of an angle goes from one side to the other the short way", () => {
  const right = [[100, 0], [0, 0], [0, 100]];
  assert.equal(outlineOf("angle", right, 1), "M100 0L0 0L0 100M30 0A30 30 0 0 1 0 30");
  assert.equal(outlineOf("angle", [...right].reverse(), 1), "M0 100L0 0L100 0M0 30A30 30 0 0 0 30 0");
});

test("an arc passes by its second point", () => {
  assert.equal(outlineOf("arc", [[100, 0], [0, 100], [-100, 0]], 1).slice(0, 12), "M100 0A100 1");
  assert.match(outlineOf("arc", [[100, 0], [71, 71], [0, 100]], 1), / 0 0 1 0 100$/);
  assert.match(outlineOf("arc", [[100, 0], [-71, -71], [0, 100]], 1), / 0 1 0 0 100$/);
});

test("points in a line, which make no circle, are still drawn", () => {
  assert.equal(outlineOf("circle", [[0, 0], [5, 5], [10, 10]], 1), "M0 0L5 5L10 10");
});

test("words stand above their line, whichever way it was drawn", () => {
  for (const ends of [[[10, 50], [90, 50]], [[90, 50], [10, 50]]]) {
    const place = labelPlace("segment", ends, 1);
    assert.deepEqual(place.at, [50, 50]);
    assert.ok(place.towards[1] < 0);
  }
});

test("words stay inside the picture", () => {
  const [x, y] = insidePicture({ at: [999, 1], towards: [0, -1] }, 20, 15, [1000, 500]);
  assert.ok(x < 1000 - 75 && y >= 9);
});
