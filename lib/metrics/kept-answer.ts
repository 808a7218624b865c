import { z } from "zod";

/** JSON has neither NaN nor infinity: there they are null, and everywhere they are no value. */
const valueSchema = z.unknown().transform((value) => (typeof value === "number" && Number.isFinite(value) ? value : Number.NaN));

/** An answer about metrics, straight from AWS or as it was kept as JSON. */
export const keptAnswerSchema = z.object({
  series: z.array(
    z.object({
      queryId: z.string(),
      label: z.string(),
      timesSeconds: z.array(z.number()),
      values: z.array(valueSchema),
      status: z.enum(["complete", "partial", "internal-error", "forbidden"]),
      messages: z.array(z.string()),
    }),
  ),
  messages: z.array(z.string()),
  metricsRequested: z.number(),
  asOf: z.string(),
});
