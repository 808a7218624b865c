import { expect, test } from "vitest";

import type { Recommendation } from "@/lib/catalog/recommend-option";

import { answerRemarks, recommendationWords, standingWords } from "./answer-words";

const reason = (effect: "prefer" | "accept" | "exclude") => ({ question: effect, answer: "Yes", effect, reason: "Because." });
const options: Recommendation["options"] = [
  { option: "small", isExcluded: false, reasons: [reason("prefer"), reason("accept")], parameters: {} },
  { option: "large", isExcluded: false, reasons: [reason("prefer")], parameters: {} },
  { option: "odd", isExcluded: true, reasons: [reason("prefer"), reason("exclude")], parameters: {} },
  { option: "silent", isExcluded: false, reasons: [], parameters: {} },
];
const given = (outcome: Recommendation["outcome"]): Recommendation => ({ options, outcome, notes: [] });
const titleOf = (option: string): string => option.toUpperCase();
const best = given({ kind: "recommended", option: "small", equals: ["large"] });

test("a recommendation says how many answers speak for it, who is its equal and what is ruled out", () => {
  expect(recommendationWords(best, titleOf)).toBe("Your answers speak for SMALL: 1 for it, 1 that it can do as well. As many speak for LARGE; the plan names SMALL first. Ruled out: ODD.");
});

test("no answers, and answers that leave nothing, are told apart", () => {
  expect(recommendationWords(given({ kind: "nothing-answered" }), titleOf)).toMatch(/^Nothing is answered yet/);
  expect(recommendationWords(given({ kind: "all-excluded" }), titleOf)).toMatch(/^Your answers rule out every option/);
});

test.each([
  ["small", { tone: "success", word: "recommended by your answers" }],
  ["large", { tone: "info", word: "1 answer for it" }],
  ["odd", { tone: "error", word: "ruled out by your answers" }],
  ["silent", null],
  ["unknown", null],
])("%s stands as %j", (option, standing) => {
  expect(standingWords(best, option)).toEqual(standing);
});

test("a field says which answer set it, until a person changes it", () => {
  const answered = { Tasks: { value: "4", answer: "Many", reason: "Many need more." }, Size: { value: "l", answer: "Many", reason: "Larger." } };
  expect(answerRemarks(answered, { Tasks: "4", Size: "m" })).toEqual({ Tasks: "By your answer “Many”: Many need more." });
});
