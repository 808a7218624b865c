import Link from "next/link";
import type { ReactNode } from "react";

import { columnLetter, comparisonSentence, isSameForAll, standings } from "@/components/catalog/comparison-words";
import { ComparisonTables } from "@/components/catalog/comparison-tables";
import { differenceWords } from "@/components/catalog/option-prices";
import { rangeFigure } from "@/components/catalog/plan-figures";
import { servicesByOption } from "@/components/catalog/services-by-option";
import { loadWords } from "@/components/catalog/usage-for-load";
import { totalVerdict } from "@/components/cost/plan-against-list";
import { PriceBookAge } from "@/components/cost/price-book-age";
import { StackedBars } from "@/components/cost/stacked-bars";
import { usdFigure } from "@/components/cost/usd-words";
import { VerdictMark } from "@/components/cost/verdict-mark";
import { counted } from "@/components/ui/counted";
import { EmptyState } from "@/components/ui/empty-state";
import { formatDuration } from "@/components/ui/format-time";
import { LeftOutOfAddress } from "@/components/ui/left-out-of-address";
import type { AddressPart } from "@/components/ui/left-out-parts";
import { PageHead } from "@/components/ui/page-head";
import { PanelBox } from "@/components/ui/panel-box";
import { PlainTable } from "@/components/ui/plain-table";
import { Stack } from "@/components/ui/stack";
import { largestSeries, MOST_SERIES } from "@/lib/cost/cost-series";

import { choiceKey, type ComparisonChoice } from "../comparison-choice";
import type { ChoosableOption, ComparedOption } from "../read-comparison";
import { AccountQuotas } from "./account-quotas";
import styles from "./comparison.module.css";
import { ComparisonControls } from "./comparison-controls";

type ComparisonProps = {
  title: string;
  pathname: string;
  trail: readonly { label: string; href: string }[];
  choosable: readonly ChoosableOption[];
  choice: ComparisonChoice;
  leftOut: readonly AddressPart[];
  options: readonly ComparedOption[];
};

/** Options side by side, one column each: price, what they are, and what speaks for and against them. */
export function Comparison({ title, pathname, trail, choosable, choice, leftOut, options }: ComparisonProps) {
  const [first] = options;
  const words = options.map((option) => ({ title: titleOf(option), settings: option.settings, listUsd: option.price.listUsd, isAtLeast: option.price.isAtLeast }));
  return (
    <>
      <PageHead title={title} lead={comparisonSentence(words)} trail={trail} />
      <Stack>
        <LeftOutOfAddress parts={leftOut} />
        <PanelBox title="What is compared">
          <ComparisonControls
            key={`${choice.options.map(choiceKey).join(",")} ${choice.load?.quantity ?? ""} ${choice.load?.unit ?? ""}`}
            pathname={pathname}
            choice={choice}
            choosable={choosable.map((option) => ({ title: option.title, choices: option.choices.map((one) => ({ choice: one.choice, title: one.title })) }))}
          />
        </PanelBox>
        {first ? (
          <>
            <Prices options={options} load={choice.load} note={<PriceBookAge estimate={first.estimate} />} />
            <Behaviour options={options} />
            <AccountQuotas pathname={pathname} choice={{ ...choice, options: options.map((option) => option.choice) }} titles={options.map(titleOf)} />
            <ForAndAgainst options={options} />
            <PlansOwnTables options={options} />
          </>
        ) : (
          <EmptyState title="None of these can be priced">Choose others above.</EmptyState>
        )}
      </Stack>
    </>
  );
}

const titleOf = ({ view }: ComparedOption): string => `${view.systemTitle}: ${view.title}`;

type Row = { key: string; cells: readonly ReactNode[] };

/** A question with an answer for each option, and whether they differ. */
function wordsRow(question: string, answers: readonly string[]): Row {
  return { key: question, cells: [<Question key="question" title={question} isSame={isSameForAll(answers)} />, ...answers] };
}

