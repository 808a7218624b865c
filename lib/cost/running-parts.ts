import { Big } from "big.js";

import type { Charge } from "@/lib/catalog/plan-costs";
import { HOURS_PER_MONTH } from "@/lib/pricing/dimension";
import { toUsd } from "@/lib/pricing/micro-usd";
import { priceBill } from "@/lib/pricing/price-bill";
import type { PriceBook } from "@/lib/pricing/price-book";
import { Unresolved } from "@/lib/pricing/resolved-value";
import { usageAssumptions } from "@/lib/pricing/usage-assumption";

import type { RunningBill } from "./running-bill";

/** One part of what a running resource is charged for, by the hour. */
export type RunningPart = {
  logicalId: string;
  resourceType: string;
  charge: Charge;
  sku: string;
  title: string;
  /** In the price's units an hour: a GB-month is 1/730 of one each hour. */
  quantity: string;
  unit: string;
  usdPerHour: string;
};

/** What a stopped machine no longer pays for. Its addresses go back with it, its disks stay. */
const ONLY_WHILE_RUNNING: ReadonlySet<Charge> = new Set(["hours", "public-addresses"]);

const DECIMALS = 12;

/**
 * Prices what runs with the very rules that price what is declared. What depends on use is left out: it has no rate, and the bill tells what it
 * came to. A part without a price is a sentence in `problems`.
 */
export function runningParts({ bill, stopped, problems }: RunningBill, book: PriceBook): { parts: RunningPart[]; problems: string[] } {
  const priced = priceBill(bill, usageAssumptions([], {}), book);
  const parts: RunningPart[] = [];
  const unpriced = priced.withoutRule.map(({ resource, why }) => `${resource.logicalId}: ${why}`);
  for (const { resource, dimension, price } of priced.parts) {
    if (dimension.basis === "usage" || (stopped.has(resource.logicalId) && ONLY_WHILE_RUNNING.has(dimension.charge))) continue;
    if (price.kind === "unpriced" || dimension.sku instanceof Unresolved) {
      unpriced.push(`${resource.logicalId}: ${price.kind === "unpriced" ? price.why : dimension.sku instanceof Unresolved ? dimension.sku.sentence : ""}`);
      continue;
    }
    if (price.usdMicros === 0) continue;
    parts.push({
      logicalId: resource.logicalId,
      resourceType: resource.type,
      charge: dimension.charge,
      sku: dimension.sku,
      title: dimension.title,
      quantity: price.quantity.div(HOURS_PER_MONTH).toFixed(DECIMALS),
      unit: dimension.unit,
      usdPerHour: new Big(toUsd(price.usdMicros)).div(HOURS_PER_MONTH).toFixed(DECIMALS),
    });
  }
  return { parts, problems: [...problems, ...unpriced] };
}
