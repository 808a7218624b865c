import { afterAll, beforeAll, expect, test } from "vitest";

import { startSandbox, type TestSandbox } from "@/lib/aws/testing/sandbox";
import { database } from "@/lib/db/transaction";

import { hasEnded } from "../operation-state";
import { listStoredEvents } from "../testing/crash/operation-records";
import { listCallCounts, listMutations, readStackTruth } from "../testing/crash/sandbox-truth";
import { eventually } from "../testing/eventually";
import { newEnvironment, operationNow, operator } from "../testing/launch";
import { startWorker, type WorkerProcess } from "../testing/worker-process";
import { createRelease } from "./create-release";
import { startOperation } from "./start-operation";

const STACKS = 20; // asked for all at once: as many requests as the process has connections to Postgres
const SPEED = 60; // a stack takes about half a minute: all twenty are in progress at the same time
const WITHIN_MS = 400_000;
const SAVED_UP_CALLS = 3; // what an account that was idle may spend at once

let sandbox: TestSandbox;
let worker: WorkerProcess;
let operations: { id: string; environmentId: string; stackName: string; region: string }[];

beforeAll(async () => {
  sandbox = await startSandbox({ speed: SPEED });
  worker = await startWorker({ sandboxUrl: sandbox.url });
  const environments = await Promise.all(Array.from({ length: STACKS }, () => newEnvironment()));
  operations = await Promise.all(
    environments.map(async ({ id: environmentId, stackName, region }) => {
      const { id } = await startOperation({ actor: operator, environmentId, kind: "deploy", autoConfirm: true });
      return { id, environmentId, stackName, region };
    }),
  );
  const t0 = Date.now();
  let peak = 0; let lastSay = "";
  await eventually(
    "all launches to end",
    async () => {
      const now = await Promise.all(operations.map(({ id }) => operationNow(id)));
      const counts: Record<string, number> = {};
      for (const { state } of now) counts[state] = (counts[state] ?? 0) + 1;
      peak = Math.max(peak, counts.running ?? 0);
      const say = JSON.stringify(counts);
      if (say !== lastSay) console.log(Date.now() - t0, say);
      lastSay = say;
      return now.every(({ state }) => hasEnded(state));
    },
    WITHIN_MS,
  );
  console.log("peak", peak, JSON.stringify(await listCallCounts(sandbox.url), null, 0));
}, WITHIN_MS + 30_000);

afterAll(async () => {
  await worker.stop();
  await sandbox.remove();
});

test("all twenty launches end well", async () => {
  const states = await Promise.all(operations.map(async ({ id }) => (await operationNow(id)).state));
  expect(states).toEqual(operations.map(() => "succeeded"));
});

test("every event of the account is stored once, in the account's order, with the operation it belongs to", async () => {
  for (const { id, stackName, region } of operations) {
    const truth = await readStackTruth(sandbox.url, region, stackName);
    const stored = await listStoredEvents(truth.stackArn);
    expect(stored.map(({ eventId }) => eventId)).toEqual(truth.events.map(({ eventId }) => eventId));
    expect(stored.map(({ position }) => position)).toEqual(stored.map((_, index) => index));
    expect(new Set(stored.map(({ operationId }) => operationId))).toEqual(new Set([id]));
  }
});

test("twenty people make their next releases at the same moment", async () => {
  const releases = await Promise.all(
    operations.map(({ environmentId }) => createRelease({ actor: operator, environmentId, parameters: { RateLimit: "40/minute" }, note: "" })),
  );
  expect(releases.map(({ number }) => number)).toEqual(operations.map(() => 2));
});

test("CloudFormation is called once a second at most", async () => {
  const counted = (await listCallCounts(sandbox.url)).filter(({ action }) => action.startsWith("cloudformation."));
  const calls = counted.reduce((sum, { count }) => sum + count, 0);
  const times = counted.flatMap(({ firstAt, lastAt }) => [Date.parse(firstAt), Date.parse(lastAt)]);
  const seconds = (Math.max(...times) - Math.min(...times)) / 1_000;
  console.log(calls, seconds);
  expect(calls).toBeLessThanOrEqual(seconds + SAVED_UP_CALLS);
});

test("the ledger and the account name the same mutations", async () => {
  const ledger = await database().awsCall.findMany({ where: { action: { startsWith: "cloudformation:" } }, select: { id: true, action: true } });
  const accepted = (await listMutations(sandbox.url)).filter(({ outcome }) => outcome === "accepted");
  const named = (calls: { action: string; token: string | null }[]) => calls.map(({ action, token }) => `${action} ${token}`).toSorted();
  expect(named(accepted.map(({ action, clientRequestToken }) => ({ action: `cloudformation:${action}`, token: clientRequestToken })))).toEqual(
    named(ledger.map(({ id, action }) => ({ action, token: id }))),
  );
  expect(ledger).toHaveLength(2 * STACKS);
});
