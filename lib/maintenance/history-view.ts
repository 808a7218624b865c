import { z } from "zod";

import { periodSchema } from "./period-instance";

export const PERIOD_STATES = ["empty", "not-yet", "open", "complete", "missed"] as const;

/** How an environment's periods stood, for a calendar. */
export const historyViewSchema = z.object({
  environmentId: z.uuid(),
  zone: z.string(),
  periods: z.array(
    z.object({
      period: periodSchema,
      streak: z.int(),
      /** Oldest first. */
      instances: z.array(z.object({ instance: z.string(), state: z.enum(PERIOD_STATES), asked: z.int(), signed: z.int(), signedBy: z.array(z.string()) })),
    }),
  ),
});
export type HistoryView = z.infer<typeof historyViewSchema>;
