import type { ListShape, ListState } from "@/components/ui/list-state";
import { auditQuerySchema, type AuditQuery } from "@/lib/audit/audit-view";

export const AUDIT_LIST = {
  filters: ["actor", "action", "outcome", "environmentId", "operationId", "from", "to"],
  sorts: ["-at"],
  defaultSort: "-at",
} as const satisfies ListShape<string, string>;

export type AuditListState = ListState<(typeof AUDIT_LIST.filters)[number], (typeof AUDIT_LIST.sorts)[number]>;

export const AUDIT_PAGE_SIZE = 50;

/** The list's address as the query of the API. Days are whole days in UTC: `to` is included. A filter that makes no sense is left out. */
export function toAuditQuery({ q, filters, cursor }: AuditListState): AuditQuery {
  const { from, to, ...rest } = filters;
  const wanted: Record<string, string | number | undefined> = {
    ...rest,
    from: from && isDay(from) ? `${from}T00:00:00.000Z` : undefined,
    to: to && isDay(to) ? dayAfter(to) : undefined,
    q: q === "" ? undefined : q,
    cursor: cursor ?? undefined,
    limit: AUDIT_PAGE_SIZE,
  };
  const parsed = auditQuerySchema.safeParse(wanted);
  if (parsed.success) return parsed.data;
  const wrong = new Set(parsed.error.issues.map(({ path }) => String(path[0])));
  return auditQuerySchema.parse(Object.fromEntries(Object.entries(wanted).filter(([name]) => !wrong.has(name))));
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`));

const DAY_MS = 24 * 3_600 * 1_000;
const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00:00.000Z`) + DAY_MS).toISOString();
