import { usdFigure } from "@/components/cost/usd-words";
import { Ago } from "@/components/ui/ago";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import { StatusMark } from "@/components/ui/status-mark";
import type { UsageView } from "@/lib/cost/usage-view";

import { OWN_GOAL_USD, ownBillMark } from "./own-bill-words";

/** What the panel itself costs in AWS: its calls, at list price. */
export function OwnBill({ usage: { accounts, asOf, priceBook } }: { usage: UsageView }) {
  return (
    <PanelBox
      title="What Pilothouse itself costs"
      note={
        <>
          Its own calls of AWS in the month at list price (book {priceBook.version}); free tiers are not taken off. Goal: under {OWN_GOAL_USD} USD for each environment and month. Counted <Ago iso={asOf} suffix=" ago" />.
        </>
      }
    >
      <PlainTable
        stacks
        caption="Pilothouse’s own calls by account, US dollars in the month"
        columns={[{ header: "Account" }, { header: "Cost", numeric: true }, { header: "Environments", numeric: true }, { header: "Each", numeric: true }, { header: "Goal" }]}
        rows={accounts.map((account) => ({
          key: account.accountId,
          cells: [
            account.isSandbox ? `${account.accountName}: what AWS would charge` : account.accountName,
            `${usdFigure(account.usd)}${account.actions.some(({ usd }) => usd === null) ? " at least" : ""}`,
            account.environments,
            account.usdPerEnvironment === null ? "–" : usdFigure(account.usdPerEnvironment),
            <StatusMark key="goal" {...ownBillMark(account)} />,
          ],
        }))}
      />
      <details style={{ marginBlockStart: 8 }}>
        <summary>By action</summary>
        {accounts.map(({ accountId, accountName, actions }) =>
          actions.length === 0 ? (
            <p key={accountId}>{accountName}: no call this month.</p>
          ) : (
            <PlainTable
              key={accountId}
              caption={`Calls of ${accountName}`}
              columns={[{ header: `Action in ${accountName}` }, { header: "Calls", numeric: true }, { header: "Failed", numeric: true }, { header: "USD", numeric: true }]}
              rows={actions.map(({ action, calls, failed, usd }) => ({
                key: action,
                cells: [<code key="action">{action}</code>, calls.toLocaleString("en"), failed.toLocaleString("en"), usd === null ? "price not known" : usd === 0 ? "free" : usdFigure(usd)],
              }))}
            />
          ),
        )}
      </details>
    </PanelBox>
  );
}
