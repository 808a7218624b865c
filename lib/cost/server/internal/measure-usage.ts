import "server-only";

import { subDays } from "date-fns";

import type { AwsScope } from "@/lib/aws/aws-scope";
import type { MetricSeries } from "@/lib/metrics/metric-query";
import { readMetricData } from "@/lib/metrics/server/read-metric-data";
import type { PriceBook } from "@/lib/pricing/price-book";

import { type Measure, measureQueries } from "../../usage-measures";
import { type MeasurablePart, type UsagePart, usageParts } from "../../usage-parts";

const DAYS: Record<Measure["over"], number> = { sum: 1, level: 3 }; // S3 says once a day what it stores, and a day late
const MOST_QUERIES = 400; // GetMetricData takes 500; no option has a quarter of it

type Input = { scope: AwsScope; parts: readonly MeasurablePart[]; book: PriceBook; now: Date; signal?: AbortSignal };

/** What the parts that are paid by use come to, by the last day's metrics: one or two requests, paid by the metric. Throws `AwsError`. */
export async function measureUsage({ scope, parts, book, now, signal }: Input): Promise<UsagePart[]> {
  const measures = parts.map(({ measure }) => measure);
  const series: MetricSeries[] = [];
  for (const over of ["sum", "level"] as const) {
    const queries = measureQueries(measures, over).slice(0, MOST_QUERIES);
    if (queries.length > 0) series.push(...(await readMetricData({ scope, queries, start: subDays(now, DAYS[over]), end: now, signal })).series);
  }
  return usageParts(parts, series, book);
}
