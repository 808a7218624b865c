import Link from "next/link";

import { counted } from "@/components/ui/counted";
import { ButtonLink } from "@/components/ui/button-link";
import { formatDuration } from "@/components/ui/format-time";
import type { OptionSummary } from "@/lib/catalog/catalog-views";

import styles from "./option-card.module.css";
import { rangeInWords } from "./plan-figures";

/** Options side by side: enough of each to choose by. */
export function OptionCards({ options, canLaunch }: { options: readonly OptionSummary[]; canLaunch: boolean }) {
  return (
    <ul className={styles.cards}>
      {options.map((option) => (
        <OptionCard key={option.option} option={option} canLaunch={canLaunch} />
      ))}
    </ul>
  );
}

function OptionCard({ option, canLaunch }: { option: OptionSummary; canLaunch: boolean }) {
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
