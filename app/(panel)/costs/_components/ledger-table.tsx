"use client";

import { useQueries } from "@tanstack/react-query";
import Link from "next/link";
import { usePathname } from "next/navigation";
import { useState, type ReactNode } from "react";

import { billedCells } from "@/components/cost/billed-cells";
import { forecastFigure, totalFigure, totalPlanFigure, varianceMark } from "@/components/cost/ledger-words";
import { planFigure, usdFigure } from "@/components/cost/usd-words";
import { Ago } from "@/components/ui/ago";
import { describeProblem } from "@/components/ui/describe-problem";
import { EmptyState } from "@/components/ui/empty-state";
import { changeList, listHref } from "@/components/ui/list-state";
import { PlainTable, type TableColumn } from "@/components/ui/plain-table";
import { StatusMark } from "@/components/ui/status-mark";
import type { EnvironmentCostView } from "@/lib/cost/environment-cost-view";
import type { LedgerSort } from "@/lib/cost/ledger-query";
import type { LedgerRow, LedgerView } from "@/lib/cost/ledger-view";
import { environmentCostQuery } from "@/lib/cost/queries";

import { COST_LIST, isNarrowed, type CostListState } from "../search-params";
import styles from "./ledger-table.module.css";

type LedgerTableProps = { state: CostListState; ledger: LedgerView; areLinesOpen: boolean; isPending: boolean };
type TableRow = { key: string; cells: readonly ReactNode[] };

/** Environments with all figures side by side; each opens into the lines of its plan, which are read when they are wanted. */
export function LedgerTable({ state, ledger, areLinesOpen, isPending }: LedgerTableProps) {
  const pathname = usePathname();
  const [toggled, setToggled] = useState<ReadonlySet<string>>(new Set());
  const isOpen = (id: string) => toggled.has(id) !== areLinesOpen;
  const opened = ledger.items.flatMap(({ environmentId }) => (environmentId !== null && isOpen(environmentId) ? [environmentId] : []));
  const costs = useQueries({ queries: opened.map((id) => environmentCostQuery(id, ledger.month)) });
  const toggle = (id: string) =>
    setToggled((before) => {
      const after = new Set(before);
      if (!after.delete(id)) after.add(id);
      return after;
    });

  const sortedBy = (field: LedgerSort): TableColumn["sort"] => {
    const direction = state.sort === field ? "ascending" : state.sort === `-${field}` ? "descending" : "none";
    return { direction, href: listHref(COST_LIST, pathname, changeList(state, { sort: direction === "descending" ? field : `-${field}` })) };
  };
  const columns: readonly TableColumn[] = [
    { header: "Environment", sort: sortedBy("name") },
    { header: "Plan", sort: sortedBy("plan"), numeric: true },
    { header: "List price", sort: sortedBy("list"), numeric: true },
    { header: "Running", sort: sortedBy("running"), numeric: true },
    { header: "Billed so far", sort: sortedBy("actual"), numeric: true },
    { header: "Month end", numeric: true },
    { header: "Against plan" },
    { header: "List over plan", sort: sortedBy("difference"), numeric: true },
  ];
  const unread = new Set(ledger.bills.filter(({ asOf }) => asOf === null).map(({ accountId }) => accountId));
  const rows = ledger.items.flatMap((row) => {
    const { environmentId } = row;
    const drawn = { row, month: ledger.month, isBillRead: !unread.has(row.accountId), toggle };
    if (environmentId === null || !isOpen(environmentId)) return [toRow({ ...drawn, isOpen: false })];
    const { data, error } = costs[opened.indexOf(environmentId)] ?? { data: undefined, error: null };
    return [toRow({ ...drawn, isOpen: true }), ...(data ? lineRows(data) : [sentenceRow(environmentId, error ? describeProblem(error) : "Reading its lines …")])];
  });
  const { totals } = ledger;
  const isAnyRead = ledger.bills.some(({ asOf }) => asOf !== null);

  if (ledger.items.length === 0)
    return (
      <EmptyState title={isNarrowed(state) ? "No environment matches" : "No environment has cost anything yet"}>
        {isNarrowed(state) ? "Take a filter away to see more." : "Plan and list price are here from the first launch, what is billed a day later: AWS is up to a day behind."}
      </EmptyState>
    );
  return (
    <PlainTable
      stacks
      caption="Ledger, US dollars"
      columns={columns}
      rows={rows}
      isPending={isPending}
      foot={["All that match", totalPlanFigure(totals), totalFigure(totals.listUsd, totals.withoutList), totalFigure(totals.runningUsd, totals.withoutRunning), isAnyRead ? usdFigure(totals.actualUsd) : "not known", isAnyRead ? forecastFigure(totals.forecast, totals.actualUsd) : "not known", "", ""]}
    />
  );
}

