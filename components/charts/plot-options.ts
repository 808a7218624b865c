import uPlot from "uplot";

import type { Axis } from "@/lib/dashboards/dashboard-view";

import { alignLines, stackLines, type AlignedLines } from "./align-lines";
import { axisRange } from "./axis-range";
import type { ChartColors } from "./chart-colors";
import type { ChartLine } from "./chart-line";
import { withAlpha } from "./chart-palette";
import { tickWords, type ChartZone } from "./chart-zone";
import { drawOver, drawUnder, type MarksToDraw } from "./draw-marks";
import { figure } from "./figure-words";
import { unitOfSide } from "./unit-of-side";

export type PlotInput = {
  lines: readonly ChartLine[];
  stacked: boolean;
  axes: { left: Axis; right: Axis };
  marks: Omit<MarksToDraw, "colors">;
  zone: ChartZone;
  /** Seconds since 1970. */
  range: { start: number; end: number };
  colors: ChartColors;
  /** Charts with the same key share their cursor. */
  syncKey: string;
};

const FONT = '12px "Open Sans", "Helvetica Neue", Roboto, Arial, sans-serif';
const DIGIT_PX = 7;
const TICKS_APART_PX = { x: 64, y: 34 };
export const ZOOM_FROM_PX = 6; // shorter is a click
const AREA_ALPHA = 0.35;
const EXPECTED_ALPHA = 0.25;

type Prepared = { aligned: AlignedLines; data: uPlot.AlignedData; options: (size: { width: number; height: number }) => uPlot.Options };

/** All of a chart but its size and its events. `aligned` has the values as they are; `data` stacks them where that is wanted. */
export function preparePlot(input: PlotInput): Prepared {
  const { lines, stacked, range } = input;
  const aligned = alignLines(lines);
  // Without a single point the chart still shows its range, its axes and its marks.
  if (aligned.times.length === 0) aligned.times.push(range.start, range.end);
  const drawn = stacked ? stackSides(aligned, lines) : aligned.values;
  return { aligned, data: [aligned.times, ...drawn], options: (size) => plotOptions(input, drawn, size) };
}

/** What is compared and what is expected stand beside a stack. */
const isStacked = (line: ChartLine): boolean => !line.isCompared && line.band === undefined;

/** Each side has a stack of its own. */
function stackSides(aligned: AlignedLines, lines: readonly ChartLine[]): (number | null | undefined)[][] {
  const drawn = [...aligned.values];
  for (const side of ["left", "right"] as const) {
    const places = lines.flatMap((line, index) => (line.side === side && isStacked(line) ? [index] : []));
    const tops = stackLines({ times: aligned.times, values: places.map((place) => aligned.values[place] ?? []) });
    for (const [index, place] of places.entries()) drawn[place] = tops[index] ?? [];
  }
  return drawn;
}

