import { expect, test } from "vitest";

import { readingWords, targetsSentence } from "./target-words";

test.each([
  [{ value: 412.3, verdict: "met" }, "412.3 ms"],
  [{ value: 612, verdict: "missed" }, "612 ms ✗"],
  [{ value: null, verdict: "no-data" }, "no data"],
  [{ value: null, verdict: "by-hand" }, "–"],
] as const)("a reading of %j is %s", (reading, words) => {
  expect(readingWords(reading, "ms")).toBe(words);
});

const target = (title: string, verdict: "met" | "missed" | "no-data") => ({ title, verdict });

test("the sentence names what is missed, and never counts what is not known as met", () => {
  expect(targetsSentence([target("p95", "met"), target("errors", "met")])).toBe("All 2 targets that can be judged are met now.");
  expect(targetsSentence([target("p95", "missed"), target("errors", "met"), target("queue", "no-data")])).toBe("1 of 2 targets are met now; missed: p95; of 1 there is no figure.");
  expect(targetsSentence([target("p95", "no-data")])).toBe("None of the plan’s 1 targets can be judged now.");
});
