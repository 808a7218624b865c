import { expect, test } from "vitest";

import { costOfLook } from "./cost-of-look";

const cost = { metricsAsked: 18, usdPerLook: 0.00018, usdPerHour: 0.0108, refreshSeconds: 60 };

test.each([
  [cost, true, "0 widgets, 18 metrics: 0.00018 USD a look, 0.01 USD an hour while it refreshes"],
  [cost, false, "0 widgets, 18 metrics: 0.00018 USD a look"],
  [{ ...cost, metricsAsked: 1, usdPerLook: 0.00001, usdPerHour: null }, true, "0 widgets, 1 metric: 0.00001 USD a look"],
  [{ ...cost, usdPerLook: null }, true, "0 widgets, 18 metrics: what a look costs is not known"],
])("the cost of %j, refreshing %s, is said as it is", (given, isRefreshing, words) => {
  expect(costOfLook({ widgets: [], cost: given }, isRefreshing)).toBe(words);
});
