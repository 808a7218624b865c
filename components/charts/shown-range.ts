import { alignLines, stackLines } from "./align-lines";
import type { ChartLine } from "./chart-line";

type Range = { start: number; end: number };

/**
 * From when to when a chart goes: the page's range, but as far as its points reach where the widget has a range of its own or a period
 * that began before. Points of the week before do not count.
 */
export function rangeWithPoints(range: Range, lines: readonly ChartLine[]): Range {
  let { start, end } = range;
  for (const { times, isCompared } of lines) {
    const first = times[0];
    const last = times.at(-1);
    if (isCompared || first === undefined || last === undefined) continue;
    if (first < start) start = first;
    if (last > end) end = last;
  }
  return start === range.start && end === range.end ? range : { start, end };
}

/** Lines that are stacked, as one: their sum. Beside a stack, single lines of another week could not be compared with anything. */
export function sumOfLines(lines: readonly ChartLine[], label: string, color: string): ChartLine[] {
  const [first] = lines;
  if (!first) return [];
  const aligned = alignLines(lines);
  const sum = stackLines(aligned).at(-1) ?? [];
  return [{ ...first, key: "sum", label, color, times: aligned.times, values: sum }];
}
