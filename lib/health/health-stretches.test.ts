import { expect, test } from "vitest";

import { lastDays, lastHours } from "./health-stretches";

const now = new Date("2026-11-26T12:30:00Z");
const hours = [
  { hour: new Date("2026-11-25T23:00:00Z"), upSeconds: 3_600, downSeconds: 0 },
  { hour: new Date("2026-11-26T00:00:00Z"), upSeconds: 3_000, downSeconds: 600 },
  { hour: new Date("2026-11-26T12:00:00Z"), upSeconds: 1_700, downSeconds: 60 },
];

test("hours of which nothing is known stand among the others, and the running one is as long as it is old", () => {
  expect(lastHours(hours, 3, now)).toEqual([
    { from: "2026-11-26T10:00:00.000Z", seconds: 3_600, upSeconds: 0, downSeconds: 0 },
    { from: "2026-11-26T11:00:00.000Z", seconds: 3_600, upSeconds: 0, downSeconds: 0 },
    { from: "2026-11-26T12:00:00.000Z", seconds: 1_800, upSeconds: 1_700, downSeconds: 60 },
  ]);
});

test("days are UTC's, each the sum of its hours", () => {
  expect(lastDays(hours, 2, now)).toMatchObject([
    { from: "2026-11-25T00:00:00.000Z", seconds: 86_400, upSeconds: 3_600, downSeconds: 0 },
    { from: "2026-11-26T00:00:00.000Z", upSeconds: 4_700, downSeconds: 660 },
  ]);
});
