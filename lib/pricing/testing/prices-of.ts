import { parseTemplate } from "@/lib/catalog/template";

import { billOfMaterials } from "../bill-of-materials";
import { toUsd } from "../micro-usd";
import { type PricedBill, priceBill } from "../price-bill";
import { type AskedUsage, usageAssumptions } from "../usage-assumption";
import { COMMITTED_PRICES } from "./committed-prices";

export function billOf(template: string, usage: AskedUsage = {}): PricedBill {
  const parsed = parseTemplate(template.includes("Resources:") ? template : `Resources:\n${template}`);
  if (parsed.kind === "invalid") throw new Error(JSON.stringify(parsed.problems));
  return priceBill(billOfMaterials(parsed.template, { parameters: {}, region: "us-east-1" }), usageAssumptions([], usage), COMMITTED_PRICES);
}

/** What each part of a small template costs, as "LogicalId: part" with dollars, or with the sentence that stands in place of them. */
export function pricesOf(template: string, usage: AskedUsage = {}): Record<string, number | string> {
  const { parts, withoutRule } = billOf(template, usage);
  return Object.fromEntries([
    ...parts.map(({ resource, dimension, price }) => [`${resource.logicalId}: ${dimension.title}`, price.kind === "priced" ? toUsd(price.usdMicros) : price.why]),
    ...withoutRule.map(({ resource, why }) => [resource.logicalId, why]),
  ]);
}

/** Expected dollars written as arithmetic, to the whole micro-dollar: binary numbers miss it by a hair (2 × 730 × 0.068). */
export const dollars = (expected: Readonly<Record<string, number | string>>): Record<string, number | string> =>
  Object.fromEntries(Object.entries(expected).map(([part, value]) => [part, typeof value === "number" ? Number(value.toFixed(6)) : value]));
