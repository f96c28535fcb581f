import assert from "node:assert/strict";
import { test } from "node:test";

import { lines, place, rowsOf } from "../../themes/base/static/js/documentary-map.js";

/** @param {string} scene @param {string} next @param {string} [leads] */
const section = (scene, next, leads) => /** @type {any} */ ({ dataset: { scene, next, leads } });
const SECTIONS = [section("clay", "fire", "1 e"), section("detour", "fire"), section("fire", "end"), section("end", "")];

test("the rows of the map are the scenes, with where they lead, and the end", () => {
  const rows = rowsOf(SECTIONS, "end");
  assert.deepEqual(rows.map(({ id }) => id), ["clay", "detour", "fire", "end"]);
  assert.deepEqual(rows[0].leads, ["detour", "end"]);
  assert.deepEqual(rows.map(({ isBeside }) => isBeside), [false, true, false, false]);
});

test("what is beside the way told is drawn beside it", () => {
  const points = place(rowsOf(SECTIONS, "end"), [10, 30, 50, 70]);
  assert.equal(points.get("clay")?.x, points.get("fire")?.x);
  assert.ok((points.get("detour")?.x ?? 0) > (points.get("clay")?.x ?? 0));
  assert.equal(points.get("fire")?.y, 50);
});

test("each link is drawn once: straight to a neighbour, bowed to the others", () => {
  const rows = rowsOf(SECTIONS, "end");
  const drawn = lines(rows, place(rows, [10, 30, 50, 70]));
  assert.deepEqual(drawn.map(({ from, to, isTold }) => `${from} ${to} ${isTold}`), ["clay fire true", "clay detour false", "clay end false", "detour fire true", "fire end true"]);
  assert.match(drawn[0].path, /C/);
  assert.doesNotMatch(drawn[1].path, /C/);
});

test("a story that goes round is drawn too", () => {
  const rows = rowsOf([section("clay", "fire"), section("fire", "clay", "0 7")], "end");
  assert.equal(lines(rows, place(rows, [0, 10, 20])).length, 2);
});
