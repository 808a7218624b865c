import { expect, test } from "vitest";

import { differenceParts } from "./difference-parts";
import { listFigure, planFigure, signedPercent, signedUsdFigure, usdFigure } from "./usd-words";

test.each([
  [0, "0.00", "0.00"],
  [1204, "1,204.00", "+1,204.00"],
  [-12.414, "−12.41", "−12.41"],
  [0.0004, "<0.01", "<0.01"],
  [-0.0004, ">−0.01", ">−0.01"],
])("%d US dollars are written %s, and as a difference %s", (usd, figure, difference) => {
  expect(usdFigure(usd)).toBe(figure);
  expect(signedUsdFigure(usd)).toBe(difference);
});

test("percentages say their sign, unless they are none", () => {
  expect([56.3, -8.2, 0.2].map(signedPercent)).toEqual(["+56 %", "−8 %", "0 %"]);
});

// A total of what has a price must never read like the price of everything.
test("a list price that something is missing from says at least", () => {
  expect(listFigure({ listWithUnplannedUsd: 598.53, isComplete: true })).toBe("598.53");
  expect(listFigure({ listWithUnplannedUsd: 598.53, isComplete: false })).toBe("at least 598.53");
});

test("a plan's total is a figure, a range, or nothing", () => {
  expect(planFigure({ planLowUsd: 383, planHighUsd: 383 })).toBe("383.00");
  expect(planFigure({ planLowUsd: 50, planHighUsd: 100 })).toBe("50.00–100.00");
  expect(planFigure({ planLowUsd: null, planHighUsd: null })).toBeNull();
});

const line = (key: string, differenceUsd: number | null, optional = false) => ({
  key,
  planLine: key.toUpperCase(),
  specification: "",
  optional,
  planLowUsd: 1,
  planHighUsd: 1,
  listUsd: 1,
  verdict: "within-10-percent" as const,
  cause: null,
  why: "",
  differenceUsd,
  differencePercent: null,
  arithmetic: [],
  unitPrices: [],
  resources: [],
});
const part = (listUsd: number, inTotal: boolean) => ({ resource: "", resourceType: "", title: "", charge: "hours" as const, basis: "fixed" as const, listUsd, arithmetic: "", unitPrices: [], inTotal });

test("a difference is made of the plan's lines, largest first, and of what no line covers", () => {
  const totals = { planLowUsd: 1, planHighUsd: 1, listOfPlanLinesUsd: 1, listWithUnplannedUsd: 1, isComplete: true };
  const estimate = { lines: [line("gpu", 134), line("alb", 0.2), line("cache", -40), line("extra", 500, true), line("nat", null)], unplanned: [part(60, true), part(21.5, true), part(99, false)], totals };
  expect(differenceParts(estimate)).toEqual([
    { key: "gpu", title: "GPU", usd: 134 },
    { key: "", title: "what no line covers", usd: 81.5 },
    { key: "cache", title: "CACHE", usd: -40 },
  ]);
  expect(differenceParts({ ...estimate, totals: { ...totals, planLowUsd: null } })).toEqual([]);
});
