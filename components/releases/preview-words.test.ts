import { expect, test } from "vitest";

import type { ResourceChange } from "@/lib/releases/preview-view";

import { changeCounts, changeWords, priceWords, verdictWords } from "./preview-words";

const change = (action: string, replacement: string | null = null, policyAction: string | null = null): ResourceChange => ({
  logicalId: "Database",
  physicalId: null,
  resourceType: "AWS::RDS::DBInstance",
  action,
  replacement,
  holdsData: true,
  policyAction,
  details: [],
  level: 0,
  expectedSeconds: 600,
  phase: "data",
});

test.each([
  [change("Add"), "create", "add"],
  [change("Remove"), "delete", "remove"],
  [change("Remove", null, "Retain"), "let go (kept in AWS)", "keep"],
  [change("Remove", null, "Snapshot"), "delete, after a snapshot", "remove"],
  [change("Modify", "False"), "change", "change"],
  [change("Modify", "True"), "replace", "replace"],
  [change("Modify", "True", "ReplaceAndSnapshot"), "replace (after a snapshot of the old one)", "replace"],
  [change("Modify", "Conditional"), "change, perhaps replace", "may-replace"],
  [change("Dynamic"), "cannot be told before it runs", "unclear"],
])("%# is said plainly", (given, word, tone) => {
  expect(changeWords(given)).toEqual({ word, tone });
});

test("counts put the worst first", () => {
  expect(changeCounts([change("Add"), change("Add"), change("Modify", "True"), change("Remove")])).toBe("1 to delete, 1 to replace, 2 to create");
  expect(changeCounts([])).toBe("nothing");
});

// "Could not tell" is never shown as safe.
test("only a safe verdict looks safe", () => {
  expect(verdictWords({ kind: "safe" }).tone).toBe("success");
  expect(verdictWords({ kind: "could-not-tell", why: "The template could not be read." }).tone).toBe("warning");
  const atRisk = verdictWords({
    kind: "at-risk",
    resources: [{ logicalId: "Database", resourceType: "AWS::RDS::DBInstance", effect: "replaced", policy: "Delete" }],
  });
  expect(atRisk).toEqual({
    tone: "error",
    title: "One resource that holds data is at risk",
    text: "Database (AWS::RDS::DBInstance) is replaced; its data is gone afterwards",
  });
});

test.each([
  [9.734, "adds 9.73 USD a month at list price"],
  [-1234.5, "saves 1,234.50 USD a month at list price"],
  [0, "the same list price"],
  [null, "what it adds to a month cannot be told"],
])("a difference of %s is put in words", (priceDifferenceUsd, words) => {
  expect(priceWords({ priceDifferenceUsd })).toBe(words);
});
