import { expect, test } from "vitest";

import { storableMomentSchema } from "./storable-moment";

test.each([
  ["2026-08-21T14:00:00Z", true],
  ["2026-08-21T14:00:00.123456789+02:00", true],
  ["2024-02-29T00:00:00Z", true],
  ["0001-01-01T00:00:00Z", true],
  ["9999-12-31T23:59:59Z", true],
  ["0001-01-01T00:00:00+14:00", false], // year 0 in UTC
  ["0000-01-01T00:00:00Z", false],
  ["9999-12-31T23:59:59-14:00", false], // year 10000 in UTC
  ["+010000-01-01T00:00:00Z", false],
  ["2026-02-30T00:00:00Z", false],
  ["2026-08-21T25:00:00Z", false],
  ["2026-08-21T14:00:00", false],
  ["2026-08-21", false],
  ["", false],
])("%s is a moment that can be kept: %s", (text, expected) => {
  expect(storableMomentSchema.safeParse(text).success).toBe(expected);
});