/** A question answered by figures of which less is better; null: the option has none of it. */
function figuresRow(question: string, values: readonly (number | null)[], words: (value: number) => string, prefixes: readonly string[] = []): Row {
  const marks = standings(values);
  return {
    key: question,
    cells: [
      <Question key="question" title={question} isSame={marks.every((mark) => mark === null) && new Set(values.map((value) => value === null)).size === 1} />,
      ...values.map((value, index) => {
        const mark = marks[index] ?? null;
        return (
          // Columns never change places.
          // oxlint-disable-next-line react/no-array-index-key
          <span key={index}>
            {prefixes[index] ?? ""}
            {value === null ? "none" : words(value)}
            {mark === null ? null : mark.kind === "lowest" ? <span className={styles.lowest}> ✓ lowest</span> : <span className={styles.above}> +{words(mark.by)}</span>}
          </span>
        );
      }),
    ],
  };
}

function Question({ title, isSame }: { title: string; isSame: boolean }) {
  return (
    <span className={isSame ? styles.same : undefined}>
      <span aria-hidden="true" className={styles.sign}>
        {isSame ? "=" : "≠"}
      </span>{" "}
      {title}
      <span className="ph-visually-hidden">{isSame ? ", the same for all" : ", differs"}</span>
    </span>
  );
}

function SideBySide({ caption, options, rows, foot }: { caption: string; options: readonly ComparedOption[]; rows: readonly Row[]; foot?: readonly ReactNode[] }) {
  return (
    <PlainTable
      stacks
      caption={caption}
      columns={[
        { header: "Question" },
        ...options.map((option, index) => ({
          header: (
            <span className={styles.column}>
              <span className={styles.letter}>{columnLetter(index)}</span>{" "}
              <span className={styles.title}>
                {titleOf(option)}
                <small>{option.settings}</small>
              </span>
            </span>
          ),
        })),
      ]}
      rows={rows}
      foot={foot}
    />
  );
}

function Prices({ options, load, note }: Pick<ComparisonProps, "options"> & { load: ComparisonChoice["load"]; note: ReactNode }) {
  const services = servicesByOption(options.map(({ estimate }) => estimate));
  const atLeast = options.map(({ price }) => (price.isAtLeast ? "at least " : ""));
  const requests = options.map(({ estimate }) => estimate.assumptions.find(({ key }) => key === "requests"));
  return (
    <PanelBox title="Price" note={note}>
      <Stack>
        <p>
          {load
            ? `For ${loadWords(load)}. What is paid by use moves with it; sizes and numbers of machines stay as they are set.`
            : "Each with its own plan’s assumptions about use; give a number of users or requests above to compare them for the same."}
        </p>
        <SideBySide
          caption="Price, US dollars a month"
          options={options}
          rows={[
            figuresRow("List price, USD a month", options.map(({ price }) => price.listUsd), usdFigure, atLeast),
            wordsRow("The plan, USD a month", options.map(({ price }) => rangeFigure(price.plan))),
            {
              key: "difference",
              cells: [
                <Question key="question" title="Difference from the plan" isSame={isSameForAll(options.map(({ price }) => differenceWords(price)))} />,
                ...options.map(({ key, price, view }) => {
                  const verdict = totalVerdict(price);
                  return (
                    <span key={key}>
                      {differenceWords(price)} {verdict ? <VerdictMark verdict={verdict} /> : null}{" "}
                      <Link href={`/catalog/${view.system}/${view.option}#cost`}>
                        Why<span className="ph-visually-hidden"> {key} differs from its plan</span>
                      </Link>
                    </span>
                  );
                }),
              ],
            },
            wordsRow("Of the list price, what no line of the plan covers", options.map(({ price }) => (price.hasLines ? usdFigure(price.unplannedUsd) : "the plan has no lines"))),
            wordsRow("Requests a month assumed", requests.map((assumed) => assumed?.quantity.toLocaleString("en") ?? "none counted")),
          ]}
        />
        <h3>List price by service</h3>
        <StackedBars
          label="List price by service, US dollars a month, one bar for each option. The table below has the figures."
          categories={options.map(({ key }, index) => ({ key, label: columnLetter(index) }))}
          series={largestSeries(services, MOST_SERIES)}
        />
        <SideBySide
          caption="List price by service, US dollars a month"
          options={options}
          rows={services.map(({ title, usd }) => figuresRow(title, usd.map((figure) => (figure === 0 ? null : figure)), usdFigure))}
          foot={["All services", ...options.map(({ price }, index) => `${atLeast[index] ?? ""}${usdFigure(price.listUsd)}`)]}
        />
      </Stack>
    </PanelBox>
  );
}

