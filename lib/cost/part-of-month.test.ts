import { expect, test } from "vitest";

import { addMonths, eachDay } from "./bill-day";
import { partOfMonth } from "./part-of-month";

const NOVEMBER = "2026-11-01";
const DECEMBER = addMonths(NOVEMBER, 1);
const billed = (from: string, to: string, usd = 2) => eachDay(from, to).map((day) => ({ day, usd }));

test.each<[string, { day: string; usd: number }[], string | null, object | null]>([
  ["it was billed from the first day on", billed("2026-11-01", "2026-11-20"), null, null],
  ["its stack was made months before", billed("2026-11-01", "2026-11-20"), "2026-08-03T14:00:00Z", null],
  // As a past that the sandbox was given: billed before its stack was made.
  ["it was billed before its stack was made", billed("2026-11-01", "2026-11-20"), "2026-11-18T14:00:00Z", null],
  ["it was launched on the eleventh", billed("2026-11-11", "2026-11-20"), null, { ranDays: 20, monthDays: 30 }],
  ["it was launched at noon of the eleventh", billed("2026-11-11", "2026-11-20"), "2026-11-11T12:00:00Z", { ranDays: 19.5, monthDays: 30 }],
  ["it was launched on the first, at six in the evening", billed("2026-11-01", "2026-11-20"), "2026-11-01T18:00:00Z", { ranDays: 29.3, monthDays: 30 }],
  ["it was launched on the last days of a month that is over", billed("2026-11-28", DECEMBER), "2026-11-28T00:00:00Z", { ranDays: 3, monthDays: 30 }],
  ["it was deleted on the tenth", [...billed("2026-11-01", "2026-11-11"), ...billed("2026-11-11", "2026-11-20", 0)], null, { ranDays: 10, monthDays: 30 }],
  ["it was away for a week", [...billed("2026-11-01", "2026-11-06"), ...billed("2026-11-06", "2026-11-13", 0), ...billed("2026-11-13", "2026-11-20")], null, { ranDays: 23, monthDays: 30 }],
  ["a credit is all that it was billed", billed("2026-11-21", "2026-11-24", -1), null, { ranDays: 10, monthDays: 30 }],
  ["no whole day is billed yet", [], "2026-11-26T09:00:00Z", null],
  ["it was billed nothing", billed("2026-11-01", "2026-11-20", 0), null, null],
])("where %s", (_, days, madeAt, expected) => {
  expect(partOfMonth(NOVEMBER, days, madeAt === null ? null : new Date(madeAt))).toEqual(expected);
});

test("days of another month have no part in it", () => {
  expect(partOfMonth("2026-02-01", billed("2026-01-20", "2026-02-10"), null)).toBeNull();
  expect(partOfMonth("2026-02-01", billed("2026-02-15", "2026-03-05"), null)).toEqual({ ranDays: 14, monthDays: 28 });
});
