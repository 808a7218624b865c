import { unitOfMetric } from "./metric-unit";

/** Averages of these are shares from 0 to 1 (documentation of Amazon S3 and API Gateway, metrics), while plans write percent. */
const SHARES: Readonly<Record<string, RegExp>> = { "AWS/S3": /^[45]xxErrors$/, "AWS/ApiGateway": /^[45](?:xx|XXError)$/ };

const SECONDS: Readonly<Record<string, number>> = { s: 1, seconds: 1, ms: 1e-3, milliseconds: 1e-3, "µs": 1e-6 };

/** What a metric's value has to be multiplied with to be in the target's unit; 1 where both are the same, or nothing is known. */
export function factorToUnit({ namespace, metricName, statistic }: { namespace: string; metricName: string; statistic: string }, unit: string): number {
  if (SHARES[namespace]?.test(metricName)) return unit === "%" && statistic === "Average" ? 100 : 1; // a sum of them is a count of requests
  const own = unitOfMetric(namespace, metricName, statistic);
  const [from, to] = [own === null ? undefined : SECONDS[own], SECONDS[unit]];
  return from === undefined || to === undefined ? 1 : from / to;
}
