import Link from "next/link";

import { forecastFigure, varianceMark } from "@/components/cost/ledger-words";
import { billedCells } from "@/components/cost/billed-cells";
import { PriceProof } from "@/components/cost/price-proof";
import { planFigure, usdFigure } from "@/components/cost/usd-words";
import { VerdictMark } from "@/components/cost/verdict-mark";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import { StatusMark } from "@/components/ui/status-mark";
import { isBilledUntagged } from "@/lib/cost/billed-untagged";
import type { CostLine, EnvironmentCostView } from "@/lib/cost/environment-cost-view";

import { RunningParts } from "./running";
import { UsageTypes } from "./usage-types";

const known = (usd: number | null, otherwise = "not known"): string => (usd === null ? otherwise : usdFigure(usd));

/** Each line of the plan with all figures, and under it the proof: arithmetic, unit prices, resources, what it was billed for. */
export function CostLines({ cost: { lines, unplanned, totals, estimate, estimateProblem, looked } }: { cost: EnvironmentCostView }) {
  const estimated = new Map(estimate?.lines.map((line) => [line.key, line]));
  const uncovered = estimate?.unplanned ?? [];
  return (
    <PanelBox title="Line by line" note="US dollars. Plan, list and running for a whole month at 730 hours; billed so far in the month.">
      {estimateProblem === null ? null : <p>{estimateProblem}</p>}
      <PlainTable
        stacks
        caption="Lines of the plan, US dollars"
        columns={[
          { header: "Line" },
          { header: "Plan", numeric: true },
          { header: "List", numeric: true },
          { header: "Running", numeric: true },
          { header: "Billed", numeric: true },
          { header: "Month end", numeric: true },
          { header: "Against plan" },
          { header: "How it comes about" },
        ]}
        rows={[
          ...lines.map((line) => ({
            key: line.key,
            cells: [line.optional ? `${line.title} (optional)` : line.title, planFigure(line), known(line.listUsd, "no price"), known(line.runningUsd, "not looked at"), ...billedCells(line, totals), <StatusMark key="variance" {...varianceMark(line.variance)} />, <LineProof key="proof" line={line} isUntagged={isBilledUntagged(line, totals)} estimated={estimated.get(line.key)} hasLooked={looked !== null} />],
          })),
          {
            key: "unplanned",
            cells: [
              "What no line covers",
              "none",
              known(unplanned.listUsd),
              known(unplanned.runningUsd, "not looked at"),
              known(unplanned.actualUsd),
              forecastFigure(unplanned.forecast, unplanned.actualUsd),
              "",
              <details key="proof">
                <summary>
                  {uncovered.length.toLocaleString("en")} parts<span className="ph-visually-hidden"> of what no line covers</span>
                </summary>
                <ul>
                  {uncovered.map(({ resource, charge, title, listUsd, arithmetic, unitPrices, inTotal }) => (
                    <li key={`${resource} ${charge} ${arithmetic}`}>
                      {title} ({resource}): {usdFigure(listUsd)} USD{inTotal ? "" : ", not in the total"}
                      <PriceProof of={`${title} of ${resource}`} arithmetic={[arithmetic]} unitPrices={unitPrices} />
                    </li>
                  ))}
                </ul>
                <UsageTypes of="what no line covers" usage={unplanned.usage} />
              </details>,
            ],
          },
        ]}
        foot={["All", planFigure(totals) ?? "none", `${estimate?.totals.isComplete === false ? "at least " : ""}${known(totals.listUsd)}`, known(totals.runningUsd, "not looked at"), known(totals.actualUsd), forecastFigure(totals.forecast, totals.actualUsd), "", "with shared and other usage below"]}
      />
    </PanelBox>
  );
}

type LineProofProps = { line: CostLine; isUntagged: boolean; estimated: NonNullable<EnvironmentCostView["estimate"]>["lines"][number] | undefined; hasLooked: boolean };

function LineProof({ line, isUntagged, estimated, hasLooked }: LineProofProps) {
  return (
    <>
      {isUntagged ? (
        <p>
          It runs, and AWS bills it without the environment’s tag: it is part of the untagged usage under <Link href="/costs">Costs</Link>.
        </p>
      ) : null}
      {estimated ? (
        <>
          <VerdictMark verdict={estimated.verdict} /> {estimated.why}
          <PriceProof of={line.title} arithmetic={estimated.arithmetic} unitPrices={estimated.unitPrices} />
        </>
      ) : null}
      <details>
        <summary>
          Resources and usage<span className="ph-visually-hidden"> of {line.title}</span>
        </summary>
        {estimated && estimated.resources.length > 0 ? <p>In the template: {estimated.resources.join(", ")}.</p> : <p>The template has no resource for this line.</p>}
        {hasLooked ? <RunningParts of={line.title} parts={line.running} /> : null}
        <UsageTypes of={line.title} usage={line.usage} />
      </details>
    </>
  );
}
