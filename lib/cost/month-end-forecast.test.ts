import { describe, expect, test } from "vitest";

import { daysInMonth, eachDay, addMonths } from "./bill-day";
import { forecastMonthEnd, type DailyCost } from "./month-end-forecast";

/** A month's days, each with what the rule says it costs. */
const monthOf = (month: string, usdOf: (dayOfMonth: number, weekday: number) => number): DailyCost[] =>
  eachDay(month, addMonths(month, 1)).map((day) => ({ day, usd: usdOf(Number(day.slice(8)), new Date(`${day}T00:00:00Z`).getUTCDay()) }));

const totalOf = (days: readonly DailyCost[]) => days.reduce((total, { usd }) => total + usd, 0);

/** Not random, so that a failure repeats; between -1 and 1. */
const wave = (day: number) => Math.sin(day * 12.9898) * 0.9;
const weekendShare = (weekday: number) => (weekday === 0 || weekday === 6 ? 0.55 : 1);

describe("after ten days the bounds hold the month's end", () => {
  test.each<[string, string, (day: number, weekday: number) => number]>([
    ["a flat bill", "2026-11-01", () => 12.41],
    ["a bill that varies by day", "2026-11-01", (day) => 40 + 3 * wave(day)],
    ["a bill that rests at weekends", "2026-10-01", (day, weekday) => (30 + wave(day)) * weekendShare(weekday)],
    ["a bill that a release has doubled on the fifth", "2026-08-01", (day) => (day < 5 ? 10 : 20) + 0.4 * wave(day)],
    ["a bill that was halved on the eighth", "2026-08-01", (day) => (day < 8 ? 38 : 19) + 0.5 * wave(day)],
    ["a month in which clocks go forward", "2026-03-01", (day) => 19.2 + 0.6 * wave(day)],
    ["a month in which clocks go back", "2026-10-01", (day) => 19.2 + 0.6 * wave(day)],
    ["February", "2026-02-01", (day) => 7 + 0.3 * wave(day)],
    ["a bill of nothing but a credit", "2026-11-01", () => -0.83],
  ])("%s", (_, month, usdOf) => {
    const days = monthOf(month, usdOf);
    const forecast = forecastMonthEnd(month, days.slice(0, 10));
    if (forecast.kind !== "forecast") throw new Error(forecast.kind);
    const end = totalOf(days);
    expect(forecast.lowUsd).toBeLessThanOrEqual(end);
    expect(forecast.highUsd).toBeGreaterThanOrEqual(end);
    // Bounds that hold everything would say nothing.
    expect(forecast.highUsd - forecast.lowUsd).toBeLessThan(0.5 * Math.abs(end));
  });
});

test("a step starts the level anew, on its day", () => {
  const days = monthOf("2026-08-01", (day) => (day < 6 ? 10 : 25)).slice(0, 10);
  expect(forecastMonthEnd("2026-08-01", days)).toMatchObject({ kind: "forecast", sinceDay: "2026-08-06", usd: 5 * 10 + 26 * 25 });
});

test("one odd day is no step", () => {
  const days = monthOf("2026-08-01", (day) => (day === 6 ? 30 : 10)).slice(0, 10);
  expect(forecastMonthEnd("2026-08-01", days)).toMatchObject({ kind: "forecast", sinceDay: "2026-08-01" });
});

test("the bounds come closer as the month goes on", () => {
  const days = monthOf("2026-11-01", (day) => 40 + 4 * wave(day));
  const widths = [10, 20, 29].map((count) => {
    const forecast = forecastMonthEnd("2026-11-01", days.slice(0, count));
    return forecast.kind === "forecast" ? forecast.highUsd - forecast.lowUsd : Number.NaN;
  });
  expect(widths).toEqual(widths.toSorted((left, right) => right - left));
});

test("two days are too few to say anything, and a whole month is final", () => {
  const days = monthOf("2026-11-01", () => 5);
  expect(forecastMonthEnd("2026-11-01", days.slice(0, 2))).toEqual({ kind: "too-early", observedDays: 2 });
  expect(forecastMonthEnd("2026-11-01", days)).toEqual({ kind: "final", usd: 5 * daysInMonth("2026-11-01") });
  expect(forecastMonthEnd("2026-12-01", days)).toEqual({ kind: "too-early", observedDays: 0 });
});
