import { expect, test } from "vitest";

import { leftOutOfList, leftOutParts } from "./left-out-parts";
import { parseListState, type SearchParams } from "./list-state";

const shape = { filters: ["stage"], sorts: ["name", "-name"], defaultSort: "name", pageSize: 50 } as const;

test.each<[SearchParams, Record<string, boolean>, string[]]>([
  [{ month: "2026-13" }, { month: false }, ["month: 2026-13"]],
  [{ month: "2026-11" }, { month: true }, []],
  [{}, { month: false }, []],
  [{ month: "" }, { month: false }, []],
  [{ month: ["2026-10", "2026-11"] }, { month: false }, ["month: 2026-10, 2026-11"]],
  [{ month: "\0\ud800x" }, { month: false }, ["month: x"]],
  [{ month: "x".repeat(5_000) }, { month: false }, [`month: ${"x".repeat(80)}…`]],
])("of the address %j, where %j was followed, is left out: %j", (params, followed, expected) => {
  expect(leftOutParts(params, followed).map(({ name, value }) => `${name}: ${value}`)).toEqual(expected);
});

test.each<[SearchParams, string[]]>([
  [{ stage: "prod", sort: "-name" }, []],
  [{ sort: "moon" }, ["sort"]],
  [{ stage: ["prod", "dev"] }, ["stage"]],
  [{ q: ["a", "b"] }, ["q"]],
])("of a list's address %j is left out %j", (params, names) => {
  expect(leftOutOfList(shape, params, parseListState(shape, params)).map(({ name }) => name)).toEqual(names);
});

test("a place that the list had to leave is named", () => {
  const params = { cursor: "of-another-list" };
  const state = parseListState(shape, params);
  expect(leftOutOfList(shape, params, state)).toEqual([]);
  expect(leftOutOfList(shape, params, { ...state, cursor: null })).toEqual([{ name: "cursor", value: "of-another-list" }]);
});
