import { expect, test } from "vitest";

import type { Estimate, EstimatedLine } from "@/lib/pricing/estimate-view";

import { planAgainstList, planAgainstListSentence } from "./plan-against-list";

const line = (planLine: string, planUsd: number, listUsd: number | null, over: Partial<EstimatedLine> = {}): EstimatedLine => ({
  key: planLine.toLowerCase(),
  planLine,
  specification: "One.",
  optional: false,
  planLowUsd: planUsd,
  planHighUsd: planUsd,
  listUsd,
  verdict: "within-10-percent",
  cause: null,
  why: "",
  differenceUsd: listUsd === null ? null : listUsd - planUsd,
  differencePercent: null,
  arithmetic: [],
  unitPrices: [],
  resources: [],
  ...over,
});

function estimate(lines: EstimatedLine[], unplannedUsd: number, over: Partial<Estimate["totals"]> = {}): Estimate {
  const plan = lines.length === 0 ? null : lines.reduce((sum, { planLowUsd }) => sum + planLowUsd, 0);
  const list = lines.reduce((sum, { listUsd }) => sum + (listUsd ?? 0), 0);
  return {
    region: "us-east-1",
    priceBook: { version: "1", asOf: "2026-10-08" },
    hoursPerMonth: 730,
    lines,
    unplanned: [],
    unpriced: [],
    totals: { planLowUsd: plan, planHighUsd: plan, listOfPlanLinesUsd: plan === null ? null : list, listWithUnplannedUsd: list + unplannedUsd, isComplete: true, ...over },
    assumptions: [],
    freeTiers: [],
    unresolved: [],
    risks: [],
    byService: [{ service: "AmazonElastiCache", listUsd: 80 }, { service: "AmazonVPC", listUsd: 20.5 }],
  };
}

test("the first line says what the plan says, what AWS lists, and what makes the difference", () => {
  const lines = [line("Balancer", 16, 16.425), line("GPU instance", 250, 383.98), line("Redis", 50, 99.28), line("Fargate", 30, 36.04), line("NAT", 32, 32.85)];
  expect(planAgainstListSentence(estimate(lines, 39.22), null)).toBe(
    "The plan says 378.00 USD a month; AWS lists 607.80 USD: GPU instance +133.98, Redis +49.28, Fargate +6.04, 2 other lines +1.28, and 39.22 that no line covers.",
  );
});

test("what has no price makes the list price a least", () => {
  expect(planAgainstListSentence(estimate([line("Cache", 10, 12.5), line("Model", 40, null)], 0, { isComplete: false }), null)).toBe("The plan says 50.00 USD a month; AWS lists at least 12.50 USD: Cache +2.50.");
});

test("a plan without lines is compared by its heading, and one without any figure says so", () => {
  expect(planAgainstListSentence(estimate([], 100.5), { lowUsd: 20, highUsd: 50 })).toBe("The plan says 20.00–50.00 USD a month, without lines; AWS lists 100.50 USD, mostly ElastiCache 80.00, VPC 20.50.");
  expect(planAgainstListSentence(estimate([], 100.5), null)).toBe("The plan names no cost; AWS lists 100.50 USD a month, mostly ElastiCache 80.00, VPC 20.50.");
});

test("inside the plan's range nothing differs; beyond it the nearer end counts", () => {
  expect(planAgainstList(estimate([], 30), { lowUsd: 20, highUsd: 50 })).toMatchObject({ differenceUsd: 0, differencePercent: 0 });
  expect(planAgainstList(estimate([], 60), { lowUsd: 20, highUsd: 50 })).toMatchObject({ differenceUsd: 10, differencePercent: 20 });
  expect(planAgainstList(estimate([], 10), { lowUsd: 20, highUsd: 50 })).toMatchObject({ differenceUsd: -10, differencePercent: -50 });
  expect(planAgainstList(estimate([], 10), null)).toMatchObject({ differenceUsd: null, differencePercent: null });
});

// It stands beside the plan's total and in no sum here: named, it would explain a difference that it has no part in.
test("an optional line explains nothing", () => {
  expect(planAgainstList(estimate([line("GPU", 250, 380, { optional: true })], 0), null).lines).toEqual([]);
});

// Six lines that are a dollar off explain nothing where eighty dollars stand in no line.
test("small differences are not named beside a large one", () => {
  const lines = [line("Balancer", 20, 18.2), line("Cache", 15, 12.41), line("Database", 60, 58.31)];
  expect(planAgainstListSentence(estimate(lines, 82.92), null)).toBe("The plan says 95.00 USD a month; AWS lists 171.84 USD: 3 lines −6.08, and 82.92 that no line covers.");
});
