import { z } from "zod";

import { estimateSchema } from "@/lib/pricing/estimate-view";

import { budgetViewSchema } from "./budget-view";
import { monthSchema } from "./ledger-query";
import { billStateSchema, forecastViewSchema, varianceSchema } from "./ledger-view";

const usdSchema = z.number().nullable();

/** One usage type of the bill in the month. */
const billedUsageSchema = z.object({
  usageType: z.string(),
  usd: z.number(),
  /** Exact decimal; null where unlike units were added up. */
  quantity: z.string().nullable(),
  unit: z.string().nullable(),
});

const figuresShape = {
  /** By list price, times 730 hours; null: nothing was looked at. */
  runningUsd: usdSchema,
  /** Billed so far in the month; null: no bill is known. */
  actualUsd: usdSchema,
  forecast: forecastViewSchema,
};

/** One resource that runs, in one part of its bill. */
const runningPartSchema = z.object({
  logicalId: z.string(),
  physicalId: z.string(),
  resourceType: z.string(),
  charge: z.string(),
  title: z.string(),
  quantity: z.number(),
  unit: z.string(),
  /** Times 730 hours; null: no price is known. */
  usdPerMonth: usdSchema,
  fromUsage: z.boolean(),
});

/** A line of the plan with all four figures. What the list price is made of is in `estimate` under the same key. */
const costLineSchema = z.object({
  key: z.string(),
  title: z.string(),
  optional: z.boolean(),
  planLowUsd: z.number(),
  planHighUsd: z.number(),
  listUsd: usdSchema,
  ...figuresShape,
  variance: varianceSchema,
  usage: z.array(billedUsageSchema),
  running: z.array(runningPartSchema),
});
export type CostLine = z.infer<typeof costLineSchema>;

export const environmentCostViewSchema = z.object({
  environmentId: z.uuid(),
  month: monthSchema,
  bill: billStateSchema,
  /** Release that plan and list price are about; null: there is none. */
  release: z.int().nullable(),
  /** Null where it cannot be priced; `estimateProblem` says why. */
  estimate: estimateSchema.nullable(),
  estimateProblem: z.string().nullable(),
  lines: z.array(costLineSchema),
  /** What runs and no line of the plan stands for. */
  unplanned: z.object({ listUsd: usdSchema, ...figuresShape, usage: z.array(billedUsageSchema), running: z.array(runningPartSchema) }),
  /** Usage types that the bill does not tell apart: of several lines, or of a line and of what no line covers. */
  shared: z.array(billedUsageSchema.extend({ keys: z.array(z.string()), withUnplanned: z.boolean() })),
  /** Billed under the environment's tag, and nothing that its template declares. */
  other: z.array(billedUsageSchema),
  totals: z.object({ planLowUsd: usdSchema, planHighUsd: usdSchema, listUsd: usdSchema, ...figuresShape, variance: varianceSchema }),
  /** How the running figures were come by; null: nobody has looked yet. */
  looked: z.object({ at: z.iso.datetime(), outcome: z.enum(["looked", "partly", "failed"]), problems: z.array(z.string()) }).nullable(),
  /** Billed by day, oldest first; days without a figure are left out. */
  days: z.array(z.object({ day: z.iso.date(), usd: z.number(), estimated: z.boolean() })),
  /** Billed by month, oldest first, up to thirteen. */
  months: z.array(z.object({ month: monthSchema, usd: z.number() })),
  /** Deployments that ended well in the months above: markers of a chart. */
  releases: z.array(z.object({ number: z.int(), at: z.iso.datetime(), note: z.string() })),
  budget: budgetViewSchema.nullable(),
});
export type EnvironmentCostView = z.infer<typeof environmentCostViewSchema>;
