import { PlainTable } from "@/components/ui/plain-table";
import type { Estimate, EstimatedLine } from "@/lib/pricing/estimate-view";

import { PriceProof } from "./price-proof";
import { planFigure, signedPercent, signedUsdFigure, usdFigure } from "./usd-words";
import { VerdictMark } from "./verdict-mark";

/** Each line of the plan beside list price: by how much they differ, why, and the arithmetic behind it. Nothing for a plan without lines. */
export function PlanBesideList({ estimate: { lines, totals } }: { estimate: Pick<Estimate, "lines" | "totals"> }) {
  if (lines.length === 0) return <p>The plan has no cost lines for this option; everything stands below.</p>;
  return (
    <PlainTable
      stacks
      caption="The plan’s lines beside list price, US dollars a month"
      columns={[{ header: "Line of the plan" }, { header: "Plan", numeric: true }, { header: "List", numeric: true }, { header: "Difference", numeric: true }, { header: "Verdict" }, { header: "Why" }]}
      rows={lines.map((line) => ({
        key: line.key,
        cells: [
          `${line.planLine}${line.optional ? " (optional)" : ""}`,
          planFigure(line),
          line.listUsd === null ? "none" : usdFigure(line.listUsd),
          differenceWords(line),
          <VerdictMark key="verdict" verdict={line.verdict} />,
          <div key="why">
            {line.why}
            <PriceProof of={line.planLine} arithmetic={line.arithmetic} unitPrices={line.unitPrices} />
          </div>,
        ],
      }))}
      foot={["Sum of the lines", planFigure(totals) ?? "none", `${totals.isComplete ? "" : "at least "}${usdFigure(totals.listOfPlanLinesUsd ?? 0)}`, "", "", ""]}
    />
  );
}

function differenceWords({ differenceUsd, differencePercent }: EstimatedLine): string {
  if (differenceUsd === null) return "";
  return differencePercent === null ? signedUsdFigure(differenceUsd) : `${signedUsdFigure(differenceUsd)} (${signedPercent(differencePercent)})`;
}
