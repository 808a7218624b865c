import type { UnitPrice } from "./estimate-view";
import type { PricedPart } from "./price-bill";
import type { PriceBook } from "./price-book";
import { type PriceRow, pricedUnit } from "./price-row";

/** The prices that parts were worked out with, each once. */
export function unitPrices(parts: readonly Pick<PricedPart, "price">[], { sources }: PriceBook): UnitPrice[] {
  const rows = new Map(parts.flatMap(({ price }) => (price.kind === "priced" ? price.rows.map((row): [string, PriceRow] => [row.sku, row]) : [])));
  return [...rows.values()].map((row) => {
    const { sku, service, description, usd, asOf, confidence, remark } = row;
    return { sku, service, description, unit: pricedUnit(row), usd, source: row.sources.map((key) => sources[key] ?? key).join("; "), asOf, confidence, remark: remark ?? null };
  });
}
