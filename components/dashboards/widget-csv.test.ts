import { expect, test } from "vitest";

import { tabledLines, widgetCsv } from "./widget-csv";

test("charts of an explorer are told apart in table and file", () => {
  const one = { queryId: "m1", label: "CPU", times: [0], values: [1], status: "complete" as const };
  expect(tabledLines({ kind: "charts", charts: [{ title: "i-1", series: [one] }], remarks: [], asOf: "2026-11-26T12:00:00Z" }).map(({ label }) => label)).toEqual(["i-1: CPU"]);
});

test("rows, alarms and nothing as a file", () => {
  expect(widgetCsv({ kind: "rows", columns: ["@message"], rows: [["=1+1"]], remarks: [], scannedBytes: null, asOf: "2026-11-26T12:00:00Z" })).toEqual([["@message"], ["=1+1"]]);
  expect(widgetCsv({ kind: "alarms", alarms: [{ arn: "arn:1", name: "High", state: "OK", since: null, reason: null }], asOf: "2026-11-26T12:00:00Z" })?.[1]).toEqual(["High", "OK", null, null, "arn:1"]);
  expect(widgetCsv({ kind: "unavailable", why: "Denied.", code: "forbidden" })).toBeNull();
});
