import { expect, test } from "vitest";

import { dueAt, dueDay, dueRulesSchema, USUAL_DUE_RULES, zoneSchema, type DueRules } from "./due-rules";

const rules = (change: Partial<DueRules>): DueRules => ({ ...USUAL_DUE_RULES, ...change });

test.each([
  ["daily", "2026-11-26", "Europe/Berlin", "2026-11-26T17:00:00.000Z"],
  ["daily", "2026-03-29", "Europe/Berlin", "2026-03-29T16:00:00.000Z"], // the day before it was 17:00
  ["weekly", "2026-W48", "Europe/Berlin", "2026-11-27T17:00:00.000Z"],
  ["weekly", "2026-W53", "UTC", "2027-01-01T18:00:00.000Z"], // a week that ends in the next year
  ["monthly", "2026-11", "UTC", "2026-11-30T18:00:00.000Z"], // a Monday
  ["monthly", "2026-10", "Europe/Berlin", "2026-10-30T17:00:00.000Z"], // the 31st is a Saturday
  ["monthly", "2026-05", "America/New_York", "2026-05-29T22:00:00.000Z"], // the 31st is a Sunday
  ["monthly", "2026-02", "Asia/Tokyo", "2026-02-27T09:00:00.000Z"], // the 28th is a Saturday
] as const)("the %s tasks of %s in %s are due at %s", (period, instance, zone, expected) => {
  expect(dueAt(period, instance, USUAL_DUE_RULES, zone).toISOString()).toBe(expected);
});

test.each([
  ["2026-02", "2026-02-28"],
  ["2024-02", "2024-02-29"],
  ["2026-04", "2026-04-30"],
  ["2026-12", "2026-12-31"],
])("the 31st of %s is %s", (instance, expected) => {
  expect(dueDay("monthly", instance, rules({ monthly: { on: 31, time: "09:00" } }))).toBe(expected);
});

test("a deadline in the hour that the clock leaves out comes an hour later, one in the hour that it shows twice the first time", () => {
  const night = rules({ daily: { time: "02:30" } });
  expect(dueAt("daily", "2026-03-29", night, "Europe/Berlin").toISOString()).toBe("2026-03-29T01:30:00.000Z");
  expect(dueAt("daily", "2026-10-25", night, "Europe/Berlin").toISOString()).toBe("2026-10-25T00:30:00.000Z");
});

test.each([
  [{ ...USUAL_DUE_RULES, daily: { time: "24:00" } }],
  [{ ...USUAL_DUE_RULES, weekly: { weekday: 0, time: "18:00" } }],
  [{ ...USUAL_DUE_RULES, monthly: { on: 32, time: "18:00" } }],
  [{ daily: { time: "18:00" } }],
])("%j are no rules", (wrong) => {
  expect(dueRulesSchema.safeParse(wrong).success).toBe(false);
});

test("only names of zones are zones", () => {
  expect(zoneSchema.safeParse("Mars/Olympus").success).toBe(false);
  expect(zoneSchema.safeParse("Asia/Kathmandu").success).toBe(true);
});
