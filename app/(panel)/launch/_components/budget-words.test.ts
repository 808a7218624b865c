import { expect, test } from "vitest";

import { budgetMark } from "./budget-words";
import { leftOutWords } from "./left-out-words";

test.each([
  [{ listWithUnplannedUsd: 420, isComplete: true }, 500, { tone: "success", word: "80.00 USD below the plan’s budget of 500.00 USD" }],
  [{ listWithUnplannedUsd: 520.5, isComplete: true }, 500, { tone: "warning", word: "20.50 USD over the plan’s budget of 500.00 USD" }],
  [{ listWithUnplannedUsd: 520.5, isComplete: false }, 500, { tone: "warning", word: "20.50 USD over the plan’s budget of 500.00 USD" }],
  // What has a price may fit while the whole does not.
  [{ listWithUnplannedUsd: 420, isComplete: false }, 500, { tone: "unknown", word: "Cannot tell whether it stays within the plan’s budget of 500.00 USD: something has no price" }],
  [{ listWithUnplannedUsd: 420, isComplete: true }, null, null],
])("%j against %s is said as %j", (totals, budgetUsd, mark) => {
  expect(budgetMark(totals, budgetUsd)).toEqual(mark);
});

test("a price without a field that cannot be used says so", () => {
  expect(leftOutWords([], String)).toBeNull();
  expect(leftOutWords(["parameters.Tasks"], () => "Tasks")).toBe("Without your present Tasks, which cannot be used yet.");
});
