import { z } from "zod";

import { STAGES } from "@/lib/environments/environment-view";

import { monthSchema } from "./ledger-query";

/** What a bill can be cut by. "service": AWS's, by the price book; what the book does not know stands together. */
export const BREAKDOWNS = ["environment", "system", "service", "usage-type"] as const;
export type Breakdown = (typeof BREAKDOWNS)[number];

const word = z.string().min(1).max(100);

/** GET /costs/days and /costs/history */
export const breakdownQuerySchema = z.object({
  /** Left out: the running month. The history's last month. */
  month: monthSchema.optional(),
  by: z.enum(BREAKDOWNS).default("environment"),
  "filter[system]": word.optional(),
  "filter[stage]": z.enum(STAGES).optional(),
  "filter[accountId]": z.uuid().optional(),
});

export type BreakdownFilter = { system?: string; stage?: (typeof STAGES)[number]; accountId?: string };
export type BreakdownInput = { month?: string; by: Breakdown; filter: BreakdownFilter };

export const toBreakdownInput = ({ month, by, ...query }: z.infer<typeof breakdownQuerySchema>): BreakdownInput => ({
  month,
  by,
  filter: { system: query["filter[system]"], stage: query["filter[stage]"], accountId: query["filter[accountId]"] },
});

/** Billed usage by day or month: credits, refunds and tax are no part of it. */
export const breakdownViewSchema = z.object({
  by: z.enum(BREAKDOWNS),
  /** ISO dates or months, oldest first, up to where a bill has figures. */
  periods: z.array(z.string()),
  series: z.array(
    z.object({
      /** Empty: untagged, or a usage type that the price book does not know. */
      key: z.string(),
      title: z.string(),
      /** US dollars, one for each period; null: no bill is known. */
      usd: z.array(z.number().nullable()),
    }),
  ),
});
export type BreakdownView = z.infer<typeof breakdownViewSchema>;
