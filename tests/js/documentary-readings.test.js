import assert from "node:assert/strict";
import { test } from "node:test";

import { END } from "../../themes/base/static/js/documentary-journey.js";
import { firstPieces, firstRung } from "../../themes/base/static/js/documentary-media.js";
import { Readings } from "../../themes/base/static/js/documentary-readings.js";

test("a visit tells the scenes it saw, their seconds, and where it ends", () => {
  const visit = new Readings();
  visit.enter("clay", 1000);
  visit.enter("fire", 6000);
  assert.deepEqual(visit.leave(9400), { scenes: { clay: [1, 5], fire: [1, 3] }, left: "fire" });
});

test("nothing is told twice", () => {
  const visit = new Readings();
  visit.enter("clay", 1000);
  visit.leave(3000);
  assert.equal(visit.leave(9000), null);
});

test("a scene seen at another visit counts no more, but its time does", () => {
  const visit = new Readings(["clay"]);
  visit.enter("clay", 1000);
  assert.deepEqual(visit.leave(3000), { scenes: { clay: [0, 2] }, left: "clay" });
});

test("the time when nobody looks is not counted, and who looks again has not left", () => {
  const visit = new Readings();
  visit.enter("clay", 1000);
  assert.equal(visit.leave(2000)?.left, "clay");
  visit.resume(60_000);
  visit.enter("fire", 61_000);
  assert.deepEqual(visit.leave(62_000), { scenes: { clay: [0, 1], fire: [1, 1] }, left: "fire", back: "clay" });
});

test("the end is no scene, and who is there has left nothing", () => {
  const visit = new Readings();
  visit.enter("clay", 1000);
  visit.enter(END, 2000);
  assert.deepEqual(visit.leave(9000), { scenes: { clay: [1, 1] } });
});

test("who closed the player is nowhere", () => {
  const visit = new Readings();
  visit.enter("clay", 1000);
  visit.enter("", 3000);
  assert.deepEqual(visit.leave(50_000), { scenes: { clay: [1, 2] } });
});

const MASTER = `#EXTM3U
#EXT-X-STREAM-INF:AVERAGE-BANDWIDTH=4,BANDWIDTH=4000000,RESOLUTION=1920x1080
1080p/index.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=1200000,RESOLUTION=854x480
480p/index.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=400000,RESOLUTION=426x240
240p/index.m3u8
`;

test("the quality fetched ahead is the finest that an unknown network bears", () => {
  assert.equal(firstRung(MASTER), "480p/index.m3u8");
  assert.equal(firstRung(MASTER.split("#EXT-X-STREAM-INF:BANDWIDTH=12")[0]), "1080p/index.m3u8");
  assert.equal(firstRung("not a playlist"), "");
});

test("a film begins with its header and its first segment", () => {
  const list = '#EXTM3U\n#EXT-X-MAP:URI="init.mp4"\n#EXTINF:4,\ns00000.m4s\n#EXTINF:4,\ns00001.m4s\n';
  assert.deepEqual(firstPieces(list), ["init.mp4", "s00000.m4s"]);
});
