import { usdFigure } from "@/components/cost/usd-words";
import { PlainTable } from "@/components/ui/plain-table";
import { StatusMark } from "@/components/ui/status-mark";
import type { OptionView } from "@/lib/catalog/catalog-views";
import type { Estimate } from "@/lib/pricing/estimate-view";

/** What is in no total because it has no price, and why. Nothing where everything has one. */
export function Unpriced({ unpriced }: Pick<Estimate, "unpriced">) {
  if (unpriced.length === 0) return null;
  return (
    <section>
      <h3>What has no price</h3>
      <p>
        <StatusMark tone="warning" word="The totals are at least what they say" />
      </p>
      <PlainTable
        stacks
        caption="What has no price"
        columns={[{ header: "Resource" }, { header: "Type" }, { header: "Why" }]}
        rows={unpriced.map(({ resource, resourceType, why }) => ({ key: `${resource} ${why}`, cells: [resource, resourceType, why] }))}
      />
    </section>
  );
}

/** What AWS gives each account once. Apart, because another stack may have used it up. */
export function FreeTiers({ freeTiers }: Pick<Estimate, "freeTiers">) {
  if (freeTiers.length === 0) return null;
  return (
    <section>
      <h3>What AWS may give for nothing</h3>
      <p>Free amounts of each account, not taken off above: other stacks of the account may use them up.</p>
      <PlainTable
        stacks
        caption="Free amounts, US dollars a month"
        columns={[{ header: "What" }, { header: "Free each month", numeric: true }, { header: "Saves at most", numeric: true }]}
        rows={freeTiers.map(({ key, title, quantity, unit, worthUsd }) => ({ key, cells: [title, `${quantity.toLocaleString("en")} ${unit}`, usdFigure(worthUsd)] }))}
      />
    </section>
  );
}

/** What may cost more than is counted. */
export function Risks({ risks }: Pick<Estimate, "risks">) {
  if (risks.length === 0) return null;
  return (
    <section>
      <h3>What may cost more</h3>
      <ul>
        {risks.map(({ resource, words }) => (
          <li key={`${resource} ${words}`}>
            {resource}: {words}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Where the plan's own figures disagree with each other, and what its authors say about them. */
export function PlanRemarks({ contradictions, costRemarks }: Pick<OptionView, "contradictions" | "costRemarks">) {
  if (contradictions.length + costRemarks.length === 0) return null;
  return (
    <section>
      <h3>{contradictions.length > 0 ? "Where the plan’s figures disagree with each other" : "What the plan’s figures leave out"}</h3>
      <ul>
        {[...contradictions, ...costRemarks].map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
    </section>
  );
}
