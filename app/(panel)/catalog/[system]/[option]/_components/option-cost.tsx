"use client";

import { useQuery } from "@tanstack/react-query";
import { useState } from "react";

import { differenceWords } from "@/components/catalog/option-prices";
import { rangeFigure } from "@/components/catalog/plan-figures";
import { AssumptionFields } from "@/components/cost/assumption-fields";
import { planAgainstList, planAgainstListSentence, totalVerdict } from "@/components/cost/plan-against-list";
import { PlanBesideList } from "@/components/cost/plan-beside-list";
import { PriceBookAge } from "@/components/cost/price-book-age";
import { recomputedEstimateQuery } from "@/components/cost/recomputed-estimate-query";
import { UnplannedTable } from "@/components/cost/unplanned-table";
import { usdFigure } from "@/components/cost/usd-words";
import { VerdictMark } from "@/components/cost/verdict-mark";
import { describeProblem } from "@/components/ui/describe-problem";
import { FactList } from "@/components/ui/fact-list";
import { PanelBox } from "@/components/ui/panel-box";
import { StatusMark } from "@/components/ui/status-mark";
import type { OptionView } from "@/lib/catalog/catalog-views";
import type { Estimate } from "@/lib/pricing/estimate-view";

import { costChoiceQuery, estimateRequest, type CostChoice } from "../search-params";
import { FreeTiers, PlanRemarks, Risks, Unpriced } from "./cost-remarks";
import styles from "./option-cost.module.css";

type OptionCostProps = {
  view: Pick<OptionView, "system" | "option" | "planHeadline" | "planTotal" | "presets" | "contradictions" | "costRemarks">;
  /** Worked out by the server for `initial`. */
  seeded: Estimate;
  initial: CostChoice;
};

/** What the option costs by its plan and by AWS's list, line by line; changed assumptions are priced here, and kept in the address. */
export function OptionCost({ view, seeded, initial }: OptionCostProps) {
  const [choice, setChoice] = useState(initial);
  const isChanged = costChoiceQuery(choice) !== costChoiceQuery(initial);
  const recomputed = useQuery({ ...recomputedEstimateQuery(view.system, view.option, estimateRequest(seeded.region, choice)), enabled: isChanged });
  const estimate = isChanged && recomputed.data?.kind === "estimated" ? recomputed.data.estimate : seeded;

  const choose = (next: CostChoice) => {
    setChoice(next);
    // Next keeps its own state in step with the history API; its router would fetch the page again.
    window.history.replaceState(null, "", `${window.location.pathname}${costChoiceQuery(next)}${window.location.hash}`);
  };

  const compared = planAgainstList(estimate, view.planTotal ?? view.planHeadline);
  const verdict = totalVerdict(compared);
  return (
    <PanelBox id="cost" title="What it costs, and what the plan says" note={<PriceBookAge estimate={estimate} />}>
      <div className={styles.parts} aria-busy={isChanged && recomputed.isPending}>
        {/* The page's first line says it for what it was opened with. */}
        <p aria-live="polite">{isChanged ? planAgainstListSentence(estimate, view.planTotal ?? view.planHeadline) : ""}</p>
        {recomputed.error && isChanged ? (
          <p role="alert">
            <StatusMark tone="error" word={`The figures are those of before: ${describeProblem(recomputed.error)}`} />
          </p>
        ) : null}
        <div className={styles.totals}>
          <FactList
            facts={[
              ["Plan", compared.plan ? `${rangeFigure(compared.plan)} USD a month` : "names no cost"],
              ["List price of the plan’s lines", estimate.totals.listOfPlanLinesUsd === null ? "the plan has no lines" : `${usdFigure(estimate.totals.listOfPlanLinesUsd)} USD`],
              ["What no line covers", compared.hasLines ? `${usdFigure(compared.unplannedUsd)} USD` : "all of it"],
              ["List price of all of it", <strong key="list">{`${compared.isAtLeast ? "at least " : ""}${usdFigure(compared.listUsd)} USD a month`}</strong>],
              ["Difference", <span key="difference">{differenceWords(compared)} {verdict ? <VerdictMark verdict={verdict} /> : null}</span>],
            ]}
          />
          {view.presets.length > 0 ? (
            <label className={styles.preset}>
              <span>Priced with</span>
              <select value={choice.preset ?? ""} onChange={({ target }) => choose({ ...choice, preset: target.value === "" ? null : target.value })}>
                <option value="">the template’s own settings</option>
                {view.presets.map(({ key, title }) => (
                  <option key={key} value={key}>
                    {title}
                  </option>
                ))}
              </select>
              <span className={styles.quiet}>{view.presets.find(({ key }) => key === choice.preset)?.summary}</span>
            </label>
          ) : null}
        </div>

        <section>
          <h3>Line by line</h3>
          <PlanBesideList estimate={estimate} />
        </section>
        <section>
          <h3>What no line of the plan covers</h3>
          <UnplannedTable parts={estimate.unplanned} />
        </section>
        <Unpriced unpriced={estimate.unpriced} />
        <section>
          <h3>What it is worked out with</h3>
          <p className={styles.quiet}>Quantities that the price depends on. Change one, and everything above follows.</p>
          <AssumptionFields assumptions={estimate.assumptions} asked={choice.usage} onAsk={(usage) => choose({ ...choice, usage })} />
        </section>
        <FreeTiers freeTiers={estimate.freeTiers} />
        <Risks risks={estimate.risks} />
        <PlanRemarks contradictions={view.contradictions} costRemarks={view.costRemarks} />
      </div>
    </PanelBox>
  );
}
