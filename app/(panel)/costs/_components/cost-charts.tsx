import { CostChart } from "@/components/cost/cost-chart";
import { dayTitle, shortMonth } from "@/components/cost/month-words";
import { serviceName } from "@/components/cost/service-words";
import { EmptyState } from "@/components/ui/empty-state";
import { PanelBox } from "@/components/ui/panel-box";
import type { BreakdownView } from "@/lib/cost/breakdown-view";
import { largestSeries, type CostSeries } from "@/lib/cost/cost-series";

import { BREAKDOWN_WORDS } from "./breakdown-words";

type CostChartsProps = { title: string; month: string; days: BreakdownView; months: BreakdownView; isHistoryOpen: boolean };

const MOST_COLUMNS = 16; // a table of more is not read; GET /costs/days and /costs/history have them all

function shownSeries({ by, series }: BreakdownView): CostSeries[] {
  const named = by === "service" ? series.map((one) => ({ ...one, title: one.key === "" ? one.title : serviceName(one.key) })) : series;
  return largestSeries(named, MOST_COLUMNS);
}

/** The month by day, and thirteen months; usage alone, stacked by what the page is grouped by. */
export function CostCharts({ title, month, days, months, isHistoryOpen }: CostChartsProps) {
  const by = BREAKDOWN_WORDS[days.by];
  return (
    <>
      <PanelBox title={`${title} by day`} note={`Billed usage, stacked by ${by}. The last two days still grow.`}>
        {days.series.length === 0 ? (
          <EmptyState title="Nothing is billed for this month yet">AWS is up to a day behind; credits and tax are not in this picture.</EmptyState>
        ) : (
          <CostChart
            label={`Billed by day in ${title}, by ${by}`}
            categoryHeader="Day"
            categories={days.periods.map((day) => ({ key: day, label: dayTitle(day) }))}
            series={shownSeries(days)}
            fileName={`pilothouse-costs-${month}-by-day`}
          />
        )}
      </PanelBox>
      <PanelBox title="Thirteen months" note={`Billed usage, stacked by ${by}.`}>
        {months.series.length === 0 ? (
          <EmptyState title="Nothing was billed in these months">Figures appear as bills are read.</EmptyState>
        ) : (
          <CostChart
            isTableOpen={isHistoryOpen}
            label={`Billed by month to ${title}, by ${by}`}
            categoryHeader="Month"
            categories={months.periods.map((one) => ({ key: one, label: shortMonth(one) }))}
            series={shownSeries(months)}
            fileName={`pilothouse-costs-13-months-to-${month}`}
          />
        )}
      </PanelBox>
    </>
  );
}
