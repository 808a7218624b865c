import { expect, test } from "vitest";

import { filterPatternOf, holdsText } from "./filter-pattern";

test("without text and level nothing is left out", () => {
  expect(filterPatternOf({ text: "  ", levels: [] })).toBeUndefined();
  expect(filterPatternOf({ text: "", levels: ["error", "info"] })).toBeUndefined();
});

test("text is looked for whatever its capitals, and what a pattern cannot say stands as any character", () => {
  expect(filterPatternOf({ text: " Db %1\" ", levels: [] })).toBe("%[Dd][Bb]..1.%");
  expect(holdsText("the DB %1\" line", "db %1\"")).toBe(true);
  expect(holdsText("the DB x1\" line", "db %1\"")).toBe(false);
});

test.each([["short", "x"], ["long", "Überlänge ".repeat(20)], ["hostile", "%)({}[]|*+?\\".repeat(15)]])("a pattern of %s text and two levels is one that CloudWatch takes", (_, text) => {
  const pattern = filterPatternOf({ text, levels: ["error", "warning"] }) ?? "";
  expect(pattern.length).toBeLessThanOrEqual(1_024);
  expect(pattern.split("%")).toHaveLength(5); // two regular expressions
  for (const regex of [pattern.split("%")[1], pattern.split("%")[3]]) expect(() => new RegExp(regex ?? "(")).not.toThrow();
});
