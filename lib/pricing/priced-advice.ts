import { Big } from "big.js";

import type { CostAdvice, EstimateLine } from "@/lib/catalog/plan-costs";
import { selectResources } from "@/lib/catalog/select-resources";

import { type BillOfMaterials, billOfMaterials } from "./bill-of-materials";
import { committedPrice } from "./committed-price";
import { HOURS_PER_MONTH } from "./dimension";
import { type EstimateInput, estimateOption } from "./estimate-option";
import { type UsdMicros, fromUsd, toUsd, toUsdMicros, usdWords } from "./micro-usd";
import { assignToLines } from "./plan-lines";
import { type PricedPart, priceBill } from "./price-bill";
import { Unresolved } from "./resolved-value";
import { usageAssumptions } from "./usage-assumption";

/**
 * What following an advice would save in a month at list price. `percent` is of what the advice is about, so that it can stand beside the plan's
 * claim. Below 0 it costs more. "in-place": the stack is set up so already. "not-told": nobody here can reckon it, and why.
 */
export type AdviceSaving =
  | { kind: "saves"; usd: number; percent: number | null; arithmetic: string[] }
  | { kind: "in-place" }
  | { kind: "nothing-there" }
  | { kind: "not-told"; why: string };

export type PricedAdvice = Pick<CostAdvice, "key" | "title" | "summary"> & {
  /** What the plan claims, percent; null where it names no figure. */
  claim: { lowPercent: number; highPercent: number } | null;
  saving: AdviceSaving;
  /** Parameters of a release that makes the change; null where no release does. */
  parameters: Readonly<Record<string, string>> | null;
};

/** Prices each advice for a stack with these parameters. An advice is about resources as an estimate line is: by its selectors. */
export function priceAdvice(advices: readonly CostAdvice[], input: EstimateInput): PricedAdvice[] {
  const now = estimateOption(input);
  if (now.kind === "refused") return [];
  const values = currentValues(input);
  const bill = billOfMaterials(input.template, { parameters: values, region: input.book.region });
  const parts = priceBill(bill, usageAssumptions(input.option.usage, input.usage ?? {}), input.book).parts;
  const totalNow = fromUsd(now.estimate.totals.listWithUnplannedUsd);
  return advices.map((advice) => ({
    key: advice.key,
    title: advice.title,
    summary: advice.summary,
    claim: advice.claim ?? null,
    parameters: advice.parameters ?? null,
    saving: savingOf(advice, { input, values, concerned: partsOf(advice, parts, bill), isThere: hasAny(advice, bill), totalNow }),
  }));
}

type Situation = {
  input: EstimateInput;
  values: Readonly<Record<string, string>>;
  concerned: readonly PricedPart[];
  /** Whether the stack has what the advice is about, charged for or not. */
  isThere: boolean;
  totalNow: UsdMicros;
};

function savingOf(advice: CostAdvice, { input, values, concerned, isThere, totalNow }: Situation): AdviceSaving {
  if (advice.resources.length > 0 && concerned.length === 0 && advice.parameters === undefined) return { kind: isThere ? "in-place" : "nothing-there" };
  const concernedUsd = sumOf(concerned);
  if (advice.commitment) return byCommitment(concerned, concernedUsd, input);
  if (advice.hoursPerMonth !== undefined) return byHours(concerned, concernedUsd, advice.hoursPerMonth);
  if (!advice.parameters) return { kind: "not-told", why: "It changes how the service is built or used, which no price list tells." };
  if (Object.entries(advice.parameters).every(([name, value]) => values[name] === value)) return { kind: "in-place" };
  const changed = estimateOption({ ...input, parameters: { ...input.parameters, ...advice.parameters } });
  if (changed.kind === "refused") return { kind: "not-told", why: changed.problems.map(({ path, message }) => `${path.replace(/^parameters\./, "")}: ${message}`).join(" ") };
  if (!changed.estimate.totals.isComplete) return { kind: "not-told", why: changed.estimate.unpriced.map(({ why }) => why).join(" ") || "Part of it has no price." };
  const totalThen = fromUsd(changed.estimate.totals.listWithUnplannedUsd);
  return saves(totalNow - totalThen, concernedUsd, [`${usdWords(totalNow)} now, ${usdWords(totalThen)} with it`]);
}

