import { expect, test } from "vitest";

import { boundedProblems, boundedSentence } from "./bounded-problem";

test.each([
  ["There is no preset “x”.", "There is no preset “x”."],
  ["x".repeat(2_000), "x".repeat(2_000)],
  ["x".repeat(200_000), `${"x".repeat(1_999)}…`],
  [`${"x".repeat(1_998)}💥💥`, `${"x".repeat(1_998)}…`],
])("a sentence that repeats what was sent ends in time", (text, expected) => {
  expect(boundedSentence(text)).toBe(expected);
});

test("of twenty thousand wrong fields the first fifty are told, with no more than the beginning of a name", () => {
  const problems = boundedProblems(Array.from({ length: 20_000 }, (_, index) => ({ path: `${index}.${"k".repeat(5_000)}`, message: "There is no such field; check its name." })));
  expect(problems).toHaveLength(50);
  expect(problems[49]).toEqual({ path: `49.${"k".repeat(296)}…`, message: "There is no such field; check its name." });
  expect(JSON.stringify(problems).length).toBeLessThan(25_000);
});
