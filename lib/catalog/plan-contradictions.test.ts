import { expect, test } from "vitest";

import { planContradictions } from "./plan-contradictions";
import type { EstimateLine } from "./plan-costs";

const line = (lowUsd: number, highUsd = lowUsd, optional = false): EstimateLine => ({ key: "a", title: "A", specification: "A", estimate: { lowUsd, highUsd }, resources: [], optional, alternatives: [] });
const range = (lowUsd: number, highUsd = lowUsd) => ({ lowUsd, highUsd });

test("figures that agree are left in peace: a total inside its heading's range, lines that add up", () => {
  expect(planContradictions({ headline: range(50, 100), tableTotal: range(62), estimateLines: [line(30), line(12), line(16), line(4), line(400, 400, true)] })).toEqual([]);
});

// The heading of one plan says 225, its table 245, and the table's lines 225: each pair is said once.
test("a heading, a total and lines that disagree are set against each other", () => {
  expect(planContradictions({ headline: range(225), tableTotal: range(245), estimateLines: [line(225)] })).toEqual([
    "The heading says 225 USD a month, the table's total 245 USD a month.",
    "The table's total says 245 USD a month; its lines add up to 225 USD a month.",
  ]);
  expect(planContradictions({ headline: range(120, 240), estimateLines: [line(348)] })).toEqual(["The heading says 120 to 240 USD a month; the lines add up to 348 USD a month."]);
});

test("an option without figures has nothing to disagree about", () => {
  expect(planContradictions({ estimateLines: [] })).toEqual([]);
});
