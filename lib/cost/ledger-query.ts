import { z } from "zod";

import { STAGES } from "@/lib/environments/environment-view";
import { pageQuerySchema } from "@/lib/shared/page";

export const LEDGER_SORTS = ["name", "actual", "plan", "list", "running", "difference"] as const;
export type LedgerSort = (typeof LEDGER_SORTS)[number];
/** A minus sign before it turns the order round: the dearest first is "-actual". What is not known comes last either way. */
const sortSchema = z.enum(LEDGER_SORTS.flatMap((sort) => [sort, `-${sort}`] as const));
export type LedgerSortOrder = z.infer<typeof sortSchema>;

/** A month as "2026-11". */
export const monthSchema = z.string().regex(/^20\d\d-(0[1-9]|1[0-2])$/, "must be a month such as 2026-11");

const word = z.string().min(1).max(100);

/** GET /costs */
export const ledgerQuerySchema = pageQuerySchema.extend({
  /** Left out: the running month. */
  month: monthSchema.optional(),
  sort: sortSchema.default("-actual"),
  "filter[system]": word.optional(),
  "filter[stage]": z.enum(STAGES).optional(),
  "filter[accountId]": z.uuid().optional(),
  /** Part of the name, in any case. */
  q: z.string().trim().max(128).optional(),
});

export type LedgerInput = {
  month?: string;
  cursor?: string;
  limit: number;
  sort: LedgerSortOrder;
  filter: { system?: string; stage?: (typeof STAGES)[number]; accountId?: string };
  q?: string;
};

export const toLedgerInput = (query: z.infer<typeof ledgerQuerySchema>): LedgerInput => ({
  month: query.month,
  cursor: query.cursor,
  limit: query.limit,
  sort: query.sort,
  filter: { system: query["filter[system]"], stage: query["filter[stage]"], accountId: query["filter[accountId]"] },
  q: query.q,
});
