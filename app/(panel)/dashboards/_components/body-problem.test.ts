import { expect, test } from "vitest";

import { bodyProblem } from "./body-problem";

test.each([
  ["", "Paste a dashboard’s body first, or choose a file."],
  ["  \n", "Paste a dashboard’s body first, or choose a file."],
  ["é".repeat(500_001), "The body has 1,000,002 bytes; 1,000,000 is the most that is read."],
  ['{"widgets":[]}', null],
])("of %j is said: %s", (text, words) => {
  expect(bodyProblem(text)).toBe(words);
});
