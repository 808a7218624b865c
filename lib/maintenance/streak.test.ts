import { expect, test } from "vitest";

import { periodStateOf, streakOf } from "./streak";

test.each([
  [[], "empty"],
  [["not-asked", "not-asked"], "empty"],
  [["done", "skipped"], "complete"],
  [["done", "not-asked"], "complete"],
  [["done", "due"], "open"],
  [["due", "due"], "open"],
  [["done", "overdue"], "missed"],
  [["not-yet"], "not-yet"],
  [["done", "not-yet"], "open"],
] as const)("%j make a period that is %s", (states, expected) => {
  expect(periodStateOf(states)).toBe(expected);
});

test.each([
  [["complete", "complete", "missed", "complete"], 2],
  [["open", "complete", "complete"], 2], // today is not over
  [["missed", "complete"], 0],
  [["not-yet", "complete", "empty", "complete", "missed"], 2],
  [["empty", "empty"], 0],
  [[], 0],
] as const)("%j are a streak of %i", (states, expected) => {
  expect(streakOf(states)).toBe(expected);
});
