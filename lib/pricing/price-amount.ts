import { Big } from "big.js";

import type { Price } from "./find-price";
import { type UsdMicros, toUsdMicros } from "./micro-usd";
import type { PriceRow } from "./price-row";

export type Amount =
  /** `parts` are the steps of the price that the quantity reaches, one for most prices. */
  | { kind: "priced"; usdMicros: UsdMicros; parts: readonly { row: PriceRow; quantity: Big }[] }
  | { kind: "unpriced"; why: string };

/** What a quantity of a month costs at list price. Exact until the one rounding at the end. */
export function priceAmount(price: Price, quantity: Big): Amount {
  if (price.kind === "unpriced") return price;
  const parts: { row: PriceRow; quantity: Big }[] = [];
  let usd = new Big(0);
  for (const { row, above, upTo } of price.steps) {
    const reached = upTo !== null && quantity.gt(upTo) ? new Big(upTo) : quantity;
    const within = reached.minus(above);
    if (within.lte(0) && parts.length > 0) break;
    parts.push({ row, quantity: within });
    usd = usd.plus(within.times(row.usd).div(row.per));
  }
  const end = price.steps.at(-1)?.upTo ?? null;
  if (end !== null && quantity.gt(end)) return { kind: "unpriced", why: `The price book ends at ${end.toLocaleString("en-US")} ${price.unit} a month; what more would cost is not known.` };
  return { kind: "priced", usdMicros: toUsdMicros(usd), parts };
}
