import type { z } from "zod";

/** What a run gets besides its payload. `signal` aborts when its time is up or the worker is asked to stop. */
export type JobContext = { now: Date; signal: AbortSignal };

/** "done", or: run this again later, because what it waits for has not happened yet. */
export type JobResult = "done" | { againInSeconds: number };

/** Moments that a job can wait for without its domain being known where they happen. */
export type Occasion = "operation-ended";

/**
 * A piece of work that somebody queued. A queue delivers at least once, so a run must be safe to repeat; payloads hold ids, never
 * what they stand for, because that may have changed when the job's turn comes.
 */
export type JobDefinition<Payload extends object = object> = {
  /** Stored in the queue: renaming it orphans jobs that wait. */
  name: string;
  payload: z.ZodType<Payload>;
  timeoutSeconds: number;
  /** Runs that throw are repeated, with growing pauses, up to this many in all. */
  maxAttempts: number;
  /** How many may run at once in one worker; 4 where left out. */
  concurrency?: number;
  /** At most one job with the same key waits at a time; while one runs, one more may wait. A worker runs one of a key at a time. */
  singletonKey?(payload: Payload): string;
  /** Queued by the clock, once for all workers together, with an empty payload. */
  everySeconds?: number;
  /** Queued at these moments too, with an empty payload: it finds out itself what there is to do. */
  occasions?: readonly Occasion[];
  run(payload: Payload, context: JobContext): Promise<JobResult>;
};

export const defineJob = <Payload extends object>(job: JobDefinition<Payload>): JobDefinition<Payload> => job;
