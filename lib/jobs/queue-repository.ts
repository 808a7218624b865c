import "server-only";

import PgBoss from "pg-boss";

import { pool, type Database } from "@/lib/db/client";

import type { JobDefinition } from "./define-job";

/** On which the worker hears that a job was queued, so that it need not look often; payload: the job's name. */
export const JOBS_CHANNEL = "pilothouse_jobs";

const SCHEMA = "pgboss";
const RETRY_DELAY_SECONDS = 2;
const ARCHIVE_AFTER_SECONDS = 3_600;
const DELETE_AFTER_DAYS = 2;
/** A run's own limit, and time to hear of it and to end: the queue must not give a job away that is about to end. */
const EXPIRES_LATER_SECONDS = 120;
const MAKING_QUEUES_LOCK = 7140003; // any number, the same everywhere; the audit's and the events' are the two before

const kept = globalThis as typeof globalThis & { pilothouseQueue?: { boss: Promise<PgBoss>; known: Map<string, Promise<void>> } };

type Db = { executeSql: (text: string, values?: unknown[]) => Promise<{ rows: unknown[] }> };
const poolDb: Db = { executeSql: (text, values) => pool().query(text, values) };

/** pg-boss within the caller's transaction. Its inserts take their parameters as text and answer no rows that we read. */
const transactionDb = (tx: Database): Db => ({
  async executeSql(text, values = []) {
    await tx.$executeRawUnsafe(text, ...values);
    return { rows: [] };
  },
});

async function open(): Promise<PgBoss> {
  const boss = new PgBoss({
    db: poolDb,
    schema: SCHEMA,
    schedule: false,
    supervise: false,
    archiveCompletedAfterSeconds: ARCHIVE_AFTER_SECONDS,
    deleteAfterDays: DELETE_AFTER_DAYS,
  });
  return boss.start();
}

/** The queue as this process uses it; makes pg-boss's own tables at first use, whoever comes first. */
async function queue(): Promise<{ boss: PgBoss; known: Map<string, Promise<void>> }> {
  const mine = (kept.pilothouseQueue ??= { boss: open(), known: new Map() });
  try {
    return { boss: await mine.boss, known: mine.known };
  } catch (error) {
    kept.pilothouseQueue = undefined; // the database was away: the next caller tries again
    throw error;
  }
}

const settingsOf = <Payload extends object>(job: JobDefinition<Payload>): PgBoss.Queue => ({
  name: job.name,
  policy: job.singletonKey || job.everySeconds ? "short" : "standard",
  retryLimit: job.maxAttempts - 1,
  retryDelay: RETRY_DELAY_SECONDS,
  retryBackoff: true,
  expireInSeconds: job.timeoutSeconds + EXPIRES_LATER_SECONDS,
});

/** Makes the job's own queue where it is missing. Call it outside a transaction: it changes the schema. */
export async function ensureQueue<Payload extends object>(job: JobDefinition<Payload>): Promise<void> {
  const { boss, known } = await queue();
  const making =
    known.get(job.name) ??
    oneAfterAnother(async () => {
      const settings = settingsOf(job);
      await boss.createQueue(job.name, settings);
      await boss.updateQueue(job.name, settings); // one that an earlier version made keeps that version's settings
    });
  known.set(job.name, making);
  try {
    await making;
  } catch (error) {
    known.delete(job.name);
    throw error;
  }
}

/** Making a queue makes a table; two at once, of web and worker on a new database, wait for each other's locks until one is refused. */
async function oneAfterAnother(make: () => Promise<void>): Promise<void> {
  const client = await pool().connect();
  try {
    await client.query("SELECT pg_advisory_lock($1)", [MAKING_QUEUES_LOCK]);
    await make();
  } finally {
    await client.query("SELECT pg_advisory_unlock($1)", [MAKING_QUEUES_LOCK]);
    client.release();
  }
}

export type QueuedJob = { payload: object; singletonKey: string | null; afterSeconds: number; onceEachSeconds?: number };

/** Puts a job into its queue, in the transaction if one is given; a job with the same key that waits already is enough. */
export async function insertJob(tx: Database | null, name: string, { payload, singletonKey, afterSeconds, onceEachSeconds }: QueuedJob): Promise<void> {
  const { boss } = await queue();
  const db = tx ? transactionDb(tx) : poolDb;
  const options = {
    ...(singletonKey === null ? {} : { singletonKey }),
    ...(onceEachSeconds === undefined ? {} : { singletonSeconds: onceEachSeconds }),
    ...(afterSeconds > 0 ? { startAfter: new Date(Date.now() + afterSeconds * 1_000).toISOString() } : {}),
  };
  await boss.insert([{ name, data: payload, ...options }], { db });
  if (afterSeconds === 0) await db.executeSql("SELECT pg_notify($1, $2)", [JOBS_CHANNEL, name]);
}

export type FetchedJob = { id: string; payload: object };

/** Takes up to `count` jobs; nobody else gets them until they are finished, failed, or expire by the queue's time limit. */
export async function fetchJobs(name: string, count: number): Promise<FetchedJob[]> {
  const { boss } = await queue();
  const jobs = await boss.fetch<object>(name, { batchSize: count });
  return jobs.map(({ id, data }) => ({ id, payload: data ?? {} }));
}

export async function completeJob(name: string, id: string): Promise<void> {
  await (await queue()).boss.complete(name, id);
}

/** Counts as an attempt: the queue repeats it while attempts are left. */
export async function failJob(name: string, id: string, error: { message: string }): Promise<void> {
  await (await queue()).boss.fail(name, id, error);
}

/** Gives up on jobs whose worker died, and clears old ones away. Each worker does it now and then; doing it twice is harmless. */
export async function maintainQueue(): Promise<void> {
  await (await queue()).boss.maintain();
}
