import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { arcSweep, homography, measure, measureInSpace } from "../../themes/base/static/js/overlays/measures.js";
import { isShownAt, keyframeAt, pointsAt } from "../../themes/base/static/js/overlays/motion.js";

const CASES = JSON.parse(readFileSync(new URL("../cms/gestures/overlay_cases.json", import.meta.url), "utf-8"));

/**
 * @param {number} found
 * @param {number} wanted
 * @param {number} [share]
 */
const near = (found, wanted, share = 1e-6) =>
  assert.ok(Math.abs(found - wanted) <= share * Math.max(Math.abs(wanted), 1e-9), `${found} is not ${wanted}`);

for (const found of CASES.cases) {
  test(`${found.name} is the one that the server computes`, () => {
    const calibration = found.calibration && CASES[found.calibration];
    const measured = measure(found, found.quantity, CASES.size, calibration);
    near(measured?.value ?? NaN, found.value);
    near(measured?.uncertainty ?? NaN, found.uncertainty, 1e-3);
  });
}

for (const found of CASES.motion) {
  test(`a shape stands where the server says: ${found.name}`, () => {
    pointsAt({ keyframes: CASES.keyframes }, found.t)
      .flat()
      .forEach((value, index) => near(value, found.points.flat()[index]));
  });
}

test("a length needs a calibration, an angle does not", () => {
  const points = [[0, 0], [0.5, 0.5], [1, 0]];
  assert.equal(measure({ kind: "polyline", points }, "length", [100, 100], null), null);
  near(measure({ kind: "angle", points }, "angle", [100, 100], null)?.value ?? NaN, Math.PI / 2);
});

test("points that make no figure measure nothing", () => {
  const line = [[0.1, 0.1], [0.2, 0.2], [0.3, 0.3]];
  assert.equal(measure({ kind: "circle", points: line }, "diameter", [100, 100], CASES.scale), null);
  assert.ok(homography([[0, 0], [1, 1], [2, 2], [3, 3]], [[0, 0], [1, 0], [1, 1], [0, 1]]).some(Number.isNaN));
});

test("an arc turns the way of its second point", () => {
  const ends = [[1, 0], [0, 1], [-1, 0]];
  near(arcSweep(ends), Math.PI);
  near(arcSweep([[1, 0], [0, -1], [0, 1]]), (3 * Math.PI) / 2);
});

test("the last keyframe before a moment is found", () => {
  const frames = [1, 3, 5].map((t) => ({ t, points: [] }));
  assert.deepEqual([0, 1, 2.9, 3, 9].map((time) => keyframeAt(frames, time)), [-1, 0, 0, 1, 2]);
});

test("a shape shows from its start to its end, which is excluded", () => {
  const shape = { start: 2, end: 6, keyframes: [] };
  assert.deepEqual([1.9, 2, 5.9, 6].map((time) => isShownAt(shape, time)), [false, true, true, false]);
  assert.ok(isShownAt({ keyframes: [] }, 1e9));
});

for (const { kind, points, quantity, value } of CASES.space) {
  test(`the ${quantity} of a ${kind} on a 3D model is that of the server`, () => {
    const found = measureInSpace({ kind, points }, quantity);
    if (value === null) assert.equal(found, null);
    else assert.ok(Math.abs(found - value) < 1e-9);
  });
}
