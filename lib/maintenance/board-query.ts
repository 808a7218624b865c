import { z } from "zod";

import { STAGES } from "@/lib/environments/environment-view";
import { pageQuerySchema } from "@/lib/shared/page";

import { civilDaySchema, periodSchema, type Period } from "./period-instance";

const word = z.string().min(1).max(100);

/** GET /maintenance */
export const boardQuerySchema = pageQuerySchema.extend({
  period: periodSchema.default("daily"),
  /** A day of the period that is asked for; left out: each environment's own today. */
  date: civilDaySchema.optional(),
  "filter[system]": word.optional(),
  "filter[stage]": z.enum(STAGES).optional(),
  q: z.string().trim().max(128).optional(),
});

export type BoardInput = { period: Period; date?: string; cursor?: string; limit: number; filter: { system?: string; stage?: (typeof STAGES)[number] }; q?: string };

export const toBoardInput = ({ period, date, cursor, limit, q, ...query }: z.output<typeof boardQuerySchema>): BoardInput => ({
  period,
  date,
  cursor,
  limit,
  q,
  filter: { system: query["filter[system]"], stage: query["filter[stage]"] },
});
