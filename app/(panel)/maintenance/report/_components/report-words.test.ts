import { expect, test } from "vitest";

import { countsSentence } from "./report-words";

test.each([
  [{ asked: 9, done: 7, skipped: 1, overdue: 1, open: 0, notYet: 0, late: 2 }, "9 asked for: 7 done (2 late), 1 skipped, 1 overdue."],
  [{ asked: 3, done: 0, skipped: 0, overdue: 0, open: 1, notYet: 2, late: 0 }, "3 asked for: 0 done, 1 still open, 2 not begun yet."],
  [{ asked: 0, done: 0, skipped: 0, overdue: 0, open: 0, notYet: 0, late: 0 }, "Nothing was asked for."],
])("%j", (counts, sentence) => {
  expect(countsSentence(counts)).toBe(sentence);
});
