import { expect, test } from "vitest";

import type { ReleaseEffect } from "@/lib/metrics/release-effect-view";

import { differenceWords, effectSentence, spreadWords } from "./effect-words";

test.each([
  [{ difference: 0.012, differencePercent: 8.41, unit: "s" }, "+12 ms (+8.41 %)"],
  [{ difference: -3, differencePercent: null, unit: null }, "−3"],
  [{ difference: 0, differencePercent: 0, unit: "tasks" }, "no change"],
  [{ difference: null, differencePercent: null, unit: "s" }, "no data"],
])("a difference of %j is %s", (item, words) => {
  expect(differenceWords(item)).toBe(words);
});

test("the usual spread, where it is known", () => {
  expect([spreadWords({ spread: 5, unit: "%" }), spreadWords({ spread: null, unit: "%" })]).toEqual(["± 5 %", "not known"]);
});

const item = (title: string, verdict: ReleaseEffect["items"][number]["verdict"]) => ({ key: title, title, source: "target" as const, unit: null, before: 1, after: 2, difference: 1, differencePercent: 100, spread: null, verdict, target: null });

test("the sentence names what is outside the usual, and says where nothing can be said", () => {
  expect(effectSentence({ items: [item("CPU", "usual"), item("Latency", "unusual"), item("Queue", "unknown")] })).toBe("1 of 2 figures went outside what was usual: Latency.");
  expect(effectSentence({ items: [item("CPU", "usual")] })).toBe("The one figure that can be compared stayed within what was usual.");
  expect(effectSentence({ items: [item("Queue", "no-data")] })).toBe("Nothing can be said yet: there is too little to compare with.");
});
