import { z } from "zod";

import type { ListShape, ListStateOf } from "@/components/ui/list-state";
import { parseWhatMakesSense, whatMakesNoSense } from "@/components/ui/parse-what-makes-sense";
import { auditQuerySchema, type AuditQuery } from "@/lib/audit/audit-view";

export const AUDIT_LIST = {
  filters: ["actor", "action", "outcome", "environmentId", "operationId", "from", "to"],
  sorts: ["-at"],
  defaultSort: "-at",
  pageSize: 50,
} as const satisfies ListShape<string, string>;

export type AuditListState = ListStateOf<typeof AUDIT_LIST>;

/** The list's address as the query of the API. Days are whole days in UTC: `to` is included. A filter that makes no sense is left out. */
export const toAuditQuery = (state: AuditListState): AuditQuery => parseWhatMakesSense(auditQuerySchema, wantedBy(state));

/** Filters of the address that no audit can be filtered by, as they stand there. */
export function leftOutFilters(state: AuditListState): { name: string; value: string }[] {
  const wrong = whatMakesNoSense(auditQuerySchema, wantedBy(state));
  return AUDIT_LIST.filters.filter((name) => wrong.includes(name)).map((name) => ({ name, value: state.filters[name] ?? "" }));
}

function wantedBy({ q, filters, cursor }: AuditListState): Record<string, unknown> {
  const { from, to, ...rest } = filters;
  return {
    ...rest,
    // What is not a day goes on as it is, and the schema refuses it.
    from: from && isDay(from) ? `${from}T00:00:00.000Z` : from,
    to: to && isDay(to) ? dayAfter(to) : to,
    q: q === "" ? undefined : q,
    cursor: cursor ?? undefined,
    limit: AUDIT_LIST.pageSize,
  };
}

const isDay = (text: string): boolean => z.iso.date().safeParse(text).success; // Date.parse takes 30 February for 2 March

const DAY_MS = 24 * 3_600 * 1_000;
const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00.000Z`) + DAY_MS).toISOString();
