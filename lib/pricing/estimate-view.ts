import { z } from "zod";

import { CHARGES } from "@/lib/catalog/plan-costs";

import { CAUSES, VERDICTS } from "./line-verdict";
import { CONFIDENCES } from "./price-row";

/** What can be asked. Values are looked at by the template's own rules and the vocabulary of usage, which name each mistake. */
export const estimateRequestSchema = z.strictObject({
  region: z.string().min(1).max(40),
  parameters: z.record(z.string(), z.unknown()).optional(),
  /** Quantities by usage key; what is left out has the plan's figure or the usual one. */
  usage: z.record(z.string(), z.number()).optional(),
  /** A named set of parameters of the option, below `parameters`. */
  preset: z.string().optional(),
});
export type EstimateRequest = z.infer<typeof estimateRequestSchema>;

/** US dollars a month with at most six decimals. */
const usdSchema = z.number();

const unitPriceSchema = z.object({
  sku: z.string(),
  /** AWS's service code. */
  service: z.string(),
  description: z.string(),
  /** What `usd` is the price of: "hour", "1,000,000 requests". */
  unit: z.string(),
  /** Exact decimal. */
  usd: z.string(),
  /** Where the price was found, in words. */
  source: z.string(),
  /** The day of the price list or copy; null where it bears no date. */
  asOf: z.string().nullable(),
  confidence: z.enum(CONFIDENCES),
  remark: z.string().nullable(),
});
export type UnitPrice = z.infer<typeof unitPriceSchema>;

const lineSchema = z.object({
  key: z.string(),
  /** The line's title and size in the plan. */
  planLine: z.string(),
  specification: z.string(),
  /** Named beside the plan's total, and not part of any total here. */
  optional: z.boolean(),
  planLowUsd: usdSchema,
  planHighUsd: usdSchema,
  /** Null where a part of it has no price; `why` then says which. */
  listUsd: usdSchema.nullable(),
  verdict: z.enum(VERDICTS),
  cause: z.enum(CAUSES).nullable(),
  why: z.string(),
  /** Above (or, negative, below) the nearer end of the plan's range; 0 inside it. */
  differenceUsd: usdSchema.nullable(),
  differencePercent: z.number().nullable(),
  /** One multiplication for each part: "ElastiCache Redis OSS cache.t3.micro: 1 node × 730 h × 0.017 USD/h = 12.41 USD". */
  arithmetic: z.array(z.string()),
  unitPrices: z.array(unitPriceSchema),
  /** Logical ids. */
  resources: z.array(z.string()),
});
export type EstimatedLine = z.infer<typeof lineSchema>;

const unplannedSchema = z.object({
  resource: z.string(),
  resourceType: z.string(),
  title: z.string(),
  charge: z.enum(CHARGES),
  basis: z.enum(["fixed", "usage"]),
  listUsd: usdSchema,
  arithmetic: z.string(),
  unitPrices: z.array(unitPriceSchema),
  /** False where it cannot be told before the launch whether the stack will have it. */
  inTotal: z.boolean(),
});
export type UnplannedPart = z.infer<typeof unplannedSchema>;

const assumptionSchema = z.object({
  key: z.string(),
  title: z.string(),
  quantity: z.number(),
  unit: z.string(),
  reason: z.string(),
  source: z.enum(["plan", "default", "asked"]),
});

/** An option's list price beside its plan. List price only: nobody has been billed this. */
export const estimateSchema = z.object({
  region: z.string(),
  priceBook: z.object({ version: z.string(), asOf: z.string() }),
  hoursPerMonth: z.number(),
  lines: z.array(lineSchema),
  /** What the stack needs and no line of the plan stands for. */
  unplanned: z.array(unplannedSchema),
  /** What has no price, in a sentence each. It is in no total. */
  unpriced: z.array(z.object({ resource: z.string(), resourceType: z.string(), why: z.string() })),
  totals: z.object({
    /** Sums of the plan's lines; null where it has none. */
    planLowUsd: usdSchema.nullable(),
    planHighUsd: usdSchema.nullable(),
    /** Of the lines that have a price; null where the plan has no lines. */
    listOfPlanLinesUsd: usdSchema.nullable(),
    listWithUnplannedUsd: usdSchema,
    /** Whether everything has a price. Otherwise both list totals are "at least". */
    isComplete: z.boolean(),
  }),
  assumptions: z.array(assumptionSchema),
  /** What AWS gives each account once; never taken off above. `worthUsd`: what this stack could save by it at most. */
  freeTiers: z.array(z.object({ key: z.string(), title: z.string(), quantity: z.number(), unit: z.string(), worthUsd: usdSchema, words: z.string() })),
  /** Values of the template that a price depends on and that only AWS can tell. */
  unresolved: z.array(z.object({ resource: z.string(), path: z.string(), why: z.string() })),
  /** What may cost more than is counted, without an amount. */
  risks: z.array(z.object({ resource: z.string(), words: z.string() })),
  /** By AWS's service code, the largest first; adds up to `listWithUnplannedUsd`. */
  byService: z.array(z.object({ service: z.string(), listUsd: usdSchema })),
});
export type Estimate = z.infer<typeof estimateSchema>;
