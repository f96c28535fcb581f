import assert from "node:assert/strict";
import { test } from "node:test";
import { linesUnder, pictureBox, rowsOf } from "../../themes/base/static/js/film-geometry.js";
import { filmWish, keepsKey } from "../../themes/base/static/js/film-keys.js";
import { frugalRung, readRungs, rungLabel } from "../../themes/base/static/js/film-playlist.js";
import { chapterJump, frameAt, momentOf, nextRate, rateFromFrames, readTime, timeLabel, timeOfFrame } from "../../themes/base/static/js/film-time.js";
import { barsOf, pathOf } from "../../themes/base/static/js/sound-peaks.js";

const CHAPTERS = [{ start: 0, end: 2, title: "a" }, { start: 2, end: 5, title: "b" }, { start: 5, end: 8, title: "c" }];
const MASTER = `#EXTM3U
#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID="sound",NAME="sound",URI="sound/index.m3u8"
#EXT-X-STREAM-INF:BANDWIDTH=900000,AVERAGE-BANDWIDTH=700000,RESOLUTION=426x240,FRAME-RATE=24.000,CODECS="avc1.4d400d,mp4a.40.2",AUDIO="sound"
240p/index.m3u8
#EXT-X-STREAM-INF:BANDWIDTH=3000000,AVERAGE-BANDWIDTH=2500000,RESOLUTION=1280x720,FRAME-RATE=24.000,CODECS="avc1.4d401f,mp4a.40.2",AUDIO="sound"
720p/index.m3u8
`;

test("a time is written as people read it", () => {
  assert.deepEqual([5, 65.9, 3723, NaN, -1].map(timeLabel), ["0:05", "1:05", "1:02:03", "0:00", "0:00"]);
});
test("a time is read as it may be written", () => {
  assert.deepEqual(["12.5", "1:05", "1:02:03.5"].map(readTime), [12.5, 65, 3723.5]);
  assert.ok(["", "abc", "1:", "-3", "1:2:3:4"].every((text) => Number.isNaN(readTime(text))));
});
test("a moment in the address speaks to the first film, or to the one it names", () => {
  assert.equal(momentOf("#t=12.5", "film-3", true), 12.5);
  assert.equal(momentOf("#t=12.5", "film-3", false), null);
  assert.equal(momentOf("#film-3&t=2,5", "film-3", false), 2);
  assert.equal(momentOf("#film-4&t=2", "film-3", true), null);
  assert.equal(momentOf("#phase-2", "film-3", true), null);
});
test("a step of a frame lands in the middle of the next one", () => {
  assert.equal(timeOfFrame(frameAt(1.0, 25) + 1, 25), 26.5 / 25);
  assert.equal(frameAt(timeOfFrame(7, 30), 30), 7);
  assert.equal(frameAt(3 / 29.97, 29.97), 3); // the beginning of a frame, in spite of rounding
});
test("the rate goes by steps and stops at the ends", () => {
  assert.equal(nextRate(1, 1), 1.25);
  assert.equal(nextRate(0.1, -1), 0.1);
  assert.equal(nextRate(2, 1), 2);
  assert.equal(nextRate(1.1, -1), 1);
});
test("a jump by chapter goes to the next beginning, or back to this one, then to the one before", () => {
  assert.equal(chapterJump(CHAPTERS, 1, 1), 2);
  assert.equal(chapterJump(CHAPTERS, 4.9, -1), 2);
  assert.equal(chapterJump(CHAPTERS, 3, -1), 0);
  assert.equal(chapterJump(CHAPTERS, 6, 1), null);
  assert.equal(chapterJump([], 1, -1), null);
});
test("frames that were seen give their rate", () => {
  assert.equal(rateFromFrames([0, 0.0417, 0.0834, 0.1668]), 24);
  assert.equal(rateFromFrames([]), 25);
});
test("keys are the same on a French keyboard, where digits need Shift", () => {
  assert.deepEqual(filmWish({ key: "&", code: "Digit1" }), ["share", 0.1]);
  assert.deepEqual(filmWish({ key: "9", code: "Numpad9" }), ["share", 0.9]);
  assert.deepEqual(filmWish({ key: "K" }), ["toggle", 0]);
  assert.equal(filmWish({ key: "k", ctrlKey: true }), null);
  assert.equal(filmWish({ key: "Tab" }), null);
});
test("a button keeps the keys that press it, a volume slider its arrows, a list everything", () => {
  assert.ok(keepsKey("media-play-button", "button", " ") && !keepsKey("media-play-button", "button", "k"));
  assert.ok(keepsKey("media-volume-range", null, "ArrowUp") && !keepsKey("media-time-range", null, "ArrowLeft"));
  assert.ok(keepsKey("select", null, "k"));
});
test("the rungs of a playlist come finest first, with their frames a second", () => {
  const rungs = readRungs(MASTER);
  assert.deepEqual(rungs.map(rungLabel), ["720p", "240p"]);
  assert.deepEqual(rungs[0], { width: 1280, height: 720, bandwidth: 3000000, frameRate: 24 });
  assert.deepEqual(readRungs("<html>"), []);
});
test("an upright film is named by its short side", () => assert.equal(rungLabel({ width: 720, height: 1280 }), "720p"));
test("a thrifty visit begins with the finest rung of 480 lines at most, or the lightest", () => {
  const of = (...sides) => frugalRung(sides.map((side) => ({ width: side * 2, height: side })));
  assert.equal(of(240, 480, 720), 1);
  assert.equal(of(1080, 720), 1);
});
test("the layer leaves out the bands of a picture that does not fill its frame", () => {
  const rounded = (...given) => Object.fromEntries(Object.entries(pictureBox(...given)).map(([side, value]) => [side, Math.round(value * 1000) / 1000 + 0]));
  assert.deepEqual(rounded(1920, 1080, 1000, 1000), { left: 0, top: 218.75, width: 1000, height: 562.5 });
  assert.deepEqual(rounded(1080, 1920, 1600, 900), { left: 546.875, top: 0, width: 506.25, height: 900 });
  assert.deepEqual(pictureBox(0, 0, 300, 200), { left: 0, top: 0, width: 300, height: 200 });
});
test("captions stand above the bar", () => {
  assert.equal(linesUnder(72, 24), -4);
  assert.equal(rowsOf("court\nune ligne bien plus longue", 14), 3);
});
test("a waveform keeps the loudest of each stretch, the loudest of all fills the height", () => {
  assert.deepEqual(barsOf({ bits: 8, length: 4, data: [-10, 10, -64, 5, 0, 32, -1, 1] }, 2), [1, 0.5]);
});
test("a waveform shorter than its drawing keeps its own length, a silence stays low", () => {
  assert.equal(barsOf({ bits: 8, length: 2, data: [0, 1, 0, 1] }, 100).length, 2);
  assert.ok(barsOf({ bits: 8, length: 1, data: [0, 1] }, 1)[0] < 0.2);
  assert.deepEqual(barsOf({ bits: 8, length: 0, data: [] }, 10), []);
});
test("bars are drawn around the middle, never thinner than silence", () => {
  assert.equal(pathOf([1, 0]), "M0.5 0.0V100.0M1.5 48.5V51.5");
});
