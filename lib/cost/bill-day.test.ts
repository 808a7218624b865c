import { expect, test } from "vitest";

import { addDays, addMonths, daysBetween, daysInMonth, eachDay, monthOf } from "./bill-day";

test.each([
  ["2026-02-28", 1, "2026-03-01"],
  ["2028-02-28", 1, "2028-02-29"],
  ["2026-12-31", 1, "2027-01-01"],
  ["2026-03-01", -1, "2026-02-28"],
  // Clocks change in New York and in Berlin; a day of the bill does not.
  ["2026-03-08", 1, "2026-03-09"],
  ["2026-10-25", 1, "2026-10-26"],
])("%s and %i days is %s", (day, count, expected) => {
  expect(addDays(day, count)).toBe(expected);
});

test.each([
  ["2026-01-31", 1, "2026-02-01"],
  ["2026-11-26", -13, "2025-10-01"],
  ["2026-12-05", 1, "2027-01-01"],
])("%s and %i months begins on %s", (day, count, expected) => {
  expect(addMonths(day, count)).toBe(expected);
});

test("months have their own lengths, those with a change of clocks too", () => {
  expect(["2026-02-01", "2028-02-01", "2026-03-01", "2026-10-01", "2026-11-01"].map(daysInMonth)).toEqual([28, 29, 31, 31, 30]);
  expect(monthOf("2026-03-29")).toBe("2026-03-01");
  expect(eachDay("2026-03-28", "2026-03-31")).toEqual(["2026-03-28", "2026-03-29", "2026-03-30"]);
  expect(eachDay("2026-03-28", "2026-03-28")).toEqual([]);
  expect(daysBetween("2026-03-01", "2026-04-01")).toBe(31);
});
