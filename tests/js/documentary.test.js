import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";

import { END, Journey, fill, recall, sceneOfHash, swipe, wish } from "../../themes/base/static/js/documentary-journey.js";

const SCENES = [{ id: "clay" }, { id: "wheel", next: "fire" }, { id: "detour" }, { id: "fire" }];

/** @param {...string} ids */
function at(...ids) {
  const journey = new Journey(SCENES);
  for (const id of ids) journey.go(id);
  return journey;
}

test("a story is told in order", () => {
  assert.equal(at("clay").next, "wheel");
  assert.equal(at("detour").next, "fire");
});

test("a scene may name another next one", () => {
  assert.equal(at("wheel").next, "fire");
});

test("a next scene that is gone falls back on the order", () => {
  const journey = new Journey([{ id: "a", next: "gone" }, { id: "b" }]);
  journey.go("a");
  assert.equal(journey.next, "b");
});

test("the end follows the last scene, and nothing follows the end", () => {
  assert.equal(at("fire").next, END);
  assert.equal(at(END).next, END);
  assert.ok(at(END).isOver);
});

test("going to a scene that does not exist does nothing", () => {
  const journey = at("clay");
  assert.equal(journey.go("nowhere"), false);
  assert.equal(journey.current, "clay");
});

test("going back follows the way that was taken", () => {
  const journey = at("clay", "detour", "fire");
  assert.ok(journey.back());
  assert.equal(journey.current, "detour");
  journey.back();
  assert.equal(journey.current, "clay");
  assert.equal(journey.back(), false);
});

test("somebody who arrived in the middle goes back in order", () => {
  const journey = at("fire");
  assert.ok(journey.back());
  assert.deepEqual(journey.trail, ["detour"]);
});

test("from an end opened by its address one goes back to the last scene", () => {
  assert.equal(at(END).previous, "fire");
});

test("a scene seen twice counts once", () => {
  assert.deepEqual(at("clay", "wheel", "clay").progress, { position: 1, seen: 2, total: 4 });
});

test("at the end the progress is whole, whatever was skipped", () => {
  assert.deepEqual(at("clay", END).progress, { position: 4, seen: 1, total: 4 });
});

test("before it begins nothing is seen", () => {
  assert.deepEqual(new Journey(SCENES).progress, { position: 0, seen: 0, total: 4 });
});

test("what was kept is offered again", () => {
  const kept = recall(JSON.stringify(at("clay", "wheel")));
  const journey = new Journey(SCENES, kept);
  assert.equal(journey.resume, "wheel");
  assert.equal(journey.current, "");
  assert.ok(journey.seen.has("clay"));
});

test("nothing is offered at the first scene, at the end, or when the scene is gone", () => {
  for (const trail of [["clay"], ["clay", END], ["cut"]]) {
    assert.equal(new Journey(SCENES, { trail, seen: trail }).resume, "");
  }
});

test("what cannot be read is forgotten", () => {
  for (const text of [null, "", "{", "3", "null", '{"trail": 4, "seen": {"a": 1}}']) {
    assert.equal(new Journey(SCENES, recall(text)).resume, "");
  }
});

test("the browser's history puts one back on the way", () => {
  const journey = at("clay");
  journey.retrace(["clay", "detour", "cut"]);
  assert.deepEqual(journey.trail, ["clay", "detour"]);
  assert.ok(journey.seen.has("detour"));
});

test("an address names a scene", () => {
  assert.equal(sceneOfHash("#scene-clay"), "clay");
  assert.equal(sceneOfHash("#main"), "");
});

test("a quick movement across is a swipe, others are not", () => {
  assert.equal(swipe(-90, 10, 200), "next");
  assert.equal(swipe(90, -10, 200), "back");
  assert.equal(swipe(-30, 0, 100), "");
  assert.equal(swipe(-90, 80, 200), "");
  assert.equal(swipe(-90, 0, 1500), "");
});

test("keys say what they want, and leave the browser's own alone", () => {
  assert.equal(wish({ key: "ArrowRight" }), "next");
  assert.equal(wish({ key: "ArrowLeft", altKey: true }), "");
  assert.equal(wish({ key: "3" }), "choice-3");
  assert.equal(wish({ key: "0" }), "");
  assert.equal(wish({ key: " " }), "");
});

test("sentences are filled, unknown words stay", () => {
  assert.equal(fill("Scène %number% sur %total% %other%", { number: 2, total: 8 }), "Scène 2 sur 8 %other%");
});

const { cases } = JSON.parse(readFileSync(new URL("../cases/story_conditions.json", import.meta.url), "utf8"));

for (const { name, known, seen, after, until, open } of cases) {
  test(`a choice is offered as its condition says: ${name}`, () => {
    const scenes = known.map((/** @type {string} */ id) => ({ id }));
    assert.equal(new Journey(scenes, { seen }).isOpen({ after, until }), open);
  });
}

test("a remote control goes on, back, up and down", () => {
  assert.equal(wish({ key: "MediaTrackNext" }), "next");
  assert.equal(wish({ key: "GoBack" }), "back");
  assert.equal(wish({ key: "ArrowDown" }), "down");
});
