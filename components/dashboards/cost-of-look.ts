import { counted } from "@/components/ui/counted";
import type { DashboardView } from "@/lib/dashboards/dashboard-view";

const usd = (amount: number): string => `${amount < 0.01 && amount > 0 ? amount.toPrecision(2).replace(/(\.\d*?)0+$/, "$1") : amount.toFixed(2)} USD`;

/** What showing a dashboard costs: "6 widgets, 18 metrics: 0.00018 USD a look, 0.01 USD an hour." `isRefreshing`: else an hour of looking costs one look. */
export function costOfLook({ widgets, cost }: Pick<DashboardView, "widgets" | "cost">, isRefreshing: boolean): string {
  const what = `${counted(widgets.length, "widget")}, ${counted(cost.metricsAsked, "metric")}`;
  if (cost.usdPerLook === null) return `${what}: what a look costs is not known`;
  const hour = isRefreshing && cost.usdPerHour !== null ? `, ${usd(cost.usdPerHour)} an hour while it refreshes` : "";
  return `${what}: ${usd(cost.usdPerLook)} a look${hour}`;
}
