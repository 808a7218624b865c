import { expect, test } from "vitest";

import { toCsv } from "@/lib/shared/to-csv";

import { fileNameOf, seriesCsv, seriesTable } from "./series-table";

const lines = [
  { label: "CPU", times: [0, 60], values: [1.5, null] },
  { label: "=cmd|' /C calc'!A0", times: [60], values: [-2] },
];

test("a chart's table has a row for each time, the newest first", () => {
  expect(seriesTable(lines)).toEqual({
    labels: ["CPU", "=cmd|' /C calc'!A0"],
    rows: [
      { time: 60, values: [null, -2] },
      { time: 0, values: [1.5, null] },
    ],
  });
});

test("its file begins with the oldest, in UTC, and a label is never a formula", () => {
  expect(toCsv(seriesCsv(lines))).toBe("Time (UTC),CPU,'=cmd|' /C calc'!A0\r\n1970-01-01T00:00:00.000Z,1.5,\r\n1970-01-01T00:01:00.000Z,,-2\r\n");
});

test.each([
  ["API: p95 / p99 (ms)", "api-p95-p99-ms"],
  ["../../etc/passwd", "etc-passwd"],
  ["<>", "chart"],
])("the file of %s is called %s", (title, name) => {
  expect(fileNameOf(title)).toBe(name);
});
