import { afterEach, describe, expect, test } from "vitest";
import { z } from "zod";

import { database } from "@/lib/db/transaction";
import { readReadiness } from "@/lib/http/server/readiness-repository";

import { defineJob, type JobDefinition } from "./define-job";
import { enqueueAlone } from "./enqueue";
import { HungJobError, runJobs } from "./run-jobs";

type Held = { name: string };

/** A job whose runs end only when they are let go, and which tells what has begun. */
function heldJob(change: Partial<JobDefinition<Held>> = {}) {
  const begun: string[] = [];
  const held = new Map<string, () => void>();
  const job = defineJob<Held>({
    name: `tests.held-${crypto.randomUUID()}`,
    payload: z.object({ name: z.string() }),
    timeoutSeconds: 60,
    maxAttempts: 1,
    concurrency: 2,
    async run({ name }) {
      begun.push(name);
      await new Promise<void>((resolve) => held.set(name, resolve));
      return "done";
    },
    ...change,
  });
  return { job, begun, letGo: () => held.forEach((resolve) => resolve()) };
}

const stops: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const stop of stops.splice(0)) await stop();
});

function working(job: JobDefinition<Held>, letGo: () => void, options?: { endsWithinMs: number }) {
  const stopping = new AbortController();
  const ended = runJobs([job], stopping.signal, options);
  stops.push(() => {
    stopping.abort();
    letGo();
    return ended.catch(() => undefined); // a test that expects a rejection has looked at it
  });
  return ended;
}

describe("a job that is queued again and again while it runs", () => {
  // Each of these would wait for the run before it, and after some no other job would be begun at all, while the heartbeat goes on.
  test("takes one place of the worker, and runs once more afterwards", async () => {
    const { job, begun, letGo } = heldJob({ singletonKey: ({ name }) => name });
    void working(job, letGo);
    await enqueueAlone(job, { name: "slow" });
    await expect.poll(() => begun).toEqual(["slow"]);
    for (let repeat = 0; repeat < 4; repeat += 1) {
      await enqueueAlone(job, { name: "slow" });
      await expect.poll(() => waiting(job)).toBeLessThanOrEqual(1);
    }
    await enqueueAlone(job, { name: "other" });
    await expect.poll(() => begun).toEqual(["slow", "other"]);
    letGo();
    await expect.poll(() => begun).toEqual(["slow", "other", "slow"]);
  });
});

const waiting = async (job: JobDefinition<Held>): Promise<number> => {
  const [row] = await database().$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM pgboss.job WHERE name = ${job.name} AND state = 'created'`;
  return row?.count ?? 0;
};

test("a run that hangs past its time ends the work, so that the process can end and be started again", async () => {
  const { job, letGo } = heldJob({ timeoutSeconds: 1 });
  const ended = working(job, letGo, { endsWithinMs: 200 });
  await enqueueAlone(job, { name: "hangs" });
  await expect(ended).rejects.toThrow(HungJobError);
});

// The clock of a run goes on after its end. A worker that takes that for a run which hangs would end itself again and again.
test("a run that has ended is not taken for one that hangs when its time is up", async () => {
  const begun: string[] = [];
  const { job } = heldJob({ timeoutSeconds: 1 });
  const timesUp: Promise<unknown>[] = [];
  const quick: JobDefinition<Held> = {
    ...job,
    async run({ name }, { signal }) {
      begun.push(name);
      timesUp.push(new Promise((resolve) => signal.addEventListener("abort", resolve, { once: true })));
      return "done";
    },
  };
  const ended = working(quick, () => undefined, { endsWithinMs: 0 });
  await enqueueAlone(quick, { name: "first" });
  await expect.poll(() => timesUp.length).toBe(1);
  await Promise.race([timesUp[0], ended]);
  await enqueueAlone(quick, { name: "second" });
  await Promise.race([expect.poll(() => begun).toEqual(["first", "second"]), ended]);
});

test("readiness says that the queue is stalled where due jobs are not begun, though a worker beats", async () => {
  const { job, begun, letGo } = heldJob({ concurrency: 1 });
  void working(job, letGo);
  await enqueueAlone(job, { name: "first" });
  await expect.poll(() => begun).toEqual(["first"]);
  await enqueueAlone(job, { name: "second" });
  expect((await readReadiness()).queue).toMatchObject({ state: "ready" });
  await database().$executeRaw`UPDATE pgboss.job SET start_after = start_after - interval '1 minute', started_on = started_on - interval '1 minute' WHERE name = ${job.name}`;
  expect((await readReadiness()).queue).toMatchObject({ state: "stalled", ageSeconds: expect.closeTo(60, -1) });
  expect((await readReadiness()).state).toBe("degraded");
  letGo();
  await expect.poll(() => begun).toEqual(["first", "second"]); // and can be let go with the worker's stop
  await expect.poll(async () => (await readReadiness()).queue.state).toBe("ready");
});
