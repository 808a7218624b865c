import { Big } from "big.js";

import { groupBy } from "@/lib/shared/group-by";

import { type UsdMicros, fromUsd, toUsd, usdWords } from "./micro-usd";
import type { PlannedParts } from "./plan-lines";
import { type PricedBill, type PricedPart, sumOfParts } from "./price-bill";
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
  if (parts.length === 0 && line.optional) return unpriced("Not chosen: with these parameters the stack has nothing of it.");

  const counted = parts.filter(isPriced);
  const [missing] = parts.flatMap(({ price }) => (price.kind === "unpriced" ? [price.why] : []));
  if (missing !== undefined) return unpriced(missing);

  const list = sumOfParts(counted);
  const compared = { listUsdMicros: list, ...difference(list, range) };
  if (parts.length === 0) {
    const why = "With these parameters the stack has nothing of what this line is for.";
    return { ...compared, verdict: isWithin(list, range) ? "within-10-percent" : "over-estimated", cause: "quantity", why };
  }

  const byUse = sumOfParts(counted.filter(({ dimension }) => dimension.basis === "usage"));
  if (byUse > list * MOSTLY) {
    const why = `${Math.round((byUse / list) * 100)} % of it depends on how much is used; it is worked out with the assumptions shown.`;
    return { ...compared, verdict: "depends-on-usage", cause: null, why };
  }
  if (isWithin(list, range)) return { ...compared, verdict: "within-10-percent", cause: null, why: agreementWords(list, range) };
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

function agreementWords(list: UsdMicros, range: Range): string {
  const end = nearerEnd(list, range);
  if (end === list) return range.low === range.high ? "Just what the plan says." : "Inside the plan's range.";
  return `AWS lists ${usdWords(list)}, ${usdWords(Math.abs(list - end))} ${list > end ? "more" : "less"} than the plan.`;
}

/** Parts of the same kind, such as the secrets of a stack, taken together. */
type Group = { title: string; usdMicros: UsdMicros; parts: readonly CountedPart[] };

/** The dearest first; what comes to nothing explains nothing. */
function groupsOf(parts: readonly CountedPart[]): Group[] {
  return [...groupBy(parts, ({ dimension }) => dimension.title)]
    .map(([title, members]) => ({ title, usdMicros: sumOfParts(members), parts: members }))
    .filter(({ usdMicros }) => usdMicros > 0)
    .toSorted((left, right) => right.usdMicros - left.usdMicros);
}

/** Tries the explanations from the surest to the one that is always true. */
function explain(list: UsdMicros, range: Range, parts: readonly CountedPart[], atDefaults: UsdMicros | null): { cause: Cause; why: string } {
  const [main, ...others] = groupsOf(parts);
  if (atDefaults !== null && isWithin(atDefaults, range))
    return { cause: "quantity", why: `With the template's own parameters it is ${usdWords(atDefaults)}, as planned; with these it is ${usdWords(list)}.` };
  if (!main) return { cause: "price", why: `The plan counts ${usdWords(nearerEnd(list, range))}; at list price it costs nothing.` };
  if (others.length > 0 && list > range.high && isWithin(main.usdMicros, range))
    return { cause: "left-out", why: `${main.title} alone is ${usdWords(main.usdMicros)}, as planned; the plan's line leaves out ${others.map(groupWords).join(", ")}.` };
  const fewer = list > range.high && (list - main.usdMicros) * 100 <= list * TOLERANCE_PERCENT ? fewerOf(main, range) : null;
  return fewer ?? { cause: "price", why: impliedPrice(main, others, nearerEnd(list, range)) };
}

/** Whether the plan's figure pays for some of the nodes, tasks or secrets, but not for all. */
function fewerOf({ parts, usdMicros }: Group, range: Range): { cause: Cause; why: string } | null {
  const [first] = parts;
  const [factor] = first?.dimension.basis === "fixed" ? first.dimension.factors : [];
  if (!factor || factor.value instanceof Unresolved || !Number.isInteger(factor.value)) return null;
  const all = factor.value * parts.length;
  const paid = Array.from({ length: Math.min(all, 100) - 1 }, (_, index) => index + 1).find((some) => isWithin((usdMicros / all) * some, range));
  return paid === undefined ? null : { cause: "quantity", why: `The plan's figure pays for ${paid} of ${all} ${factor.unit}s at list price.` };
}

/** What one unit would cost if the plan's figure were right. */
function impliedPrice(main: Group, others: readonly Group[], planned: UsdMicros): string {
  const [row] = main.parts[0]?.price.rows ?? [];
  const quantity = main.parts.reduce((sum, { price }) => sum.plus(price.quantity), new Big(0));
  if (others.length > 0 || !row || quantity.eq(0))
    return `List prices come to ${[main, ...others].map(groupWords).join(", ")}; the plan counts ${usdWords(planned)} for all of it.`;
  const implied = new Big(toUsd(planned)).div(quantity).times(row.per).toPrecision(4);
  return `The plan's ${usdWords(planned)} would be ${new Big(implied).toFixed()} USD per ${pricedUnit(row)}; AWS lists ${row.usd} USD.`;
}

const groupWords = ({ title, usdMicros }: Group): string => `${title} (${usdWords(usdMicros)})`;
