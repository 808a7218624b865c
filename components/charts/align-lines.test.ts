import { expect, test } from "vitest";

import { alignLines, stackLines } from "./align-lines";

const MINUTE = 60;

test("lines of one and of two minutes stand on one row of times, without a gap between them", () => {
  const { times, values } = alignLines([
    { times: [0, 60, 120], values: [1, 2, 3], periodSeconds: MINUTE },
    { times: [0, 120], values: [5, 6], periodSeconds: 2 * MINUTE },
  ]);
  expect(times).toEqual([0, 60, 120]);
  expect(values).toEqual([
    [1, 2, 3],
    [5, undefined, 6],
  ]);
});

test("a missing point is a gap, not a bridge", () => {
  const { times, values } = alignLines([{ times: [0, 60, 240], values: [1, 2, 3], periodSeconds: MINUTE }]);
  expect(times).toEqual([0, 60, 120, 240]);
  expect(values[0]).toEqual([1, 2, null, 3]);
});

test("a gap is one at every time of the other lines", () => {
  const { values } = alignLines([
    { times: [0, 60, 300], values: [1, 2, 3], periodSeconds: MINUTE },
    { times: [0, 60, 120, 180, 240, 300], values: [9, 9, 9, 9, 9, 9], periodSeconds: MINUTE },
  ]);
  expect(values[0]).toEqual([1, 2, null, null, null, 3]);
});

test("points that were thinned to pixels are no gaps", () => {
  const { values } = alignLines([{ times: [0, 300, 600, 900, 1200], values: [1, 2, 3, 4, 5], periodSeconds: MINUTE }]);
  expect(values[0]).toEqual([1, 2, 3, 4, 5]);
});

test("what is not a number is missing", () => {
  expect(alignLines([{ times: [0, 60, 120], values: [1, Number.NaN, Infinity], periodSeconds: MINUTE }]).values[0]).toEqual([1, null, null]);
});

test("nothing at all is nothing at all", () => {
  expect(alignLines([])).toEqual({ times: [], values: [] });
});

test("stacked lines stand on one another; a gap counts as nothing, and a longer period goes on", () => {
  expect(
    stackLines({
      times: [0, 60, 120, 180],
      values: [
        [1, 1, null, null],
        [10, undefined, 20, null],
      ],
    }),
  ).toEqual([
    [1, 1, 0, null],
    [11, 11, 20, null],
  ]);
});
