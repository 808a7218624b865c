import type { PlanOption } from "@/lib/catalog/plan-schema";
import type { Template } from "@/lib/catalog/template";
import { validateParameters } from "@/lib/catalog/validate-parameters";
import type { InputProblem } from "@/lib/shared/app-error";

import { billOfMaterials } from "./bill-of-materials";
import { HOURS_PER_MONTH } from "./dimension";
import type { Estimate, EstimatedLine } from "./estimate-view";
import { freeTiersOf } from "./free-tier-worth";
import { lineVerdict } from "./line-verdict";
import { type UsdMicros, fromUsd, toUsd } from "./micro-usd";
import { type PlannedParts, assignToLines } from "./plan-lines";
import { type PricedBill, type PricedPart, priceBill } from "./price-bill";
import type { PriceBook } from "./price-book";
import type { PricedTemplate } from "./resolution-scope";
import { unitPrices } from "./unit-price";
import { type AskedUsage, complaintsAboutUsage, usageAssumptions } from "./usage-assumption";

export type EstimateInput = {
  /** A plan's option, or the catalogue's view of one. */
  option: Pick<PlanOption, "estimateLines" | "usage" | "presets">;
  template: PricedTemplate & Pick<Template, "rules">;
  /** Of the region that is meant. */
  book: PriceBook;
  /** Untrusted, like usage. What is left out has the preset's value, or else the template's. */
  parameters?: Readonly<Record<string, unknown>>;
  usage?: AskedUsage;
  /** Key of a preset of the option. */
  preset?: string;
};

export type EstimateResult =
  | { kind: "estimated"; estimate: Estimate }
  /** Nothing was priced. Paths are "parameters.<name>", "usage.<key>", "preset" or "parameters". */
  | { kind: "refused"; problems: InputProblem[] };

/** What an option costs in a month at list price, beside what its plan says. Pure and quick: runs at every key stroke in the browser too. */
export function estimateOption({ option, template, book, parameters = {}, usage = {}, preset }: EstimateInput): EstimateResult {
  const chosen = preset === undefined ? null : option.presets.find(({ key }) => key === preset);
  const validation = validateParameters(template.parameters, template.rules, { ...chosen?.parameters, ...parameters });
  const problems: InputProblem[] = [
    ...(chosen === undefined ? [{ path: "preset", message: `There is no preset "${preset}". There are: ${option.presets.map(({ key }) => key).join(", ") || "none"}.` }] : []),
    ...(validation.kind === "invalid" ? validation.problems.map(({ parameter, message }) => ({ path: parameter === null ? "parameters" : `parameters.${parameter}`, message })) : []),
    ...complaintsAboutUsage(usage).map(({ key, message }) => ({ path: `usage.${key}`, message })),
  ];
  if (validation.kind === "invalid" || problems.length > 0) return { kind: "refused", problems };

  const assumptions = usageAssumptions(option.usage, usage);
  const priced = (values: Readonly<Record<string, string>>): PricedBill => priceBill(billOfMaterials(template, { parameters: values, region: book.region }), assumptions, book);
  const bill = priced(validation.values);
  const { planned, rest } = assignToLines(option.estimateLines, bill.parts.filter(isCertain), template.resources);
  const atDefaults = lineSumsAtDefaults(() => assignToLines(option.estimateLines, priced({}).parts.filter(isCertain), template.resources).planned);
  const isChanged = template.parameters.some(({ name, default: usual }) => validation.values[name] !== usual);
  const lines = planned.map((one) => estimatedLine(one, bill, () => (isChanged ? atDefaults(one.line.key) : null), book));
  return { kind: "estimated", estimate: assemble(lines, planned, [...rest, ...bill.parts.filter((part) => !isCertain(part))], bill, book) };
}

const isCertain = ({ resource }: PricedPart): boolean => resource.presence === "present";

/** Priced at the first question only: most lines need no second look. */
function lineSumsAtDefaults(assign: () => readonly PlannedParts[]): (key: string) => UsdMicros | null {
  let planned: readonly PlannedParts[] | null = null;
  return (key) => {
    planned ??= assign();
    const parts = planned.find(({ line }) => line.key === key)?.parts ?? [];
    return parts.some(({ price }) => price.kind === "unpriced") ? null : sumOf(parts);
  };
}

function estimatedLine(planned: PlannedParts, bill: PricedBill, atDefaults: () => UsdMicros | null, book: PriceBook): EstimatedLine {
  const { line, parts } = planned;
  const { listUsdMicros, differenceUsdMicros, ...verdict } = lineVerdict(planned, bill, atDefaults);
  return {
    key: line.key,
    planLine: line.title,
    specification: line.specification,
    optional: line.optional,
    planLowUsd: line.estimate.lowUsd,
    planHighUsd: line.estimate.highUsd,
    listUsd: usdOrNull(listUsdMicros),
    ...verdict,
    differenceUsd: usdOrNull(differenceUsdMicros),
    arithmetic: parts.flatMap(({ dimension, price }) => (price.kind === "priced" ? [`${dimension.title}: ${price.arithmetic}`] : [])),
    unitPrices: unitPrices(parts, book),
    resources: [...new Set(parts.map(({ resource }) => resource.logicalId))],
  };
}

