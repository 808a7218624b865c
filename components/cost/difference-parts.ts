import type { Estimate } from "@/lib/pricing/estimate-view";

/** One thing that list price and plan differ by, in US dollars a month; negative where the plan says more. */
export type DifferencePart = { key: string; title: string; usd: number };

/** Not worth a word of its own. */
const LEAST_USD = 0.5;

/**
 * What the difference between plan and list price is made of, the largest first: each line of the plan that is part of its total, and
 * all that no line covers as one. Empty where the plan has no lines to differ from.
 */
export function differenceParts({ lines, unplanned, totals }: Pick<Estimate, "lines" | "unplanned" | "totals">): DifferencePart[] {
  if (totals.planLowUsd === null) return [];
  const ofLines = lines.flatMap(({ key, planLine, optional, differenceUsd }) => (optional || differenceUsd === null ? [] : [{ key, title: planLine, usd: differenceUsd }]));
  const uncovered = unplanned.reduce((sum, { inTotal, listUsd }) => (inTotal ? sum + listUsd : sum), 0);
  return [...ofLines, { key: "", title: "what no line covers", usd: uncovered }]
    .filter(({ usd }) => Math.abs(usd) >= LEAST_USD)
    .toSorted((left, right) => Math.abs(right.usd) - Math.abs(left.usd));
}
