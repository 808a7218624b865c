"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";

import { environmentWords } from "@/components/environments/environment-words";
import { useLiveTopics } from "@/components/live/use-live-topics";
import { environmentHref } from "@/components/releases/hrefs";
import { accountWords } from "@/components/shell/account-words";
import { StatusMark } from "@/components/releases/status-mark";
import { Ago } from "@/components/ui/ago";
import { CursorPagination } from "@/components/ui/cursor-pagination";
import { DataTable, type DataColumn } from "@/components/ui/data-table";
import { EmptyState } from "@/components/ui/empty-state";
import { changeList, listHref, pageCount } from "@/components/ui/list-state";
import { useListNavigation } from "@/components/ui/use-list-navigation";
import type { EnvironmentView } from "@/lib/environments/environment-view";
import type { Page } from "@/lib/shared/page";

import { ENVIRONMENT_LIST, ENVIRONMENT_PAGE_SIZE, type EnvironmentListState } from "../search-params";
import { EnvironmentFilters, type FilterChoice } from "./environment-filters";

type EnvironmentListProps = { state: EnvironmentListState; page: Page<EnvironmentView>; systems: readonly FilterChoice[]; accounts: readonly FilterChoice[] };

/** All environments as a table; filters, order and page are in the address, and rows change as the stream tells. */
export function EnvironmentList({ state, page, systems, accounts }: EnvironmentListProps) {
  const pathname = usePathname();
  const { go, isPending } = useListNavigation(ENVIRONMENT_LIST);
  const rows = useLiveRows(page.items);
  const href = (other: EnvironmentListState) => listHref(ENVIRONMENT_LIST, pathname, other);
  const firstHref = href(changeList(state, {}));

  const sortedBy = (field: "name" | "system" | "stage" | "state" | "release" | "updatedAt"): DataColumn<EnvironmentView>["sort"] => {
    const direction = state.sort === field ? "ascending" : state.sort === `-${field}` ? "descending" : "none";
    return { direction, href: href(changeList(state, { sort: direction === "ascending" ? `-${field}` : field })) };
  };
  const columns: readonly DataColumn<EnvironmentView>[] = [
    { key: "name", header: "Name", sort: sortedBy("name"), cell: ({ id, name }) => <Link href={environmentHref(id)}>{name}</Link> },
    { key: "system", header: "System / option", sort: sortedBy("system"), cell: ({ system, option }) => `${system}/${option}` },
    { key: "stage", header: "Stage", sort: sortedBy("stage"), cell: ({ stage, protected: isProtected }) => (isProtected ? `${stage}, protected` : stage) },
    { key: "state", header: "State", sort: sortedBy("state"), cell: (environment) => <StatusMark {...environmentWords(environment)} /> },
    { key: "release", header: "Release", numeric: true, sort: sortedBy("release"), cell: ({ release }) => release ?? "–" },
    { key: "place", header: "Account, region", cell: ({ accountName: name, accountKind: kind, region }) => `${accountWords({ name, kind })}, ${region}` },
    { key: "since", header: "Last change", sort: sortedBy("updatedAt"), cell: ({ lastOperation, createdAt }) => <Ago iso={lastOperation?.at ?? createdAt} suffix=" ago" /> },
  ];

  return (
    <>
      <EnvironmentFilters state={state} systems={systems} accounts={accounts} onChange={(next, isTyped) => go(next, { replace: isTyped })} />
      {rows.length === 0 ? (
        <EmptyState title="No environment matches">Take a filter away to see more.</EmptyState>
      ) : (
        <DataTable caption="Environments" columns={columns} rows={rows} keyOf={({ id }) => id} isPending={isPending} />
      )}
      <div style={{ display: "flex", justifyContent: "flex-end", marginBlockStart: 12 }}>
        <CursorPagination
          listKey={firstHref}
          label="Pages of the environments"
          page={state.page}
          pages={pageCount(page.total, ENVIRONMENT_PAGE_SIZE)}
          href={href(state)}
          firstHref={firstHref}
          nextHref={page.nextCursor === null ? null : href({ ...state, cursor: page.nextCursor, page: state.page + 1 })}
        />
      </div>
    </>
  );
}

/** The rows as read, each replaced by what the stream says of it since. Order and membership change with the next reading only. */
function useLiveRows(read: readonly EnvironmentView[]): readonly EnvironmentView[] {
  const [heard, setHeard] = useState<Readonly<Record<string, EnvironmentView>>>({});
  useEffect(() => setHeard({}), [read]);
  useLiveTopics(["environments"], (message) => {
    if (message.kind === "environment") setHeard((current) => ({ ...current, [message.environment.id]: message.environment }));
  });
  return read.map((environment) => heard[environment.id] ?? environment);
}