function plotOptions(input: PlotInput, drawn: readonly (readonly (number | null | undefined)[])[], size: { width: number; height: number }): uPlot.Options {
  const { lines, stacked, axes, marks, zone, range, colors, syncKey } = input;
  const toDraw = { ...marks, colors };
  const sides = { left: true, right: lines.some(({ side }) => side === "right") || marks.horizontal.some(({ side }) => side === "right") };
  const scale = (side: "left" | "right"): uPlot.Scale => {
    const values = lines.flatMap((line, index) => (line.side === side ? [drawn[index] ?? []] : []));
    const limits = axisRange({
      values: values.flat(),
      min: axes[side].min,
      max: axes[side].max,
      marks: marks.horizontal.filter((mark) => mark.side === side).flatMap(({ value, to }) => (to === null ? [value] : [value, to])),
      fromZero: stacked,
    });
    return { auto: false, range: () => limits };
  };
  const axis = (side: "left" | "right"): uPlot.Axis => ({
    scale: side,
    side: side === "left" ? 3 : 1,
    stroke: colors.text,
    font: FONT,
    grid: { show: side === "left", stroke: colors.grid, width: 1 },
    ticks: { show: false },
    space: TICKS_APART_PX.y,
    gap: 4,
    size: (_, ticks) => 14 + DIGIT_PX * Math.max(2, ...(ticks ?? []).map((tick) => tick.length)),
    values: (_, ticks) => ticks.map((tick) => figure(tick, axes[side].showUnits ? unitOfSide(lines, side) : null)),
    ...(axes[side].label ? { label: axes[side].label, labelFont: FONT, labelSize: 18, labelGap: 0 } : {}),
  });
  return {
    ...size,
    class: "ph-plot",
    tzDate: (seconds) => (zone.kind === "offset" ? uPlot.tzDate(new Date((seconds + zone.minutes * 60) * 1_000), "UTC") : uPlot.tzDate(new Date(seconds * 1_000), zone.name)),
    legend: { show: false },
    padding: [8, sides.right ? 0 : 20, 0, 0],
    scales: { x: { time: true, range: () => [range.start, range.end] }, left: scale("left"), ...(sides.right ? { right: scale("right") } : {}) },
    series: [{}, ...lines.map((line, index) => lineOptions(line, stacked && isStacked(line), isAlone(drawn[index] ?? [])))],
    bands: [...(stacked ? stackedBands(lines) : []), ...expectedBands(lines)],
    axes: [
      {
        stroke: colors.text,
        font: FONT,
        grid: { show: false },
        ticks: { stroke: colors.grid, size: 4, width: 1 },
        space: TICKS_APART_PX.x,
        size: 26,
        gap: 4,
        values: (_, ticks, __, ___, stepSeconds) => tickWords(ticks, stepSeconds, zone),
      },
      axis("left"),
      ...(sides.right ? [axis("right")] : []),
    ],
    cursor: {
      y: false,
      points: { size: 7, width: 1.5 },
      drag: { x: true, y: false, setScale: false, dist: ZOOM_FROM_PX },
      bind: { dblclick: () => () => null },
      // The others follow where the pointer is, not what is dragged or clicked.
      sync: { key: syncKey, setSeries: false, scales: ["x", null], filters: { pub: (type) => type === "mousemove" || type === "mouseleave" } },
    },
    hooks: { drawAxes: [(chart) => drawUnder(chart, toDraw)], draw: [(chart) => drawOver(chart, toDraw)] },
  };
}

/** One point draws no line: it is drawn as a point. */
const isAlone = (values: readonly (number | null | undefined)[]): boolean => values.filter((value) => value !== null && value !== undefined).length < 2;

const lineOptions = (line: ChartLine, isArea: boolean, isPoint: boolean): uPlot.Series => ({
  label: line.label,
  scale: line.side,
  stroke: line.isCompared ? withAlpha(line.color, 0.7) : line.color,
  width: isArea || line.band ? 1 : 1.75,
  dash: [...line.dash],
  ...(isArea ? { fill: withAlpha(line.color, AREA_ALPHA) } : {}),
  points: { size: 5, ...(isPoint ? { show: true } : line.band ? { show: false } : {}), fill: line.color },
});

/** Between each line and the one below it on the same side. */
function stackedBands(lines: readonly ChartLine[]): uPlot.Band[] {
  const below: Partial<Record<"left" | "right", number>> = {};
  return lines.flatMap((line, index) => {
    if (!isStacked(line)) return [];
    const lower = below[line.side];
    below[line.side] = index + 1; // uPlot counts the times as the first series
    return lower === undefined ? [] : [{ series: [index + 1, lower] as [number, number], fill: withAlpha(line.color, AREA_ALPHA) }];
  });
}

/** Between the edges of what anomaly detection expects; the high one and the low one of a query follow each other. */
function expectedBands(lines: readonly ChartLine[]): uPlot.Band[] {
  return lines.flatMap((line, index) => {
    const next = lines[index + 1];
    if (!line.band || !next?.band || next.band === line.band || next.isCompared !== line.isCompared) return [];
    const [high, low] = line.band === "high" ? [index + 1, index + 2] : [index + 2, index + 1]; // uPlot counts the times as the first series
    return [{ series: [high, low] as [number, number], fill: withAlpha(line.color, EXPECTED_ALPHA) }];
  });
}