function Behaviour({ options }: Pick<ComparisonProps, "options">) {
  const { length: most } = options.map(({ view }) => view.characteristics.limits).reduce((longest, limits) => (limits.length > longest.length ? limits : longest), []);
  return (
    <PanelBox title="What each is">
      <SideBySide
        caption="What each is"
        options={options}
        rows={[
          figuresRow("First launch in AWS, about", options.map(({ expectedSeconds }) => expectedSeconds), formatDuration),
          figuresRow("Resources", options.map(({ resourceCount }) => resourceCount), (count) => count.toLocaleString("en")),
          wordsRow("Where it runs", options.map(({ view }) => counted(view.characteristics.availabilityZones, "availability zone"))),
          wordsRow("If a zone is lost", options.map(({ view }) => view.characteristics.zoneLoss)),
          wordsRow("How it grows", options.map(({ view }) => view.characteristics.scaling)),
          ...(most > 0 ? [listsRow("Limits", options.map(({ view }) => view.characteristics.limits))] : []),
        ]}
      />
    </PanelBox>
  );
}

function ForAndAgainst({ options }: Pick<ComparisonProps, "options">) {
  return (
    <PanelBox title="For and against">
      <SideBySide
        caption="For and against"
        options={options}
        rows={[
          wordsRow("The plan recommends it for", options.map(({ view }) => view.recommendation ?? "–")),
          listsRow("For", options.map(({ view }) => view.pros)),
          listsRow("Against", options.map(({ view }) => view.cons)),
          listsRow("Targets", options.map(({ view }) => view.targets.map(({ title, comparison, value, unit }) => `${title}: ${comparison.replace("-", " ")} ${value.toLocaleString("en")} ${unit}`))),
        ]}
      />
    </PanelBox>
  );
}

/** A question with several answers for each option. Those that every option has are in quieter letters. */
function listsRow(question: string, lists: readonly (readonly string[])[]): Row {
  const isShared = (sentence: string) => lists.every((list) => list.includes(sentence));
  return {
    key: question,
    cells: [
      <Question key="question" title={question} isSame={isSameForAll(lists.map((list) => list.join("\n")))} />,
      ...lists.map((list, index) =>
        list.length === 0 ? (
          "–"
        ) : (
          // oxlint-disable-next-line react/no-array-index-key
          <ul key={index} className={styles.list}>
            {list.map((sentence) => (
              <li key={sentence} className={isShared(sentence) ? styles.same : undefined}>
                {sentence}
              </li>
            ))}
          </ul>
        ),
      ),
    ],
  };
}

function PlansOwnTables({ options }: Pick<ComparisonProps, "options">) {
  const views = [...new Map(options.map(({ view }) => [view.system, view])).values()].filter(({ comparisonTables }) => comparisonTables.length > 0);
  return views.map((view) => (
    <PanelBox key={view.system} title={`What the plan of ${view.systemTitle} compares`} note="Its authors’ words and figures, not prices.">
      <ComparisonTables tables={view.comparisonTables} />
    </PanelBox>
  ));
}