function assemble(lines: EstimatedLine[], planned: readonly PlannedParts[], rest: readonly PricedPart[], bill: PricedBill, book: PriceBook): Estimate {
  const counted = lines.filter(({ optional }) => !optional);
  const pricedLines = planned.filter(({ line }) => counted.some(({ key, listUsd }) => key === line.key && listUsd !== null));
  const unplanned = rest.filter(({ price }) => price.kind === "priced" && price.usdMicros > 0);
  const inTotal = [...pricedLines.flatMap(({ parts }) => parts), ...unplanned.filter(({ resource }) => resource.presence === "present")];
  const besideTheTotal = new Set(planned.filter(({ line }) => line.optional).flatMap(({ parts }) => parts));
  return {
    region: book.region,
    priceBook: { version: book.version, asOf: book.asOf },
    hoursPerMonth: HOURS_PER_MONTH,
    lines,
    unplanned: unplanned.flatMap((part) => unplannedPart(part, book)),
    unpriced: unpricedOf(bill),
    totals: {
      planLowUsd: counted.length === 0 ? null : toUsd(sum(counted.map(({ planLowUsd }) => fromUsd(planLowUsd)))),
      planHighUsd: counted.length === 0 ? null : toUsd(sum(counted.map(({ planHighUsd }) => fromUsd(planHighUsd)))),
      listOfPlanLinesUsd: counted.length === 0 ? null : toUsd(sum(pricedLines.map(({ parts }) => sumOf(parts)))),
      listWithUnplannedUsd: toUsd(sumOf(inTotal)),
      isComplete: counted.every(({ listUsd }) => listUsd !== null) && unpricedOf({ ...bill, parts: bill.parts.filter((part) => !besideTheTotal.has(part)) }).length === 0,
    },
    assumptions: bill.assumptions.map(({ key, title, quantity, unit, reason, source }) => ({ key, title, quantity, unit, reason, source })),
    freeTiers: freeTiersOf(bill.parts, book),
    unresolved: unresolvedOf(bill),
    risks: bill.parts.flatMap(({ resource, dimension }) => (dimension.risk === undefined ? [] : [{ resource: resource.logicalId, words: dimension.risk }])),
    byService: byService(inTotal),
  };
}

const sum = (amounts: readonly UsdMicros[]): UsdMicros => amounts.reduce((total, amount) => total + amount, 0);
const sumOf = (parts: readonly PricedPart[]): UsdMicros => sum(parts.map(({ price }) => (price.kind === "priced" ? price.usdMicros : 0)));
const usdOrNull = (micros: UsdMicros | null): number | null => (micros === null ? null : toUsd(micros));

function unplannedPart(part: PricedPart, book: PriceBook): Estimate["unplanned"] {
  const { resource, dimension, price } = part;
  if (price.kind === "unpriced") return [];
  const { charge, basis, title } = dimension;
  const shown = { resource: resource.logicalId, resourceType: resource.type, title, charge, basis };
  return [{ ...shown, listUsd: toUsd(price.usdMicros), arithmetic: price.arithmetic, unitPrices: unitPrices([part], book), inTotal: resource.presence === "present" }];
}

function unpricedOf({ parts, withoutRule, undecided }: PricedBill): Estimate["unpriced"] {
  return [
    ...withoutRule.map(({ resource, why }) => ({ resource: resource.logicalId, resourceType: resource.type, why })),
    ...undecided.map(({ logicalId, type, declared }) => ({ resource: logicalId, resourceType: type, why: `Whether the stack will have it cannot be told before the launch: that depends on the condition ${declared.condition}.` })),
    ...parts.flatMap(({ resource, price }) => (price.kind === "unpriced" ? [{ resource: resource.logicalId, resourceType: resource.type, why: price.why }] : [])),
  ];
}

function unresolvedOf({ parts }: PricedBill): Estimate["unresolved"] {
  const found = parts.flatMap(({ price }) => (price.kind === "unpriced" && price.at ? [{ resource: price.at.logicalId, path: price.at.path, why: price.why }] : []));
  return found.filter((one, index) => found.findIndex(({ resource, path }) => resource === one.resource && path === one.path) === index);
}

function byService(parts: readonly PricedPart[]): Estimate["byService"] {
  const sums = new Map<string, UsdMicros>();
  for (const { price } of parts) {
    const [row] = price.kind === "priced" ? price.rows : [];
    if (price.kind === "priced" && row) sums.set(row.service, (sums.get(row.service) ?? 0) + price.usdMicros);
  }
  return [...sums].toSorted(([, left], [, right]) => right - left).map(([service, micros]) => ({ service, listUsd: toUsd(micros) }));
}
