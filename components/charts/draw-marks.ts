import type uPlot from "uplot";

import type { HorizontalMark, VerticalMark } from "@/lib/dashboards/dashboard-view";

import type { ChartColors } from "./chart-colors";
import { markColor, type ReleaseMark } from "./chart-marks";
import { besideLine } from "./beside-line";
import { ownColor, withAlpha } from "./chart-palette";

export type MarksToDraw = {
  horizontal: readonly HorizontalMark[];
  vertical: readonly VerticalMark[];
  releases: readonly ReleaseMark[];
  /** The moment that the reader has fixed, seconds since 1970. */
  pinned: number | null;
  colors: ChartColors;
};

const FILL_ALPHA = 0.12;
const TARGET_ALPHA = 0.07; // it may be most of the chart
const LABEL_FONT_PX = 11;
const LABEL_APART_PX = 15;
const ROOM_FOR_LABELS_PX = 90; // lower charts would be all label

const secondsOf = (iso: string): number => Date.parse(iso) / 1_000;

/** Canvas pixels of a value or time; NaN where the scale has none. */
const yOf = (chart: uPlot, mark: HorizontalMark, value: number): number => chart.valToPos(value, mark.side, true);
const xOf = (chart: uPlot, seconds: number): number => chart.valToPos(seconds, "x", true);

/** Bands and filled sides of marks: under the lines. */
export function drawUnder(chart: uPlot, { horizontal, vertical, colors }: MarksToDraw): void {
  const { left, top, width, height } = chart.bbox;
  inPlot(chart, (context) => {
    for (const mark of horizontal) {
      const at = yOf(chart, mark, mark.value);
      const end = mark.to === null ? { above: top, below: top + height, none: null }[mark.fill] : yOf(chart, mark, mark.to);
      if (end === null || !Number.isFinite(at) || !Number.isFinite(end)) continue;
      // The side that a target forbids is no good news.
      context.fillStyle = mark.source === "target" ? withAlpha(colors.alarm, TARGET_ALPHA) : withAlpha(markColor(mark, colors), FILL_ALPHA);
      context.fillRect(left, Math.min(at, end), width, Math.abs(end - at));
    }
    for (const mark of vertical) {
      const at = xOf(chart, secondsOf(mark.at));
      const end = mark.to === null ? { before: left, after: left + width, none: null }[mark.fill] : xOf(chart, secondsOf(mark.to));
      if (end === null || !Number.isFinite(at) || !Number.isFinite(end)) continue;
      context.fillStyle = withAlpha(ownColor(mark.color) ?? colors.annotation, FILL_ALPHA);
      context.fillRect(Math.min(at, end), top, Math.abs(end - at), height);
    }
  });
}

/** The marks' own lines and words: over the data. */
export function drawOver(chart: uPlot, { horizontal, vertical, releases, pinned, colors }: MarksToDraw): void {
  const { left, top, width, height } = chart.bbox;
  const ratio = chart.width === 0 ? 1 : chart.ctx.canvas.width / chart.width;
  const hasLabels = height > ROOM_FOR_LABELS_PX * ratio;
  inPlot(chart, (context) => {
    context.lineWidth = 1.5 * ratio;
    context.font = `${LABEL_FONT_PX * ratio}px "Open Sans", "Helvetica Neue", Arial, sans-serif`;
    const taken: number[] = [];
    for (const mark of horizontal) {
      const color = markColor(mark, colors);
      for (const [value, label] of [[mark.value, mark.label] as const, ...(mark.to === null ? [] : [[mark.to, mark.toLabel] as const])]) {
        const at = yOf(chart, mark, value);
        if (!Number.isFinite(at)) continue;
        stroke(context, color, mark.source === "annotation" ? [] : [6 * ratio, 4 * ratio], [left, at], [left + width, at]);
        if (!label || !hasLabels) continue;
        // Two targets of the same height are written below each other.
        let y = at - top < 16 * ratio ? at + 13 * ratio : at - 4 * ratio;
        while (taken.some((other) => Math.abs(other - y) < LABEL_APART_PX * ratio)) y += LABEL_APART_PX * ratio;
        taken.push(y);
        write(context, label, { x: left + 4 * ratio, y, color, colors, ratio });
      }
    }
    for (const mark of vertical) {
      const color = ownColor(mark.color) ?? colors.annotation;
      for (const iso of [mark.at, ...(mark.to === null ? [] : [mark.to])]) {
        const at = xOf(chart, secondsOf(iso));
        if (Number.isFinite(at)) stroke(context, color, [], [at, top], [at, top + height]);
      }
      const at = xOf(chart, secondsOf(mark.at));
      if (mark.label && hasLabels && isWithin(at, chart)) writeBeside(context, mark.label, { at, apart: 4 * ratio, left, right: left + width, y: top + 13 * ratio, color, colors, ratio });
    }
    // The newest last: of two at the same place it is the one that can be read.
    for (const { atSeconds, number } of releases.toSorted((one, other) => one.atSeconds - other.atSeconds || one.number - other.number)) {
      const at = xOf(chart, atSeconds);
      if (!Number.isFinite(at)) continue;
      stroke(context, colors.release, [3 * ratio, 3 * ratio], [at, top], [at, top + height]);
      if (hasLabels) writeBeside(context, `R${number}`, { at, apart: 3 * ratio, left, right: left + width, y: top + height - 4 * ratio, color: colors.release, colors, ratio });
    }
    if (pinned !== null) {
      const at = xOf(chart, pinned);
      if (Number.isFinite(at)) stroke(context, colors.text, [], [at, top], [at, top + height]);
    }
  });
}

function inPlot(chart: uPlot, draw: (context: CanvasRenderingContext2D) => void): void {
  const { left, top, width, height } = chart.bbox;
  const context = chart.ctx;
  context.save();
  context.beginPath();
  context.rect(left, top, width, height);
  context.clip();
  draw(context);
  context.restore();
}

function stroke(context: CanvasRenderingContext2D, color: string, dash: number[], [fromX, fromY]: readonly [number, number], [toX, toY]: readonly [number, number]): void {
  context.strokeStyle = color;
  context.setLineDash(dash);
  context.beginPath();
  context.moveTo(fromX, fromY);
  context.lineTo(toX, toY);
  context.stroke();
}

type Ink = { y: number; color: string; colors: ChartColors; ratio: number };

const isWithin = (at: number, chart: uPlot): boolean => at >= chart.bbox.left && at <= chart.bbox.left + chart.bbox.width;

/** To the right of a line, or to its left where the chart ends before the words do. */
function writeBeside(context: CanvasRenderingContext2D, text: string, { at, apart, left, right, ...ink }: Ink & { at: number; apart: number; left: number; right: number }): void {
  const { width } = context.measureText(text);
  write(context, text, { x: besideLine({ at, width, apart, left, right }), ...ink });
}

/** On the page's own ground, so that words over a line can be read. */
function write(context: CanvasRenderingContext2D, text: string, { x, y, color, colors, ratio }: Ink & { x: number }): void {
  context.textAlign = "left"; // the axes leave their own behind
  context.textBaseline = "alphabetic";
  const { width } = context.measureText(text);
  context.fillStyle = withAlpha(colors.page, 0.75);
  context.fillRect(x - 2 * ratio, y - LABEL_FONT_PX * ratio, width + 4 * ratio, (LABEL_FONT_PX + 3) * ratio);
  context.fillStyle = color;
  context.fillText(text, x, y);
}
