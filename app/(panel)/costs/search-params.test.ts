import { expect, test } from "vitest";

import { parseListState } from "@/components/ui/list-state";

import { COST_LIST, groupOf, isNarrowed, leftOutFilters, ledgerFileHref, toBreakdown, toCostsInput } from "./search-params";

const at = (params: Record<string, string>) => parseListState(COST_LIST, params);

test.each([
  ["month", "2026-13"],
  ["stage", "moon"],
  ["accountId", "not-an-id"],
])("a %s of %j is left out instead of breaking the page", (name, value) => {
  const { month, filter } = toCostsInput(at({ [name]: value }));
  expect([month, ...Object.values(filter)].every((one) => one === undefined)).toBe(true);
  expect(leftOutFilters(at({ [name]: value }))).toEqual([{ name, value }]);
});

test("a grouping that there is not is named, and what is followed is not", () => {
  expect(leftOutFilters(at({ group: "of-hours", month: "2026-10", stage: "prod" }))).toEqual([{ name: "group", value: "of-hours" }]);
});

test("month and grouping leave nothing out, a filter does", () => {
  expect(isNarrowed(at({ month: "2026-10", group: "service" }))).toBe(false);
  expect(isNarrowed(at({ system: "harvest" }))).toBe(true);
});

test("the file holds what the page holds, whatever page it is on", () => {
  expect(ledgerFileHref(at({ month: "2026-10", system: "harvest", cursor: "abc", sort: "name" }))).toBe("/api/v1/costs/csv?sort=name&month=2026-10&filter%5Bsystem%5D=harvest");
});

test("by line and by month the pictures are stacked by environment", () => {
  expect(groupOf(at({ group: "of-hours" }))).toBe("environment");
  expect([at({ group: "line" }), at({ group: "month" }), at({ group: "service" })].map((state) => toBreakdown(state).by)).toEqual(["environment", "environment", "service"]);
});
