import assert from "node:assert/strict";
import { test } from "node:test";

import { direction, distance, inWords, nearness } from "../../themes/base/static/js/story-trail-distance.js";

const MONTAUBAN = { lat: 44.0181, lng: 1.3556 };
const TOULOUSE = { lat: 43.6045, lng: 1.444 };

test("a degree of latitude is 111.2 kilometres", () => {
  assert.ok(Math.abs(distance({ lat: 44, lng: 1 }, { lat: 45, lng: 1 }) - 111_195) < 10);
});

test("a degree of longitude shrinks with the latitude", () => {
  const there = distance({ lat: 60, lng: 1 }, { lat: 60, lng: 2 });
  assert.ok(Math.abs(there - 55_597) < 30, String(there));
});

test("from Montauban to Toulouse there are 47 kilometres, to the south", () => {
  assert.equal(Math.round(distance(MONTAUBAN, TOULOUSE) / 1000), 47);
  assert.equal(direction(MONTAUBAN, TOULOUSE), 4);
  assert.equal(direction(TOULOUSE, MONTAUBAN), 0);
});

test("the date line is crossed by the short way", () => {
  assert.ok(distance({ lat: 0, lng: 179.9 }, { lat: 0, lng: -179.9 }) < 23_000);
  assert.equal(direction({ lat: 0, lng: 179.9 }, { lat: 0, lng: -179.9 }), 2);
});

test("the other end of the world is half a turn away", () => {
  assert.ok(Math.abs(distance({ lat: 0, lng: 0 }, { lat: 0, lng: 180 }) - Math.PI * 6_371_008.8) < 1);
});

test("every eighth of the compass has its number", () => {
  const around = [[1, 0], [1, 1], [0, 1], [-1, 1], [-1, 0], [-1, -1], [0, -1], [1, -1]];
  assert.deepEqual(around.map(([lat, lng]) => direction({ lat: 0, lng: 0 }, { lat, lng })), [0, 1, 2, 3, 4, 5, 6, 7]);
});

test("somebody is there when the error of the position still leaves them there", () => {
  assert.equal(nearness(10, 5), "here");
  assert.equal(nearness(25, 30), "here");
  assert.equal(nearness(5, 60), "maybe");
  assert.equal(nearness(400, 500), "maybe");
  assert.equal(nearness(100, 20), "far");
});

test("distances are as precise as they deserve", () => {
  assert.deepEqual([3, 347, 994, 1240, 9940, 12_345].map((metres) => inWords(metres)), ["10 m", "350 m", "990 m", "1,2 km", "9,9 km", "12 km"]);
});
