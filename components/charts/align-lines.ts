/** What uPlot takes: one row of times and a row of values per line. Null is a gap; undefined is no point of this line at that time. */
export type AlignedLines = { times: number[]; values: (number | null | undefined)[][] };

type Line = { times: readonly number[]; values: readonly (number | null)[]; periodSeconds: number };

const GAP_PERIODS = 1.5; // a point that is one period late is the next one; later, one is missing

/**
 * Lines of different periods on one row of times. Where a line misses a point there is a gap, not a bridge: a service that was down for
 * an hour must not look as if it had been fine. What AWS calls NaN or infinite is missing too.
 */
export function alignLines(lines: readonly Line[]): AlignedLines {
  const known = lines.map(pointsAndGaps);
  const times = [...new Set(known.flatMap(({ points, gaps }) => [...points.keys(), ...gaps.map(({ from }) => from)]))].sort((a, b) => a - b);
  return { times, values: known.map((line) => onto(times, line)) };
}

/** `from`: when the first missing point would have come; `to`: when the line goes on. */
type Gap = { from: number; to: number };

function pointsAndGaps({ times, values, periodSeconds }: Line): { points: Map<number, number | null>; gaps: Gap[] } {
  const points = new Map<number, number | null>();
  const gaps: Gap[] = [];
  const step = Math.max(periodSeconds, usualStep(times));
  for (const [index, time] of times.entries()) {
    const before = times[index - 1];
    if (before !== undefined && time - before > step * GAP_PERIODS) gaps.push({ from: before + step, to: time });
    const value = values[index];
    points.set(time, value === undefined || value === null || !Number.isFinite(value) ? null : value);
  }
  return { points, gaps };
}

/** Within a gap every time of the other lines is one too, else the line would be drawn across it. */
function onto(times: readonly number[], { points, gaps }: { points: Map<number, number | null>; gaps: readonly Gap[] }): (number | null | undefined)[] {
  let next = 0;
  return times.map((time) => {
    while ((gaps[next]?.to ?? Infinity) <= time) next += 1;
    const gap = gaps[next];
    return gap && time >= gap.from ? null : points.get(time);
  });
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
