import assert from "node:assert/strict";
import { test } from "node:test";

import {
  boxText, readBox, readHash, readPosition, readStored, say, sayCounts, writeHash, writeStored,
} from "../../plugins/map/static/plugin_map/js/view.js";

test("a view written in the address is read back", () => {
  const view = { zoom: 12, lat: 44.01607, lng: 1.35263 };
  assert.deepEqual(readHash(writeHash(view)), view);
  assert.deepEqual(readHash("#9/-12.5/-170"), { zoom: 9, lat: -12.5, lng: -170 });
});

test("an address that is no view is left alone", () => {
  for (const hash of ["", "#", "#main", "#12/44", "#12/99/1", "#12/44/400", "#99/44/1", "#1/a/b"]) assert.equal(readHash(hash), null);
});

test("a box is four finite numbers", () => {
  assert.deepEqual(readBox("0.5,43.5,2,44.5"), { west: 0.5, south: 43.5, east: 2, north: 44.5 });
  for (const text of ["", "1,2,3", "a,b,c,d", "1,2,3,NaN"]) assert.equal(readBox(text), null);
});

test("views next to each other ask for the same box, which holds both", () => {
  const one = boxText({ west: 1.01, south: 43.91, east: 1.69, north: 44.19 }, 9);
  const other = boxText({ west: 1.02, south: 43.92, east: 1.7, north: 44.18 }, 9);
  assert.equal(one, other);
  const [west, south, east, north] = one.split(",").map(Number);
  assert.ok(west <= 1.01 && south <= 43.91 && east >= 1.7 && north >= 44.19);
});

test("a box never leaves the world", () => {
  assert.equal(boxText({ west: -500, south: -99, east: 500, north: 99 }, 0), "-180,-85,180,85");
});

test("sentences are filled in, and what has no value stays", () => {
  assert.equal(say("{n} lieux : {counts}", { n: 2 }), "2 lieux : {counts}");
  assert.equal(sayCounts({ artisans: 12, events: 3 }, { artisans: "Artisans", events: "Événements" }), "12 artisans, 3 événements");
});

test("people write positions in several ways", () => {
  const here = { lat: 44.02, lng: 1.36 };
  for (const text of ["44.02, 1.36", "44.02 1.36", "44,02; 1,36", " 44.02,1.36 "]) assert.deepEqual(readPosition(text), here);
  for (const text of ["", "44", "a, b", "99, 1", "44, 400", "44,02, 1,36", "44.0, "]) assert.equal(readPosition(text), null);
});

test("what is stored is read back, and anything else is no position", () => {
  const here = { lat: 44.0161, lng: 1.3526 };
  assert.equal(writeStored(here), "SRID=4326;POINT(1.3526 44.0161)");
  assert.deepEqual(readStored(writeStored(here)), here);
  for (const text of ["", "POINT(1 44)", "SRID=2154;POINT(1 44)", "SRID=4326;POINT(1 99)"]) assert.equal(readStored(text), null);
});
