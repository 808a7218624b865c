import { expect, test } from "vitest";

import { placeWidgets } from "./place-widgets";

const at = (x: number, y: number, width: number, height: number) => ({ x, y, width, height });

test.each([
  ["positions are kept", [at(0, 0, 12, 6), at(12, 0, 12, 6)], [at(0, 0, 12, 6), at(12, 0, 12, 6)]],
  ["without positions they stand as words in a text", [{}, {}, {}, {}, {}], [at(0, 0, 6, 6), at(6, 0, 6, 6), at(12, 0, 6, 6), at(18, 0, 6, 6), at(0, 6, 6, 6)]],
  ["what lies on another goes down", [at(0, 0, 12, 6), at(6, 3, 12, 6)], [at(0, 0, 12, 6), at(6, 6, 12, 6)]],
  ["what reaches over the edge is brought back", [at(20, 0, 12, 6)], [at(12, 0, 12, 6)]],
  ["what is wider than the grid is as wide as it", [at(3, 0, 40, 6)], [at(0, 0, 24, 6)]],
  ["a position given by half is none", [{ x: 6 }, { y: 3 }], [at(0, 0, 6, 6), at(6, 0, 6, 6)]],
  ["numbers written as texts are numbers", [{ x: "6", y: "0", width: "12", height: "3" }], [at(6, 0, 12, 3)]],
  ["those without fill up around those with one", [at(0, 0, 18, 6), {}, {}], [at(0, 0, 18, 6), at(18, 0, 6, 6), at(0, 6, 6, 6)]],
  ["absurd places come to an end", [at(0, 0, 6, 6), at(-5, 1e12, 6, 0)], [at(0, 0, 6, 6), at(0, 6, 6, 1)]],
])("%s", (_words, wishes, places) => expect(placeWidgets(wishes).places).toEqual(places));

test("five hundred widgets on one spot stand below one another, and it takes no time", () => {
  const { places, remarks } = placeWidgets(Array.from({ length: 500 }, () => at(0, 0, 24, 2)));
  expect(places.map(({ y }) => y)).toEqual(Array.from({ length: 500 }, (_none, index) => index * 2));
  expect(remarks).toEqual(["499 widgets stood on others and were moved down."]);
});