const known = (usd: number | null, otherwise = "not known"): string => (usd === null ? otherwise : usdFigure(usd));

type DrawnRow = { row: LedgerRow; month: string; isOpen: boolean; isBillRead: boolean; toggle: (id: string) => void };

function toRow({ row, month, isOpen, isBillRead, toggle }: DrawnRow): TableRow {
  const { environmentId, name, system, option, stage, accountId, planLowUsd, planHighUsd, listUsd, listProblem, runningUsd, runningAsOf, actualUsd, forecast, variance } = row;
  return {
    key: `${name} ${accountId}`,
    cells: [
      environmentId === null ? (
        <div key="name">
          {name} <span className={styles.quiet}>a tag of no environment that stands</span>
        </div>
      ) : (
        <div key="name" className={styles.name}>
          <button type="button" className={styles.toggle} aria-expanded={isOpen} aria-label={`Lines of ${name}`} onClick={() => toggle(environmentId)}>
            {isOpen ? "▾" : "▸"}
          </button>
          <div>
            <Link href={`/environments/${environmentId}/cost?month=${month}`}>{name}</Link>
            <div className={styles.quiet}>
              {system}/{option}, {stage}
            </div>
          </div>
        </div>
      ),
      planFigure({ planLowUsd, planHighUsd }) ?? "none",
      <span key="list" title={listProblem ?? undefined}>{listUsd === null ? (listProblem ?? "not priced yet") : usdFigure(listUsd)}</span>,
      runningUsd === null ? (
        "not looked at"
      ) : (
        <div key="running">
          {usdFigure(runningUsd)}
          {runningAsOf ? (
            <div className={styles.quiet}>
              <Ago iso={runningAsOf} suffix=" ago" />
            </div>
          ) : null}
        </div>
      ),
      known(actualUsd, isBillRead ? "none" : "not known"),
      isBillRead ? forecastFigure(forecast, actualUsd) : "not known",
      <div key="variance">
        <StatusMark {...varianceMark(variance)} />
        {variance.kind === "not-comparable" ? <div className={styles.quiet}>{variance.why}</div> : null}
      </div>,
      listUsd === null || planHighUsd === null ? "" : usdFigure(listUsd - planHighUsd),
    ],
  };
}

const title = (text: string) => <span className={styles.line}>{text}</span>;

function lineRows({ environmentId, lines, totals, unplanned, shared, other, estimateProblem }: EnvironmentCostView): TableRow[] {
  const rest = [...shared, ...other];
  return [
    ...(estimateProblem === null ? [] : [sentenceRow(environmentId, estimateProblem)]),
    ...lines.map((line) => ({
      key: `${environmentId} ${line.key}`,
      cells: [title(line.optional ? `${line.title} (optional)` : line.title), planFigure(line), known(line.listUsd, "no price"), known(line.runningUsd), ...billedCells(line, totals), <StatusMark key="variance" {...varianceMark(line.variance)} />, line.listUsd === null ? "" : usdFigure(line.listUsd - line.planHighUsd)],
    })),
    { key: `${environmentId} unplanned`, cells: [title("What no line covers"), "none", known(unplanned.listUsd), known(unplanned.runningUsd), known(unplanned.actualUsd), forecastFigure(unplanned.forecast, unplanned.actualUsd), "", known(unplanned.listUsd, "")] },
    ...(rest.length === 0 ? [] : [{ key: `${environmentId} rest`, cells: [title("Shared and other usage"), "", "", "", usdFigure(rest.reduce((sum, { usd }) => sum + usd, 0)), "", "", ""] }]),
  ];
}

const sentenceRow = (id: string, words: string): TableRow => ({ key: `${id} words`, cells: [<span key="words" className={styles.line}>{words}</span>, "", "", "", "", "", "", ""] });
