import { expect, test } from "vitest";

import { daysBetween } from "@/lib/maintenance/civil-day";

import { calendarMonths } from "./calendar-months";

const days = (first: string, last: string) => daysBetween(first, last).map((instance) => ({ instance }));

test("a month begins on its weekday and has its days once", () => {
  const [november] = calendarMonths(days("2026-11-01", "2026-11-30"));
  expect(november?.month).toBe("2026-11");
  expect(november?.weeks).toHaveLength(6); // the 1st is a Sunday, the 30th a Monday
  expect(november?.weeks[0]?.days.map((day) => day?.instance ?? null)).toEqual([null, null, null, null, null, null, "2026-11-01"]);
  expect(november?.weeks.flatMap((week) => week.days).filter(Boolean)).toHaveLength(30);
});

test("what lies before the first day that is told stays empty", () => {
  const months = calendarMonths(days("2026-10-30", "2026-11-02"));
  expect(months.map(({ month }) => month)).toEqual(["2026-10", "2026-11"]);
  expect(months.flatMap(({ weeks }) => weeks.flatMap((week) => week.days)).filter(Boolean)).toHaveLength(4);
});
