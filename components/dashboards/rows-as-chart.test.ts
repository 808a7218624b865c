import { expect, test } from "vitest";

import { rowsAsLines, rowsAsParts } from "./rows-as-chart";

test("rows by time become lines, the oldest first", () => {
  expect(rowsAsLines({ columns: ["bin(5m)", "errors", "path"], rows: [["2026-11-26 12:05:00.000", "3", "/a"], ["2026-11-26 12:00:00.000", "", "/b"]] })).toEqual([
    { label: "errors", times: [Date.UTC(2026, 10, 26, 12) / 1_000, Date.UTC(2026, 10, 26, 12, 5) / 1_000], values: [null, 3] },
  ]);
});

test("rows that share a time are lines of their own, by what else they say", () => {
  const rows = [["2026-11-26 12:00:00.000", "error", "3"], ["2026-11-26 12:00:00.000", "warn", "4"], ["2026-11-26 12:05:00.000", "warn", "5"]];
  const [at, later] = [Date.UTC(2026, 10, 26, 12) / 1_000, Date.UTC(2026, 10, 26, 12, 5) / 1_000];
  expect(rowsAsLines({ columns: ["bin(5m)", "level", "count(*)"], rows })).toEqual([
    { label: "error", times: [at], values: [3] },
    { label: "warn", times: [at, later], values: [4, 5] },
  ]);
  const many = Array.from({ length: 101 }, (_, index) => ["2026-11-26 12:00:00.000", `user-${index}`, "1"]);
  expect(rowsAsLines({ columns: ["bin(5m)", "user", "count(*)"], rows: many })).toBeNull();
});

test("rows without times or numbers are no lines", () => {
  expect(rowsAsLines({ columns: ["path", "count"], rows: [["/a", "3"]] })).toBeNull();
  expect(rowsAsLines({ columns: ["@timestamp", "@message"], rows: [["2026-11-26 12:05:00.000", "hello"]] })).toBeNull();
  expect(rowsAsLines({ columns: ["bin(5m)", "errors"], rows: [] })).toBeNull();
});

test("rows with a number have parts named by the rest of them", () => {
  expect(rowsAsParts({ columns: ["level", "path", "count(*)"], rows: [["error", "/a", "3"], ["warn", "/b", "4"]] })).toEqual([
    { label: "error, /a", value: 3 },
    { label: "warn, /b", value: 4 },
  ]);
  expect(rowsAsParts({ columns: ["message"], rows: [["hello"]] })).toBeNull();
});
