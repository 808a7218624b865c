import { Big } from "big.js";

import type { Dimension, Factor, UsageAt } from "./dimension";
import { findPrice } from "./find-price";
import { type UsdMicros, usdWords } from "./micro-usd";
import { type Amount, priceAmount } from "./price-amount";
import type { PriceBook } from "./price-book";
import { type PriceRow, pricedUnit } from "./price-row";
import { type PropertyPath, Unresolved } from "./resolved-value";

export type PartPrice =
  | {
      kind: "priced";
      usdMicros: UsdMicros;
      /** In units of the price. */
      quantity: Big;
      /** "2 nodes × 730 h × 0.068 USD/hour = 99.28 USD" */
      arithmetic: string;
      rows: readonly PriceRow[];
    }
  /** `at` is where in the template the missing value was looked for; null where it is the price that is missing. */
  | { kind: "unpriced"; why: string; at: PropertyPath | null };

/** Prices one part of a resource. What cannot be told or has no price is a sentence, never 0. */
export function pricePart(dimension: Dimension, usage: UsageAt, book: PriceBook): PartPrice {
  const { sku } = dimension;
  const factors = dimension.basis === "fixed" ? dimension.factors : dimension.factors(usage);
  const unknown = [sku, ...factors.map(({ value }) => value)].find((value) => value instanceof Unresolved);
  if (unknown instanceof Unresolved) return unpriced(dimension, unknown.sentence, unknown.at);
  if (sku instanceof Unresolved) return unpriced(dimension, sku.sentence, sku.at);

  const price = findPrice(book, sku);
  if (price.kind === "unpriced") return unpriced(dimension, price.why);
  if (price.unit !== dimension.unit) return unpriced(dimension, `AWS asks per ${price.unit}, and the template counts by ${dimension.unit}.`);

  const quantity = factors.reduce((product, { value }) => (value instanceof Unresolved ? product : product.times(value)), new Big(1));
  const amount = priceAmount(price, quantity);
  if (amount.kind === "unpriced") return unpriced(dimension, amount.why);
  if (!Number.isSafeInteger(amount.usdMicros)) return unpriced(dimension, "The quantity is beyond all measure.");
  return { kind: "priced", usdMicros: amount.usdMicros, quantity, arithmetic: arithmeticOf(factors, quantity, amount), rows: amount.parts.map(({ row }) => row) };
}

const unpriced = ({ title }: Dimension, why: string, at: PropertyPath | null = null): PartPrice => ({ kind: "unpriced", why: `${title}: ${why}`, at });

function arithmeticOf(factors: readonly Factor[], quantity: Big, { parts, usdMicros }: Extract<Amount, { kind: "priced" }>): string {
  const product = factors.map(factorWords).join(" × ");
  const [only] = parts;
  if (only && parts.length === 1) return `${product} × ${unitPrice(only.row)} = ${usdWords(usdMicros)}`;
  const steps = parts.map(({ row, quantity: within }) => `${figure(within.toNumber())} × ${unitPrice(row)}`).join(" + ");
  return `${product} = ${figure(quantity.toNumber())}: ${steps} = ${usdWords(usdMicros)}`;
}

function factorWords({ value, unit, what }: Factor): string {
  const amount = value instanceof Unresolved ? 0 : value;
  return `${figure(amount)} ${plural(amount, unit)}${what === undefined ? "" : ` (${what})`}`;
}

const unitPrice = (row: PriceRow): string => (row.per === 1 ? `${row.usd} USD/${row.unit === "hour" ? "h" : row.unit}` : `${row.usd} USD per ${pricedUnit(row)}`);

// Made once: each takes longer to make than all that is written with it.
const FIGURE = new Intl.NumberFormat("en-US", { maximumFractionDigits: 6 });
const figure = (value: number): string => FIGURE.format(value);

/** English words take an ending; abbreviations (GB, vCPU, h) and words that end in s stay as they are. */
function plural(amount: number, unit: string): string {
  if (amount === 1 || !/[a-z]{2}$/.test(unit) || /[^s]s$/.test(unit)) return unit;
  return unit.endsWith("ss") ? `${unit}es` : unit.endsWith("y") ? `${unit.slice(0, -1)}ies` : `${unit}s`;
}
