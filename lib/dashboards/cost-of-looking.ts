import { Big } from "big.js";

import { keptSeconds } from "@/lib/metrics/asked-range";
import { findPrice } from "@/lib/pricing/find-price";
import type { PriceBook } from "@/lib/pricing/price-book";

import type { DashboardView } from "./dashboard-view";
import type { DashboardPlan } from "./plan-dashboard";

const SHORTEST_REFRESH_SECONDS = 60;
const HOUR_SECONDS = 3_600;

/**
 * What AWS lists for one look at a dashboard's metrics, and for an hour of looking with refreshing. It does not grow with the number of
 * people who look. Log queries are not in it: they run when somebody asks. Free tiers are not taken off.
 */
export function costOfLooking({ widgets }: Pick<DashboardPlan, "widgets">, book: PriceBook | null): DashboardView["cost"] {
  const asked = widgets.flatMap(({ content, plan }) => (content.kind === "metric" && plan.kind === "metric" ? [{ metrics: content.metricsAsked, periodSeconds: content.periodSeconds, kept: Math.max(10, keptSeconds(plan.requests.flatMap(({ queries }) => queries))) }] : []));
  const metricsAsked = asked.reduce((sum, { metrics }) => sum + metrics, 0);
  const refreshSeconds = Math.max(SHORTEST_REFRESH_SECONDS, Math.min(HOUR_SECONDS, ...asked.map(({ periodSeconds }) => periodSeconds)));
  const price = book && findPrice(book, "cloudwatch.getmetricdata");
  const row = price?.kind === "priced" ? price.steps[0]?.row : undefined;
  if (!row) return { metricsAsked, usdPerLook: null, usdPerHour: null, refreshSeconds };
  const usdPerMetric = new Big(row.usd).div(row.per);
  const perHour = asked.reduce((sum, { metrics, kept }) => sum + (metrics * HOUR_SECONDS) / Math.max(refreshSeconds, kept), 0);
  return { metricsAsked, usdPerLook: usdPerMetric.times(metricsAsked).toNumber(), usdPerHour: usdPerMetric.times(Math.ceil(perHour)).toNumber(), refreshSeconds };
}
