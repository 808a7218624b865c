import { expect, test } from "vitest";

import { wholeDays } from "./whole-days";

const rows = [
  { day: "2026-11-03", usd: "1.5" },
  { day: "2026-11-05", usd: "2" },
  { day: "2026-11-05", usd: "0.5" },
  { day: "2026-11-08", usd: "0.1" },
];

test("days begin with the first that cost anything; gaps cost nothing; what is still growing is left out", () => {
  expect(wholeDays(rows, { month: "2026-11-01", asOf: new Date("2026-11-08T09:00:00Z") })).toEqual([
    { day: "2026-11-03", usd: 1.5 },
    { day: "2026-11-04", usd: 0 },
    { day: "2026-11-05", usd: 2.5 },
    { day: "2026-11-06", usd: 0 },
  ]);
});

test("a month that is over has all its days", () => {
  const days = wholeDays(rows, { month: "2026-11-01", asOf: new Date("2026-12-15T09:00:00Z") });
  expect([days.length, days.at(-1)?.day]).toEqual([28, "2026-11-30"]);
});

test("a month without a row has no days", () => {
  expect(wholeDays(rows, { month: "2026-12-01", asOf: new Date("2026-12-15T09:00:00Z") })).toEqual([]);
});
