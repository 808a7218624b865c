import { expect, test } from "vitest";

import { daysUntilFull } from "./days-until-full";

const START = Date.parse("2026-11-01T00:00:00Z");
const points = (...values: number[]) => values.map((value, index) => ({ at: new Date(START + index * 86_400_000), value }));

test.each([
  ["a straight line", points(10, 20, 30, 40), 100, { kind: "filling", perDay: 10, days: 6 }],
  ["noise around a line", points(10, 22, 28, 40), 100, { kind: "filling", perDay: 9.6, days: 6.25 }],
  ["what shrinks", points(40, 30, 20), 100, { kind: "not-growing", perDay: -10 }],
  ["what stays", points(5, 5, 5, 5), 100, { kind: "not-growing", perDay: 0 }],
  ["what is full", points(90, 95, 100), 100, { kind: "full" }],
  ["two points", points(10, 20), 100, { kind: "too-little-known", points: 2 }],
  ["nothing", [], 100, { kind: "too-little-known", points: 0 }],
  ["many of one moment", [1, 2, 3].map((value) => ({ at: new Date(START), value })), 100, { kind: "too-little-known", points: 3 }],
  ["growth that takes decades", points(0, 0.02, 0.04, 0.06), 1_000, { kind: "far-away", perDay: 0.02 }],
  ["a gap among the values", [...points(10, 20), { at: new Date(START + 3 * 86_400_000), value: 40 }, { at: new Date(START + 86_400_000), value: Number.NaN }], 100, { kind: "filling", perDay: 10, days: 6 }],
  ["values in any order", points(10, 20, 30, 40).toReversed(), 100, { kind: "filling", perDay: 10, days: 6 }],
] as const)("%s", (_name, measured, capacity, expected) => {
  const forecast = daysUntilFull(measured, capacity);
  const rounded = Object.fromEntries(Object.entries(forecast).map(([key, value]) => [key, typeof value === "number" ? Number(value.toFixed(6)) : value]));
  expect(rounded).toEqual(expected);
});
