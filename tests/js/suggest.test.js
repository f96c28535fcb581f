import assert from "node:assert/strict";
import { test } from "node:test";

import { countSentence, nextActive } from "../../themes/base/static/js/suggest.js";

test("the arrows go round through the field", () => {
  assert.equal(nextActive("ArrowDown", -1, 3), 0);
  assert.equal(nextActive("ArrowDown", 2, 3), -1);
  assert.equal(nextActive("ArrowUp", -1, 3), 2);
  assert.equal(nextActive("ArrowUp", 0, 3), -1);
});

test("without suggestions there is nothing to go to", () => {
  assert.equal(nextActive("ArrowDown", -1, 0), -1);
});

test("the number of suggestions is said in words", () => {
  const words = { one: "1 suggestion", many: "{n} suggestions", none: "Aucune" };
  assert.equal(countSentence(0, words), "Aucune");
  assert.equal(countSentence(1, words), "1 suggestion");
  assert.equal(countSentence(8, words), "8 suggestions");
});
