import { findPrice } from "./find-price";
import type { PriceBook } from "./price-book";
import type { PriceRow } from "./price-row";

/** How a price without commitment is called with one, for a year and without a payment in advance. */
const COMMITTED: readonly ((sku: string) => string | null)[] = [
  (sku) => (/^ec2\..*\.linux\.ondemand$/.test(sku) ? sku.replace(/\.ondemand$/, ".ri.1yr.standard.no_upfront") : null),
  (sku) => (/^(elasticache|rds)\..*\.ondemand$/.test(sku) ? sku.replace(/\.ondemand$/, ".ri.1yr.no_upfront") : null),
  (sku) => (/^fargate\.(x86|arm)\.(vcpu|memory)$/.test(sku) ? `${sku}.csp.1yr.no_upfront` : null),
];

/** The price of the same thing for who commits to it for a year; null: AWS sells no such commitment, or its rate is not in the book. */
export function committedPrice(book: PriceBook, sku: string): PriceRow | null {
  for (const toCommitted of COMMITTED) {
    const committed = toCommitted(sku);
    if (committed === null) continue;
    const price = findPrice(book, committed);
    return price.kind === "priced" ? (price.steps[0]?.row ?? null) : null;
  }
  return null;
}
