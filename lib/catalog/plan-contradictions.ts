import type { PlanOption } from "./plan-schema";

/** US dollars a month, low to high. */
type Range = { lowUsd: number; highUsd: number };

/** Sum of the lines that belong to the total; null where the plan has no lines. */
export function sumOfLines(option: Pick<PlanOption, "estimateLines">): Range | null {
  const counted = option.estimateLines.filter((line) => !line.optional);
  if (counted.length === 0) return null;
  return {
    lowUsd: counted.reduce((sum, line) => sum + line.estimate.lowUsd, 0),
    highUsd: counted.reduce((sum, line) => sum + line.estimate.highUsd, 0),
  };
}

/** Half a cent: sums of decimal dollars are not exact. */
const TOLERANCE_USD = 0.005;

/**
 * Where the plan's own figures disagree: heading against table, table against the sum of its lines, and without a table heading against
 * sum. A total inside the heading's range agrees with it. Both figures stay; this only says that they differ.
 */
export function planContradictions(option: Pick<PlanOption, "estimateLines" | "headline" | "tableTotal">): string[] {
  const { headline, tableTotal } = option;
  const sum = sumOfLines(option);
  const found: string[] = [];
  if (headline && tableTotal && !within(tableTotal, headline)) found.push(`The heading says ${words(headline)}, the table's total ${words(tableTotal)}.`);
  if (tableTotal && sum && !equal(tableTotal, sum)) found.push(`The table's total says ${words(tableTotal)}; its lines add up to ${words(sum)}.`);
  if (headline && !tableTotal && sum && !within(sum, headline)) found.push(`The heading says ${words(headline)}; the lines add up to ${words(sum)}.`);
  return found;
}

const within = (inner: Range, outer: Range): boolean => inner.lowUsd >= outer.lowUsd - TOLERANCE_USD && inner.highUsd <= outer.highUsd + TOLERANCE_USD;
const equal = (left: Range, right: Range): boolean => within(left, right) && within(right, left);

const figure = new Intl.NumberFormat("en-US", { maximumFractionDigits: 2 });
const words = ({ lowUsd, highUsd }: Range): string =>
  lowUsd === highUsd ? `${figure.format(lowUsd)} USD a month` : `${figure.format(lowUsd)} to ${figure.format(highUsd)} USD a month`;
