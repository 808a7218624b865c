import { z } from "zod";

import { usageAssumptionSchema, estimateLineSchema } from "@/lib/catalog/plan-costs";
import { planOptionSchema } from "@/lib/catalog/plan-schema";
import { templateRuleSchema } from "@/lib/catalog/template";
import { parameterDefinitionSchema } from "@/lib/catalog/template-parameters";

const POLICIES = ["Delete", "Retain", "RetainExceptOnCreate", "Snapshot"] as const;

/** Read from YAML already, so that no page has to load a parser for it. */
const templateSchema = z.object({
  parameters: z.array(parameterDefinitionSchema),
  rules: z.record(z.string(), templateRuleSchema),
  mappings: z.record(z.string(), z.record(z.string(), z.record(z.string(), z.unknown()))),
  conditions: z.record(z.string(), z.unknown()),
  resources: z.array(
    z.object({
      logicalId: z.string(),
      type: z.string(),
      properties: z.record(z.string(), z.unknown()),
      condition: z.string().nullable(),
      dependsOn: z.array(z.string()),
      deletionPolicy: z.enum(POLICIES).nullable(),
      updateReplacePolicy: z.enum(["Delete", "Retain", "Snapshot"]).nullable(),
    }),
  ),
});

/** All that prices an option besides the price book: with both, a page prices while a person types, by `estimateOption`. */
export const pricingMaterialSchema = z.object({
  system: z.string(),
  key: z.string(),
  /** Of the template's bytes. */
  templateHash: z.string(),
  option: z.object({ estimateLines: z.array(estimateLineSchema), usage: z.array(usageAssumptionSchema), presets: planOptionSchema.shape.presets }),
  template: templateSchema,
});
export type PricingMaterial = z.infer<typeof pricingMaterialSchema>;
