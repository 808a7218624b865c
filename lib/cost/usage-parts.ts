import { Big } from "big.js";

import type { MetricSeries } from "@/lib/metrics/metric-query";
import { type Dimension, HOURS_PER_MONTH } from "@/lib/pricing/dimension";
import { findPrice } from "@/lib/pricing/find-price";
import { toUsd } from "@/lib/pricing/micro-usd";
import { priceAmount } from "@/lib/pricing/price-amount";
import type { PriceBook } from "@/lib/pricing/price-book";
import { pricingRule } from "@/lib/pricing/pricing-rules";
import { membersAt, numberAt, placeOf, textAt, within } from "@/lib/pricing/property-place";
import { Unresolved } from "@/lib/pricing/resolved-value";
import type { BillOfMaterials, BillResource } from "@/lib/pricing/bill-of-materials";

import type { RunningPart } from "./running-parts";
import { type Measure, usageMeasure } from "./usage-measures";

/** A part that is paid by use. `usdPerHour` null: it was not measured, so that nobody can tell. */
export type UsagePart = Omit<RunningPart, "usdPerHour"> & { physicalId: string; usdPerHour: string | null };

/** A part of a running resource that is paid by use, and how it can be measured. */
export type MeasurablePart = { resource: BillResource; physicalId: string; dimension: Dimension; sku: string; measure: Measure | null };

const HOURS_PER_DAY = 24;
const DECIMALS = 12;
const MIB_PER_GB = 1_024;
const DEFAULT_MEMORY_MIB = 128;

/** All parts that are paid by use of what runs, by the very rules that price what is declared. One whose price cannot be told is left out: its hours say why. */
export const measurableParts = (bill: BillOfMaterials, physicalIds: ReadonlyMap<string, string>): MeasurablePart[] =>
  bill.resources.flatMap((resource) => {
    const physicalId = physicalIds.get(resource.logicalId);
    if (!physicalId) return [];
    return (pricingRule(resource.type)?.(resource, bill) ?? []).flatMap((dimension) => {
      const { basis, sku } = dimension;
      return basis !== "usage" || sku instanceof Unresolved ? [] : [{ resource, physicalId, dimension, sku, measure: usageMeasure(sku, { physicalId, ...settingsOf(resource) }) }];
    });
  });

function settingsOf(resource: BillResource): { memoryGb?: number; metricsFilter?: string } {
  if (resource.type === "AWS::Lambda::Function") {
    const memory = numberAt(placeOf(resource, "MemorySize"), DEFAULT_MEMORY_MIB);
    return memory instanceof Unresolved ? {} : { memoryGb: memory / MIB_PER_GB };
  }
  if (resource.type !== "AWS::S3::Bucket") return {};
  const filters = membersAt(placeOf(resource, "MetricsConfigurations"));
  const [first] = filters instanceof Unresolved ? [] : filters;
  const id = first && textAt(within(first, "Id"));
  return typeof id === "string" ? { metricsFilter: id } : {};
}

/** What each part comes to by the hour if every day is as the last: a day's sum, or a level that stays. Falling prices count at a whole month's quantity. */
export function usageParts(parts: readonly MeasurablePart[], series: readonly MetricSeries[], book: PriceBook): UsagePart[] {
  return parts.map(({ resource, physicalId, dimension: { charge, title, unit }, sku, measure }, index) => {
    const perMonth = measure && measuredPerMonth(measure, index, series);
    const price = perMonth === null ? null : priceAmount(findPrice(book, sku), perMonth);
    const usdPerHour = price?.kind === "priced" ? new Big(toUsd(price.usdMicros)).div(HOURS_PER_MONTH).toFixed(DECIMALS) : null;
    return { logicalId: resource.logicalId, physicalId, resourceType: resource.type, charge, sku, title, unit, quantity: (perMonth ?? new Big(0)).div(HOURS_PER_MONTH).toFixed(DECIMALS), usdPerHour };
  });
}

/** Null: CloudWatch has none of its metrics. That one of several has no value means that such a thing did not happen. */
function measuredPerMonth(measure: Measure, index: number, series: readonly MetricSeries[]): Big | null {
  const valuesOf = (at: number) => series.filter(({ queryId }) => queryId === `u${index}_${at}`).flatMap(({ values }) => values.filter(Number.isFinite));
  const values = measure.metrics.map((_, at) => valuesOf(at));
  if (values.every((some) => some.length === 0)) return null;
  const figures = values.map((some) => (measure.over === "sum" ? some.reduce((sum, value) => sum + value, 0) : (some.at(-1) ?? 0)));
  const quantity = new Big(measure.quantity(figures));
  return measure.over === "sum" ? quantity.div(HOURS_PER_DAY).times(HOURS_PER_MONTH) : quantity;
}
