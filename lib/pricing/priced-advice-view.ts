import { z } from "zod";

export const adviceSavingSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("saves"), usd: z.number(), percent: z.number().nullable(), arithmetic: z.array(z.string()) }),
  z.object({ kind: z.literal("in-place") }),
  z.object({ kind: z.literal("nothing-there") }),
  z.object({ kind: z.literal("not-told"), why: z.string() }),
]);

/** An advice of the plan with its claim and what it would save at list price. */
export const pricedAdviceSchema = z.object({
  key: z.string(),
  title: z.string(),
  summary: z.string(),
  claim: z.object({ lowPercent: z.number(), highPercent: z.number() }).nullable(),
  saving: adviceSavingSchema,
  parameters: z.record(z.string(), z.string()).nullable(),
});
