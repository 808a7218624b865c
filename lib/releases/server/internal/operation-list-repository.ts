import "server-only";

import { z } from "zod";

import { Prisma } from "@/lib/db/generated/client";
import { database } from "@/lib/db/transaction";

import { OPERATION_KINDS, OPERATION_STATES, RESOLUTIONS, type OperationKind, type OperationState } from "../../operation-state";
import { progressSchema, rootCauseSchema, type OperationSummary } from "../../operation-view";

export type OperationFilter = { environmentId?: string; state?: readonly OperationState[]; kind?: readonly OperationKind[] };
type ListQuery = { filter: OperationFilter; before: { requestedAt: Date; id: string } | null; take: number };

const COLUMNS = Prisma.raw(`
  o.id, o.version, o.kind, o.resolved_to AS "resolvedTo", o.state, o.state_reason AS "stateReason", o.environment_id AS "environmentId",
  e.name AS "environmentName", e.stack_name AS "stackName", coalesce(o.stack_arn, e.stack_arn) AS "stackArn",
  coalesce(o.stack_status_at_end, e.stack_status) AS "stackStatus",
  o.release, o.from_release AS "fromRelease", o.auto_confirm AS "autoConfirm", o.progress, o.root_cause AS "rootCause",
  o.requested_by AS "requestedBy", o.reason, o.requested_at AS "requestedAt", o.previewed_at AS "previewedAt", o.confirmed_at AS "confirmedAt",
  o.confirmed_by AS "confirmedBy", o.submitted_at AS "submittedAt", o.started_at AS "startedAt", o.ended_at AS "endedAt",
  o.cancel_requested_at AS "cancelRequestedAt", o.cancel_requested_by AS "cancelRequestedBy", o.as_of AS "asOf"`);

const when = z.date().transform((date) => date.toISOString());
const rowSchema = z.object({
  id: z.string(),
  version: z.number(),
  kind: z.enum(OPERATION_KINDS),
  resolvedTo: z.enum(RESOLUTIONS),
  state: z.enum(OPERATION_STATES),
  stateReason: z.string().nullable(),
  environmentId: z.string(),
  environmentName: z.string(),
  stackName: z.string(),
  stackArn: z.string().nullable(),
  stackStatus: z.string().nullable(),
  release: z.number().nullable(),
  fromRelease: z.number().nullable(),
  autoConfirm: z.boolean(),
  progress: progressSchema.nullable(),
  rootCause: rootCauseSchema.nullable(),
  requestedBy: z.string(),
  reason: z.string().nullable(),
  requestedAt: when,
  previewedAt: when.nullable(),
  confirmedAt: when.nullable(),
  confirmedBy: z.string().nullable(),
  submittedAt: when.nullable(),
  startedAt: when.nullable(),
  endedAt: when.nullable(),
  cancelRequestedAt: when.nullable(),
  cancelRequestedBy: z.string().nullable(),
  asOf: when.nullable(),
});

/**
 * Counting 100,000 operations takes 10 to 50 ms, the page itself 1: of a whole account's operations the count may be this old, and is
 * renewed behind the answer. Of one environment's it is always exact.
 */
const COUNT_KEPT_MS = 5_000;
const counts = new Map<string, { total: number; at: number; isRenewing: boolean }>();

async function countOf(filter: OperationFilter, count: () => Promise<number>): Promise<number> {
  if (filter.environmentId !== undefined) return count();
  const key = JSON.stringify([filter.state ?? null, filter.kind ?? null]);
  const renew = async () => {
    const total = await count();
    counts.set(key, { total, at: Date.now(), isRenewing: false });
    return total;
  };
  const known = counts.get(key);
  if (!known) return renew();
  if (Date.now() - known.at > COUNT_KEPT_MS && !known.isRenewing) {
    known.isRenewing = true;
    // One that fails leaves the old count, and the next request tries again.
    void renew().catch(() => (known.isRenewing = false));
  }
  return known.total;
}

/** One statement for the page, one for how many there are; newest request first. */
export async function listOperationSummaries({ filter, before, take }: ListQuery): Promise<{ items: OperationSummary[]; total: number }> {
  const filters = [
    Prisma.sql`true`,
    ...(filter.environmentId ? [Prisma.sql`o.environment_id = ${filter.environmentId}::uuid`] : []),
    ...(filter.state ? [Prisma.sql`o.state = ANY(${[...filter.state]})`] : []),
    ...(filter.kind ? [Prisma.sql`o.kind = ANY(${[...filter.kind]})`] : []),
  ];
  const where = Prisma.join(filters, " AND ");
  const from = before ? Prisma.sql`AND (o.requested_at, o.id) < (${before.requestedAt}, ${before.id}::uuid)` : Prisma.empty;
  const count = async () => (await database().$queryRaw<{ total: number }[]>`SELECT count(*)::int AS total FROM operation o WHERE ${where}`)[0]?.total ?? 0;
  const [rows, total] = await Promise.all([
    database().$queryRaw<unknown[]>`
      SELECT ${COLUMNS} FROM operation o JOIN environment e ON e.id = o.environment_id
      WHERE ${where} ${from} ORDER BY o.requested_at DESC, o.id DESC LIMIT ${take}`,
    countOf(filter, count),
  ]);
  return { items: z.array(rowSchema).parse(rows), total };
}
