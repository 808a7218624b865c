import { expect, test } from "vitest";

import type { ForecastView } from "./ledger-view";
import { varianceOf } from "./variance";

const final = (usd: number): ForecastView => ({ kind: "final", usd });

test.each<[string, number, { lowUsd: number; highUsd: number } | null, number | null, object]>([
  ["over the plan", 574.5, { lowUsd: 383, highUsd: 383 }, 598, { percent: 50, differenceUsd: 191.5, isMarked: true, against: "plan" }],
  ["within ten percent of the plan", 400, { lowUsd: 383, highUsd: 383 }, null, { isMarked: false, against: "plan" }],
  ["inside the plan's range", 200, { lowUsd: 155, highUsd: 410 }, null, { percent: 0, differenceUsd: 0, isMarked: false }],
  ["under the plan's range, from its lower end", 124, { lowUsd: 155, highUsd: 410 }, null, { percent: -20, differenceUsd: -31, isMarked: true }],
  ["without a plan, against the list price", 110.5, null, 100, { percent: 10.5, isMarked: true, against: "list" }],
])("%s", (_, usd, plan, listUsd, expected) => {
  const variance = varianceOf({ forecast: final(usd), plan, listUsd, part: null });
  expect(variance).toMatchObject({ kind: "compared", ...expected });
});

test.each<[string, ForecastView, { lowUsd: number; highUsd: number } | null, string]>([
  ["without anything to compare with", final(5), null, "Neither"],
  ["before a whole day is billed", { kind: "too-early", observedDays: 0 }, { lowUsd: 5, highUsd: 5 }, "No whole day"],
  ["after two days", { kind: "too-early", observedDays: 2 }, { lowUsd: 5, highUsd: 5 }, "2 whole days"],
  ["against a plan of nothing", final(5), { lowUsd: 0, highUsd: 0 }, "is 0"],
])("%s there is no difference, and it says why", (_, forecast, plan, why) => {
  expect(varianceOf({ forecast, plan, listUsd: null, part: null })).toMatchObject({ kind: "not-comparable", why: expect.stringContaining(why) });
});

// Launched in mid-month, an environment that costs what was planned is billed for half of it, and was called far below the plan.
test.each<[string, number, { lowUsd: number; highUsd: number } | null, number | null, object]>([
  ["half a month at the plan's pace is as planned", 30, { lowUsd: 60, highUsd: 60 }, null, { percent: 0, differenceUsd: 0, isMarked: false, part: { ranDays: 15, monthDays: 30, lowUsd: 30, highUsd: 30 } }],
  ["half a month at twice the plan's pace is twice the plan", 60, { lowUsd: 60, highUsd: 60 }, null, { percent: 100, differenceUsd: 30, isMarked: true, part: { lowUsd: 30, highUsd: 30 } }],
  ["a range is taken in part at both ends", 20, { lowUsd: 50, highUsd: 100 }, null, { percent: -20, differenceUsd: -5, isMarked: true, part: { lowUsd: 25, highUsd: 50 } }],
  ["without a plan it is that part of the list price", 55, null, 100, { percent: 10, against: "list", part: { lowUsd: 50, highUsd: 50 } }],
])("%s", (_, usd, plan, listUsd, expected) => {
  expect(varianceOf({ forecast: final(usd), plan, listUsd, part: { ranDays: 15, monthDays: 30 } })).toMatchObject({ kind: "compared", ...expected });
});
