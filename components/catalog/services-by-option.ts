import { serviceName } from "@/components/cost/service-words";
import type { CostSeries } from "@/lib/cost/cost-series";
import type { Estimate } from "@/lib/pricing/estimate-view";

/** List price a month by service, with a figure for each option in order; 0 where an option has none of it. The largest sum first. */
export function servicesByOption(estimates: readonly Pick<Estimate, "byService">[]): CostSeries[] {
  const services = [...new Set(estimates.flatMap(({ byService }) => byService.map(({ service }) => service)))];
  const series = services.map((service) => ({
    key: service,
    title: serviceName(service),
    usd: estimates.map(({ byService }) => byService.find((one) => one.service === service)?.listUsd ?? 0),
  }));
  return series.toSorted((left, right) => sum(right.usd) - sum(left.usd));
}

const sum = (usd: readonly number[]): number => usd.reduce((total, figure) => total + figure, 0);
