import type { PlanOption } from "@/lib/catalog/plan-schema";
import type { Template } from "@/lib/catalog/template";
import { validateParameters } from "@/lib/catalog/validate-parameters";
import type { InputProblem } from "@/lib/shared/app-error";

import { assembleEstimate } from "./assemble-estimate";
import { billOfMaterials } from "./bill-of-materials";
import type { Estimate, EstimatedLine } from "./estimate-view";
import { lineVerdict } from "./line-verdict";
import { type UsdMicros, toUsd } from "./micro-usd";
import { type PlannedParts, assignToLines } from "./plan-lines";
import { type PricedBill, type PricedPart, priceBill, sumOfParts } from "./price-bill";
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
  return { kind: "estimated", estimate: assembleEstimate({ lines, planned, rest: [...rest, ...bill.parts.filter((part) => !isCertain(part))], bill, book }) };
}

const isCertain = ({ resource }: PricedPart): boolean => resource.presence === "present";

/** Priced at the first question only: most lines need no second look. */
function lineSumsAtDefaults(assign: () => readonly PlannedParts[]): (key: string) => UsdMicros | null {
  let planned: readonly PlannedParts[] | null = null;
  return (key) => {
    planned ??= assign();
    const parts = planned.find(({ line }) => line.key === key)?.parts ?? [];
    return parts.some(({ price }) => price.kind === "unpriced") ? null : sumOfParts(parts);
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

const usdOrNull = (micros: UsdMicros | null): number | null => (micros === null ? null : toUsd(micros));
