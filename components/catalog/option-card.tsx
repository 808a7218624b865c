import Link from "next/link";

import type { PlanAgainstList } from "@/components/cost/plan-against-list";
import { usdFigure } from "@/components/cost/usd-words";
import { counted } from "@/components/ui/counted";
import { ButtonLink } from "@/components/ui/button-link";
import { formatDuration } from "@/components/ui/format-time";
import type { OptionSummary } from "@/lib/catalog/catalog-views";

import styles from "./option-card.module.css";
import { differenceWords } from "./option-prices";
import { rangeInWords } from "./plan-figures";

type OptionCardsProps = {
  options: readonly OptionSummary[];
  /** Undefined where an option cannot be priced. */
  priceOf: (option: OptionSummary) => PlanAgainstList | undefined;
  canLaunch: boolean;
};

/** Options side by side: enough of each to choose by. */
export function OptionCards({ options, priceOf, canLaunch }: OptionCardsProps) {
  return (
    <ul className={styles.cards}>
      {options.map((option) => (
        <OptionCard key={option.option} option={option} price={priceOf(option)} canLaunch={canLaunch} />
      ))}
    </ul>
  );
}

function OptionCard({ option, price, canLaunch }: { option: OptionSummary; price: PlanAgainstList | undefined; canLaunch: boolean }) {
  return (
    <li className={styles.card}>
      <h3>
        <Link href={`/catalog/${option.system}/${option.option}`}>{option.title}</Link>
      </h3>
      <p>{option.summary}</p>
      {option.recommendation ? <p className={styles.recommended}>✓ {option.recommendation}</p> : null}
      <dl className={styles.facts}>
        <dt>Plan’s figure</dt>
        <dd>{rangeInWords(option.planHeadline ?? option.planTotal)}</dd>
        <dt>List price</dt>
        <dd>{price ? `${price.isAtLeast ? "at least " : ""}${usdFigure(price.listUsd)} USD a month` : "not known"}</dd>
        {price?.differenceUsd ? (
          <>
            <dt>Difference</dt>
            <dd>
              {differenceWords(price)} <Link href={`/catalog/${option.system}/${option.option}#cost`}>why</Link>
            </dd>
          </>
        ) : null}
        <dt>Resources</dt>
        <dd>{option.resourceCount}</dd>
        <dt>First launch</dt>
        <dd>about {formatDuration(option.expectedLaunchSeconds)} in AWS</dd>
      </dl>
      {canLaunch ? (
        <div className={styles.actions}>
          <ButtonLink href={`/launch?system=${option.system}&option=${option.option}`}>Launch {option.title}</ButtonLink>
        </div>
      ) : null}
    </li>
  );
}

/** "2 options". */
export const optionCount = (options: readonly unknown[]): string => counted(options.length, "option");
