import "server-only";

import type { Prisma } from "@/lib/db/generated/client";
import { literalLike } from "@/lib/db/literal-like";
import type { Database } from "@/lib/db/transaction";

import { auditEntryViewSchema, type AuditEntryView, type AuditQuery } from "../audit-view";

type Filter = Omit<AuditQuery, "cursor" | "limit">;

/** Rows with an id below `before` (null: from the newest on), newest first. */
export async function listAuditRows(
  database: Database,
  query: { filter: Filter; before: bigint | null; limit: number },
): Promise<AuditEntryView[]> {
  const rows = await database.audit.findMany({
    where: { AND: [whereOf(query.filter), query.before === null ? {} : { id: { lt: query.before } }] },
    omit: { hash: true, previousHash: true },
    orderBy: { id: "desc" },
    take: query.limit,
  });
  return rows.map((row) => auditEntryViewSchema.parse({ ...row, id: String(row.id), at: row.at.toISOString() }));
}

export const countAuditRows = (database: Database, filter: Filter): Promise<number> => database.audit.count({ where: whereOf(filter) });

function whereOf(filter: Filter): Prisma.AuditWhereInput {
  const { actor, action, outcome, environmentId, operationId, from, to, q } = filter;
  const conditions: Prisma.AuditWhereInput[] = [];
  if (actor !== undefined) conditions.push({ OR: [{ actorId: actor }, { actorName: { contains: literalLike(actor), mode: "insensitive" } }] });
  if (action !== undefined) conditions.push({ OR: [{ action }, { action: { startsWith: `${action}.` } }] });
  if (q !== undefined) conditions.push({ summary: { contains: literalLike(q), mode: "insensitive" } });
  const at = { ...(from === undefined ? {} : { gte: new Date(from) }), ...(to === undefined ? {} : { lt: new Date(to) }) };
  return { AND: conditions, outcome, environmentId, operationId, at };
}
