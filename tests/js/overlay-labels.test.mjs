/** Words over a picture do not lie over each other. */

import assert from "node:assert/strict";
import test from "node:test";

import { heightsApart } from "../../themes/base/static/js/overlays/labels.js";

test("words that meet nobody stay where they are", () => {
  const labels = [{ x: 50, y: 20, half: 30 }, { x: 150, y: 20, half: 30 }, { x: 50, y: 60, half: 30 }];
  assert.deepEqual(heightsApart(labels, 18, 200), [20, 20, 60]);
});

test("words over others go under them, in their order", () => {
  const labels = [{ x: 50, y: 24, half: 30 }, { x: 60, y: 20, half: 30 }, { x: 40, y: 26, half: 30 }];
  assert.deepEqual(heightsApart(labels, 18, 200), [38, 20, 56]);
});

test("at the bottom of the picture they go above", () => {
  const labels = [{ x: 50, y: 188, half: 30 }, { x: 60, y: 190, half: 30 }];
  assert.deepEqual(heightsApart(labels, 18, 200), [188, 170]);
});

test("a full picture keeps its words where they were", () => {
  const labels = Array.from({ length: 4 }, () => ({ x: 10, y: 10, half: 30 }));
  assert.equal(heightsApart(labels, 18, 40).length, 4);
});
