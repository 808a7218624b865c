import { z } from "zod";

import { monthSchema } from "./ledger-query";

/** The panel's own calls of AWS in a month, and what AWS lists for them. Free tiers are not taken off. */
export const usageViewSchema = z.object({
  month: monthSchema,
  /** Up to when calls are counted; sums are written every few seconds. */
  asOf: z.iso.datetime(),
  priceBook: z.object({ region: z.string(), version: z.string(), asOf: z.string() }),
  accounts: z.array(
    z.object({
      accountId: z.uuid(),
      accountName: z.string(),
      isSandbox: z.boolean(),
      /** That stand now. */
      environments: z.int(),
      usd: z.number(),
      /** Null without environments. */
      usdPerEnvironment: z.number().nullable(),
      actions: z.array(
        z.object({
          /** IAM action. */
          action: z.string(),
          calls: z.int(),
          failed: z.int(),
          /** 0: free of charge; null: charged for at a price that is not known. */
          usd: z.number().nullable(),
        }),
      ),
    }),
  ),
});
export type UsageView = z.infer<typeof usageViewSchema>;
