import { z } from "zod";

import { pricedAdviceSchema } from "@/lib/pricing/priced-advice-view";

/** The plan's advice for what an environment runs, each with its claim and what it would save at list price. */
export const adviceViewSchema = z.object({
  environmentId: z.uuid(),
  /** Release that it is reckoned for; null: there is none. */
  release: z.int().nullable(),
  items: z.array(pricedAdviceSchema),
  /** Why nothing could be reckoned; null where it could. */
  problem: z.string().nullable(),
});
export type AdviceView = z.infer<typeof adviceViewSchema>;
