import "server-only";

import type { Transaction } from "@/lib/db/transaction";

import type { JobDefinition } from "./define-job";
import { ensureQueue, insertJob } from "./queue-repository";

/**
 * Queues a job in the caller's transaction: it exists exactly if the transaction commits. Call `prepareQueue` of the same job
 * before the transaction begins.
 */
export async function enqueue<Payload extends object>(tx: Transaction, job: JobDefinition<Payload>, payload: Payload): Promise<void> {
  await insertJob(tx, job.name, { payload, singletonKey: job.singletonKey?.(payload) ?? null, afterSeconds: 0 });
}

/** Outside any transaction; `afterSeconds` for work that has to wait. */
export async function enqueueAlone<Payload extends object>(job: JobDefinition<Payload>, payload: Payload, afterSeconds = 0): Promise<void> {
  await ensureQueue(job);
  await insertJob(null, job.name, { payload, singletonKey: job.singletonKey?.(payload) ?? null, afterSeconds });
}

/** Makes sure that the job's queue is there; once per process, afterwards free. */
export const prepareQueue = <Payload extends object>(job: JobDefinition<Payload>): Promise<void> => ensureQueue(job);
