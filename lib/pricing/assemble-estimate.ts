import { HOURS_PER_MONTH } from "./dimension";
import type { Estimate, EstimatedLine } from "./estimate-view";
import { freeTiersOf } from "./free-tier-worth";
import { type UsdMicros, fromUsd, toUsd } from "./micro-usd";
import type { PlannedParts } from "./plan-lines";
import { type PricedBill, type PricedPart, sumOfParts } from "./price-bill";
import type { PriceBook } from "./price-book";
import { unitPrices } from "./unit-price";

type Assigned = {
  lines: EstimatedLine[];
  planned: readonly PlannedParts[];
  /** Parts that no line stands for, those of resources included that the stack may turn out not to have. */
  rest: readonly PricedPart[];
  bill: PricedBill;
  book: PriceBook;
};

/** Puts lines, what stands beside them, and the sums of both together. Lines without a price and optional ones are in no sum. */
export function assembleEstimate({ lines, planned, rest, bill, book }: Assigned): Estimate {
  const counted = lines.filter(({ optional }) => !optional);
  const pricedLines = planned.filter(({ line }) => counted.some(({ key, listUsd }) => key === line.key && listUsd !== null));
  const besideTotals = new Set(planned.filter(({ line }) => line.optional).flatMap(({ parts }) => parts));
  const unplanned = rest.filter(({ price }) => price.kind === "priced" && price.usdMicros > 0);
  const inTotal = [...pricedLines.flatMap(({ parts }) => parts), ...unplanned.filter(({ resource }) => resource.presence === "present")];
  return {
    region: book.region,
    priceBook: { version: book.version, asOf: book.asOf },
    hoursPerMonth: HOURS_PER_MONTH,
    lines,
    unplanned: unplanned.flatMap((part) => unplannedPart(part, book)),
    unpriced: unpricedOf(bill, bill.parts),
    totals: {
      planLowUsd: counted.length === 0 ? null : toUsd(sum(counted.map(({ planLowUsd }) => fromUsd(planLowUsd)))),
      planHighUsd: counted.length === 0 ? null : toUsd(sum(counted.map(({ planHighUsd }) => fromUsd(planHighUsd)))),
      listOfPlanLinesUsd: counted.length === 0 ? null : toUsd(sum(pricedLines.map(({ parts }) => sumOfParts(parts)))),
      listWithUnplannedUsd: toUsd(sumOfParts(inTotal)),
      isComplete: pricedLines.length === counted.length && unpricedOf(bill, bill.parts.filter((part) => !besideTotals.has(part))).length === 0,
    },
    assumptions: bill.assumptions.map(({ key, title, quantity, unit, reason, source }) => ({ key, title, quantity, unit, reason, source })),
    freeTiers: freeTiersOf(bill.parts, book),
    unresolved: unresolvedOf(bill),
    risks: bill.parts.flatMap(({ resource, dimension }) => (dimension.risk === undefined ? [] : [{ resource: resource.logicalId, words: dimension.risk }])),
    byService: byService(inTotal),
  };
}

const sum = (amounts: readonly UsdMicros[]): UsdMicros => amounts.reduce((total, amount) => total + amount, 0);

function unplannedPart(part: PricedPart, book: PriceBook): Estimate["unplanned"] {
  const { resource, dimension, price } = part;
  if (price.kind === "unpriced") return [];
  const { charge, basis, title } = dimension;
  const shown = { resource: resource.logicalId, resourceType: resource.type, title, charge, basis };
  return [{ ...shown, listUsd: toUsd(price.usdMicros), arithmetic: price.arithmetic, unitPrices: unitPrices([part], book), inTotal: resource.presence === "present" }];
}

function unpricedOf({ withoutRule, undecided }: PricedBill, parts: readonly PricedPart[]): Estimate["unpriced"] {
  return [
    ...withoutRule.map(({ resource, why }) => ({ resource: resource.logicalId, resourceType: resource.type, why })),
    ...undecided.map(({ logicalId, type, declared }) => ({
      resource: logicalId,
      resourceType: type,
      why: `Whether the stack will have it cannot be told before the launch: that depends on the condition ${declared.condition}.`,
    })),
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
