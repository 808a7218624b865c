import "server-only";

import { setTimeout as sleep } from "node:timers/promises";

import { log } from "@/lib/env/log";

import type { JobDefinition, JobResult } from "./define-job";
import { listenForJobs } from "./job-notices";
import { completeJob, ensureQueue, failJob, fetchJobs, insertJob, maintainQueue, type FetchedJob } from "./queue-repository";

const LOOK_ANYWAY_MS = 2_000; // a notice can be lost, and a job that has to wait comes due without one
const AFTER_ERROR_MS = 1_000;
const MAINTAIN_MS = 30_000;
const DEFAULT_CONCURRENCY = 4;

/** Works on the queues of these jobs until `signal` aborts; resolves when what was running then has ended. */
export async function runJobs(jobs: readonly JobDefinition[], signal: AbortSignal): Promise<void> {
  for (const job of jobs) await ensureQueue(job);
  const wakers = new Map<string, () => void>();
  await Promise.all([
    listenForJobs((name) => wakers.get(name)?.(), signal),
    keepQueueTidy(signal),
    ...jobs.map((job) => workOn(job, signal, (wake) => wakers.set(job.name, wake))),
    ...jobs.filter((job) => job.everySeconds !== undefined).map((job) => queueByTheClock(job, signal)),
  ]);
}

async function workOn(job: JobDefinition, signal: AbortSignal, onWaker: (wake: () => void) => void): Promise<void> {
  const running = new Set<Promise<void>>();
  const nap = newNap(signal);
  onWaker(nap.end);

  while (!signal.aborted) {
    const rest = nap.begin(); // before the look, so that a notice that comes during it ends the nap after it
    const free = (job.concurrency ?? DEFAULT_CONCURRENCY) - running.size;
    const fetched = free > 0 ? await fetchOrNone(job.name, free) : [];
    for (const next of fetched) {
      const run = runOne(job, next, signal).finally(() => {
        running.delete(run);
        nap.end();
      });
      running.add(run);
    }
    if (fetched.length === 0) await rest;
  }
  await Promise.all(running);
}

/** A pause that a notice ends early, as does the worker's stop. */
function newNap(signal: AbortSignal) {
  let current = new AbortController();
  return {
    begin(): Promise<void> {
      current = new AbortController();
      // Aborted is as good as slept: there may be something to do.
      return sleep(LOOK_ANYWAY_MS, undefined, { signal: AbortSignal.any([signal, current.signal]) }).catch(() => undefined);
    },
    end: () => current.abort(),
  };
}

async function fetchOrNone(name: string, count: number): Promise<FetchedJob[]> {
  try {
    return await fetchJobs(name, count);
  } catch (error) {
    log().warn({ err: error, job: name }, "The queue could not be read.");
    await sleep(AFTER_ERROR_MS);
    return [];
  }
}

async function runOne(job: JobDefinition, { id, payload }: FetchedJob, stopping: AbortSignal): Promise<void> {
  try {
    const result = await runInTime(job, payload, stopping);
    if (result !== "done") await insertJob(null, job.name, { payload, singletonKey: job.singletonKey?.(payload) ?? null, afterSeconds: result.againInSeconds });
    await completeJob(job.name, id);
  } catch (error) {
    if (!stopping.aborted) log().error({ err: error, job: job.name, payload }, "A job failed.");
    await failJob(job.name, id, { message: error instanceof Error ? error.message : "unknown" }).catch((failure: unknown) =>
      // It then ends by its time limit, and is repeated all the same.
      log().warn({ err: failure, job: job.name }, "A failed job could not be given back."),
    );
  }
}

async function runInTime(job: JobDefinition, payload: object, stopping: AbortSignal): Promise<JobResult> {
  const parsed = job.payload.parse(payload);
  const signal = AbortSignal.any([stopping, AbortSignal.timeout(job.timeoutSeconds * 1_000)]);
  return job.run(parsed, { now: new Date(), signal });
}

/** Each worker's clock queues it; the queue keeps one per slot of time, whoever was first. */
async function queueByTheClock(job: JobDefinition, signal: AbortSignal): Promise<void> {
  const everySeconds = job.everySeconds ?? 60;
  while (!signal.aborted) {
    try {
      await insertJob(null, job.name, { payload: {}, singletonKey: "by-the-clock", afterSeconds: 0, onceEachSeconds: everySeconds });
    } catch (error) {
      log().warn({ err: error, job: job.name }, "A job that is due could not be queued.");
    }
    await sleep(everySeconds * 1_000, undefined, { signal }).catch(() => undefined); // aborted: the loop ends
  }
}

async function keepQueueTidy(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await maintainQueue().catch((error: unknown) => log().warn({ err: error }, "The queue could not be tidied."));
    await sleep(MAINTAIN_MS, undefined, { signal }).catch(() => undefined); // aborted: the loop ends
  }
}
