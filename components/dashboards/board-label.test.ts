import { expect, test } from "vitest";

import { boardLabel } from "./board-label";

test.each([
  ["pilothouse-harvest-prod-api", "API"],
  ["x-Infrastructure", "Infrastructure"],
  ["my-board", "my-board"],
  ["api", "api"],
])("%s is called %s", (name, label) => {
  expect(boardLabel(name)).toBe(label);
});
