import { figure } from "./figure-words";

const MOST_READ = 8; // more than that nobody keeps in mind while listening

/** What a reader without eyes on the chart hears at a moment of it: "26 Nov 2026, 14:02. CPU: 42.1. Memory: no data." */
export function readingWords(moment: string, values: readonly { label: string; value: number | null | undefined; unit?: string | null }[]): string {
  const read = values.slice(0, MOST_READ).map(({ label, value, unit }) => `${label}: ${figure(value, unit)}.`);
  const rest = values.length - read.length;
  return [`${moment}.`, ...read, ...(rest > 0 ? [`And ${rest} more in the table.`] : [])].join(" ");
}

/** Where a key takes the reader among `count` points; null: the key is not ours. `isShifted` takes larger steps. */
export function keyboardMove(key: string, at: number | null, count: number, isShifted: boolean): number | null {
  if (count === 0) return null;
  const step = isShifted ? Math.max(2, Math.round(count / 10)) : 1;
  const wide = Math.max(2, Math.round(count / 10));
  const last = count - 1;
  const from = at ?? last; // the newest first
  const target: Record<string, number> = {
    ArrowLeft: from - step,
    ArrowDown: from - step,
    ArrowRight: from + step,
    ArrowUp: from + step,
    PageDown: from - wide,
    PageUp: from + wide,
    Home: 0,
    End: last,
  };
  const to = target[key];
  if (to === undefined) return null;
  return at === null && (key === "ArrowLeft" || key === "ArrowRight") ? last : Math.min(last, Math.max(0, to));
}

/** The place of the time next to a moment; null: there are none. `times` ascend. */
export function nearestPlace(times: readonly number[], moment: number): number | null {
  const after = times.findIndex((time) => time >= moment);
  if (after === -1) return times.length === 0 ? null : times.length - 1;
  const before = times[after - 1];
  return before !== undefined && moment - before < (times[after] ?? moment) - moment ? after - 1 : after;
}

/** The range that "+" (half as long) and "-" (twice as long) make around a moment; the moment keeps its place in it. */
export function zoomAround(range: { start: number; end: number }, moment: number, factor: number): { start: number; end: number } {
  return { start: Math.round(moment - (moment - range.start) * factor), end: Math.round(moment + (range.end - moment) * factor) };
}
