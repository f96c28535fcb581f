import assert from "node:assert/strict";
import { test } from "node:test";
import { measuredEdges, orbitOf, readPlace, written } from "../../themes/base/static/js/model-space.js";

test("the three measured edges meet at one corner of the box", () => {
  const [width, height, depth] = measuredEdges({ x: 0, y: 1, z: 0 }, { x: 2, y: 2, z: 4 });
  assert.deepEqual(width.to, { x: 1, y: 0, z: 2 });
  assert.deepEqual(height.from, width.to);
  assert.deepEqual(depth.from, width.to);
  assert.deepEqual(height.middle, { x: 1, y: 1, z: 2 });
  assert.deepEqual(depth.to, { x: 1, y: 0, z: -2 });
});
test("a place is three numbers and nothing else", () => {
  assert.deepEqual(readPlace(" 0.1 -2 3 "), { x: 0.1, y: -2, z: 3 });
  assert.ok(["", "1 2", "1 2 3 4", "a b c", undefined].every((text) => readPlace(text) === null));
  assert.equal(written({ x: 1, y: 0, z: -2 }), "1m 0m -2m");
});
test("a camera looks at a place along its normal", () => {
  assert.deepEqual(orbitOf({ x: 0, y: 0, z: 1 }), { theta: 0, phi: Math.PI / 2 });
  assert.equal(orbitOf({ x: 2, y: 0, z: 0 }).theta, Math.PI / 2);
  assert.equal(orbitOf({ x: 0, y: 3, z: 0 }).phi, 0);
});
