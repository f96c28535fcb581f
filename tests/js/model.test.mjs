import assert from "node:assert/strict";
import { test } from "node:test";
import { asSeen } from "../../themes/base/static/js/model-shapes.js";
import { measuredEdges, orbitOf, readPlace, viewOf, written } from "../../themes/base/static/js/model-space.js";

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
test("a view is written as the server reads it, whatever the numbers", () => {
  const view = viewOf({ theta: -1e-9, phi: Math.PI / 3, radius: 0.12345678 }, { x: 1e-7, y: -0.5, z: 12 });
  assert.deepEqual(view, { orbit: "0rad 1.0472rad 0.1235m", target: "0m -0.5m 12m" });
});
test("a shape of space is drawn where it is seen, with the value of its metres", () => {
  const keyframes = [{ t: 3, points: [[0, 0, 0], [0.03, 0.04, 0]] }];
  const shape = { id: "a", kind: "segment", start: 3, quantity: { kind: "length", unit: "mm", tolerance: 2 }, keyframes };
  const seen = asSeen(shape, [{ x: 50, y: 20 }, { x: 100, y: 0 }], [200, 100]);
  assert.deepEqual(seen.keyframes, [{ t: 0, points: [[0.25, 0.2], [0.5, 0]] }]);
  assert.deepEqual(seen.quantity, { kind: "length", unit: "mm", value: 50 });
  assert.equal(seen.start, undefined);
  const given = { kind: "force", unit: "N", value: 12, tolerance: 1 };
  assert.deepEqual(asSeen({ ...shape, quantity: given }, [{ x: 0, y: 0 }, { x: 1, y: 1 }], [1, 1]).quantity, given);
});
