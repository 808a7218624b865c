import type { ListShape, ListStateOf } from "@/components/ui/list-state";
import { parseWhatMakesSense } from "@/components/ui/parse-what-makes-sense";
import { auditQuerySchema, type AuditQuery } from "@/lib/audit/audit-view";

export const AUDIT_LIST = {
  filters: ["actor", "action", "outcome", "environmentId", "operationId", "from", "to"],
  sorts: ["-at"],
  defaultSort: "-at",
  pageSize: 50,
} as const satisfies ListShape<string, string>;

export type AuditListState = ListStateOf<typeof AUDIT_LIST>;

/** The list's address as the query of the API. Days are whole days in UTC: `to` is included. A filter that makes no sense is left out. */
export function toAuditQuery({ q, filters, cursor }: AuditListState): AuditQuery {
  const { from, to, ...rest } = filters;
  return parseWhatMakesSense(auditQuerySchema, {
    ...rest,
    from: from && isDay(from) ? `${from}T00:00:00.000Z` : undefined,
    to: to && isDay(to) ? dayAfter(to) : undefined,
    q: q === "" ? undefined : q,
    cursor: cursor ?? undefined,
    limit: AUDIT_LIST.pageSize,
  });
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

const DAY_MS = 24 * 3_600 * 1_000;
const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00.000Z`) + DAY_MS).toISOString();
