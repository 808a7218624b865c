import "server-only";

import type { Transaction } from "@/lib/db/transaction";

import type { TaskInstance } from "../../task-id";

/** Notes that these are overdue; answers those that nobody had noted. */
export async function noteOverdue(tx: Transaction, tasks: readonly TaskInstance[], notedAt: Date): Promise<TaskInstance[]> {
  const data = tasks.map(({ environmentId, taskKey, instance }) => ({ environmentId, taskKey, instance, notedAt }));
  return tx.maintenanceOverdue.createManyAndReturn({ data, skipDuplicates: true, select: { environmentId: true, taskKey: true, instance: true } });
}
