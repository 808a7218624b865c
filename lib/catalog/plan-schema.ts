import { z } from "zod";

import { comparisonTableSchema, questionSchema, workStepSchema } from "./plan-choices";
import { costAdviceSchema, estimateLineSchema, usageAssumptionSchema } from "./plan-costs";
import { healthCheckSchema, maintenanceTaskSchema, planAlarmSchema, targetSchema, verificationStepSchema } from "./plan-operations";
import { keySchema, logicalIdSchema, monthlyRangeSchema, parameterValuesSchema, sentenceSchema, titleSchema } from "./plan-words";

/** A parameter that holds the image of a container; releases record it, and the settings page offers the repository's tags. */
const imageParameterSchema = z.strictObject({
  parameter: logicalIdSchema,
  title: titleSchema,
  /** Output of the stack with the address of the repository that this image is pushed to. */
  repositoryOutput: logicalIdSchema.optional(),
});

/** A secret that the template makes and a person fills in, key by key. */
const secretToSetSchema = z.strictObject({
  logicalId: logicalIdSchema,
  title: titleSchema,
  description: sentenceSchema,
  keys: z.array(z.strictObject({ key: z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,127}$/), title: titleSchema, required: z.boolean() })).min(1),
  /** What has to happen before a new value is used. */
  takesEffect: sentenceSchema,
});

/** How a parameter is shown beyond what the template's interface says. */
const parameterHintSchema = z.strictObject({
  parameter: logicalIdSchema,
  /** Unit shown behind the field. */
  unit: z.string().min(1).max(40).optional(),
  /** Hidden until asked for. */
  advanced: z.boolean().default(false),
  /** Values that are allowed and yet worth a warning. */
  warnings: z.array(z.strictObject({ value: z.string(), message: sentenceSchema })).default([]),
});

/** A named set of parameter values of an option, such as a size that the plan gives as an alternative. */
const presetSchema = z.strictObject({ key: keySchema, title: titleSchema, summary: sentenceSchema, parameters: parameterValuesSchema });

/** Where what is built differs from what the plan says, and why. */
const planDifferenceSchema = z.strictObject({ title: titleSchema, planned: sentenceSchema, built: sentenceSchema, reason: sentenceSchema });

export const planOptionSchema = z.strictObject({
  /** Also the name of the template beside plan.yaml: <key>.yaml. */
  key: keySchema,
  title: titleSchema,
  summary: sentenceSchema,
  /** What the plan recommends it for; left out where it does not. */
  recommendation: sentenceSchema.optional(),
  pros: z.array(sentenceSchema).min(1),
  cons: z.array(sentenceSchema).min(1),
  /** What a comparison asks besides price: zones, loss of one, scaling, limits. */
  characteristics: z.strictObject({
    availabilityZones: z.int().min(1).max(6),
    zoneLoss: sentenceSchema,
    scaling: sentenceSchema,
    limits: z.array(sentenceSchema).default([]),
  }),
  /** The figure in the option's heading; left out where the plan has none. */
  headline: monthlyRangeSchema.optional(),
  /** The total that the plan's table ends with; left out where it has no table. */
  tableTotal: monthlyRangeSchema.optional(),
  /** What explains a disagreement between headline, total and the sum of the lines. */
  costRemarks: z.array(sentenceSchema).default([]),
  estimateLines: z.array(estimateLineSchema),
  usage: z.array(usageAssumptionSchema).default([]),
  imageParameters: z.array(imageParameterSchema).default([]),
  secretsToSet: z.array(secretToSetSchema).default([]),
  parameterHints: z.array(parameterHintSchema).default([]),
  presets: z.array(presetSchema).default([]),
  alarms: z.array(planAlarmSchema),
  health: healthCheckSchema,
  differences: z.array(planDifferenceSchema).default([]),
});
export type PlanOption = z.infer<typeof planOptionSchema>;

/** The whole of a system's plan.yaml. Unknown keys are mistakes, so that a misspelt one cannot be lost in silence. */
export const planSchema = z.strictObject({
  /** The folder's name. */
  system: keySchema,
  title: titleSchema,
  summary: sentenceSchema,
  /** The document that the figures come from. */
  source: z.strictObject({ title: titleSchema, readOn: z.iso.date() }),
  /** US dollars that the plan allows for the whole system in a month; left out where it names none. */
  budgetUsd: z.number().positive().optional(),
  options: z.array(planOptionSchema).min(1),
  questions: z.array(questionSchema).default([]),
  comparisonTables: z.array(comparisonTableSchema).default([]),
  targets: z.array(targetSchema).default([]),
  maintenance: z.array(maintenanceTaskSchema).default([]),
  verification: z.array(verificationStepSchema).default([]),
  orderOfWork: z.array(workStepSchema).default([]),
  costAdvice: z.array(costAdviceSchema).default([]),
});
export type Plan = z.infer<typeof planSchema>;
