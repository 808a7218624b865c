"use client";

import { Ago } from "@/components/ui/ago";
import { FactList } from "@/components/ui/fact-list";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import { Stack } from "@/components/ui/stack";
import { StatusMark } from "@/components/ui/status-mark";
import type { AccountView } from "@/lib/accounts/account-view";

import { AccountActs } from "./account-acts";
import { connectionMark, feedMark } from "./connection-words";
import { SandboxEndpoint } from "./sandbox-endpoint";

/** One account: its connection, what is missing, and the event feed of each region. */
export function AccountBox({ account, canManage }: { account: AccountView; canManage: boolean }) {
  const { connection } = account;
  return (
    <PanelBox
      title={account.name}
      note={account.kind === "sandbox" ? "Sandbox: an AWS account on this machine." : "AWS account."}
      actions={canManage ? <AccountActs account={account} /> : null}
    >
      <Stack>
        <FactList
          facts={[
            ["Connection", <StatusMark key="connection" {...connectionMark(connection)} />],
            ["Checked", connection.asOf ? <Ago key="checked" iso={connection.asOf} suffix=" ago" /> : "never"],
            ["Account number", account.accountNumber ?? "not known yet"],
          ]}
        />
        {connection.missingActions.length > 0 ? (
          <div>
            <h3>Rights that are missing</h3>
            <ul>
              {connection.missingActions.map((action) => (
                <li key={action}>
                  <code>{action}</code>
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        <PlainTable
          stacks
          caption={`Regions of ${account.name}`}
          columns={[{ header: "Region" }, { header: "Event feed" }, { header: "Last event" }]}
          rows={account.regions.map((region) => ({ key: region, cells: regionCells(account, region) }))}
        />
        {account.endpoint ? <SandboxEndpoint endpoint={account.endpoint} region={account.regions[0] ?? "us-east-1"} /> : null}
      </Stack>
    </PanelBox>
  );
}

function regionCells(account: AccountView, region: string) {
  const feed = account.feeds.find((known) => known.region === region);
  if (!feed) return [region, "Not set up yet", "–"];
  return [
    region,
    <StatusMark key="state" {...feedMark(feed)} />,
    feed.lastReceivedAt ? <Ago key="last" iso={feed.lastReceivedAt} suffix=" ago" /> : "none yet",
  ];
}
