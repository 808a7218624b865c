import "server-only";

import { setMaxListeners } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";

import { closeDb } from "@/lib/db/client";
import { log } from "@/lib/env/log";

import packageJson from "../../package.json";
import { beat, forgetDeadNeighbours, forgetDeadWorkers, HEARTBEAT_SECONDS, stopBeating } from "./heartbeat-repository";
import { expectOccasions } from "./occasions";
import { JOBS, LOOPS, prepareWorker } from "./registry";
import { HungJobError, runJobs } from "./run-jobs";
import { runLoops } from "./run-loops";

const STOP_WITHIN_MS = 4_500; // the supervisor waits 5 s before it kills

/** The worker's entry: everything that changes AWS happens in this process. */
async function main(): Promise<void> {
  const stopping = new AbortController();
  setMaxListeners(0, stopping.signal); // every part of the worker listens: not a leak
  for (const name of ["SIGTERM", "SIGINT"] as const) process.once(name, () => stopping.abort());

  await beat(packageJson.version);
  await forgetDeadNeighbours();
  await forgetDeadWorkers();
  await prepareWorker();
  await expectOccasions(JOBS);
  const work = Promise.all([keepBeating(stopping.signal), runJobs(JOBS, stopping.signal), runLoops(LOOPS, stopping.signal)]);
  process.stdout.write("worker ready\n");

  await Promise.race([work, onceAborted(stopping.signal)]);
  await Promise.race([work, sleep(STOP_WITHIN_MS)]);
  await Promise.race([stopBeating().then(closeDb), sleep(STOP_WITHIN_MS / 9)]);
  process.exit(0);
}

async function keepBeating(signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await sleep(HEARTBEAT_SECONDS * 1_000, undefined, { signal }).catch(() => undefined); // aborted: the loop ends
    await beat(packageJson.version).catch((error: unknown) => log().warn({ err: error }, "The heartbeat could not be written."));
  }
}

const onceAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });

main().catch((error: unknown) => {
  log().fatal({ err: error }, error instanceof HungJobError ? "A part of the worker hangs; it ends, to be started again." : "The worker could not start.");
  process.exit(1);
});
