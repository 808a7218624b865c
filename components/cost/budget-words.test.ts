import { expect, test } from "vitest";

import { budgetMark, budgetSentence } from "./budget-words";

const used = { spentUsd: 402.11, usedPercent: 80.4, passedThreshold: 80, breachDay: null };

test.each([
  [{ kind: "within", ...used }, "success", "402.11 of 500.00 USD, 80 %, past 80 %: it lasts the month if the days to come are like those before."],
  [{ kind: "will-exceed", ...used, breachDay: "2026-11-24" }, "warning", "402.11 of 500.00 USD, 80 %, past 80 %: it will be used up about 24 Nov."],
  [{ kind: "exceeded", ...used, spentUsd: 512, usedPercent: 102.4, breachDay: "2026-11-20" }, "error", "512.00 of 500.00 USD, 102 %: used up on 20 Nov."],
  [{ kind: "exceeded", ...used, spentUsd: 512, usedPercent: 102.4 }, "error", "512.00 of 500.00 USD, 102 %: used up by days that still change."],
  // Not "within": nobody knows.
  [{ kind: "unknown", why: "What was billed is not known." }, "unknown", "What was billed is not known."],
] as const)("a budget that is %o is told with the tone %s", (state, tone, sentence) => {
  expect(budgetMark({ usd: 500, state }).tone).toBe(tone);
  expect(budgetSentence({ usd: 500, state })).toBe(sentence);
});
