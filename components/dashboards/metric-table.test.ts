import { expect, test } from "vitest";

import type { ChartLine } from "@/components/charts/chart-line";

import { metricTable } from "./metric-table";

const line = (label: string, values: (number | null)[]): ChartLine => ({ key: label, label, color: "#000000", dash: [], side: "left", unit: null, times: values.map((_, index) => index * 60), values, periodSeconds: 60, isCompared: false });
const lines = [line("CPU", [1, 3]), line("Memory", [null, 50])];
const look = { layout: "horizontal" as const, stickySummary: false, showTimeSeries: true, summaryColumns: ["MAX" as const, "AVG" as const] };

test("lying, a metric is a row with its summary, then its values, the newest first", () => {
  expect(metricTable(lines, look, String)).toEqual({
    columns: ["Metric", "MAX", "AVG", "60", "0"],
    rows: [
      { key: "CPU", cells: ["CPU", "3", "2", "3", "1"] },
      { key: "Memory", cells: ["Memory", "50", "50", "50", "no data"] },
    ],
    leftOut: 0,
  });
});

test("standing, a metric is a column", () => {
  expect(metricTable(lines, { ...look, layout: "vertical" }, String)).toMatchObject({ columns: ["", "CPU", "Memory"], rows: [{ cells: ["MAX", "3", "50"] }, { cells: ["AVG", "2", "50"] }, { cells: ["60", "3", "50"] }, { cells: ["0", "1", "no data"] }] });
});

test("without time series only the summary is left; of very many moments the newest are shown and the rest counted", () => {
  expect(metricTable(lines, { ...look, showTimeSeries: false }, String).columns).toEqual(["Metric", "MAX", "AVG"]);
  expect(metricTable([line("CPU", Array.from({ length: 100 }, (_, index) => index))], look, String).leftOut).toBe(40);
});