/** Parts whose committed rate is not known stay at their price, and are named. */
function byCommitment(concerned: readonly PricedPart[], concernedUsd: UsdMicros, { book }: EstimateInput): AdviceSaving {
  let saved = 0;
  const arithmetic: string[] = [];
  for (const { dimension, price } of concerned) {
    if (price.kind === "unpriced" || dimension.sku instanceof Unresolved) return { kind: "not-told", why: price.kind === "unpriced" ? price.why : "Its price is not known." };
    const committed = committedPrice(book, dimension.sku);
    if (!committed) {
      arithmetic.push(`${dimension.title}: no rate with a commitment is known`);
      continue;
    }
    const then = toUsdMicros(price.quantity.times(committed.usd));
    saved += price.usdMicros - then;
    arithmetic.push(`${dimension.title}: ${usdWords(price.usdMicros)} now, ${usdWords(then)} at ${committed.usd} USD (${committed.confidence} confidence, ${committed.asOf ?? "undated"})`);
  }
  if (saved === 0) return { kind: "not-told", why: "No rate with a commitment is known for any of it." };
  return saves(saved, concernedUsd, arithmetic);
}

function byHours(concerned: readonly PricedPart[], concernedUsd: UsdMicros, hours: number): AdviceSaving {
  const unpriced = concerned.find(({ price }) => price.kind === "unpriced");
  if (unpriced?.price.kind === "unpriced") return { kind: "not-told", why: unpriced.price.why };
  const then = toUsdMicros(new Big(toUsd(concernedUsd)).times(hours).div(HOURS_PER_MONTH));
  return saves(concernedUsd - then, concernedUsd, [`${usdWords(concernedUsd)} for ${HOURS_PER_MONTH} h, ${usdWords(then)} for ${hours} h`]);
}

const saves = (saved: UsdMicros, of: UsdMicros, arithmetic: string[]): AdviceSaving =>
  saved === 0
    ? { kind: "not-told", why: "It makes no difference to what is counted here." }
    : { kind: "saves", usd: toUsd(saved), percent: of === 0 ? null : Math.round((saved / of) * 1_000) / 10, arithmetic };


const sumOf = (parts: readonly PricedPart[]): UsdMicros => parts.reduce((sum, { price }) => sum + (price.kind === "priced" ? price.usdMicros : 0), 0);

function partsOf(advice: CostAdvice, parts: readonly PricedPart[], bill: BillOfMaterials): readonly PricedPart[] {
  const line: EstimateLine = { key: advice.key, title: advice.title, specification: advice.summary, estimate: { lowUsd: 0, highUsd: 0 }, resources: advice.resources, optional: false, alternatives: [] };
  const [planned] = assignToLines([line], parts.filter(({ resource }) => resource.presence === "present"), bill.resources.map(({ declared }) => declared)).planned;
  return planned?.parts ?? [];
}

const hasAny = (advice: CostAdvice, bill: BillOfMaterials): boolean => advice.resources.some((selector) => selectResources(selector, bill.resources.map(({ declared }) => declared)).length > 0);

/** By name, with the preset's and the template's own values below what was given. */
function currentValues({ option, template, parameters = {}, preset }: EstimateInput): Record<string, string> {
  const chosen = option.presets.find(({ key }) => key === preset);
  const usual = Object.fromEntries(template.parameters.flatMap(({ name, default: value }) => (value === null ? [] : [[name, value]])));
  const given = Object.fromEntries(Object.entries(parameters).map(([name, value]) => [name, String(value)]));
  return { ...usual, ...chosen?.parameters, ...given };
}
