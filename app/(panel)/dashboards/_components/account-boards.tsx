"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";

import { EmptyState } from "@/components/ui/empty-state";
import { Moment } from "@/components/ui/moment";
import { PanelBox } from "@/components/ui/panel-box";
import { PickOne } from "@/components/ui/pick-one";
import { PlainTable } from "@/components/ui/plain-table";
import type { DashboardList } from "@/lib/dashboards/dashboard-list-view";

type AccountBoardsProps = { accounts: readonly { value: string; label: string }[]; accountId: string; list: DashboardList | null; /** Why there is no list. */ why: string | null };

const kilobytes = (bytes: number | null): string => (bytes === null ? "not known" : `${(bytes / 1_000).toFixed(1)} kB`);

/** The dashboards that AWS lists for an account; each leads to itself. */
export function AccountBoards({ accounts, accountId, list, why }: AccountBoardsProps) {
  const router = useRouter();
  const hrefOf = (name: string) => `/dashboards?${new URLSearchParams({ account: accountId, dashboard: name })}`;
  return (
    <PanelBox
      title="Dashboards of an account"
      note="As CloudWatch lists them now."
      actions={<PickOne label="Account" value={accountId} options={accounts} onChoose={(id) => router.push(`/dashboards?${new URLSearchParams({ account: id })}`, { scroll: false })} />}
    >
      {list === null ? <EmptyState title="They could not be listed">{why}</EmptyState> : null}
      {list?.items.length === 0 ? <EmptyState title="The account has no dashboards">A launched environment brings three of its own.</EmptyState> : null}
      {list && list.items.length > 0 ? (
        <PlainTable
          caption="Dashboards"
          stacks
          columns={[{ header: "Name" }, { header: "Last changed" }, { header: "Size", numeric: true }]}
          rows={list.items.map(({ name, lastModifiedAt, bytes }) => ({
            key: name,
            cells: [
              <Link key="name" href={hrefOf(name)} prefetch={false}>
                {name}
              </Link>,
              lastModifiedAt ? <Moment key="changed" iso={lastModifiedAt} /> : "not known",
              kilobytes(bytes),
            ],
          }))}
        />
      ) : null}
      {list?.remarks.map((remark) => <p key={remark}>{remark}</p>)}
    </PanelBox>
  );
}
