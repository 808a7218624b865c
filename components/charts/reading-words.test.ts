import { expect, test } from "vitest";

import { keyboardMove, nearestPlace, readingWords, zoomAround } from "./reading-words";

test("a moment is read with each value, a missing one too", () => {
  expect(readingWords("26 Nov 2026, 14:02", [{ label: "CPU", value: 42.1 }, { label: "Memory", value: null }])).toBe("26 Nov 2026, 14:02. CPU: 42.1. Memory: no data.");
});

test("of very many values the first are read, and how many there are besides", () => {
  const words = readingWords("14:02", Array.from({ length: 20 }, (_, index) => ({ label: `m${index}`, value: index })));
  expect(words).toContain("m7: 7. And 12 more in the table.");
  expect(words).not.toContain("m8");
});

test.each([
  ["ArrowLeft", 5, false, 4],
  ["ArrowRight", 5, false, 6],
  ["ArrowRight", 99, false, 99],
  ["ArrowLeft", 0, false, 0],
  ["ArrowLeft", 50, true, 40],
  ["PageUp", 50, false, 60],
  ["Home", 50, false, 0],
  ["End", 50, false, 99],
  ["ArrowLeft", null, false, 99],
  ["Tab", 5, false, null],
])("%s at point %s of a hundred (with shift: %s) leads to %s", (key, at, isShifted, to) => {
  expect(keyboardMove(key, at, 100, isShifted)).toBe(to);
});

test("a chart without points takes no keys", () => {
  expect(keyboardMove("Home", null, 0, false)).toBeNull();
});

test.each([
  [[0, 60, 120], 70, 1],
  [[0, 60, 120], 100, 2],
  [[0, 60, 120], 500, 2],
  [[0, 60, 120], -5, 0],
  [[], 5, null],
])("of %j, the time next to %i is at place %s", (times, moment, place) => {
  expect(nearestPlace(times, moment)).toBe(place);
});

test("zooming keeps the moment where it is", () => {
  expect(zoomAround({ start: 0, end: 100 }, 75, 0.5)).toEqual({ start: 38, end: 88 });
  expect(zoomAround({ start: 38, end: 88 }, 75, 2)).toEqual({ start: 1, end: 101 });
});
