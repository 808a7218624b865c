import { expect, test } from "vitest";

import { comparisonSentence, isSameForAll, standings } from "./comparison-words";

const option = (title: string, listUsd: number, over = {}) => ({ title, settings: "its own settings", listUsd, isAtLeast: false, ...over });

test("the first line names the cheapest and what the others cost more", () => {
  expect(comparisonSentence([option("AGENT: Single instance", 380.73), option("AGENT: Scaled", 323.3), option("Harvest", 323.3)])).toBe(
    "Cheapest at list price is B, AGENT: Scaled with its own settings: 323.30 USD a month; C as much, A 57.43 more.",
  );
});

test("one alone is not called the cheapest", () => {
  expect(comparisonSentence([option("Harvest", 62)])).toBe("A, Harvest with its own settings, is 62.00 USD a month at list price; choose another to compare it with.");
});

test("what has no price in it is said to be a least", () => {
  expect(comparisonSentence([option("A", 10, { isAtLeast: true }), option("B", 12, { isAtLeast: true })])).toContain("at least 10.00 USD a month; B at least 2.00 more");
});

test("an option that has none of something is not the cheapest at it", () => {
  expect(standings([null, 58.31, 373.4])).toEqual([null, { kind: "lowest" }, { kind: "above", by: 315.09 }]);
  expect(standings([null, 58.31])).toEqual([null, null]);
});

test("figures that are alike need no mark", () => {
  expect(standings([3, 3.001])).toEqual([null, null]);
  expect(standings([5, 3, 3.5])).toEqual([{ kind: "above", by: 2 }, { kind: "lowest" }, { kind: "above", by: 0.5 }]);
  expect(isSameForAll(["2", "2"])).toBe(true);
  expect(isSameForAll(["2", "3"])).toBe(false);
});
