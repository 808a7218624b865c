import { expect, test } from "vitest";

import { listOverPlan, monthFigure, monthSentence } from "./cost-words";

const cost = { environmentId: "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d11", actualUsd: 402.11, planLowUsd: 383, planHighUsd: 383, listUsd: 598.53 };

test("the overview says what the month cost so far, of how much", () => {
  const month = { month: "2026-11", actualUsd: 402.11, planLowUsd: 383, planHighUsd: 383, withoutPlan: 0 };
  expect(monthSentence(month)).toBe("November so far 402.11 USD; planned 383.00 for a whole month.");
  // A new environment is priced within a minute: "of 0.00" would be a figure that nobody planned.
  expect(monthSentence({ ...month, planLowUsd: 0, planHighUsd: 0, withoutPlan: 1 })).toBe("November so far 402.11 USD; no plan is known.");
  expect(monthSentence({ ...month, actualUsd: null, withoutPlan: 2 })).toBe("What November was billed is not known; planned 383.00 for a whole month (2 without a plan).");
});

test("a row has month and plan, and by how much list price differs", () => {
  expect([monthFigure(cost), listOverPlan(cost)]).toEqual(["402.11 of 383.00", "+56 %"]);
  expect(monthFigure({ ...cost, actualUsd: null, planLowUsd: null, planHighUsd: null })).toBe("not known of no plan");
  expect(listOverPlan({ ...cost, planHighUsd: 700 })).toBe("");
});
