import Link from "next/link";

import { monthTitle } from "@/components/cost/month-words";
import { serviceName } from "@/components/cost/service-words";
import { planFigure, signedUsdFigure, usdFigure } from "@/components/cost/usd-words";
import { EmptyState } from "@/components/ui/empty-state";
import { changeList, listHref } from "@/components/ui/list-state";
import { PlainTable } from "@/components/ui/plain-table";
import type { BreakdownView } from "@/lib/cost/breakdown-view";
import { sumKnown } from "@/lib/cost/cost-series";
import type { SystemSums } from "@/lib/cost/sum-by-system";
import { capitalize } from "@/lib/shared/capitalize";

import { COST_LIST, type CostListState, type Group } from "../search-params";
import { BREAKDOWN_WORDS } from "./breakdown-words";

type BreakdownTableProps = { group: Exclude<Group, "environment" | "line">; month: string; months: BreakdownView; state: CostListState; /** Plan and list price of each system; null where the cut is another. */ ofSystems: ReadonlyMap<string, SystemSums> | null };

const shown = (usd: number | null | undefined): string => (usd === null || usd === undefined ? "not known" : usdFigure(usd));

/** The month cut another way: what each part was billed, beside the month before; or one row for each month. */
export function BreakdownTable({ group, month, months, state, ofSystems }: BreakdownTableProps) {
  if (months.series.length === 0 && !ofSystems?.size) return <EmptyState title="Nothing is billed yet">AWS is up to a day behind, and a first bill is read within the hour.</EmptyState>;
  if (group === "month") return <MonthTable months={months} state={state} />;
  const unbilled = [...(ofSystems?.keys() ?? [])].filter((key) => !months.series.some((one) => one.key === key)).map((key) => ({ key, title: key, now: null, before: null }));
  const ofBill = months.series.map(({ key, title, usd }) => ({ key, title: group === "service" && key !== "" ? serviceName(key) : title, now: usd.at(-1) ?? null, before: usd.at(-2) ?? null }));
  const rows = [...ofBill, ...unbilled];
  const billed = rows.filter(({ key, now, before }) => now !== 0 || before !== 0 || ofSystems?.has(key)).toSorted((left, right) => (right.now ?? 0) - (left.now ?? 0));
  return (
    <PlainTable
      stacks
      caption={`Billed in ${monthTitle(month)} by ${BREAKDOWN_WORDS[group]}, US dollars`}
      columns={[
        { header: capitalize(BREAKDOWN_WORDS[group]) },
        ...(ofSystems ? [{ header: "Plan", numeric: true }, { header: "List price", numeric: true }] : []),
        { header: "Billed", numeric: true }, 
        { header: "Month before, whole", numeric: true },
        { header: "Difference", numeric: true },
      ]}
      rows={billed.map(({ key, title, now, before }) => ({ key, cells: [title, ...(ofSystems ? systemCells(ofSystems.get(key)) : []), shown(now), shown(before), now === null || before === null ? "" : signedUsdFigure(now - before)] }))}
      foot={["Total usage", ...(ofSystems ? ["", ""] : []), shown(sumKnown(rows.map(({ now }) => now))), shown(sumKnown(rows.map(({ before }) => before))), ""]}
    />
  );
}

/** Of the environments that stand. "at least": some of them have no figure. */
function systemCells(sums: SystemSums | undefined): [string, string] {
  if (!sums) return ["none", "none"];
  const plan = planFigure(sums);
  return [
    plan === null ? "none" : `${plan}${sums.withoutPlan > 0 ? `, ${sums.withoutPlan} without` : ""}`,
    sums.listUsd === null ? "not priced yet" : `${sums.withoutList > 0 ? "at least " : ""}${usdFigure(sums.listUsd)}`,
  ];
}

function MonthTable({ months: { periods, series }, state }: Pick<BreakdownTableProps, "months" | "state">) {
  const totals = periods.map((_, index) => sumKnown(series.map(({ usd }) => usd[index] ?? null)));
  return (
    <PlainTable
      stacks
      caption="Billed usage by month, US dollars"
      columns={[{ header: "Month" }, { header: "Billed", numeric: true }, { header: "To the month before", numeric: true }]}
      rows={periods
        .map((period, index) => {
          const [now, before] = [totals[index] ?? null, totals[index - 1] ?? null];
          const ofMonth = changeList(state, { filters: { ...state.filters, group: undefined, month: period } });
          return {
            key: period,
            cells: [
              <Link key="month" href={listHref(COST_LIST, "/costs", ofMonth)}>
                {monthTitle(period)}
              </Link>,
              shown(now),
              now === null || before === null ? "" : signedUsdFigure(now - before),
            ],
          };
        })
        .toReversed()}
    />
  );
}
