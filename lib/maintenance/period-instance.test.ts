import { expect, test } from "vitest";

import { boundsOf, instanceOn, instancesBetween, lastInstances, periodOf, stepInstance } from "./period-instance";

test.each([
  ["2026-11-26", "2026-W48", "2026-11"],
  ["2026-11-30", "2026-W49", "2026-11"],
  ["2027-01-01", "2026-W53", "2027-01"], // a Friday: its week's Thursday lies in the year before
  ["2025-12-29", "2026-W01", "2025-12"],
  ["2024-02-29", "2024-W09", "2024-02"],
  ["2021-01-03", "2020-W53", "2021-01"],
  ["2021-01-04", "2021-W01", "2021-01"],
])("%s lies in %s and %s", (day, week, month) => {
  expect(instanceOn("daily", day)).toBe(day);
  expect(instanceOn("weekly", day)).toBe(week);
  expect(instanceOn("monthly", day)).toBe(month);
});

test.each([
  ["2026-11-26", "daily"],
  ["2026-W53", "weekly"],
  ["2026-11", "monthly"],
  ["2025-W53", null], // 2025 has 52 weeks
  ["2026-W00", null],
  ["2026-02-30", null],
  ["2026-13", null],
  ["1999-12", null],
  ["9999-12", null], // after its last day comes one that is written with a sign
  ["9999-12-31", null],
  ["2100-W01", null],
  ["26-11", null],
  ["2026-11-26T00:00", null],
])("%s names a period: %s", (instance, period) => {
  expect(periodOf(instance)).toBe(period);
});

test.each([
  ["daily", "2024-02-28", 1, "2024-02-29"],
  ["daily", "2026-01-01", -1, "2025-12-31"],
  ["weekly", "2026-W53", 1, "2027-W01"],
  ["weekly", "2026-W01", -1, "2025-W52"],
  ["monthly", "2026-12", 1, "2027-01"],
  ["monthly", "2026-01", -13, "2024-12"],
] as const)("of %s periods, %s and %s more is %s", (period, instance, steps, expected) => {
  expect(stepInstance(period, instance, steps)).toBe(expected);
});

test("the last ones are told newest first", () => {
  expect(lastInstances("monthly", "2026-02", 3)).toEqual(["2026-02", "2026-01", "2025-12"]);
});

test("a stretch of days has each of its periods once", () => {
  expect(instancesBetween("weekly", "2026-11-01", "2026-11-30")).toEqual(["2026-W44", "2026-W45", "2026-W46", "2026-W47", "2026-W48", "2026-W49"]);
  expect(instancesBetween("monthly", "2026-12-31", "2027-01-01")).toEqual(["2026-12", "2027-01"]);
  expect(instancesBetween("daily", "2026-12-02", "2026-12-01")).toEqual([]);
  expect(instancesBetween("daily", "9999-12-30", "9999-12-31")).toEqual(["9999-12-30", "9999-12-31"]);
});

test.each([
  ["a day on which the clock is put forward has 23 hours", "daily", "2026-03-29", "Europe/Berlin", 23],
  ["a day on which it is put back has 25", "daily", "2026-10-25", "Europe/Berlin", 25],
  ["half an hour less in Lord Howe", "daily", "2026-10-04", "Australia/Lord_Howe", 23.5],
  ["the week of the change has an hour less", "weekly", "2026-W13", "Europe/Berlin", 167],
  ["a month with the change has an hour more", "monthly", "2026-10", "Europe/Berlin", 31 * 24 + 1],
  ["February of a leap year", "monthly", "2024-02", "Asia/Tokyo", 29 * 24],
  ["a day that the calendar left out has none", "daily", "2011-12-30", "Pacific/Apia", 0],
] as const)("%s", (_name, period, instance, zone, hours) => {
  const { start, end } = boundsOf(period, instance, zone);
  expect((end.getTime() - start.getTime()) / 3_600_000).toBe(hours);
});
