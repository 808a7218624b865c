"use client";

import Link from "next/link";

import { environmentHref, operationHref } from "@/components/releases/hrefs";
import { CursorPagination } from "@/components/ui/cursor-pagination";
import { EmptyState } from "@/components/ui/empty-state";
import { isFiltered } from "@/components/ui/list-state";
import { Moment } from "@/components/ui/moment";
import { PlainTable, type TableColumn } from "@/components/ui/plain-table";
import { StatusMark, type Mark } from "@/components/ui/status-mark";
import { useListNavigation } from "@/components/ui/use-list-navigation";
import type { AuditEntryView } from "@/lib/audit/audit-view";
import type { Page } from "@/lib/shared/page";

import { AUDIT_LIST, type AuditListState } from "../search-params";
import { AuditFilters } from "./audit-filters";

const COLUMNS: readonly TableColumn[] = [{ header: "When" }, { header: "Who" }, { header: "Act" }, { header: "Outcome" }, { header: "What happened" }];

const toRow = (entry: AuditEntryView) => ({
  key: entry.id,
  cells: [
    <Moment key="at" iso={entry.at} precision="second" />,
    entry.actorKind === "person" ? entry.actorName : `${entry.actorName} (${entry.actorKind})`,
    <code key="action">{entry.action}</code>,
    <StatusMark key="outcome" {...outcomeMark(entry)} />,
    <AuditSummary key="summary" entry={entry} />,
  ],
});

const outcomeMark = ({ outcome, code }: AuditEntryView): Mark =>
  outcome === "done" ? { tone: "success", word: "done" } : { tone: "error", word: `refused: ${code ?? "no code"}` };

/** The list with its filters and pages, all of it in the address. */
export function AuditList({ state, page }: { state: AuditListState; page: Page<AuditEntryView> }) {
  const { wanted, go, isPending } = useListNavigation(AUDIT_LIST, state);

  return (
    <section aria-label="Acts">
      <AuditFilters state={wanted} onChange={(next, isTyped) => go(next, { replace: isTyped })} />
      {page.items.length === 0 ? (
        <EmptyState title={isFiltered(state) ? "No act matches" : "Nobody has done anything yet"}>
          {isFiltered(state) ? "Take a filter away to see more." : "Sign-ins, changes and refusals will be listed here."}
        </EmptyState>
      ) : (
        <PlainTable stacks caption="Acts, newest first" columns={COLUMNS} rows={page.items.map(toRow)} isPending={isPending} />
      )}
      <CursorPagination label="Pages of the audit" shape={AUDIT_LIST} state={state} page={page} />
    </section>
  );
}

function AuditSummary({ entry }: { entry: AuditEntryView }) {
  const { summary, environmentId, operationId } = entry;
  return (
    <>
      {summary}
      {environmentId ? (
        <>
          {" "}
          <Link href={operationId ? operationHref(environmentId, operationId) : environmentHref(environmentId)}>{operationId ? "operation" : "environment"}</Link>
        </>
      ) : null}
    </>
  );
}
