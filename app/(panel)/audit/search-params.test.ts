import { expect, test } from "vitest";

import { parseListState } from "@/components/ui/list-state";

import { AUDIT_LIST, leftOutFilters, toAuditQuery } from "./search-params";

const query = (params: Record<string, string>) => toAuditQuery(parseListState(AUDIT_LIST, params));

test("days are whole: the last one is included", () => {
  expect(query({ from: "2026-11-20", to: "2026-11-21" })).toMatchObject({ from: "2026-11-20T00:00:00.000Z", to: "2026-11-22T00:00:00.000Z" });
});

test.each([
  ["outcome", "maybe"],
  ["environmentId", "not-an-id"],
  ["action", "DROP TABLE"],
  ["from", "yesterday"],
  ["to", "2026-02-30"],
])("a %s that makes no sense is left out instead of breaking the page", (name, value) => {
  expect(query({ [name]: value, actor: "Berg" })).toEqual({ actor: "Berg", limit: 50 });
});

// An operator who asks for one week and silently gets everything draws wrong conclusions.
test("filters that make no sense are named with what they said", () => {
  const state = parseListState(AUDIT_LIST, { from: "garbage", to: "2026-11-21", outcome: "maybe", q: "launch" });
  expect(leftOutFilters(state)).toEqual([
    { name: "outcome", value: "maybe" },
    { name: "from", value: "garbage" },
  ]);
});
