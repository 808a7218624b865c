import { expect, test } from "vitest";

import { queueCourse } from "./queue-course";

test.each([
  ["a peak that was worked off", [0, 10, 100, 40, 5], { now: 5, peak: 100, goesDown: true }],
  ["what only grows", [1, 5, 20, 80], { now: 80, peak: 80, goesDown: false }],
  ["what stays up", [90, 100, 95, 97], { now: 97, peak: 100, goesDown: false }],
  ["nothing ever waited", [0, 0, 0], { now: 0, peak: 0, goesDown: true }],
  ["the last of two peaks counts", [100, 0, 100, 80], { now: 80, peak: 100, goesDown: false }],
  ["nothing is known", [], { now: null, peak: null, goesDown: false }],
])("%s", (_name, highest, expected) => {
  expect(queueCourse(highest)).toEqual(expected);
});
