import { z } from "zod";

import { architectureDiagramSchema } from "./architecture-layout";
import { catalogProblemSchema } from "./catalog-problem";
import { comparisonTableSchema, questionSchema, workStepSchema } from "./plan-choices";
import { costAdviceSchema } from "./plan-costs";
import { maintenanceTaskSchema, targetSchema, verificationStepSchema } from "./plan-operations";
import { planOptionSchema } from "./plan-schema";
import { RESOURCE_PHASES } from "./resource-phase";
import { CAPABILITIES } from "./template-capabilities";
import { parameterDefinitionSchema, parameterGroupSchema } from "./template-parameters";
import { templateRuleSchema } from "./template";

const rangeSchema = z.object({ lowUsd: z.number(), highUsd: z.number(), where: z.string().optional() });

/** An option in a list: enough to choose by. */
export const optionSummarySchema = z.object({
  system: z.string(),
  option: z.string(),
  title: z.string(),
  summary: z.string(),
  recommendation: z.string().nullable(),
  /** The plan's figures, US dollars a month; null where it has none. */
  planHeadline: rangeSchema.nullable(),
  planTotal: rangeSchema.nullable(),
  resourceCount: z.int().nonnegative(),
  /** Along the longest chain of dependency, with the template's defaults. */
  expectedLaunchSeconds: z.number().nonnegative(),
});
export type OptionSummary = z.infer<typeof optionSummarySchema>;

const systemSummarySchema = z.object({ key: z.string(), title: z.string(), summary: z.string(), options: z.array(optionSummarySchema) });

export const catalogViewSchema = z.object({
  systems: z.array(systemSummarySchema),
  /** Mistakes in files of the catalogue. What they touch is left out above; the rest works. */
  problems: z.array(catalogProblemSchema),
});
export type CatalogView = z.infer<typeof catalogViewSchema>;

export const systemViewSchema = systemSummarySchema.extend({
  source: z.object({ title: z.string(), readOn: z.string() }),
  budgetUsd: z.number().nullable(),
  questions: z.array(questionSchema),
  comparisonTables: z.array(comparisonTableSchema),
  orderOfWork: z.array(workStepSchema),
  problems: z.array(catalogProblemSchema),
});
export type SystemView = z.infer<typeof systemViewSchema>;

const resourceInPhaseSchema = z.object({ logicalId: z.string(), type: z.string(), holdsData: z.boolean(), deletionPolicy: z.string(), level: z.int().nonnegative(), expectedSeconds: z.number() });

export const optionViewSchema = optionSummarySchema.extend({
  systemTitle: z.string(),
  pros: planOptionSchema.shape.pros,
  cons: planOptionSchema.shape.cons,
  characteristics: planOptionSchema.shape.characteristics,
  estimateLines: planOptionSchema.shape.estimateLines,
  /** Sum of the plan's lines; null where it has none. */
  sumOfLines: rangeSchema.nullable(),
  /** Where the plan's own figures disagree, in words. */
  contradictions: z.array(z.string()),
  costRemarks: z.array(z.string()),
  usage: planOptionSchema.shape.usage,
  budgetUsd: z.number().nullable(),
  parameters: z.array(parameterDefinitionSchema),
  parameterGroups: z.array(parameterGroupSchema),
  /** The template's rules, for `validateParameters` in the browser. */
  rules: z.record(z.string(), templateRuleSchema),
  parameterHints: planOptionSchema.shape.parameterHints,
  presets: planOptionSchema.shape.presets,
  imageParameters: planOptionSchema.shape.imageParameters,
  secretsToSet: planOptionSchema.shape.secretsToSet,
  capabilities: z.array(z.enum(CAPABILITIES)),
  /** What a stack with the default values has, by phase of its launch. */
  phases: z.array(z.object({ phase: z.enum(RESOURCE_PHASES), title: z.string(), count: z.int().positive(), resources: z.array(resourceInPhaseSchema) })),
  outputs: z.array(z.object({ name: z.string(), description: z.string().nullable() })),
  diagram: architectureDiagramSchema,
  targets: z.array(targetSchema),
  alarms: planOptionSchema.shape.alarms,
  maintenance: z.array(maintenanceTaskSchema),
  questions: z.array(questionSchema),
  comparisonTables: z.array(comparisonTableSchema),
  orderOfWork: z.array(workStepSchema),
  verification: z.array(verificationStepSchema),
  costAdvice: z.array(costAdviceSchema),
  health: planOptionSchema.shape.health,
  planDifferences: planOptionSchema.shape.differences,
  /** SHA-256 of the template's bytes, in hex: what a release records. */
  templateHash: z.string(),
  templateBytes: z.int().positive(),
  templateFile: z.string(),
  problems: z.array(catalogProblemSchema),
});
export type OptionView = z.infer<typeof optionViewSchema>;
