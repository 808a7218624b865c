import { expect, test } from "vitest";

import { parseListState } from "@/components/ui/list-state";

import { ALARM_LIST, isNarrowed, leftOutFilters, toAlarmInput } from "./search-params";

const read = (params: Record<string, string>) => parseListState(ALARM_LIST, params);

test("a link to one alarm shows it beside the whole list", () => {
  const state = read({ alarm: "0190d5e2-7b1c-7cc0-8a39-6a4f2f3f1d11" });
  expect(isNarrowed(state)).toBe(false);
  expect(toAlarmInput(state)).toMatchObject({ sort: "urgency", limit: 50, filter: {} });
});

test("filters are part of the address; one that makes no sense is left out and named", () => {
  const state = read({ state: "in-alarm", owner: "me", severity: "loud" });
  expect(toAlarmInput(state).filter).toMatchObject({ state: "in-alarm", owner: "me" });
  expect(leftOutFilters(state)).toEqual([{ name: "severity", value: "loud" }]);
  expect(isNarrowed(state)).toBe(true);
});
