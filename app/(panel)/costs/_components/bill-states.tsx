import { AskBill } from "@/components/cost/ask-bill";
import { billMark } from "@/components/cost/ledger-words";
import { dayTitle } from "@/components/cost/month-words";
import { Ago } from "@/components/ui/ago";
import { EmptyState } from "@/components/ui/empty-state";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import { StatusMark } from "@/components/ui/status-mark";
import type { BillState } from "@/lib/cost/ledger-view";

import { TagAdvice } from "./tag-advice";

/** How well each account's bill is known, and what to do where it is not. */
export function BillStates({ bills, mayAsk }: { bills: readonly BillState[]; mayAsk: boolean }) {
  const untold = bills.filter(({ tagState, asOf }) => asOf !== null && tagState !== "active");
  return (
    <PanelBox title="How well the bill is known" note="From Cost Explorer, asked once a day for each account. AWS itself is up to a day behind, and the last days still change.">
      {bills.length === 0 ? (
        <EmptyState title="No account is connected">Its bill is read once an administrator has connected one.</EmptyState>
      ) : (
        <PlainTable
          stacks
          caption="Bills by account"
          columns={[{ header: "Account" }, { header: "Bill" }, { header: "Figures to" }, { header: "Read" }, { header: "Our tag on the bill" }, ...(mayAsk ? [{ header: "Ask", isHeaderHidden: true }] : [])]}
          rows={bills.map((bill) => ({
            key: bill.accountId,
            cells: [
              bill.isSandbox && !/sandbox/i.test(bill.accountName) ? `${bill.accountName} (sandbox)` : bill.accountName,
              <div key="state">
                <StatusMark {...billMark(bill)} />
                {bill.lastTry?.reason ? <div>{bill.lastTry.reason}</div> : null}
                {bill.commitments.length > 0 ? <div>Paid in part in advance, so less can be billed than is listed: {bill.commitments.join(", ")}.</div> : null}
              </div>,
              bill.throughDay === null ? "never answered" : dayTitle(bill.throughDay),
              bill.asOf === null ? "never" : <Ago key="age" iso={bill.asOf} suffix=" ago" />,
              TAG_WORDS[bill.tagState],
              ...(mayAsk ? [<AskBill key="ask" accountId={bill.accountId} lastTryAt={bill.lastTry?.at ?? null} />] : []),
            ],
          }))}
        />
      )}
      {untold.length > 0 ? <TagAdvice isOpen={untold.some(({ tagState }) => tagState === "inactive")} /> : null}
    </PanelBox>
  );
}

const TAG_WORDS: Record<BillState["tagState"], string> = {
  active: "active",
  inactive: "not active: all usage looks untagged",
  unknown: "cannot be told yet",
};
