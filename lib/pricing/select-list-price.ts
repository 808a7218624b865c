import { Big } from "big.js";

import type { PriceListProduct } from "./price-list-product";
import type { PriceRow } from "./price-row";

/** The one price that a row means, or why there is none to take: never one of several. */
export type SelectedPrice = { kind: "found"; usd: string; asOf: string | null } | { kind: "none"; why: string } | { kind: "several"; why: string };

/** Units that Price List sells by the dozen where the price book counts single ones. */
const PIECES_OF_UNIT: Readonly<Record<string, number>> = { "1K tokens": 1_000, "GiBps-mo": 1_024 };

/**
 * Selects by Price List's own rules ("AWS Price List"; each rule prevents a wrong answer that was once given): the exact usage type, no term of
 * 0 beside one that is not (it stands for a reservation), steps by their beginning and not by their order, and products that are priced alike
 * count as one. Two prices are no price.
 */
export function selectListPrice(products: readonly PriceListProduct[], row: Pick<PriceRow, "usageType" | "per" | "tier">): SelectedPrice {
  const meant = products.filter(({ product }) => isUsageType(product.attributes["usagetype"] ?? "", row.usageType ?? ""));
  if (meant.length === 0) return { kind: "none", why: "Price List has no product of this usage type." };
  const prices = meant.flatMap((product) => pricesOf(product, row.tier?.above ?? null).map((usdPerUnit) => ({ usdPerUnit, asOf: product.publicationDate.slice(0, 10) || null })));
  const [first] = prices;
  if (!first) return { kind: "none", why: "Price List has the product, and no price above 0 for it." };
  const others = prices.filter(({ usdPerUnit }) => !usdPerUnit.eq(first.usdPerUnit));
  if (others.length > 0) return { kind: "several", why: `Price List has ${others.length + 1} prices for it: ${prices.map(({ usdPerUnit }) => usdPerUnit.toFixed()).join(", ")} USD.` };
  return { kind: "found", usd: first.usdPerUnit.times(row.per).toFixed(), asOf: first.asOf };
}

/** With an optional region before it; "ExtendedSupport…" and the like before it are other things. */
const isUsageType = (billed: string, wanted: string): boolean => billed === wanted || (billed.endsWith(`-${wanted}`) && /^(?:[A-Z]{2,4}\d?|[a-z]{2}-[a-z]+-\d)$/.test(billed.slice(0, -wanted.length - 1)));

/** Prices per single unit of the step that begins at `above` (null: of the only step). Several: the product does not say which. */
function pricesOf({ terms }: PriceListProduct, above: number | null): Big[] {
  const steps = Object.values(terms.OnDemand).flatMap(({ priceDimensions }) =>
    Object.values(priceDimensions).flatMap(({ unit, beginRange, pricePerUnit }) => {
      const usd = pricePerUnit["USD"];
      if (usd === undefined || !/^\d+(\.\d+)?$/.test(usd) || new Big(usd).eq(0)) return [];
      return [{ begin: Number(beginRange), usdPerUnit: new Big(usd).div(PIECES_OF_UNIT[unit] ?? 1) }];
    }),
  );
  if (above === null) return steps.map(({ usdPerUnit }) => usdPerUnit);
  // What is free at first moves the beginning of the first step.
  const first = Math.min(...steps.map(({ begin }) => begin));
  return steps.filter(({ begin }) => begin === above || (above === 0 && begin === first)).map(({ usdPerUnit }) => usdPerUnit);
}
