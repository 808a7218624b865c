import type { Metadata } from "next";

import { ledgerSentence } from "@/components/cost/ledger-words";
import { monthTitle } from "@/components/cost/month-words";
import { Forbidden } from "@/components/ui/forbidden";
import { LeftOutOfAddress } from "@/components/ui/left-out-of-address";
import { leftOutOfList } from "@/components/ui/left-out-parts";
import { parseListState, type SearchParams } from "@/components/ui/list-state";
import { PageHead } from "@/components/ui/page-head";
import { readList } from "@/components/ui/read-list";
import { Stack } from "@/components/ui/stack";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { listCatalog } from "@/lib/catalog/server/list-catalog";
import { listAllCosts } from "@/lib/cost/server/list-all-costs";
import { listBudgets } from "@/lib/cost/server/list-budgets";
import { listCosts } from "@/lib/cost/server/list-costs";
import { readDailyBreakdown, readMonthlyBreakdown } from "@/lib/cost/server/read-breakdown";
import { readUsage } from "@/lib/cost/server/read-usage";
import { sumBySystem } from "@/lib/cost/sum-by-system";

import { BesideEnvironments } from "./_components/beside-environments";
import { BillStates } from "./_components/bill-states";
import { BreakdownTable } from "./_components/breakdown-table";
import { BudgetList } from "./_components/budget-list";
import { CostCharts } from "./_components/cost-charts";
import { Ledger } from "./_components/ledger";
import { OwnBill } from "./_components/own-bill";
import { COST_LIST, groupOf, isPartOfBills, leftOutFilters, toBreakdown, toCostsInput } from "./search-params";

export const metadata: Metadata = { title: "Costs" };

export default async function CostsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  if (!can(actor, "costs:read")) return <Forbidden permission="costs:read" what="Reading costs" />;
  const now = new Date();
  const params = await searchParams;
  const wanted = parseListState(COST_LIST, params);
  const breakdown = { actor, now, ...toBreakdown(wanted) };
  const [{ state, page: ledger }, days, months, budgets, usage, catalog] = await Promise.all([
    readList(wanted, (place) => listCosts({ actor, now, ...toCostsInput(place) })),
    readDailyBreakdown(breakdown),
    readMonthlyBreakdown(breakdown),
    listBudgets({ actor, now, month: breakdown.month }),
    readUsage({ actor, now, month: breakdown.month }),
    listCatalog({ actor }),
  ]);
  const group = groupOf(state);
  const ofSystems = group === "system" ? sumBySystem((await listAllCosts({ actor, now, ...toCostsInput(state) })).rows) : null;
  const mayAsk = can(actor, "costs:refresh");

  return (
    <>
      <PageHead title="Costs" lead={ledgerSentence(ledger, isPartOfBills(state))} />
      <Stack>
        <LeftOutOfAddress parts={[...leftOutFilters(state), ...leftOutOfList(COST_LIST, params, state)]} />
        <BillStates bills={ledger.bills} mayAsk={mayAsk} />
        <Ledger state={state} ledger={ledger} group={group} systems={catalog.systems.map(({ key, title }) => ({ value: key, label: title }))} thisMonth={now.toISOString().slice(0, 7)}>
          {group === "environment" || group === "line" ? null : <BreakdownTable group={group} month={ledger.month} months={months} state={state} ofSystems={ofSystems} />}
        </Ledger>
        <BesideEnvironments ledger={ledger} isPart={isPartOfBills(state)} />
        <CostCharts title={monthTitle(ledger.month)} month={ledger.month} days={days} months={months} isHistoryOpen={group === "month"} />
        <BudgetList budgets={budgets} systems={catalog.systems.map(({ key, title }) => ({ key, title }))} maySet={can(actor, "budgets:write")} />
        <OwnBill usage={usage} />
      </Stack>
    </>
  );
}
