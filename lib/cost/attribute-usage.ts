import { Big } from "big.js";

import type { Estimate } from "@/lib/pricing/estimate-view";
import type { PriceBook } from "@/lib/pricing/price-book";
import { coreUsageType } from "@/lib/pricing/usage-type";

/** What a usage type came to in a month; exact decimals. */
export type BilledUsage = { usageType: string; usd: string; quantity: string | null; unit: string | null };

/**
 * Whose a billed usage type is: a line of the plan; what no line covers; several of them, which the bill does not tell apart; or nothing
 * that the template declares.
 */
export type Attribution = { kind: "line"; key: string } | { kind: "unplanned" } | { kind: "shared"; keys: string[]; withUnplanned: boolean } | { kind: "other" };

/** Which usage types each line and the unplanned rest are billed under, from the prices that they were worked out with. */
export function usageOwners(estimate: Estimate, book: PriceBook): (billed: string) => Attribution {
  const usageTypeOf = new Map(book.rows.map(({ sku, usageType }) => [sku, usageType]));
  const typesOf = (prices: readonly { sku: string }[]) => prices.flatMap(({ sku }) => usageTypeOf.get(sku) ?? []);
  const owners = new Map<string, { keys: Set<string>; isUnplanned: boolean }>();
  const ownerOf = (usageType: string) => {
    const known = owners.get(usageType) ?? { keys: new Set<string>(), isUnplanned: false };
    owners.set(usageType, known);
    return known;
  };
  for (const line of estimate.lines) for (const usageType of typesOf(line.unitPrices)) ownerOf(usageType).keys.add(line.key);
  for (const part of estimate.unplanned) for (const usageType of typesOf(part.unitPrices)) ownerOf(usageType).isUnplanned = true;

  return (billed) => {
    const owner = owners.get(coreUsageType(billed));
    if (!owner) return { kind: "other" };
    const [key, ...others] = owner.keys;
    if (key === undefined) return { kind: "unplanned" };
    return others.length === 0 && !owner.isUnplanned ? { kind: "line", key } : { kind: "shared", keys: [...owner.keys], withUnplanned: owner.isUnplanned };
  };
}

/** Rows of a bill by whose they are; sums stay exact. */
export function attributeUsage<Row extends { usageType: string }>(rows: readonly Row[], ownerOf: (billed: string) => Attribution) {
  const ofLine = new Map<string, Row[]>();
  const unplanned: Row[] = [];
  const shared: { row: Row; keys: string[]; withUnplanned: boolean }[] = [];
  const other: Row[] = [];
  for (const row of rows) {
    const owner = ownerOf(row.usageType);
    switch (owner.kind) {
      case "line":
        ofLine.set(owner.key, [...(ofLine.get(owner.key) ?? []), row]);
        break;
      case "unplanned":
        unplanned.push(row);
        break;
      case "shared":
        shared.push({ row, keys: owner.keys, withUnplanned: owner.withUnplanned });
        break;
      case "other":
        other.push(row);
        break;
    }
  }
  return { ofLine, unplanned, shared, other };
}

const USD_DECIMALS = 6;

/** To whole micro-dollars, after an exact sum. */
export const toShownUsd = (usd: readonly string[]): number =>
  usd.reduce((sum, one) => sum.plus(one), new Big(0)).round(USD_DECIMALS, Big.roundHalfUp).toNumber();
