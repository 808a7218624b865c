import type { MetricQuery } from "./metric-query";

const LONGEST_STEP_SECONDS = 3_600;
const LEAST_KEPT_SECONDS = 10;
const MOST_KEPT_SECONDS = 300;

/** The shortest period of a request; 60 s where nothing names one. */
export function shortestPeriodSeconds(queries: readonly MetricQuery[]): number {
  const periods = queries.flatMap((query) => (query.periodSeconds === undefined ? [] : [query.periodSeconds]));
  return periods.length === 0 ? 60 : Math.min(...periods);
}

/**
 * The range that is truly asked for: whole periods, so that everybody who looks within one asks the same. The period that runs is left out
 * where it is a minute or less, because a part of a minute looks like a fall; a longer one is shown as far as it has come.
 * CloudWatch counts periods from the start that it is given, so a period as long as the range is only rounded to the minute.
 */
export function askedRange({ queries, start, end }: { queries: readonly MetricQuery[]; start: Date; end: Date }): { start: Date; end: Date } {
  const period = shortestPeriodSeconds(queries);
  const seconds = (end.getTime() - start.getTime()) / 1000;
  const step = period * 2 > seconds || period > LONGEST_STEP_SECONDS ? 60 : period;
  const from = Math.floor(start.getTime() / 1000 / step) * step;
  const to = (step <= 60 ? Math.floor : Math.ceil)(end.getTime() / 1000 / step) * step;
  return { start: new Date(from * 1000), end: new Date(Math.max(to, from + step) * 1000) };
}

/** How long an answer serves others: its period, but neither less than ten seconds nor more than five minutes. */
export const keptSeconds = (queries: readonly MetricQuery[]): number => Math.min(MOST_KEPT_SECONDS, Math.max(LEAST_KEPT_SECONDS, shortestPeriodSeconds(queries)));
