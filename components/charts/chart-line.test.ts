import { expect, test } from "vitest";

import type { Series } from "@/lib/dashboards/dashboard-view";

import { alignLines } from "./align-lines";
import { toChartLines } from "./chart-line";

const series = (queryId: string, label: string, times: number[]): Series => ({ queryId, label, times, values: times.map(() => 1), status: "complete" });
const row = (queryId: string, color: string | null, periodSeconds = 60) => ({ queryId, color, side: "left" as const, description: queryId, stat: "Average", periodSeconds, unit: "%" });

test("lines come in the order of the body's rows, with its colours and units", () => {
  const lines = toChartLines({ series: [series("b", "B", [0]), series("a", "A", [0])], rows: [row("a", "#ff0000"), row("b", null)], periodSeconds: 60, isDark: false });
  expect(lines.map(({ label, unit }) => [label, unit])).toEqual([["A", "%"], ["B", "%"]]);
  expect(lines[0]?.color).toBe("#ff0000");
});

test("an expression that answers with several lines colours them apart, whatever colour its row has", () => {
  const lines = toChartLines({ series: [series("e", "one", [0]), series("e", "two", [0])], rows: [row("e", "#ff0000")], periodSeconds: 60, isDark: false });
  expect(new Set(lines.map(({ color }) => color)).size).toBe(2);
});

test("the edges of what is expected have one quiet colour, or that of their row", () => {
  const edges: Series[] = [{ ...series("e", "low", [0]), band: "low" }, { ...series("e", "high", [0]), band: "high" }];
  const colors = (color: string | null) => toChartLines({ series: edges, rows: [row("e", color)], periodSeconds: 60, isDark: false }).map((line) => [line.band, line.color]);
  expect(colors("#ff0000")).toEqual([["low", "#ff0000"], ["high", "#ff0000"]]);
  expect(new Set(colors(null).map(([, color]) => color)).size).toBe(1);
});

// A quiet line would else be drawn as dots: lows and highs of a stretch may stand next to each other, and the next ones far away.
test("lows and highs of a thinned line are joined; one that was left whole keeps its gaps", () => {
  const thinned = [0, 60, 240, 300, 480, 540, 720, 780];
  const [long, short] = toChartLines({ series: [series("a", "A", thinned), series("b", "B", [0, 60, 600])], rows: [row("a", null), row("b", null)], periodSeconds: 60, isThinned: true, isDark: false });
  expect(alignLines(long ? [long] : []).values[0]).not.toContain(null);
  expect(alignLines(short ? [short] : []).values[0]).toContain(null);
});
