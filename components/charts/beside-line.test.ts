import { expect, test } from "vitest";

import { besideLine } from "./beside-line";

const chart = { apart: 3, left: 40, right: 400 };

test("the words of a mark stand to its right, and to its left where the chart ends", () => {
  expect(besideLine({ ...chart, at: 100, width: 20 })).toBe(103);
  expect(besideLine({ ...chart, at: 390, width: 20 })).toBe(367);
});

test("words wider than the chart begin at its edge, so that their beginning can be read", () => {
  expect(besideLine({ ...chart, at: 395, width: 500 })).toBe(40);
});
