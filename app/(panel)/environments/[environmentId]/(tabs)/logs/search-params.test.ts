import { expect, test } from "vitest";

import { leftOutOfLogs, logsSearch, parseLogsAddress, questionOf } from "./search-params";

test("an address without anything means the last hour, newest at the top, and stays plain", () => {
  const address = parseLogsAddress({});
  expect(questionOf(address)).toEqual({ q: "", level: "", group: "", range: { minutes: 60 } });
  expect(logsSearch(address)).toBe("");
});

test("an address says what it was made from", () => {
  expect(leftOutOfLogs({ range: "6h", q: "x", level: "", start: "2026-11-26T10:00:00Z", end: "2026-11-26T11:00:00Z" })).toEqual([]);
  const address = parseLogsAddress({ range: "6h", q: "<b>&x", level: "error,warning", group: "/aws/lambda/x", order: "newest-bottom" });
  expect(parseLogsAddress(Object.fromEntries(new URLSearchParams(logsSearch(address))))).toEqual(address);
});

test("around a moment are the minute before and the minute after it", () => {
  expect(questionOf(parseLogsAddress({ around: "2026-11-26T12:00:00+01:00" })).range).toEqual({ start: "2026-11-26T10:59:00.000Z", end: "2026-11-26T11:01:00.000Z" });
});

test.each([
  [{ around: "yesterday" }],
  [{ level: "loud", range: "9y", order: "sideways" }],
  [{ start: "2026-11-26T10:00:00Z" }],
  [{ start: "2026-11-26T10:00:00Z", end: "2026-11-26T09:00:00Z" }],
  [{ q: ["a", "b"] }],
  [{ around: "0000-01-01T00:00:00Z" }],
  [{ around: "9999-12-31T23:59:59Z" }],
  [{ start: "1969-12-31T00:00:00Z", end: "2026-11-26T09:00:00Z" }],
])("what makes no sense is left out and named: %j", (params) => {
  expect(leftOutOfLogs(params).length).toBeGreaterThan(0);
  expect(questionOf(parseLogsAddress(params))).toEqual({ q: "", level: "", group: "", range: { minutes: 60 } });
});
