import { z } from "zod";

import { adviceSavingSchema } from "@/lib/pricing/priced-advice-view";

const measuredUseSchema = z.object({ maxPercent: z.number(), p95Percent: z.number(), hours: z.int() });

/** Whether the sizes that an environment runs fit what CloudWatch has measured of them. */
export const sizingViewSchema = z.object({
  environmentId: z.uuid(),
  /** Whose settings are changed from; null: there is none. */
  release: z.int().nullable(),
  /** What was measured: whole hours before `asOf`. */
  days: z.int(),
  asOf: z.iso.datetime(),
  items: z.array(
    z.object({
      logicalId: z.string(),
      resourceType: z.string(),
      /** Percent; null: CloudWatch has no figures. */
      cpu: measuredUseSchema.nullable(),
      memory: measuredUseSchema.nullable(),
      verdict: z.enum(["under-used", "over-used", "right", "could-not-tell"]),
      why: z.string(),
      /** The next size that the template allows in the verdict's direction, with what it saves at list price; null where there is none or nothing is to be changed. */
      change: z.object({ words: z.string(), parameters: z.record(z.string(), z.string()), saving: adviceSavingSchema }).nullable(),
      /** What the plan claims for a smaller size of it; null where it names no figure. */
      claim: z.object({ lowPercent: z.number(), highPercent: z.number() }).nullable(),
    }),
  ),
  /** Why nothing could be measured; null where it could. */
  problem: z.string().nullable(),
});
export type SizingView = z.infer<typeof sizingViewSchema>;
