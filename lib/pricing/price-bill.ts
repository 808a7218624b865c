import type { UsageKey } from "@/lib/catalog/usage-keys";
import { groupBy } from "@/lib/shared/group-by";

import type { BillOfMaterials, BillResource } from "./bill-of-materials";
import type { Dimension } from "./dimension";
import { isFreeType } from "./free-resource-types";
import type { UsdMicros } from "./micro-usd";
import type { PriceBook } from "./price-book";
import { type PartPrice, pricePart } from "./price-part";
import { pricingRule } from "./pricing-rules";
import { type UsageAssumption, usageShare } from "./usage-assumption";

type Charged = { resource: BillResource; dimension: Dimension };

/** A part of a resource with its price. */
export type PricedPart = Charged & { price: PartPrice };

export type PricedBill = {
  parts: readonly PricedPart[];
  /** Resources of types that nothing is known about. */
  withoutRule: readonly { resource: BillResource; why: string }[];
  /** Resources that the stack may turn out not to have. Their parts are priced as if it did. */
  undecided: readonly BillResource[];
  /** Of all its resources by logical id, whatever they cost; what a condition leaves out is not in it. */
  presence: ReadonlyMap<string, BillResource["presence"]>;
  /** Those assumptions that some part depends on. */
  assumptions: readonly UsageAssumption[];
};

/** What a stack costs in a month of 730 hours at list price, part by part. Free tiers are not taken off. */
export function priceBill(bill: BillOfMaterials, usage: ReadonlyMap<UsageKey, UsageAssumption>, book: PriceBook): PricedBill {
  const charged: Charged[] = [];
  const withoutRule: { resource: BillResource; why: string }[] = [];
  for (const resource of bill.resources) {
    const rule = pricingRule(resource.type);
    if (rule) charged.push(...rule(resource, bill).map((dimension) => ({ resource, dimension })));
    else if (!isFreeType(resource.type)) withoutRule.push({ resource, why: `There is no rule for ${resource.type}, so what it costs is not known.` });
  }

  const users = usersByKey(charged);
  const shareFor = (resource: BillResource) => (key: UsageKey) => {
    const assumption = usage.get(key);
    return assumption ? usageShare(assumption, resource, users.get(key) ?? []) : 0;
  };
  return {
    parts: charged.map(({ resource, dimension }) => ({ resource, dimension, price: pricePart(dimension, shareFor(resource), book) })),
    withoutRule,
    undecided: bill.resources.filter(({ presence, type }) => presence === "undecided" && !isFreeType(type)),
    presence: new Map(bill.resources.map(({ logicalId, presence }) => [logicalId, presence])),
    assumptions: [...usage.values()].filter(({ key }) => users.has(key)),
  };
}

/** Of those parts that have a price. */
export const sumOfParts = (parts: readonly PricedPart[]): UsdMicros => parts.reduce((sum, { price }) => (price.kind === "priced" ? sum + price.usdMicros : sum), 0);

/** Which resources a quantity is counted at. */
function usersByKey(charged: readonly Charged[]): ReadonlyMap<UsageKey, readonly BillResource[]> {
  const pairs = charged.flatMap(({ resource, dimension }) => (dimension.basis === "usage" ? dimension.usageKeys.map((key) => ({ key, resource })) : []));
  const byKey = [...groupBy(pairs, ({ key }) => key)];
  return new Map(byKey.map(([key, members]) => [key, [...new Set(members.map(({ resource }) => resource))]]));
}
