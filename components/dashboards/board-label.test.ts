import { expect, test } from "vitest";

import { boardLabel, inLookingOrder } from "./board-label";

test.each([
  ["pilothouse-harvest-prod-api", "API"],
  ["x-Infrastructure", "Infrastructure"],
  ["my-board", "my-board"],
  ["api", "api"],
])("%s is called %s", (name, label) => {
  expect(boardLabel(name)).toBe(label);
});

test("what users feel comes first, then what is worked off, then what it runs on, then the rest by name", () => {
  expect(inLookingOrder(["s-infrastructure", "s-zebra", "s-processing", "s-ant", "s-api"])).toEqual(["s-api", "s-processing", "s-infrastructure", "s-ant", "s-zebra"]);
});
