import "server-only";

import { Prisma } from "@/lib/db/generated/client";
import type { Database } from "@/lib/db/transaction";

import type { UpdateEnvironment } from "../../update-environment-input";
import type { EnvironmentRow } from "../environment-row";
import { ENVIRONMENT_COLUMNS, ENVIRONMENT_JOINS } from "../environment-view-repository";

/** The summary row with what only the environment's own page needs. */
export type EnvironmentDetailRow = EnvironmentRow & { stackOutputs: unknown };

/** Null: no such environment, or it was removed. */
export async function findEnvironmentDetailRow(database: Database, environmentId: string): Promise<EnvironmentDetailRow | null> {
  const rows = await database.$queryRaw<EnvironmentDetailRow[]>`
    SELECT ${Prisma.raw(ENVIRONMENT_COLUMNS)}, e.stack_outputs AS "stackOutputs"
    FROM environment e ${Prisma.raw(ENVIRONMENT_JOINS)}
    WHERE e.id = ${environmentId}::uuid AND e.removed_at IS NULL`;
  return rows[0] ?? null;
}

type LockedEnvironment = { name: string; protected: boolean; stackArn: string | null; stackStatus: string | null };

/** Held until the transaction ends: nobody can start an operation on it or remove it meanwhile. Null: none, or removed. */
export async function lockEnvironment(tx: Database, environmentId: string): Promise<LockedEnvironment | null> {
  const rows = await tx.$queryRaw<LockedEnvironment[]>`
    SELECT name, protected, stack_arn AS "stackArn", stack_status AS "stackStatus"
    FROM environment WHERE id = ${environmentId}::uuid AND removed_at IS NULL FOR UPDATE`;
  return rows[0] ?? null;
}

/** The newest operation of the environment that is not over. */
export async function findOpenOperation(tx: Database, environmentId: string): Promise<{ kind: string; state: string; requestedBy: string } | null> {
  return tx.operation.findFirst({
    where: { environmentId, endedAt: null },
    orderBy: { requestedAt: "desc" },
    select: { kind: true, state: true, requestedBy: true },
  });
}

export async function changeEnvironment(tx: Database, environmentId: string, change: UpdateEnvironment): Promise<void> {
  await tx.environment.update({ where: { id: environmentId }, data: change });
}

export async function markRemoved(tx: Database, environmentId: string, at: Date): Promise<void> {
  await tx.environment.update({ where: { id: environmentId }, data: { removedAt: at } });
}

/** The last physical id that each of these resources was seen with, by logical id; resources never seen are left out. */
export async function findPhysicalIds(database: Database, stackArn: string, logicalIds: readonly string[]): Promise<Map<string, string>> {
  const rows = await database.$queryRaw<{ logicalId: string; physicalId: string }[]>`
    SELECT DISTINCT ON (logical_id) logical_id AS "logicalId", physical_id AS "physicalId"
    FROM stack_event
    WHERE stack_arn = ${stackArn} AND logical_id = ANY(${[...logicalIds]}) AND physical_id <> '' AND status NOT LIKE 'DELETE%'
    ORDER BY logical_id, at DESC, position DESC NULLS FIRST, id DESC`;
  return new Map(rows.map(({ logicalId, physicalId }) => [logicalId, physicalId]));
}

/**
 * Every resource that the stack's events tell of, with the physical id that it has now; those that were deleted are left out. The feed and
 * polling bring events in no order, so what came last says nothing: AWS's time does. A resource that is replaced has two ids for a while,
 * and the deletion of the old one leaves the new; one that was deleted and made again under the same name is there.
 */
export async function listPhysicalIds(database: Database, stackArn: string): Promise<{ logicalId: string; physicalId: string; resourceType: string }[]> {
  return database.$queryRaw`
    SELECT DISTINCT ON (seen.logical_id) seen.logical_id AS "logicalId", seen.physical_id AS "physicalId", seen.resource_type AS "resourceType"
    FROM stack_event seen
    WHERE seen.stack_arn = ${stackArn} AND seen.physical_id <> '' AND seen.physical_id <> seen.stack_arn AND seen.status NOT LIKE 'DELETE%'
      AND NOT EXISTS (
        SELECT 1 FROM stack_event gone
        WHERE gone.stack_arn = seen.stack_arn AND gone.logical_id = seen.logical_id AND gone.physical_id = seen.physical_id AND gone.status = 'DELETE_COMPLETE'
          -- Only polling tells the time to the millisecond.
          AND gone.at >= CASE WHEN gone.position IS NULL OR seen.position IS NULL THEN date_trunc('second', seen.at) ELSE seen.at END
      )
    ORDER BY seen.logical_id, seen.at DESC, seen.position DESC NULLS FIRST, seen.id DESC`;
}
