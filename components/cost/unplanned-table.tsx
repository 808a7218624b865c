import { PlainTable } from "@/components/ui/plain-table";
import type { UnplannedPart } from "@/lib/pricing/estimate-view";

import { PriceProof } from "./price-proof";
import { groupUnplanned, type UnplannedGroup } from "./unplanned-groups";
import { usdFigure } from "./usd-words";

const BASES: Record<UnplannedGroup["basis"], string> = { fixed: "for being there", usage: "by use" };

/** What the stack needs and no line of the plan stands for, by kind; each opens to its parts. */
export function UnplannedTable({ parts }: { parts: readonly UnplannedPart[] }) {
  if (parts.length === 0) return <p>Every cost of the stack belongs to a line of the plan.</p>;
  const counted = parts.filter(({ inTotal }) => inTotal).reduce((sum, { listUsd }) => sum + listUsd, 0);
  return (
    <PlainTable
      stacks
      caption="What no line of the plan covers, US dollars a month"
      columns={[{ header: "What" }, { header: "List price", numeric: true }, { header: "Paid" }, { header: "How it comes about" }]}
      rows={groupUnplanned(parts).map(({ title, basis, listUsd, resources, arithmetic, unitPrices, inTotal }) => ({
        key: `${title} ${basis} ${inTotal}`,
        cells: [
          title,
          usdFigure(listUsd),
          BASES[basis],
          <div key="how">
            {resources.length === 1 ? resources[0] : `${resources.length} resources`}
            {inTotal ? "" : "; not in the sum, since only the launch tells whether the stack has it"}
            <PriceProof of={title} arithmetic={arithmetic} unitPrices={unitPrices} />
          </div>,
        ],
      }))}
      foot={["Sum", usdFigure(counted), "", ""]}
    />
  );
}
