"use client";

import { differenceParts } from "@/components/cost/difference-parts";
import { listFigure, planFigure, signedUsdFigure, usdFigure } from "@/components/cost/usd-words";
import { formatDuration } from "@/components/ui/format-time";
import { StatusMark } from "@/components/ui/status-mark";
import { noPricesFor } from "@/lib/pricing/no-prices";
import type { Estimate } from "@/lib/pricing/estimate-view";

import { budgetMark } from "./budget-words";
import { leftOutWords } from "./left-out-words";
import styles from "./price-panel.module.css";
import type { LaunchPrice } from "./use-launch-price";

type PricePanelProps = {
  price: LaunchPrice;
  /** "Harvest: Minimal"; null: no option is chosen. */
  title: string | null;
  budgetUsd: number | null;
  /** AWS's usual time along the longest chain of dependency; null while it is not known. */
  launchSeconds: number | null;
  /** Name of a field by its path, such as "parameters.DesiredTasks". */
  labelOf: (path: string) => string;
};

/** What the choice costs each month, beside every step. */
export function PricePanel({ price, title, budgetUsd, launchSeconds, labelOf }: PricePanelProps) {
  return (
    <section className={styles.panel} aria-label="Price each month">
      <h2>Each month</h2>
      {title === null ? null : <p className={styles.quiet}>{title}</p>}
      <PanelBody price={price} budgetUsd={budgetUsd} labelOf={labelOf} />
      {launchSeconds === null ? null : <p>First launch about {formatDuration(launchSeconds)} in AWS</p>}
    </section>
  );
}

function PanelBody({ price, budgetUsd, labelOf }: Pick<PricePanelProps, "price" | "budgetUsd" | "labelOf">) {
  switch (price.kind) {
    case "no-option":
      return <p>Choose an option to see its price.</p>;
    case "loading":
      return <p aria-busy="true">Working it out…</p>;
    case "no-prices":
      return <p>{noPricesFor(price.region)} It can be launched there all the same.</p>;
    case "failed":
      return <p>The price could not be worked out: {price.error.message}</p>;
    case "refused":
      return <p>There is nothing to price yet: {price.message}</p>;
    case "priced":
      return <PricedBody estimate={price.estimate} leftOut={leftOutWords(price.without, labelOf)} budgetUsd={budgetUsd} />;
  }
}

function PricedBody({ estimate, leftOut, budgetUsd }: { estimate: Estimate; leftOut: string | null; budgetUsd: number | null }) {
  const { totals, region, priceBook } = estimate;
  const budget = budgetMark(totals, budgetUsd);
  const plan = planFigure(totals);
  return (
    <>
      <dl className={styles.figures}>
        <dt>List price</dt>
        <dd className={styles.total}>
          <output>{listFigure(totals)} USD</output>
        </dd>
        <dt>Plan</dt>
        <dd>{plan === null ? "no cost lines" : `${plan} USD`}</dd>
      </dl>
      {leftOut === null ? null : <p className={styles.warning}>{leftOut}</p>}
      {budget ? <StatusMark {...budget} /> : null}
      <WhyDifferent estimate={estimate} />
      {estimate.unpriced.length > 0 ? (
        <p>
          {estimate.unpriced.length === 1 ? "One thing has" : `${estimate.unpriced.length} things have`} no price: {[...new Set(estimate.unpriced.map(({ resource }) => resource))].join(", ")}.
        </p>
      ) : null}
      <p className={styles.quiet}>
        List prices of {region}, newest of {priceBook.asOf}; 730 hours a month, use as assumed. Nobody has been billed this.
      </p>
    </>
  );
}

/** The largest first, as many as fit beside a form; the price step has them all. */
const MOST_PARTS = 5;

function WhyDifferent({ estimate }: { estimate: Estimate }) {
  const parts = differenceParts(estimate);
  if (parts.length === 0) return null;
  const rest = parts.slice(MOST_PARTS).reduce((sum, { usd }) => sum + usd, 0);
  return (
    <details open className={styles.why}>
      <summary>Why the difference</summary>
      <dl className={styles.figures}>
        {parts.slice(0, MOST_PARTS).map(({ key, title, usd }) => (
          <div key={key}>
            <dt>{title}</dt>
            <dd>{signedUsdFigure(usd)}</dd>
          </div>
        ))}
        {rest === 0 ? null : (
          <div>
            <dt>the rest</dt>
            <dd>{signedUsdFigure(rest)}</dd>
          </div>
        )}
      </dl>
      {estimate.totals.planLowUsd === estimate.totals.planHighUsd ? null : <p className={styles.quiet}>Counted from the nearer end of the plan’s range, {usdFigure(estimate.totals.planLowUsd ?? 0)} to {usdFigure(estimate.totals.planHighUsd ?? 0)}.</p>}
    </details>
  );
}
