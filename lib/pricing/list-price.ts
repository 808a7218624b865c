import type { PlanOption } from "@/lib/catalog/plan-schema";

import { billOfMaterials } from "./bill-of-materials";
import type { UsdMicros } from "./micro-usd";
import { priceBill, sumOfParts } from "./price-bill";
import type { PriceBook } from "./price-book";
import type { PricedTemplate } from "./resolution-scope";
import { usageAssumptions } from "./usage-assumption";

/** A stack's price in a month. With anything unpriced the amount is "at least". */
export type ListPrice = {
  usdMicros: UsdMicros;
  /** A sentence for each thing without a price, with the resource before it. */
  unpriced: readonly string[];
};

/** Where there is no stack yet, or will be none. */
export const NO_STACK: ListPrice = { usdMicros: 0, unpriced: [] };

/** What a stack of this template and these parameters costs at list price, with the plan's assumptions about use where there is a plan. */
export function listPrice(stack: { template: PricedTemplate; parameters: Readonly<Record<string, string>>; book: PriceBook; usage?: PlanOption["usage"] }): ListPrice {
  const { template, parameters, book, usage = [] } = stack;
  const { parts, withoutRule, undecided } = priceBill(billOfMaterials(template, { parameters, region: book.region }), usageAssumptions(usage, {}), book);
  const certain = parts.filter(({ resource }) => resource.presence === "present");
  return {
    usdMicros: sumOfParts(certain),
    unpriced: [
      ...withoutRule.map(({ resource, why }) => `${resource.logicalId}: ${why}`),
      ...undecided.map(({ logicalId, declared }) => `${logicalId}: whether the stack will have it depends on ${declared.condition}.`),
      ...certain.flatMap(({ resource, price }) => (price.kind === "unpriced" ? [`${resource.logicalId}: ${price.why}`] : [])),
    ],
  };
}

/** What a change adds to a month, negative where it saves. Null where something without a price comes, goes or changes: that may be any amount. */
export function listPriceDifference(before: ListPrice, after: ListPrice): UsdMicros | null {
  const same = before.unpriced.length === after.unpriced.length && before.unpriced.every((sentence, index) => sentence === after.unpriced[index]);
  return same ? after.usdMicros - before.usdMicros : null;
}
