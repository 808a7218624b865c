/** What uPlot takes: one row of times and a row of values per line. Null is a gap; undefined is no point of this line at that time. */
export type AlignedLines = { times: number[]; values: (number | null | undefined)[][] };

type Line = { times: readonly number[]; values: readonly (number | null)[]; periodSeconds: number };

const GAP_PERIODS = 1.5; // a point that is one period late is the next one; later, one is missing

/**
 * Lines of different periods on one row of times. Where a line misses a point there is a gap, not a bridge: a service that was down for
 * an hour must not look as if it had been fine. What AWS calls NaN or infinite is missing too.
 */
export function alignLines(lines: readonly Line[]): AlignedLines {
  const points = lines.map(pointsWithGaps);
  const times = [...new Set(points.flatMap((line) => [...line.keys()]))].sort((a, b) => a - b);
  return { times, values: points.map((line) => times.map((time) => line.get(time))) };
}

function pointsWithGaps({ times, values, periodSeconds }: Line): Map<number, number | null> {
  const points = new Map<number, number | null>();
  const step = Math.max(periodSeconds, usualStep(times));
  for (const [index, time] of times.entries()) {
    const before = times[index - 1];
    if (before !== undefined && time - before > step * GAP_PERIODS) points.set(before + step, null);
    const value = values[index];
    points.set(time, value === undefined || value === null || !Number.isFinite(value) ? null : value);
  }
  return points;
}

/** The median distance of neighbours: longer than the period where points were thinned to pixels. */
function usualStep(times: readonly number[]): number {
  if (times.length < 4) return 0; // two points say nothing of what is usual
  const steps = times.slice(1).map((time, index) => time - (times[index] ?? time)).sort((a, b) => a - b);
  return steps[Math.floor(steps.length / 2)] ?? 0;
}

/**
 * Each line on top of the ones before it. A point that a line lacks counts as nothing where it has a gap, and as its last value where
 * another line merely has a shorter period; where no line has a value, there is none.
 */
export function stackLines({ times, values }: AlignedLines): (number | null)[][] {
  const last: number[] = values.map(() => 0);
  const stacked: (number | null)[][] = values.map(() => []);
  for (let at = 0; at < times.length; at += 1) {
    let sum = 0;
    const isEmpty = values.every((line) => line[at] === null || line[at] === undefined);
    for (const [index, line] of values.entries()) {
      const value = line[at];
      if (value !== undefined) last[index] = value ?? 0;
      sum += last[index] ?? 0;
      stacked[index]?.push(isEmpty ? null : sum);
    }
  }
  return stacked;
}
