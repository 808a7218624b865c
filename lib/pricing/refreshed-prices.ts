import type { PriceBook } from "./price-book";
import type { PriceRow } from "./price-row";
import type { SelectedPrice } from "./select-list-price";

/** What Price List said of one row; null: it was not asked, because it does not sell this. */
export type RowAnswer = { row: PriceRow; answer: SelectedPrice | null };

export type PriceChange = { sku: string; before: string | null; after: string };
export type PriceProblem = { sku: string; why: string };

export type RefreshedPrices = {
  rows: PriceRow[];
  /** Prices that are others than before, or new. */
  changes: PriceChange[];
  /** Rows that Price List could not tell; the earlier price stays where there was one. */
  problems: PriceProblem[];
};

/** Name of the source that refreshed rows carry; the book's `sources` say the rest. */
export const PRICE_LIST_SOURCE = "price-list";

/**
 * The rows of a book after Price List was asked. In the region of the committed book what it could not tell stays as it was found; in another
 * region nothing is taken over from there, since prices differ by region.
 */
export function refreshedPrices(answers: readonly RowAnswer[], { before, readOn }: { before: PriceBook | null; readOn: string }): RefreshedPrices {
  const known = new Map(before?.rows.map((row) => [row.sku, row]));
  const rows: PriceRow[] = [];
  const changes: PriceChange[] = [];
  const problems: PriceProblem[] = [];
  for (const { row, answer } of answers) {
    const earlier = known.get(row.sku);
    if (answer?.kind === "found") {
      rows.push({ ...row, usd: answer.usd, asOf: answer.asOf ?? readOn, confidence: "high", sources: [PRICE_LIST_SOURCE] });
      if (earlier?.usd !== answer.usd) changes.push({ sku: row.sku, before: earlier?.usd ?? null, after: answer.usd });
      continue;
    }
    if (answer) problems.push({ sku: row.sku, why: answer.why });
    if (earlier) rows.push(earlier);
  }
  return { rows, changes, problems };
}
