import { expect, test } from "vitest";

import { isBillDue, type BillFetchOutcome } from "./bill-fetch";

const now = new Date("2026-11-26T12:00:00Z");
const hoursAgo = (hours: number) => new Date(now.getTime() - hours * 3_600_000);

test.each<[string, { hours: number; outcome: BillFetchOutcome } | null, boolean]>([
  ["a bill that was never asked for", null, true],
  ["one of this morning", { hours: 5, outcome: "fetched" }, false],
  ["one of yesterday", { hours: 24, outcome: "fetched" }, true],
  ["one that AWS throttled an hour ago", { hours: 1, outcome: "throttled" }, true],
  ["one that was denied an hour ago", { hours: 1, outcome: "denied" }, false],
  ["one that was denied this morning", { hours: 6, outcome: "denied" }, true],
])("%s: due %o", (_, last, due) => {
  expect(isBillDue(last && { at: hoursAgo(last.hours), outcome: last.outcome }, now)).toBe(due);
});
