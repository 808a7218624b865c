import { expect, test } from "vitest";

import { largestSeries } from "./cost-series";

const series = (key: string, ...usd: (number | null)[]) => ({ key, title: key, usd });

test("the dearest come first and the rest becomes one, so that nothing is missing from the stack", () => {
  const shown = largestSeries([series("a", 1, 1), series("b", 5, 5), series("c", 2, 2), series("d", 0.5, null)], 3);
  expect(shown.map(({ title }) => title)).toEqual(["b", "c", "2 others"]);
  expect(shown[2]?.usd).toEqual([1.5, 1]);
});

test("a period that is not known for any of the others is not known for all of them", () => {
  expect(largestSeries([series("a", 9, 9), series("b", null, 1), series("c", null, 2)], 2)[1]?.usd).toEqual([null, 3]);
});

test("few enough stay as they are, credits among them by their size", () => {
  expect(largestSeries([series("a", 1), series("credit", -4)], 3).map(({ key }) => key)).toEqual(["credit", "a"]);
});
