import { expect, test } from "vitest";

import { thinPoints } from "./thin-points";

const line = (count: number, value: (place: number) => number) => ({ times: Array.from({ length: count }, (_none, place) => place * 60), values: Array.from({ length: count }, (_none, place) => value(place)) });

test("few points stay as they are", () => expect(thinPoints(line(50, (n) => n), 100, 60)).toEqual({ ...line(50, (n) => n), thinned: false }));

test("ten thousand points become as many as pixels, and no peak or trough is lost", () => {
  const points = line(10_000, (n) => (n === 7_777 ? 1_000 : n === 3_333 ? -1_000 : Math.sin(n / 50)));
  const thinned = thinPoints(points, 600, 60);
  expect(thinned.times.length).toBeLessThanOrEqual(602);
  expect(Math.max(...thinned.values.map(Number))).toBe(1_000);
  expect(Math.min(...thinned.values.map(Number))).toBe(-1_000);
  expect([thinned.times[0], thinned.times.at(-1)]).toEqual([0, 9_999 * 60]);
  expect(thinned.times).toEqual(thinned.times.toSorted((one, other) => one - other));
});

test("an hour without data stays a gap", () => {
  const points = line(10_000, () => 1);
  const kept = points.times.flatMap((time, place) => (place >= 5_000 && place < 5_060 ? [] : [time]));
  const thinned = thinPoints({ times: kept, values: kept.map(() => 1) }, 600, 60);
  expect(thinned.values.filter((value) => value === null)).toHaveLength(1);
});

test("what is not a number is no peak", () => {
  const thinned = thinPoints(line(2_000, (n) => (n % 7 === 0 ? Number.NaN : n % 11 === 0 ? Number.POSITIVE_INFINITY : 5)), 100, 60);
  expect(thinned.values.slice(1, -1).every((value) => value === 5)).toBe(true);
});
