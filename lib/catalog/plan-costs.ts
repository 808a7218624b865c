import { z } from "zod";

import { keySchema, forOptionsSchema, logicalIdSchema, monthlyRangeSchema, parameterValuesSchema, sentenceSchema, titleSchema } from "./plan-words";

/** A part of what a resource is charged for, where an estimate line means that part only. */
export const CHARGES = [
  /** For being there, counted by the hour or by the month. */
  "hours",
  /** For the time that code runs, counted by the second. */
  "duration",
  "storage",
  /** Operations a second and throughput above what storage includes. */
  "performance",
  "backup",
  "capacity-units",
  "public-addresses",
  "requests",
  "data-processed",
  "data-transfer",
  "ingestion",
  "metrics",
  "traces",
  "tokens",
] as const;
export type Charge = (typeof CHARGES)[number];

/**
 * Which resources of the template something is about: by name or by type. `property` narrows it to resources that have the property
 * (a dotted path below Properties), `charge` to a part of the bill.
 */
export const resourceSelectorSchema = z
  .strictObject({
    logicalId: logicalIdSchema.optional(),
    type: z
      .string()
      .regex(/^AWS::[A-Za-z0-9]+::[A-Za-z0-9]+$/, "must be a CloudFormation type such as AWS::EC2::Instance")
      .optional(),
    property: z.string().min(1).max(200).optional(),
    charge: z.enum(CHARGES).optional(),
  })
  .refine((selector) => selector.logicalId !== undefined || selector.type !== undefined, { message: "needs logicalId or type" });
export type ResourceSelector = z.infer<typeof resourceSelectorSchema>;

/** One row of the plan's own cost table, with what it means in the template. */
export const estimateLineSchema = z.strictObject({
  key: keySchema,
  title: titleSchema,
  /** The plan's own description of size and number. */
  specification: sentenceSchema,
  estimate: monthlyRangeSchema,
  /** Empty for a line that is about use and not about a resource, such as data transfer. */
  resources: z.array(resourceSelectorSchema),
  /** Named beside the total but not part of it. */
  optional: z.boolean().default(false),
  /** Other figures that the plan gives for the same thing. */
  alternatives: z.array(z.strictObject({ specification: sentenceSchema, estimate: monthlyRangeSchema, parameters: parameterValuesSchema.optional() })).default([]),
});
export type EstimateLine = z.infer<typeof estimateLineSchema>;

/** How much of something the price depends on is assumed to be used in a month; shown and changeable. */
export const usageAssumptionSchema = z.strictObject({
  /** One of `USAGE_UNITS`, which `checkPlan` makes sure of: a wrong one costs the plan this assumption and nothing else. */
  key: keySchema,
  title: titleSchema,
  quantity: z.number().nonnegative(),
  unit: z.string().min(1).max(60),
  /** Where the figure comes from. */
  reason: sentenceSchema,
  resources: z.array(resourceSelectorSchema).default([]),
});

/** A saving that the plan suggests: its claim, and the change that would bring it. */
export const costAdviceSchema = z.strictObject({
  key: keySchema,
  title: titleSchema,
  summary: sentenceSchema,
  options: forOptionsSchema,
  /** The saving that the plan claims; left out where it names none. */
  claim: z
    .strictObject({ lowPercent: z.number().min(0).max(100), highPercent: z.number().min(0).max(100) })
    .refine((claim) => claim.highPercent >= claim.lowPercent, { message: "highPercent must not be below lowPercent", path: ["highPercent"] })
    .optional(),
  resources: z.array(resourceSelectorSchema).default([]),
  /** Parameters that make the change; left out where it is not a change of the template. */
  parameters: parameterValuesSchema.optional(),
  /** The saving is bought: reserved instances and nodes, or a Compute Savings Plan for tasks, for a year and without a payment in advance. */
  commitment: z.literal("one-year").optional(),
  /** Hours of a month in which the resources would run; a whole month has 730. */
  hoursPerMonth: z.number().positive().max(730).optional(),
});
export type CostAdvice = z.infer<typeof costAdviceSchema>;
