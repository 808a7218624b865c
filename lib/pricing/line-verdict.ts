import { Big } from "big.js";

import { type UsdMicros, fromUsd, toUsd, usdWords } from "./micro-usd";
import type { PlannedParts } from "./plan-lines";
import type { PricedBill, PricedPart } from "./price-bill";
import { pricedUnit } from "./price-row";
import { Unresolved } from "./resolved-value";

/** How the plan's figure stands to list price: "under-estimated" means that the plan says less. */
export const VERDICTS = ["within-10-percent", "under-estimated", "over-estimated", "depends-on-usage", "unpriced"] as const;
export type Verdict = (typeof VERDICTS)[number];

/** What makes the difference. */
export const CAUSES = ["price", "quantity", "left-out"] as const;
export type Cause = (typeof CAUSES)[number];

export type LineVerdict = {
  verdict: Verdict;
  /** Null where there is no difference to explain. */
  cause: Cause | null;
  why: string;
  /** Null where a part of the line has no price: what is left would be no price of the line. */
  listUsdMicros: UsdMicros | null;
  /** Above (or, negative, below) the nearer end of the plan's range; 0 inside it. */
  differenceUsdMicros: UsdMicros | null;
  /** Of that end; null where it is 0. */
  differencePercent: number | null;
};

type Range = { low: UsdMicros; high: UsdMicros };
type Priced = Extract<PricedPart["price"], { kind: "priced" }>;
type CountedPart = PricedPart & { price: Priced };

const TOLERANCE_PERCENT = 10;
/** From this part of a line on, its price stands for what is used rather than for what is there. */
const MOSTLY = 0.5;

/** `atDefaults` is the line's list price with the template's own parameters, null where that is not known or these are they. */
export function lineVerdict({ line, parts, named }: PlannedParts, { presence }: Pick<PricedBill, "presence">, atDefaults: () => UsdMicros | null): LineVerdict {
  const range = { low: fromUsd(line.estimate.lowUsd), high: fromUsd(line.estimate.highUsd) };
  if (named.size === 0) return unpriced("The plan's line names no resource of the template.");
  const there = new Set([...named].map((logicalId) => presence.get(logicalId)));
  if (there.has("undecided")) return unpriced("Whether the stack will have all that this line is for cannot be told before the launch.");
  if (parts.length === 0 && there.has("present")) return unpriced("Nothing is charged for what the plan's line names.");

  const counted = parts.filter(isPriced);
  const [missing] = parts.flatMap(({ price }) => (price.kind === "unpriced" ? [price.why] : []));
  if (missing !== undefined) return unpriced(missing);

  const list = counted.reduce((sum, { price }) => sum + price.usdMicros, 0);
  const compared = { listUsdMicros: list, ...difference(list, range) };
  if (parts.length === 0) return { ...compared, verdict: isWithin(list, range) ? "within-10-percent" : "over-estimated", cause: "quantity", why: "With these parameters the stack has nothing of what this line is for." };

  const byUse = counted.filter(({ dimension }) => dimension.basis === "usage").reduce((sum, { price }) => sum + price.usdMicros, 0);
  if (byUse > list * MOSTLY) return { ...compared, verdict: "depends-on-usage", cause: null, why: `${Math.round((byUse / list) * 100)} % of it depends on how much is used; it is worked out with the assumptions shown.` };
  if (isWithin(list, range)) return { ...compared, verdict: "within-10-percent", cause: null, why: compared.differenceUsdMicros !== 0 ? "Within 10 % of what the plan says." : range.low === range.high ? "Just what the plan says." : "Inside the plan's range." };
  const verdict = list > range.high ? "under-estimated" : "over-estimated";
  return { ...compared, verdict, ...explain(list, range, counted, atDefaults()) };
}

const unpriced = (why: string): LineVerdict => ({ verdict: "unpriced", cause: null, why, listUsdMicros: null, differenceUsdMicros: null, differencePercent: null });

const isPriced = (part: PricedPart): part is CountedPart => part.price.kind === "priced";

const nearerEnd = (list: UsdMicros, { low, high }: Range): UsdMicros => (list > high ? high : list < low ? low : list);

function difference(list: UsdMicros, range: Range): { differenceUsdMicros: UsdMicros; differencePercent: number | null } {
  const end = nearerEnd(list, range);
  return { differenceUsdMicros: list - end, differencePercent: list === end ? 0 : end === 0 ? null : Math.round(((list - end) / end) * 1_000) / 10 };
}

const isWithin = (list: UsdMicros, { low, high }: Range): boolean => list * 100 >= low * (100 - TOLERANCE_PERCENT) && list * 100 <= high * (100 + TOLERANCE_PERCENT);

/** Tries the explanations from the surest to the one that is always true. */
function explain(list: UsdMicros, range: Range, parts: readonly CountedPart[], atDefaults: UsdMicros | null): { cause: Cause; why: string } {
  const [main, ...others] = parts.toSorted((left, right) => right.price.usdMicros - left.price.usdMicros);
  if (atDefaults !== null && isWithin(atDefaults, range)) return { cause: "quantity", why: `With the template's own parameters it is ${usdWords(atDefaults)}, as planned; with these it is ${usdWords(list)}.` };
  if (main && others.length > 0 && list > range.high && isWithin(main.price.usdMicros, range))
    return { cause: "left-out", why: `${main.dimension.title} alone is ${usdWords(main.price.usdMicros)}, as planned; the plan's line leaves out ${others.map(partWords).join(", ")}.` };
  const fewer = main && others.length === 0 && list > range.high ? fewerOf(main, range) : null;
  if (fewer) return fewer;
  return { cause: "price", why: main ? impliedPrice(main, others, nearerEnd(list, range)) : "" };
}

/** Whether the plan's figure pays for some of the nodes, tasks or instances, but not for all. */
function fewerOf({ dimension, price }: CountedPart, range: Range): { cause: Cause; why: string } | null {
  const [count] = dimension.basis === "fixed" ? dimension.factors : [];
  if (!count || count.value instanceof Unresolved || !Number.isInteger(count.value)) return null;
  const all = count.value;
  const paid = Array.from({ length: Math.min(all, 100) - 1 }, (_, index) => index + 1).find((some) => isWithin((price.usdMicros / all) * some, range));
  return paid === undefined ? null : { cause: "quantity", why: `The plan's figure pays for ${paid} of ${all} ${count.unit}s at list price.` };
}

/** What one unit would cost if the plan's figure were right. */
function impliedPrice(main: CountedPart, others: readonly CountedPart[], planned: UsdMicros): string {
  const [row] = main.price.rows;
  if (others.length > 0 || !row || main.price.quantity.eq(0)) return `List prices come to ${[main, ...others].map(partWords).join(", ")}; the plan counts ${usdWords(planned)} for all of it.`;
  const implied = new Big(toUsd(planned)).div(main.price.quantity).times(row.per).toPrecision(4);
  return `The plan's ${usdWords(planned)} would be ${new Big(implied).toFixed()} USD per ${pricedUnit(row)}; AWS lists ${row.usd} USD.`;
}

const partWords = ({ dimension, price }: CountedPart): string => `${dimension.title} (${usdWords(price.usdMicros)})`;
