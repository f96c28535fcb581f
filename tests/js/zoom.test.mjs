import assert from "node:assert/strict";
import { test } from "node:test";
import { readZoom, zoomTo } from "../../themes/base/static/js/zoom.js";

test("the whole picture is neither enlarged nor moved", () => {
  assert.deepEqual(zoomTo(50, 50, 100), { scale: 1, left: 0, top: 0 });
  assert.deepEqual(zoomTo(10, 90, 100), { scale: 1, left: 0, top: 0 });
});
test("half of the picture is shown twice as large, its middle in the middle", () => {
  assert.deepEqual(zoomTo(50, 50, 50), { scale: 2, left: -50, top: -50 });
});
test("an area at the edge shows nothing outside the picture", () => {
  assert.deepEqual(zoomTo(0, 100, 50), { scale: 2, left: 0, top: -100 });
});
test("what is no area is the whole picture, and no area is absurdly small", () => {
  for (const text of [undefined, "", "a b c", "50"]) assert.equal(readZoom(text).scale, 1);
  assert.equal(readZoom("50 50 1").scale, 10);
  assert.equal(readZoom("50 50 40").scale, 2.5);
});
