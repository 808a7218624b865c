import { expect, test } from "vitest";

import { parseListState } from "@/components/ui/list-state";

import { ENVIRONMENT_LIST, leftOutFilters, toEnvironmentInput } from "./search-params";

const input = (params: Record<string, string>) => toEnvironmentInput(parseListState(ENVIRONMENT_LIST, params));

test("the address of the environments table is the query of its API", () => {
  expect(input({ q: "har", stage: "prod", state: "needs-you", sort: "-updatedAt", cursor: "abc", page: "2" })).toEqual({
    q: "har",
    sort: "-updatedAt",
    cursor: "abc",
    limit: 50,
    filter: { stage: "prod", state: "needs-you", system: undefined, option: undefined, accountId: undefined },
  });
});

test.each([
  ["stage", "moon"],
  ["state", "fine"],
  ["accountId", "not-an-id"],
])("a %s of %j is left out instead of breaking the page", (name, value) => {
  expect(Object.values(input({ [name]: value }).filter).every((filter) => filter === undefined)).toBe(true);
});

test("a filter that the list cannot follow is named with what it said", () => {
  const { filters, ...state } = parseListState(ENVIRONMENT_LIST, {});
  expect(leftOutFilters({ ...state, filters: { ...filters, stage: "moon", system: "harvest" } })).toEqual([{ name: "stage", value: "moon" }]);
});
