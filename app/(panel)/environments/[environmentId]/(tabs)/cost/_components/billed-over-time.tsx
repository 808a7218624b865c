import { CostChart } from "@/components/cost/cost-chart";
import { dayTitle, monthTitle, shortMonth } from "@/components/cost/month-words";
import { EmptyState } from "@/components/ui/empty-state";
import { PanelBox } from "@/components/ui/panel-box";
import type { EnvironmentCostView } from "@/lib/cost/environment-cost-view";

/** The month by day and thirteen months, with the releases that may have changed them. */
export function BilledOverTime({ cost: { month, days, months, releases }, name }: { cost: EnvironmentCostView; name: string }) {
  const marksOf = (length: number, shown: readonly string[]) =>
    releases.map(({ number, at, note }) => ({ category: at.slice(0, length), label: `Release ${number} deployed${note === "" ? "" : `: ${note}`}` })).filter(({ category }) => shown.includes(category));
  return (
    <>
      <PanelBox title={`${monthTitle(month)} by day`} note="Billed usage under this environment’s tag; the last two days still grow.">
        {days.length === 0 ? (
          <EmptyState title="Nothing is billed for this month yet">AWS is up to a day behind.</EmptyState>
        ) : (
          <CostChart
            label={`${name} billed by day in ${monthTitle(month)}`}
            categoryHeader="Day"
            categories={days.map(({ day }) => ({ key: day, label: dayTitle(day) }))}
            series={[{ key: "billed", title: "Billed", usd: days.map(({ usd }) => usd) }]}
            markers={marksOf("2026-11-21".length, days.map(({ day }) => day))}
            fileName={`${name}-${month}-by-day`}
          />
        )}
      </PanelBox>
      <PanelBox title="Thirteen months" note="Billed usage under this environment’s tag.">
        {months.length === 0 ? (
          <EmptyState title="Nothing was billed in these months" />
        ) : (
          <CostChart
            label={`${name} billed by month`}
            categoryHeader="Month"
            categories={months.map((one) => ({ key: one.month, label: shortMonth(one.month) }))}
            series={[{ key: "billed", title: "Billed", usd: months.map(({ usd }) => usd) }]}
            markers={marksOf("2026-11".length, months.map((one) => one.month))}
            fileName={`${name}-13-months-to-${month}`}
          />
        )}
      </PanelBox>
    </>
  );
}
