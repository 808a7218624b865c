import { expect, test } from "vitest";

import type { PlanAgainstList } from "@/components/cost/plan-against-list";

import { dearerThanPlanned, differenceWords, type PricedOption } from "./option-prices";

const priced = (title: string, planUsd: number, listUsd: number): PricedOption => ({
  option: { system: "shop", option: title, title, summary: "", recommendation: null, planHeadline: null, planTotal: null, resourceCount: 1, expectedLaunchSeconds: 60 },
  systemTitle: "Shop",
  price: price(planUsd, listUsd),
});

const price = (planUsd: number, listUsd: number): PlanAgainstList => ({
  plan: { lowUsd: planUsd, highUsd: planUsd },
  listUsd,
  isAtLeast: false,
  differenceUsd: listUsd - planUsd,
  differencePercent: ((listUsd - planUsd) / planUsd) * 100,
  unplannedUsd: 0,
  hasLines: true,
  largest: [],
  lines: [],
});

test("a list of options begins with how many cost more than planned, and which by most", () => {
  expect(dearerThanPlanned([priced("small", 50, 70), priced("large", 383, 612.8), priced("exact", 10, 10.5)])).toBe(
    "2 of 3 cost more at AWS’s list price than their plans say, most of all Shop: large (plan 383, list 612.80 USD a month).",
  );
  expect(dearerThanPlanned([priced("exact", 10, 10.5)])).toBe("None costs more at AWS’s list price than its plan says, give or take 10 %.");
});

test("a difference has its sign and its percentage", () => {
  expect(differenceWords(price(383, 612.8))).toBe("+229.80 (+60 %)");
  expect(differenceWords({ differenceUsd: null, differencePercent: null })).toBe("none");
});
