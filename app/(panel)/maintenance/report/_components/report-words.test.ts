import { expect, test } from "vitest";

import { countsSentence } from "./report-words";

test.each([
  [{ asked: 9, done: 7, skipped: 1, overdue: 1, open: 0, late: 2 }, "9 asked for: 7 done (2 late), 1 skipped, 1 overdue."],
  [{ asked: 3, done: 0, skipped: 0, overdue: 0, open: 3, late: 0 }, "3 asked for: 0 done, 3 still open."],
  [{ asked: 0, done: 0, skipped: 0, overdue: 0, open: 0, late: 0 }, "Nothing was asked for."],
])("%j", (counts, sentence) => {
  expect(countsSentence(counts)).toBe(sentence);
});
