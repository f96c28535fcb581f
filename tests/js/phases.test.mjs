import assert from "node:assert/strict";
import { test } from "node:test";
import { phaseAt, readPhases } from "../../themes/base/static/js/phases.js";

const PHASES = readPhases([{ start: "0", end: "2.5" }, { start: "3" }, { start: "6", end: "9" }]);

test("a phase without end lasts until the next begins", () => assert.equal(PHASES[1].end, 6));
test("the last phase without end never ends", () => assert.equal(readPhases([{ start: "1" }])[0].end, Infinity));
test("a time inside a phase finds it", () => assert.equal(phaseAt(PHASES, 1), 0));
test("the end of a phase is outside it", () => assert.equal(phaseAt(PHASES, 2.5), -1));
test("a start that is no number counts as the beginning", () => assert.equal(readPhases([{ start: "?" }])[0].start, 0));
