import "server-only";

import { couldNotTell, gathered, nothingThere, type Figure } from "../../../evidence";
import type { Gather } from "./evidence-context";
import { lookedAtDays } from "./looked-at-days";
import { metricsOfResource } from "./metrics-of-resource";
import { readWindows, type WantedMetric, type WindowedMetric } from "./windowed-metrics";

const HOUR_SECONDS = 3_600;
const DAY_SECONDS = 86_400;
const CHANGED_SHARE = 0.5; // traffic moves by some tenths from day to day; half as much again is worth a word

/** Requests, times, errors and use of what the stack runs, beside the period before: what its dashboards show, in figures. */
export const gatherDashboardFigures: Gather = async (context) => {
  const metrics = (await context.resources()).flatMap(metricsOfResource);
  if (metrics.length === 0) return nothingThere("The stack has nothing whose figures a dashboard would show.");
  const days = lookedAtDays(context.period);
  const windows = await readWindows(context, metrics, { days, periodSeconds: days === 1 ? HOUR_SECONDS : DAY_SECONDS });
  const told = windows.metrics.filter(({ present, former }) => present.length + former.length > 0);
  if (told.length === 0) return couldNotTell("CloudWatch has no measurements of what the stack runs in this period or the one before.");
  const figures = told.map(toFigure);
  const silent = windows.metrics.length - told.length;
  return gathered({
    summary: `${days === 1 ? "The last day beside the day before" : `The last ${days} days beside the ${days} before`}; ${figures.length} figures${silent === 0 ? "" : `, ${silent} more have no measurements`}.`,
    figures,
    asOf: windows.asOf,
    source: "CloudWatch, GetMetricData",
  });
};

function toFigure({ metric, present, former }: WindowedMetric): Figure {
  const whole = (values: readonly number[]) => (values.length === 0 ? null : metric.stat === "Sum" ? sumOf(values) : sumOf(values) / values.length);
  const scaled = (value: number | null) => (value === null ? null : Number((value * (metric.factor ?? 1)).toPrecision(4)));
  const [value, before] = [scaled(whole(present)), scaled(whole(former))];
  return { title: metric.title, value, unit: metric.unit, target: null, former: before, unusual: concern(metric, value, before) };
}

function concern({ unit }: WantedMetric, value: number | null, before: number | null): string | null {
  if (value === null) return before === null ? null : "has no measurements any more.";
  if (before === null) return null;
  // A share of the whole is compared by points: from 2 to 4 percent is nothing.
  const isChanged = unit === "%" ? Math.abs(value - before) >= 20 : Math.abs(value - before) > Math.max(before, 1) * CHANGED_SHARE;
  if (!isChanged) return null;
  if (before === 0) return "was 0 before.";
  const percent = Math.round((Math.abs(value - before) / before) * 100);
  return `${percent} % ${value > before ? "higher" : "lower"} than before.`;
}

const sumOf = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
