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
const ENDS_WITHIN_MS = 90_000; // after its time is up: the longest wait that nothing cuts short is an upload of 60 s

/**
 * A run that does not end though its time is up keeps its place in the worker, and what it holds, for ever. Nothing inside the process
 * can end it: the process has to.
 */
export class HungJobError extends Error {
  constructor(job: string) {
    super(`A run of ${job} has not ended though its time is up.`);
    this.name = "HungJobError";
  }
}

/**
 * Works on the queues of these jobs until `signal` aborts; resolves when what was running then has ended. Rejects with `HungJobError`
 * where a run hangs (`endsWithinMs` after its time was up): the caller ends the process, and the next one takes up what it leaves.
 */
export async function runJobs(jobs: readonly JobDefinition[], signal: AbortSignal, { endsWithinMs = ENDS_WITHIN_MS } = {}): Promise<void> {
  for (const job of jobs) await ensureQueue(job);
  const wakers = new Map<string, () => void>();
  await Promise.all([
    listenForJobs((name) => wakers.get(name)?.(), signal),
    keepQueueTidy(signal),
    ...jobs.map((job) => workOn(job, { signal, endsWithinMs, onWaker: (wake) => wakers.set(job.name, wake) })),
    ...jobs.filter((job) => job.everySeconds !== undefined).map((job) => queueByTheClock(job, signal)),
  ]);
}

type Work = { signal: AbortSignal; endsWithinMs: number; onWaker: (wake: () => void) => void };

async function workOn(job: JobDefinition, { signal, endsWithinMs, onWaker }: Work): Promise<void> {
  const running = new Set<Promise<void>>();
  const runningKeys = new Set<string>();
  const followers = new Map<string, FetchedJob>();
  const hung = new AbortController();
  const nap = newNap(signal);
  onWaker(nap.end);
  hung.signal.addEventListener("abort", nap.end);

  while (!signal.aborted) {
    hung.signal.throwIfAborted();
    const rest = nap.begin(); // before the look, so that a notice that comes during it ends the nap after it
    const free = (job.concurrency ?? DEFAULT_CONCURRENCY) - running.size;
    const fetched = free > 0 ? await fetchOrNone(job.name, free) : [];
    for (const next of fetched) {
      const run = begin(next).finally(() => {
        running.delete(run);
        nap.end();
      });
      running.add(run);
    }
    if (fetched.length === 0) await rest;
  }
  await Promise.all(running);

  async function begin(next: FetchedJob): Promise<void> {
    const run = () => runOne(job, next, { stopping: signal, endsWithinMs, onHung: () => hung.abort(new HungJobError(job.name)) });
    const key = keyOf(job, next);
    if (key === null) return run();
    if (runningKeys.has(key)) return follow(key, next);
    runningKeys.add(key);
    await run();
    runningKeys.delete(key);
    const follower = followers.get(key);
    if (!follower) return;
    followers.delete(key);
    await (signal.aborted ? putBack(job, follower) : begin(follower));
  }

  /** Runs after the one of its key that runs now, in that one's place: in one of its own it would only wait. One stands for all that come. */
  async function follow(key: string, next: FetchedJob): Promise<void> {
    if (!followers.has(key)) return void followers.set(key, next);
    await completeJob(job.name, next.id).catch((error: unknown) => log().warn({ err: error, job: job.name }, "A job that another stands for ends by its time limit."));
  }
}

/** Null: any number may run side by side; and so where the payload cannot be read, which its run will report. */
function keyOf(job: JobDefinition, { payload }: FetchedJob): string | null {
  const parsed = job.payload.safeParse(payload);
  return parsed.success ? (job.singletonKey?.(parsed.data) ?? null) : null;
}

/** The worker stops: somebody else shall have it at once. */
async function putBack(job: JobDefinition, { id, payload }: FetchedJob): Promise<void> {
  try {
    await insertJob(null, job.name, { payload, singletonKey: job.singletonKey?.(payload) ?? null, afterSeconds: 0 });
    await completeJob(job.name, id);
  } catch (error) {
    log().warn({ err: error, job: job.name }, "A job could not be put back; it ends by its time limit and is repeated.");
  }
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

type Run = { stopping: AbortSignal; endsWithinMs: number; onHung: () => void };

async function runOne(job: JobDefinition, { id, payload }: FetchedJob, run: Run): Promise<void> {
  try {
    const result = await runInTime(job, payload, run);
    if (result !== "done") await insertJob(null, job.name, { payload, singletonKey: job.singletonKey?.(payload) ?? null, afterSeconds: result.againInSeconds });
    await completeJob(job.name, id);
  } catch (error) {
    // What waited for its turn until its time was up has done nothing wrong: it is repeated, or comes by the clock again.
    if (error instanceof TimeUpError) log().warn({ job: job.name, payload, seconds: job.timeoutSeconds }, "The time of a job was up before it had come to an end.");
    else if (!run.stopping.aborted) log().error({ err: error, job: job.name, payload }, "A job failed.");
    await failJob(job.name, id, { message: error instanceof Error ? error.message : "unknown" }).catch((failure: unknown) =>
      // It then ends by its time limit, and is repeated all the same.
      log().warn({ err: failure, job: job.name }, "A failed job could not be given back."),
    );
  }
}

class TimeUpError extends Error {
  constructor(job: string, options: ErrorOptions) {
    super(`The time of ${job} was up.`, options);
    this.name = "TimeUpError";
  }
}

/** Whether a run ended because it heard the signal, and not by a mistake that it happened to make late. */
const isAbort = (error: unknown, { reason }: AbortSignal): boolean => error === reason || (error instanceof Error && (error.name === "AbortError" || error.name === "TimeoutError"));

async function runInTime(job: JobDefinition, payload: object, { stopping, endsWithinMs, onHung }: Run): Promise<JobResult> {
  const parsed = job.payload.parse(payload);
  const time = AbortSignal.timeout(job.timeoutSeconds * 1_000);
  // Counted from when it hears that its time is up, not from its beginning: a machine that slept has used up both at once.
  let grace: NodeJS.Timeout | undefined;
  const onTimeUp = () => {
    grace = setTimeout(onHung, endsWithinMs).unref();
  };
  time.addEventListener("abort", onTimeUp, { once: true });
  try {
    return await job.run(parsed, { now: new Date(), signal: AbortSignal.any([stopping, time]) });
  } catch (error) {
    throw time.aborted && !stopping.aborted && isAbort(error, time) ? new TimeUpError(job.name, { cause: error }) : error;
  } finally {
    time.removeEventListener("abort", onTimeUp); // its time comes all the same, and must find nobody
    clearTimeout(grace);
  }
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
