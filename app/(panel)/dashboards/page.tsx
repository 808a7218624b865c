import { HydrationBoundary } from "@tanstack/react-query";
import type { Metadata } from "next";

import { BoardNotice } from "@/components/dashboards/board-notice";
import { leftOutOfDashboard } from "@/components/dashboards/dashboard-address";
import { DashboardBoard } from "@/components/dashboards/dashboard-board";
import { EmptyState } from "@/components/ui/empty-state";
import { Forbidden } from "@/components/ui/forbidden";
import { LeftOutOfAddress } from "@/components/ui/left-out-of-address";
import { leftOutParts } from "@/components/ui/left-out-parts";
import type { SearchParams } from "@/components/ui/list-state";
import { PageHead } from "@/components/ui/page-head";
import { PanelBox } from "@/components/ui/panel-box";
import { Stack } from "@/components/ui/stack";
import { listAccounts } from "@/lib/accounts/server/list-accounts";
import { can } from "@/lib/auth/permission";
import { requireActor } from "@/lib/auth/server/session";
import { listEnvironmentNames } from "@/lib/environments/server/list-environment-names";
import { LONGEST_PAGE } from "@/lib/shared/page";

import { AccountBoards } from "./_components/account-boards";
import { OwnBody } from "./_components/own-body";
import { beginWidgets } from "./begin-widgets";
import { readBoard, readBoardList } from "./read-board";
import { chosenAccount, chosenName, isGoneAccount } from "./search-params";

export const metadata: Metadata = { title: "Dashboards" };

const NO_RELEASES: readonly never[] = [];

export default async function DashboardsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const actor = await requireActor();
  if (!can(actor, "dashboards:read")) return <Forbidden permission="dashboards:read" what="Reading dashboards" />;
  const wanted = await searchParams;
  const { items: accounts } = await listAccounts({ actor, limit: LONGEST_PAGE });
  const account = chosenAccount(wanted, accounts);
  const name = chosenName(wanted);
  const isGone = name !== null && isGoneAccount(wanted, accounts);
  const owner = account && !isGone ? { kind: "account" as const, accountId: account.id } : null;
  const [list, read, environments] = await Promise.all([
    owner && name === null ? readBoardList(actor, owner) : null,
    owner && name !== null ? readBoard(actor, owner, name, wanted) : null,
    name === null ? listEnvironmentNames({ actor }) : [],
  ]);

  return (
    <>
      <PageHead title={name ?? "Dashboards"} lead={name === null ? "Every CloudWatch dashboard of an account, and any body that you have." : undefined} trail={name === null ? undefined : [{ label: "Dashboards", href: account && !isGone ? `/dashboards?account=${account.id}` : "/dashboards" }]} />
      <Stack>
        <LeftOutOfAddress parts={[...leftOutParts(wanted, { dashboard: name !== null, account: wanted["account"] === account?.id || isGone }), ...leftOutOfDashboard(wanted)]} />
        {isGone ? (
          <EmptyState title="This account is no longer connected">The address names an account connection that was removed, or is mistyped. Choose an account and a dashboard under Dashboards.</EmptyState>
        ) : account && owner && name !== null && read ? (
          read.kind === "found" ? (
            <PanelBox title={`In account ${account.name}`}>
              <HydrationBoundary state={beginWidgets({ actor, owner, name, view: read.found, params: wanted })}>
                <DashboardBoard key={name} view={read.found} source={{ ...owner, name }} releases={NO_RELEASES} environmentId={null} />
              </HydrationBoundary>
            </PanelBox>
          ) : (
            <BoardNotice read={read} name={name} />
          )
        ) : (
          <>
            {account && list ? (
              <AccountBoards accounts={accounts.map(({ id, name: label }) => ({ value: id, label }))} accountId={account.id} list={list.kind === "found" ? list.found : null} why={list.kind === "refused" ? list.why : null} />
            ) : (
              <PanelBox title="Dashboards of an account">
                <EmptyState title="No account is connected yet" />
              </PanelBox>
            )}
            <OwnBody places={[...accounts.map(({ id, name: label }) => ({ kind: "account" as const, id, label })), ...environments.map(({ id, name: label }) => ({ kind: "environment" as const, id, label }))]} />
          </>
        )}
      </Stack>
    </>
  );
}
