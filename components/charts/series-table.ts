import type { CsvCell } from "@/lib/shared/to-csv";

/** A line as table and file need it. */
export type TabledLine = { label: string; times: readonly number[]; values: readonly (number | null)[] };

/** All values of a chart by time, newest first; a line without a point at a time has null there. */
export function seriesTable(lines: readonly TabledLine[]): { labels: string[]; rows: { time: number; values: (number | null)[] }[] } {
  const points = lines.map(({ times, values }) => new Map(times.map((time, index) => [time, values[index] ?? null])));
  const times = [...new Set(lines.flatMap((line) => line.times))].sort((a, b) => b - a);
  return { labels: lines.map(({ label }) => label), rows: times.map((time) => ({ time, values: points.map((line) => line.get(time) ?? null) })) };
}

/** The same as rows of a file, oldest first, with times in UTC. Every digit of each value. */
export function seriesCsv(lines: readonly TabledLine[]): CsvCell[][] {
  const { labels, rows } = seriesTable(lines);
  return [["Time (UTC)", ...labels], ...rows.toReversed().map(({ time, values }) => [new Date(time * 1_000).toISOString(), ...values])];
}

const MOST_NAME = 80;

/** A file's name of a title that may hold anything: letters, digits and dashes of it. */
export const fileNameOf = (title: string): string =>
  title
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "")
    .slice(0, MOST_NAME) || "chart";
