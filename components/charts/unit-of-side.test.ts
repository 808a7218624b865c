import { expect, test } from "vitest";

import { unitOfSide } from "./unit-of-side";

const lines = [
  { side: "left" as const, unit: "%" },
  { side: "left" as const, unit: "%" },
  { side: "right" as const, unit: "s" },
  { side: "right" as const, unit: "B" },
];

test("an axis has a unit where all its lines share one", () => {
  expect(unitOfSide(lines, "left")).toBe("%");
  expect(unitOfSide(lines, "right")).toBeNull();
  expect(unitOfSide([], "left")).toBeNull();
});
