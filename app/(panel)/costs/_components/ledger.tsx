"use client";

import type { ReactNode } from "react";

import { monthTitle } from "@/components/cost/month-words";
import { ButtonLink } from "@/components/ui/button-link";
import { CursorPagination } from "@/components/ui/cursor-pagination";
import { PanelBox } from "@/components/ui/panel-box";
import { useListNavigation } from "@/components/ui/use-list-navigation";
import type { LedgerView } from "@/lib/cost/ledger-view";

import { COST_LIST, ledgerFileHref, type CostListState, type Group } from "../search-params";
import { CostFilters } from "./cost-filters";
import { LedgerTable } from "./ledger-table";

type LedgerProps = {
  state: CostListState;
  ledger: LedgerView;
  group: Group;
  systems: readonly { value: string; label: string }[];
  thisMonth: string;
  /** The table where it is not cut by environment. */
  children: ReactNode;
};

/** The month's ledger: what to look at, the table, and the same as a file. Month, cut, filters, order and page are in the address. */
export function Ledger({ state, ledger, group, systems, thisMonth, children }: LedgerProps) {
  const { wanted, go, isPending } = useListNavigation(COST_LIST, state);
  return (
    <PanelBox
      title={`Ledger of ${monthTitle(ledger.month)}`}
      note="US dollars. Plan, list price and running are for a whole month; billed is so far."
      actions={
        <ButtonLink download href={ledgerFileHref(state)}>
          All rows as CSV
        </ButtonLink>
      }
    >
      <CostFilters state={wanted} group={group} systems={systems} accounts={ledger.bills} thisMonth={thisMonth} onChange={(next, isTyped) => go(next, { replace: isTyped })} />
      {children ?? (
        <>
          <LedgerTable state={state} ledger={ledger} areLinesOpen={group === "line"} isPending={isPending} />
          <CursorPagination label="Pages of the ledger" shape={COST_LIST} state={state} page={ledger} />
        </>
      )}
    </PanelBox>
  );
}
