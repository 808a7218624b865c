import { expect, test } from "vitest";

import { addDays } from "./bill-day";
import { budgetState, setBudgetSchema } from "./budget";
import { forecastMonthEnd } from "./month-end-forecast";

const MONTH = "2026-11-01";
const daysOf = (usd: number, count: number) => Array.from({ length: count }, (_, index) => ({ day: addDays(MONTH, index), usd }));

function stateOf(budgetUsd: number, usdPerDay: number, count: number) {
  const days = daysOf(usdPerDay, count);
  return budgetState({ budgetUsd, thresholds: [50, 80, 100], month: MONTH, spentUsd: usdPerDay * count, days, forecast: forecastMonthEnd(MONTH, days) });
}

test.each<[string, number, number, number, object]>([
  // 30 days × 10 = 300.
  ["a month that stays below its budget", 400, 10, 10, { kind: "within", usedPercent: 25, passedThreshold: null, breachDay: null }],
  ["half of it used by the fifteenth", 300.5, 10, 16, { kind: "within", passedThreshold: 50 }],
  ["a month that will go over it: 25 × 10 = 250", 250, 10, 10, { kind: "will-exceed", usedPercent: 40, breachDay: "2026-11-25" }],
  ["a budget that was used up on the twentieth: 20 × 10 = 200", 200, 10, 22, { kind: "exceeded", usedPercent: 110, passedThreshold: 100, breachDay: "2026-11-20" }],
])("%s", (_, budgetUsd, usdPerDay, count, expected) => {
  expect(stateOf(budgetUsd, usdPerDay, count)).toMatchObject(expected);
});

test("after two days nothing is foretold, and what is spent still counts", () => {
  expect(stateOf(15, 10, 2)).toMatchObject({ kind: "exceeded", breachDay: "2026-11-02" });
  expect(stateOf(100, 10, 2)).toMatchObject({ kind: "within", breachDay: null });
});

test("a bill that nobody knows is not within its budget", () => {
  expect(budgetState({ budgetUsd: 5, thresholds: [100], month: MONTH, spentUsd: null, days: [], forecast: { kind: "too-early", observedDays: 0 } })).toMatchObject({ kind: "unknown" });
});

test.each([
  ["0 dollars", { system: "agent", usd: 0 }],
  ["fractions of a cent", { system: "agent", usd: 1.005 }],
  ["a slip of the keyboard", { system: "agent", usd: 1e12 }],
  ["falling thresholds", { system: "agent", usd: 5, thresholds: [80, 50] }],
  ["nobody's budget", { usd: 5 }],
  ["two things' budget", { system: "agent", environmentId: "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d11", usd: 5 }],
  ["a field that it does not know", { system: "agent", usd: 5, currency: "EUR" }],
])("a budget of %s is refused", (_, input) => {
  expect(setBudgetSchema.safeParse(input).success).toBe(false);
});
