import { z } from "zod";

/** Readings of AWS Price List for a region, newest first, each with what it changed. */
export const priceHistorySchema = z.object({
  region: z.string(),
  readings: z.array(
    z.object({
      id: z.uuid(),
      at: z.iso.datetime(),
      /** Whose credentials were used. */
      accountId: z.uuid(),
      changes: z.array(z.object({ sku: z.string(), before: z.string().nullable(), after: z.string() })),
      /** What it could not tell; the price before stays. */
      problems: z.array(z.object({ sku: z.string(), why: z.string() })),
    }),
  ),
  /** The newest reading, where it brought nothing; null where it went well or there was none. */
  failure: z.object({ at: z.iso.datetime(), accountId: z.uuid(), why: z.string() }).nullable(),
});
export type PriceHistory = z.infer<typeof priceHistorySchema>;

export const refreshRequestSchema = z.strictObject({ accountId: z.uuid() });
