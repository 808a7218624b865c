import "server-only";

import type { Transaction } from "@/lib/db/transaction";

import type { JobDefinition, Occasion } from "./define-job";
import { ensureQueue, insertJob } from "./queue-repository";

const kept = globalThis as typeof globalThis & { pilothouseOccasions?: Map<Occasion, string[]> };

/** Says which jobs wait for which occasion; the worker does so once, from its list of all jobs, before anything happens. */
export async function expectOccasions(jobs: readonly JobDefinition[]): Promise<void> {
  const waiting = new Map<Occasion, string[]>();
  for (const job of jobs) {
    if (!job.occasions) continue;
    await ensureQueue(job); // a job without its queue would break the transaction that announces
    for (const occasion of job.occasions) waiting.set(occasion, [...(waiting.get(occasion) ?? []), job.name]);
  }
  kept.pilothouseOccasions = waiting;
}

/** Queues whatever waits for this, in the caller's transaction. A process that expects nothing queues nothing: the clock's turn comes anyway. */
export async function announceOccasion(tx: Transaction, occasion: Occasion): Promise<void> {
  for (const name of kept.pilothouseOccasions?.get(occasion) ?? []) await insertJob(tx, name, { payload: {}, singletonKey: null, afterSeconds: 0 });
}
