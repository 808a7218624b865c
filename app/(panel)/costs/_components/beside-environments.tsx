import { forecastFigure } from "@/components/cost/ledger-words";
import { usdFigure } from "@/components/cost/usd-words";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import type { LedgerView } from "@/lib/cost/ledger-view";

type BesideEnvironmentsProps = {
  ledger: Pick<LedgerView, "totals" | "untagged" | "apart" | "bills">;
  /** A filter leaves environments out: the whole bill is then no sum of what is shown. */
  isPart: boolean;
};

/** What the bill has and no environment's row shows: usage without tag; credits, refunds and tax, which stand beside no list price. */
export function BesideEnvironments({ ledger: { totals, untagged, apart, bills }, isPart }: BesideEnvironmentsProps) {
  if (bills.every(({ asOf }) => asOf === null)) return null;
  const rows: [string, number, string, string][] = [
    ["Untagged usage", untagged.actualUsd, forecastFigure(untagged.forecast, untagged.actualUsd), "Data transfer between zones and to the internet, volumes that instances bring, model tokens, support: AWS puts no tag on them. Also whatever else the account runs."],
    ["Credits", apart.creditUsd, "", "What AWS took off the bill."],
    ["Refunds", apart.refundUsd, "", "Money back."],
    ["Tax", apart.taxUsd, "", "List prices are without it."],
    ["Other records", apart.otherUsd, "", "Fees and purchases that are no usage."],
  ];
  const sum = totals.actualUsd + rows.reduce((total, [, usd]) => total + usd, 0);
  return (
    <PanelBox title="Beside the environments" note="US dollars billed so far in the month.">
      <PlainTable
        stacks
        caption="What the bill has beside the environments"
        columns={[{ header: "What" }, { header: "Billed", numeric: true }, { header: "Month end", numeric: true }, { header: "What it is" }]}
        rows={rows.map(([what, usd, end, words]) => ({ key: what, cells: [what, usdFigure(usd), end, words] }))}
        foot={isPart ? undefined : ["With the environments above", usdFigure(sum), "", "what the bill comes to so far"]}
      />
    </PanelBox>
  );
}
