import "server-only";

import type { Prisma } from "@/lib/db/generated/client";
import type { Database } from "@/lib/db/transaction";

import type { OperationRecord } from "./operation-record";

/** Keeps the environment's row in step with the operation that was asked for last, or that holds its stack. */
export async function noteLastOperation(tx: Database, operation: OperationRecord, holds: boolean): Promise<void> {
  await tx.environment.updateMany({
    where: {
      id: operation.environmentId,
      ...(holds ? {} : { OR: [{ lastOperationId: operation.id }, { lastOperationAt: null }, { lastOperationAt: { lte: operation.requestedAt } }] }),
    },
    data: {
      lastOperationId: operation.id,
      lastOperationKind: operation.kind,
      lastOperationState: operation.state,
      lastOperationAt: operation.requestedAt,
    },
  });
}

export type StackSummary = {
  stackArn?: string;
  stackStatus?: string | null;
  stackStatusReason?: string | null;
  /** When AWS said so. */
  stackStatusAsOf?: Date;
  stackOutputs?: { key: string; value: string; description: string | null }[];
  runningRelease?: number | null;
};

export async function noteStack(tx: Database, environmentId: string, { stackOutputs, ...summary }: StackSummary): Promise<void> {
  await tx.environment.update({ where: { id: environmentId }, data: { ...summary, ...(stackOutputs ? { stackOutputs } : {}) } });
}

export type StackOwner = { id: string; name: string; stackName: string; stackStatus: string | null };

/** The environment whose stack this is; null: none of ours. */
export async function findStackOwner(database: Database, stackArn: string): Promise<StackOwner | null> {
  return database.environment.findFirst({ where: { stackArn, removedAt: null }, select: { id: true, name: true, stackName: true, stackStatus: true } });
}

export type WatchedStack = { environmentId: string; name: string; accountId: string; region: string; stackArn: string; stackStatus: string | null; stackStatusAsOf: Date | null };

/** Stacks that exist as far as we know and that no operation holds: those whose status nobody else looks after. */
export async function listIdleStacks(database: Database): Promise<WatchedStack[]> {
  const where: Prisma.EnvironmentWhereInput = {
    removedAt: null,
    stackArn: { not: null },
    // Said outright: of a shell that a preview has made the status is not known yet, and in SQL unknown is unlike everything.
    OR: [{ stackStatus: null }, { stackStatus: { not: "DELETE_COMPLETE" } }],
    operations: { none: { state: { in: ["submitting", "running", "unknown", "needs-human"] } } },
  };
  const rows = await database.environment.findMany({
    where,
    select: { id: true, name: true, accountId: true, region: true, stackArn: true, stackStatus: true, stackStatusAsOf: true },
  });
  return rows.flatMap(({ id, stackArn, ...row }) => (stackArn === null ? [] : [{ ...row, environmentId: id, stackArn }]));
}

/** The stack's status as last told by AWS, and when that was; nulls: never. */
export async function findStackSeen(tx: Database, environmentId: string): Promise<{ status: string | null; reason: string | null; at: Date | null }> {
  const row = await tx.environment.findUnique({ where: { id: environmentId }, select: { stackStatus: true, stackStatusReason: true, stackStatusAsOf: true } });
  return { status: row?.stackStatus ?? null, reason: row?.stackStatusReason ?? null, at: row?.stackStatusAsOf ?? null };
}
