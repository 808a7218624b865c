import "server-only";

import { database, type Database, type Transaction } from "@/lib/db/transaction";

import { evidenceKindSchema } from "../../evidence";
import { periodSchema } from "../../period-instance";
import type { ExtraTaskView, NewExtraTask } from "../../setting";

export type ExtraTaskRecord = ExtraTaskView & { environmentId: string };

/** Tasks that were added to these environments, or to all, and not removed again. */
export async function listExtraTasks(environmentIds?: readonly string[], from: Database = database()): Promise<ExtraTaskRecord[]> {
  const rows = await from.maintenanceExtraTask.findMany({
    where: { removedAt: null, ...(environmentIds ? { environmentId: { in: [...environmentIds] } } : {}) },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
  return rows.map(({ removedAt: _removed, period, evidence, createdAt, ...task }) => ({ ...task, period: periodSchema.parse(period), evidence: evidence.map((kind) => evidenceKindSchema.parse(kind)), createdAt: createdAt.toISOString() }));
}

/** One who adds a task to an environment at a time, until the transaction ends: its own tasks are counted, and their names compared. */
export async function lockExtraTasks(tx: Transaction, environmentId: string): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`maintenance tasks ${environmentId}`}, 0))`;
}

export async function insertExtraTask(tx: Transaction, task: NewExtraTask & { environmentId: string; key: string; createdBy: string; createdAt: Date }): Promise<string> {
  return (await tx.maintenanceExtraTask.create({ data: task, select: { id: true } })).id;
}

/** What was taken away; null: there is no such task, or not any more. */
export async function removeExtraTaskRow(tx: Transaction, { environmentId, id }: { environmentId: string; id: string }, removedAt: Date): Promise<{ environmentId: string; title: string } | null> {
  const [removed] = await tx.maintenanceExtraTask.updateManyAndReturn({ where: { id, environmentId, removedAt: null }, data: { removedAt }, select: { environmentId: true, title: true } });
  return removed ?? null;
}
