const HOUR = 3_600;
const DAY = 24 * HOUR;
const HIGH_RESOLUTION = [1, 5, 10, 20, 30];
const LONGEST_SECONDS = 455 * DAY;
export const MOST_POINTS = 100_800; // of one GetMetricData answer

export type PeriodQuestion = {
  /** As the body has it. */
  periodSeconds: number;
  start: Date;
  end: Date;
  now: Date;
  /** auto: CloudWatch lengthens periods over long ranges; inherit: it takes those of the widgets. */
  override: "auto" | "inherit";
};

/** A period that GetMetricData takes: 1, 5, 10, 20, 30 or whole minutes; the next longer one. Nonsense is five minutes. */
export function allowedPeriod(seconds: number): number {
  if (!Number.isFinite(seconds) || seconds <= 0) return 300;
  const high = HIGH_RESOLUTION.find((one) => one >= seconds);
  return high ?? Math.min(LONGEST_SECONDS, Math.ceil(seconds / 60) * 60);
}

/** The shortest period that CloudWatch still keeps for a range that starts then ("GetMetricData", StartTime). */
export function keptPeriod(start: Date, now: Date): number {
  const ageSeconds = (now.getTime() - start.getTime()) / 1000;
  if (ageSeconds > 63 * DAY) return HOUR;
  if (ageSeconds > 15 * DAY) return 300;
  return ageSeconds > 3 * HOUR ? 60 : 1;
}

const multipleOf = (seconds: number, step: number): number => (step <= 1 ? seconds : Math.ceil(seconds / step) * step);

/** The period to ask for, by the range's rules and what is kept ("Dashboard body structure", periodOverride; "GetMetricData", Period). */
export function periodFor({ periodSeconds, start, end, now, override }: PeriodQuestion): number {
  const rangeSeconds = (end.getTime() - start.getTime()) / 1000;
  const given = allowedPeriod(periodSeconds);
  const least = override === "inherit" ? 1 : rangeSeconds > 3 * DAY ? HOUR : rangeSeconds > DAY ? 300 : 1;
  return multipleOf(Math.max(given, least), keptPeriod(start, now));
}

/** One period for the whole range (setPeriodToTimeRange), rounded up to what is kept. */
export function wholeRangePeriod({ start, end, now }: { start: Date; end: Date; now: Date }): number {
  const seconds = Math.max(60, (end.getTime() - start.getTime()) / 1000);
  return multipleOf(multipleOf(seconds, 60), keptPeriod(start, now));
}

const LONGEST_EXPRESSION = 10_000; // AWS takes fewer and says so; a longer one is not worth the looking
const NICE = [1, 5, 10, 30, 60, 300, 900, HOUR, 6 * HOUR, DAY, 7 * DAY];

/** A period so long that `series` of them stay under `most` points; the same one where they do already. */
export function widenToLimit({ periodSeconds, start, end, series, most = MOST_POINTS }: { periodSeconds: number; start: Date; end: Date; series: number; most?: number }): number {
  const rangeSeconds = (end.getTime() - start.getTime()) / 1000;
  const fits = (period: number) => (rangeSeconds / period) * Math.max(1, series) <= most;
  if (fits(periodSeconds)) return periodSeconds;
  return NICE.filter((period) => period > periodSeconds).find(fits) ?? multipleOf(rangeSeconds, 60);
}

/**
 * The same expression with the period inside each SEARCH(query, statistic, period) changed; one that names none gets none. Quotes are
 * minded, because a query holds commas and brackets itself.
 */
export function rewriteSearchPeriods(expression: string, change: (seconds: number) => number): string {
  if (expression.length > LONGEST_EXPRESSION) return expression;
  let rewritten = "";
  let from = 0;
  for (const match of expression.matchAll(/\bSEARCH\s*\(/g)) {
    const open = match.index + match[0].length;
    const third = thirdArgument(expression, open);
    if (!third || third.start < from) continue;
    rewritten += expression.slice(from, third.start) + String(change(Number(expression.slice(third.start, third.end))));
    from = third.end;
  }
  return rewritten + expression.slice(from);
}

/** Where the number of the third argument stands; null: there is none. */
function thirdArgument(expression: string, open: number): { start: number; end: number } | null {
  let quote: string | null = null;
  let depth = 0;
  let commas = 0;
  for (let at = open; at < expression.length; at += 1) {
    const character = expression[at];
    if (quote) {
      if (character === quote) quote = null;
    } else if (character === "'" || character === '"') quote = character;
    else if (character === "(") depth += 1;
    else if (character === ")") {
      if (depth === 0) return null;
      depth -= 1;
    } else if (character === "," && depth === 0) {
      commas += 1;
      if (commas !== 2) continue;
      const number = /^\s*(\d{1,9})/.exec(expression.slice(at + 1, at + 20));
      if (!number) return null;
      const end = at + 1 + number[0].length;
      return { start: end - (number[1]?.length ?? 0), end };
    }
  }
  return null;
}
