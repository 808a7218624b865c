import { Big } from "big.js";

import { groupBy } from "@/lib/shared/group-by";

import type { Estimate } from "./estimate-view";
import { findPrice } from "./find-price";
import { freeTier } from "./free-tiers";
import { toUsd } from "./micro-usd";
import { priceAmount } from "./price-amount";
import type { PricedPart } from "./price-bill";
import type { PriceBook } from "./price-book";

const FIGURE = new Intl.NumberFormat("en-US");

/** The free tiers that parts of a stack fall under, with what each could save if nothing else in the account used it up. */
export function freeTiersOf(parts: readonly PricedPart[], book: PriceBook): Estimate["freeTiers"] {
  return [...groupBy(parts, ({ dimension }) => dimension.freeTier)].flatMap(([key, members]) => {
    if (key === undefined) return [];
    const tier = freeTier(key);
    const used = members.reduce((sum, { price }) => (price.kind === "priced" ? sum.plus(price.quantity) : sum), new Big(0));
    const [first] = members;
    const free = used.lt(tier.quantity) ? used : new Big(tier.quantity);
    const saved = first && typeof first.dimension.sku === "string" ? priceAmount(findPrice(book, first.dimension.sku), free) : null;
    if (saved?.kind !== "priced") return [];
    const words = `${tier.title}: AWS gives each account ${FIGURE.format(tier.quantity)} ${tier.unit} a month. Not taken off: other stacks of the account may use it up.`;
    return [{ key, ...tier, worthUsd: toUsd(saved.usdMicros), words }];
  });
}
