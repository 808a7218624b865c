import Link from "next/link";

import { reasonsInWords, totalVerdict, type PlanAgainstList } from "@/components/cost/plan-against-list";
import { signedPercent, signedUsdFigure, usdFigure } from "@/components/cost/usd-words";
import { VerdictMark } from "@/components/cost/verdict-mark";
import { PlainTable } from "@/components/ui/plain-table";
import type { OptionSummary } from "@/lib/catalog/catalog-views";

import { rangeFigure } from "./plan-figures";

export type PricedOption = { option: OptionSummary; systemTitle: string; price: PlanAgainstList };

/** What each plan says and what AWS lists, with the reasons one click away. */
export function OptionPrices({ options }: { options: readonly PricedOption[] }) {
  return (
    <PlainTable
      stacks
      caption="Options: plan beside list price, US dollars a month"
      columns={[{ header: "Option" }, { header: "Plan", numeric: true }, { header: "List price", numeric: true }, { header: "Difference", numeric: true }, { header: "The plan" }, { header: "Mostly" }]}
      rows={options.map(({ option, systemTitle, price }) => {
        const verdict = totalVerdict(price);
        const href = `/catalog/${option.system}/${option.option}`;
        return {
          key: href,
          cells: [
            <Link key="option" href={href}>
              {systemTitle}: {option.title}
            </Link>,
            rangeFigure(price.plan),
            `${price.isAtLeast ? "at least " : ""}${usdFigure(price.listUsd)}`,
            differenceWords(price),
            verdict === null ? "names no cost" : <VerdictMark key="verdict" verdict={verdict} />,
            <span key="why">
              {reasonsInWords(price)}{" "}
              <Link href={`${href}#cost`}>
                Why<span className="ph-visually-hidden"> {systemTitle}, {option.title} costs what it does</span>
              </Link>
            </span>,
          ],
        };
      })}
    />
  );
}

/** "+229.80 (+60 %)"; "none" without a plan to differ from. */
export function differenceWords({ differenceUsd, differencePercent }: Pick<PlanAgainstList, "differenceUsd" | "differencePercent">): string {
  if (differenceUsd === null) return "none";
  return differencePercent === null ? signedUsdFigure(differenceUsd) : `${signedUsdFigure(differenceUsd)} (${signedPercent(differencePercent)})`;
}

/** The first line of a list of options: which of them cost more than their plan says, and which by most. */
export function dearerThanPlanned(options: readonly PricedOption[]): string {
  const dearer = options
    .filter(({ price }) => totalVerdict(price) === "under-estimated")
    .toSorted((left, right) => (right.price.differenceUsd ?? 0) - (left.price.differenceUsd ?? 0));
  const [most] = dearer;
  if (!most) return "None costs more at AWS’s list price than its plan says, give or take 10 %.";
  const words = `${most.systemTitle}: ${most.option.title} (plan ${rangeFigure(most.price.plan)}, list ${usdFigure(most.price.listUsd)} USD a month)`;
  return dearer.length === 1 ? `One costs more at AWS’s list price than its plan says: ${words}.` : `${dearer.length} of ${options.length} cost more at AWS’s list price than their plans say, most of all ${words}.`;
}
