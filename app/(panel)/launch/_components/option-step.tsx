"use client";

import { rangeInWords } from "@/components/catalog/plan-figures";
import { listFigure } from "@/components/cost/usd-words";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDuration } from "@/components/ui/format-time";
import { Stack } from "@/components/ui/stack";
import { StatusMark } from "@/components/ui/status-mark";
import type { CatalogView, OptionSummary } from "@/lib/catalog/catalog-views";
import type { Recommendation } from "@/lib/catalog/recommend-option";

import { EFFECT_WORDS, recommendationWords, standingWords } from "./answer-words";
import styles from "./option-step.module.css";
import { useOptionPrices, type OptionPrice } from "./use-option-prices";

export type Choice = { system: string; option: string };

type OptionStepProps = {
  systems: CatalogView["systems"];
  /** Only this one's options are offered; null: all. */
  system: string | null;
  chosen: Choice | null;
  recommendation: Recommendation;
  region: string;
  onChoose: (choice: Choice) => void;
  onShowAll: () => void;
};

/** Every option of the system, or of all, as one choice: what it costs and takes, and what the answers say for and against it. */
export function OptionStep({ systems, system, chosen, recommendation, region, onChoose, onShowAll }: OptionStepProps) {
  const offered = systems.filter(({ key, options }) => options.length > 0 && (system === null || key === system));
  const prices = useOptionPrices(offered.flatMap(({ options }) => options), region, recommendation);
  if (offered.length === 0)
    return <EmptyState title="There is nothing to launch here">Add a system under cfn-templates/, or mend the mistakes that the catalogue lists.</EmptyState>;

  const titleOf = (option: string): string => offered.flatMap(({ options }) => options).find((one) => one.option === option)?.title ?? option;
  const priceOf = ({ system: key, option }: OptionSummary): OptionPrice | undefined =>
    prices[offered.flatMap(({ options }) => options).findIndex((one) => one.system === key && one.option === option)];

  return (
    <Stack>
      {system !== null && recommendation.outcome.kind !== "nothing-answered" ? <p>{recommendationWords(recommendation, titleOf)}</p> : null}
      {offered.map(({ key, title, options }) => (
        <fieldset key={key} className={styles.system}>
          <legend>{title}</legend>
          <div className={styles.cards}>
            {options.map((option) => (
              <OptionCard
                key={option.option}
                option={option}
                isChosen={chosen?.system === option.system && chosen.option === option.option}
                recommendation={system === null ? null : recommendation}
                price={priceOf(option)}
                onChoose={() => onChoose({ system: option.system, option: option.option })}
              />
            ))}
          </div>
        </fieldset>
      ))}
      {system === null ? null : (
        <button type="button" className={styles.all} onClick={onShowAll}>
          Show the options of all systems
        </button>
      )}
    </Stack>
  );
}

type OptionCardProps = { option: OptionSummary; isChosen: boolean; recommendation: Recommendation | null; price: OptionPrice | undefined; onChoose: () => void };

function OptionCard({ option, isChosen, recommendation, price, onChoose }: OptionCardProps) {
  const id = `option-${option.system}-${option.option}`;
  const standing = recommendation && standingWords(recommendation, option.option);
  const reasons = recommendation?.options.find((weighed) => weighed.option === option.option)?.reasons ?? [];
  return (
    <div className={styles.card}>
      <input id={id} type="radio" name="option" checked={isChosen} onChange={onChoose} aria-describedby={`${id}-facts`} />
      <label htmlFor={id}>{option.title}</label>
      <div id={`${id}-facts`} className={styles.about}>
        {standing ? <StatusMark {...standing} /> : null}
        <p>{option.summary}</p>
        <dl className={styles.facts}>
          <dt>Plan</dt>
          <dd>{rangeInWords(option.planTotal ?? option.planHeadline)}</dd>
          <dt>List price</dt>
          <dd>{priceWords(price)}</dd>
          <dt>First launch</dt>
          <dd>about {formatDuration(option.expectedLaunchSeconds)} in AWS</dd>
        </dl>
        {reasons.length > 0 ? (
          <ul className={styles.reasons}>
            {reasons.map(({ question, answer, effect, reason }) => (
              <li key={question}>
                <strong>{EFFECT_WORDS[effect]}:</strong> {reason} <span className={styles.quiet}>({answer})</span>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </div>
  );
}

function priceWords(price: OptionPrice | undefined): string {
  switch (price?.kind) {
    case "priced":
      return `${listFigure(price.totals)} USD a month`;
    case "none":
      return price.why;
    case "loading":
    case undefined:
      return "…";
  }
}
