import "server-only";

import pg from "pg";

import { serverEnv } from "@/lib/env/server";
import { log } from "@/lib/env/log";

import { JOBS_CHANNEL } from "./queue-repository";

const RECONNECT_MS = 1_000;

/** Calls back with a job's name whenever one is queued. Only a hint: the queues are looked at now and then anyway. */
export async function listenForJobs(onQueued: (jobName: string) => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const client = new pg.Client({ connectionString: serverEnv().databaseUrl });
    const lost = new Promise<void>((resolve) => {
      client.once("error", () => resolve());
      client.once("end", () => resolve());
      signal.addEventListener("abort", () => resolve(), { once: true });
    });
    try {
      await client.connect();
      client.on("notification", ({ payload }) => payload && onQueued(payload));
      await client.query(`LISTEN ${JOBS_CHANNEL}`);
      await lost;
    } catch (error) {
      log().warn({ err: error }, "Cannot listen for jobs; they are looked for instead.");
    }
    await client.end().catch((error: unknown) => log().debug({ err: error }, "The connection was gone already."));
    if (!signal.aborted) await new Promise((resolve) => setTimeout(resolve, RECONNECT_MS));
  }
}
