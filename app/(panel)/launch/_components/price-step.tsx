"use client";

import { AssumptionFields } from "@/components/cost/assumption-fields";
import { planAgainstListSentence } from "@/components/cost/plan-against-list";
import { PlanBesideList } from "@/components/cost/plan-beside-list";
import { UnplannedTable } from "@/components/cost/unplanned-table";
import { usdFigure } from "@/components/cost/usd-words";
import { PanelBox } from "@/components/ui/panel-box";
import { Bone } from "@/components/ui/skeleton";
import { ProblemAlert } from "@/components/ui/problem-alert";
import { Stack } from "@/components/ui/stack";
import { StatusMark } from "@/components/ui/status-mark";
import { noPricesFor } from "@/lib/pricing/no-prices";
import type { Estimate } from "@/lib/pricing/estimate-view";

import { budgetMark } from "./budget-words";
import type { LaunchPrice } from "./use-launch-price";

type PriceStepProps = {
  price: LaunchPrice;
  budgetUsd: number | null;
  usage: Readonly<Record<string, number>>;
  onUsage: (usage: Record<string, number>) => void;
};

/** The plan line by line beside list price, what no line covers, and the quantities that both rest on. */
export function PriceStep({ price, budgetUsd, usage, onUsage }: PriceStepProps) {
  switch (price.kind) {
    case "no-option":
    case "loading":
      return <Bone height={480} />;
    case "no-prices":
      return (
        <PanelBox title="No price">
          <p>{noPricesFor(price.region)} It can be launched there all the same; nobody knows here what it will cost.</p>
        </PanelBox>
      );
    case "failed":
      return <ProblemAlert error={price.error} />;
    case "refused":
      return (
        <PanelBox title="No price yet">
          <p>{price.message}</p>
        </PanelBox>
      );
    case "priced":
      return <PricedStep estimate={price.estimate} budgetUsd={budgetUsd} usage={usage} onUsage={onUsage} />;
  }
}

function PricedStep({ estimate, budgetUsd, usage, onUsage }: Omit<PriceStepProps, "price"> & { estimate: Estimate }) {
  const budget = budgetMark(estimate.totals, budgetUsd);
  return (
    <Stack>
      <PanelBox title="Plan and list price" note={planAgainstListSentence(estimate, null)}>
        <Stack>
          {budget ? <StatusMark {...budget} /> : null}
          <PlanBesideList estimate={estimate} />
        </Stack>
      </PanelBox>
      <PanelBox title="What no line of the plan covers">
        <UnplannedTable parts={estimate.unplanned} />
      </PanelBox>
      {estimate.unpriced.length > 0 ? (
        <PanelBox title="Without a price" note="In no total: the sums are at least what they say.">
          <ul>
            {estimate.unpriced.map(({ resource, why }) => (
              <li key={`${resource} ${why}`}>
                <strong>{resource}</strong>: {why}
              </li>
            ))}
          </ul>
        </PanelBox>
      ) : null}
      <PanelBox title="Assumptions" note="How much is used in a month. Yours count for this page alone: they change no setting and are not kept with the release.">
        <AssumptionFields assumptions={estimate.assumptions} asked={usage} onAsk={onUsage} />
      </PanelBox>
      <Remarks title="Could cost more" remarks={estimate.risks.map(({ resource, words }) => ({ name: resource, words }))} />
      <Remarks
        title="Free tiers"
        note="AWS gives them to each account once; none is taken off above."
        remarks={estimate.freeTiers.map(({ title, words, worthUsd }) => ({ name: title, words: `${words} Worth up to ${usdFigure(worthUsd)} USD a month here.` }))}
      />
    </Stack>
  );
}

function Remarks({ title, note, remarks }: { title: string; note?: string; remarks: readonly { name: string; words: string }[] }) {
  if (remarks.length === 0) return null;
  return (
    <PanelBox title={title} note={note}>
      <ul>
        {remarks.map(({ name, words }) => (
          <li key={`${name} ${words}`}>
            <strong>{name}</strong>: {words}
          </li>
        ))}
      </ul>
    </PanelBox>
  );
}
