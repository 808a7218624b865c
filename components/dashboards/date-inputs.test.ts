import { expect, test } from "vitest";

import { fromDateInput, toDateInput } from "./date-inputs";

const NOON = Date.UTC(2026, 10, 26, 12) / 1_000;

test("a moment goes into the input and comes out of it, in either zone", () => {
  expect(toDateInput(NOON, "utc")).toBe("2026-11-26T12:00");
  expect(fromDateInput("2026-11-26T12:00", "utc")).toBe(NOON);
  expect(fromDateInput(toDateInput(NOON, "local"), "local")).toBe(NOON);
});

test.each(["", "tomorrow", "2026-11-26", "2026-13-26T12:00"])("%j names no moment", (text) => {
  expect(fromDateInput(text, "utc")).toBeNull();
});
