"use client";

import Link from "next/link";
import { usePathname } from "next/navigation";

import { EnvironmentAlarmsCell } from "@/components/alarms/environment-alarms-cell";
import { environmentMark } from "@/components/environments/environment-words";
import { healthMark } from "@/components/health/health-words";
import { useLiveTopics } from "@/components/live/use-live-topics";
import { environmentHref } from "@/components/releases/hrefs";
import { accountWords } from "@/components/accounts/account-words";
import { PlainTable, type TableColumn } from "@/components/ui/plain-table";
import { Ago } from "@/components/ui/ago";
import { CursorPagination } from "@/components/ui/cursor-pagination";
import { EmptyState } from "@/components/ui/empty-state";
import { changeList, listHref } from "@/components/ui/list-state";
import { StatusMark } from "@/components/ui/status-mark";
import { useListNavigation } from "@/components/ui/use-list-navigation";
import type { CostSummary } from "@/lib/cost/cost-summary";
import type { EnvironmentView } from "@/lib/environments/environment-view";
import type { Page } from "@/lib/shared/page";

import { ENVIRONMENT_LIST, type EnvironmentListState } from "../search-params";
import { listOverPlan, monthFigure } from "./cost-words";
import { EnvironmentFilters, type FilterChoice } from "./environment-filters";
import { useHeardSince } from "@/components/live/use-heard-since";

type EnvironmentListProps = { state: EnvironmentListState; page: Page<EnvironmentView>; costs: readonly CostSummary[]; systems: readonly FilterChoice[]; accounts: readonly FilterChoice[] };

/** All environments as a table; filters, order and page are in the address, and rows change as the stream tells. */
export function EnvironmentList({ state, page, costs, systems, accounts }: EnvironmentListProps) {
  const pathname = usePathname();
  const { wanted, go, isPending } = useListNavigation(ENVIRONMENT_LIST, state);
  const rows = useLiveRows(page.items);
  const costOf = new Map(costs.map((cost) => [cost.environmentId, cost]));

  const sortedBy = (field: "name" | "system" | "stage" | "state" | "release" | "updatedAt"): TableColumn["sort"] => {
    const direction = state.sort === field ? "ascending" : state.sort === `-${field}` ? "descending" : "none";
    const sorted = changeList(state, { sort: direction === "ascending" ? `-${field}` : field });
    return { direction, href: listHref(ENVIRONMENT_LIST, pathname, sorted) };
  };
  const columns: readonly TableColumn[] = [
    { header: "Name", sort: sortedBy("name") },
    { header: "System / option", sort: sortedBy("system") },
    { header: "Stage", sort: sortedBy("stage") },
    { header: "State", sort: sortedBy("state") },
    { header: "Health" },
    { header: "Release", sort: sortedBy("release"), numeric: true },
    { header: "Alarms" },
    { header: "Month of plan, USD", numeric: true },
    { header: "List to plan", numeric: true },
    { header: "Account, region" },
    { header: "Last change", sort: sortedBy("updatedAt") },
  ];

  return (
    <>
      <EnvironmentFilters state={wanted} systems={systems} accounts={accounts} onChange={(next, isTyped) => go(next, { replace: isTyped })} />
      {rows.length === 0 ? (
        <EmptyState title="No environment matches">Take a filter away to see more.</EmptyState>
      ) : (
        <PlainTable stacks caption="Environments" columns={columns} rows={rows.map((environment) => toRow(environment, costOf.get(environment.id)))} isPending={isPending} />
      )}
      <CursorPagination label="Pages of the environments" shape={ENVIRONMENT_LIST} state={state} page={page} />
    </>
  );
}

function toRow(environment: EnvironmentView, cost: CostSummary | undefined) {
  const { id, name, system, option, stage, protected: isProtected, release, accountName, accountKind, region, lastOperation, createdAt } = environment;
  return {
    key: id,
    cells: [
      <Link key="name" href={environmentHref(id)}>
        {name}
      </Link>,
      `${system}/${option}`,
      isProtected ? `${stage}, protected` : stage,
      <StatusMark key="state" {...environmentMark(environment)} />,
      <HealthCell key="health" environment={environment} />,
      release ?? "–",
      <EnvironmentAlarmsCell key="alarms" environment={environment} />,
      <Link key="cost" href={`${environmentHref(id)}/cost`}>
        {monthFigure(cost)}
      </Link>,
      listOverPlan(cost),
      `${accountWords({ name: accountName, kind: accountKind })}, ${region}`,
      <Ago key="since" iso={lastOperation?.at ?? createdAt} suffix=" ago" />,
    ],
  };
}

/** What was never asked, as before a launch or after a deletion, has no health to speak of. */
function HealthCell({ environment: { id, health } }: { environment: EnvironmentView }) {
  if (health.asOf === null) return "–";
  return (
    <Link href={`${environmentHref(id)}/health`}>
      <StatusMark {...healthMark(health)} quiet />
    </Link>
  );
}

/** The rows as read, each replaced by what the stream says of it since. Order and membership change with the next reading only. */
function useLiveRows(read: readonly EnvironmentView[]): readonly EnvironmentView[] {
  const [heard, hear] = useHeardSince<EnvironmentView>(read);
  useLiveTopics(["environments"], (message) => {
    if (message.kind === "environment") hear(message.environment.id, message.environment);
  });
  return read.map((environment) => heard[environment.id] ?? environment);
}
