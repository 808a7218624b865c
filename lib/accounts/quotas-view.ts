import { z } from "zod";

import { quotaStateSchema, quotaVerdictSchema } from "@/lib/pricing/quota-verdict";

/** An account's quotas in a region, and what each asked option needs of them: only those that it draws on. */
export const quotasViewSchema = z.object({
  accountId: z.uuid(),
  accountName: z.string(),
  region: z.string(),
  quotas: z.array(quotaStateSchema),
  options: z.array(z.object({ option: z.string(), verdicts: z.array(quotaVerdictSchema) })),
});
export type QuotasView = z.infer<typeof quotasViewSchema>;
