import type { PriceBook } from "./price-book";
import type { PriceRow } from "./price-row";

/** A price holds from `above` up to `upTo` units in a month; null: without end. Most prices have one step. */
export type PriceStep = { row: PriceRow; above: number; upTo: number | null };

export type Price = { kind: "priced"; unit: string; steps: readonly PriceStep[] } | { kind: "unpriced"; why: string };

/** Books are plain values; their index is made at the first question and goes when they go. */
const indices = new WeakMap<PriceBook, Map<string, PriceRow[]>>();

/**
 * The list price of a thing by its sku, or by the name that the steps of a falling price share. Of Spot prices by zone the dearest, since
 * a template does not choose its zone. Never a price that is not in the book: what is missing is unpriced, in a sentence.
 */
export function findPrice(book: PriceBook, sku: string): Price {
  const rows = indexOf(book).get(sku);
  if (!rows) {
    const broken = book.broken.find((row) => row.sku === sku);
    return { kind: "unpriced", why: broken ? `The row ${sku} of the price book is broken: ${broken.why}.` : `The price book for ${book.region} of ${book.asOf} has no row ${sku}.` };
  }
  const [first] = rows;
  if (first?.zone) return priced([dearest(rows)]);
  return priced(rows);
}

function priced(rows: readonly PriceRow[]): Price {
  const steps = rows.map((row) => ({ row, above: row.tier?.above ?? 0, upTo: row.tier?.upTo ?? null })).toSorted((left, right) => left.above - right.above);
  const gap = steps.find((step, index) => step.above !== (index === 0 ? 0 : steps[index - 1]?.upTo) || step.row.unit !== rows[0]?.unit);
  if (gap) return { kind: "unpriced", why: `The steps of the price ${gap.row.tier?.of ?? gap.row.sku} do not follow on each other.` };
  return { kind: "priced", unit: rows[0]?.unit ?? "", steps };
}

const dearest = (rows: readonly PriceRow[]): PriceRow => rows.reduce((most, row) => (Number(row.usd) > Number(most.usd) ? row : most));

function indexOf(book: PriceBook): Map<string, PriceRow[]> {
  const known = indices.get(book);
  if (known) return known;
  const index = new Map<string, PriceRow[]>();
  for (const row of book.rows) {
    for (const name of new Set([row.sku, row.tier?.of, row.zone?.of])) {
      if (name === undefined) continue;
      // A step is no price of its own: alone it would hold for quantities that it is not meant for.
      if (name === row.sku && row.tier && row.tier.of !== row.sku) continue;
      index.set(name, [...(index.get(name) ?? []), row]);
    }
  }
  indices.set(book, index);
  return index;
}
