import "server-only";

import type { Database, Transaction } from "@/lib/db/transaction";

import type { TaskInstance } from "../../task-id";

/** Those of these environments and instances that were noted before. */
export const listNoted = (database: Database, { environmentIds, instances }: { environmentIds: readonly string[]; instances: readonly string[] }): Promise<TaskInstance[]> =>
  database.maintenanceOverdue.findMany({ where: { environmentId: { in: [...environmentIds] }, instance: { in: [...instances] } }, select: { environmentId: true, taskKey: true, instance: true } });

/** Notes that these are overdue; answers those that nobody had noted. */
export async function noteOverdue(tx: Transaction, tasks: readonly TaskInstance[], notedAt: Date): Promise<TaskInstance[]> {
  const data = tasks.map(({ environmentId, taskKey, instance }) => ({ environmentId, taskKey, instance, notedAt }));
  return tx.maintenanceOverdue.createManyAndReturn({ data, skipDuplicates: true, select: { environmentId: true, taskKey: true, instance: true } });
}
