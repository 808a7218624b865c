import { afterAll, beforeAll, expect, test } from "vitest";

import { startSandbox, type TestSandbox } from "@/lib/aws/testing/sandbox";
import { database } from "@/lib/db/transaction";

import { hasEnded } from "../operation-state";
import type { OperationView } from "../operation-view";
import { listStoredEvents } from "../testing/crash/operation-records";
import { listCallCounts, listMutations, readStackTruth, type SandboxCalls } from "../testing/crash/sandbox-truth";
import { eventually } from "../testing/eventually";
import { newEnvironment, operationNow, operator } from "../testing/launch";
import { sandboxAccountAt } from "../testing/sandbox-account";
import { startWorker, type WorkerProcess } from "../testing/worker-process";
import { confirmOperation } from "./confirm-operation";
import { createRelease } from "./create-release";
import { startOperation } from "./start-operation";

const STACKS = 20; // asked for all at once: as many requests as the process has connections to Postgres
const SPEED = 200; // a stack takes under 10 s
const SPEED_WHILE_STARTING = 5; // and minutes, so that none ends before the last has begun
const PREVIEWS_WITHIN_MS = 120_000;
const STARTS_WITHIN_MS = 120_000;
const ENDS_WITHIN_MS = 180_000;

// What is promised to whoever shares the account, written out here so that a pace that is set higher fails.
const CALLS_A_SECOND = 1;
const CALLS_AT_ONCE = 4; // an idle account has saved up three seconds: a call at the end of each, and one at their beginning

let sandbox: TestSandbox;
let worker: WorkerProcess;
let operations: OperationView[];
let calls: SandboxCalls[];
/** From before the worker could call to after the calls were counted, by the clock that the pace goes by too: this machine's. */
let secondsOfCalls: number;

/** All operations as they stand, once they stand as wanted. */
const allOnce = (waitingFor: string, isIt: (operation: OperationView) => boolean, withinMs: number): Promise<OperationView[]> =>
  eventually(
    waitingFor,
    async () => {
      const now = await Promise.all(operations.map(({ id }) => operationNow(id)));
      return now.every(isIt) && now;
    },
    withinMs,
  );

beforeAll(async () => {
  sandbox = await startSandbox({ speed: SPEED });
  const beganMs = Date.now();
  worker = await startWorker({ sandboxUrl: sandbox.url });
  const environments = await Promise.all(Array.from({ length: STACKS }, () => newEnvironment()));
  operations = await Promise.all(environments.map(({ id }) => startOperation({ actor: operator, environmentId: id, kind: "deploy", autoConfirm: false })));
  operations = await allOnce("twenty previews", ({ state }) => state === "previewed", PREVIEWS_WITHIN_MS);
  await sandboxAccountAt(sandbox.url).setSpeed(SPEED_WHILE_STARTING);
  await Promise.all(operations.map(({ id, preview }) => confirmOperation({ actor: operator, operationId: id, previewHash: preview?.hash ?? "" })));
  operations = await allOnce("twenty stacks at work at once", ({ state, stackStatus }) => state === "running" && stackStatus === "CREATE_IN_PROGRESS", STARTS_WITHIN_MS);
  await sandboxAccountAt(sandbox.url).setSpeed(SPEED);
  operations = await allOnce("the end of twenty launches", ({ state }) => hasEnded(state), ENDS_WITHIN_MS);
  // Counted before the tests ask the account themselves.
  calls = (await listCallCounts(sandbox.url)).filter(({ action }) => action.startsWith("cloudformation."));
  secondsOfCalls = (Date.now() - beganMs) / 1_000;
}, PREVIEWS_WITHIN_MS + STARTS_WITHIN_MS + ENDS_WITHIN_MS);

afterAll(async () => {
  await worker.stop();
  await sandbox.remove();
});

test("twenty stacks that were at work at once all end well", () => {
  expect(operations.map(({ state, stackStatus }) => `${state} ${stackStatus}`)).toEqual(operations.map(() => "succeeded CREATE_COMPLETE"));
});

test("every event of the account is stored once, in the account's order, with the operation it belongs to", async () => {
  for (const { id, environmentId, stackName } of operations) {
    const { region } = await database().environment.findUniqueOrThrow({ where: { id: environmentId }, select: { region: true } });
    const truth = await readStackTruth(sandbox.url, region, stackName);
    const stored = await listStoredEvents(truth.stackArn);
    expect(stored.map(({ eventId }) => eventId)).toEqual(truth.events.map(({ eventId }) => eventId));
    expect(stored.map(({ position }) => position)).toEqual(stored.map((_, index) => index));
    // The first is the empty shell of the preview, which is nobody's deployment.
    expect(stored.slice(1).filter(({ operationId }) => operationId !== id)).toEqual([]);
  }
});

// Not measured by when the calls arrive: one that arrives late and another that arrives soon stand closer than they were sent.
test("CloudFormation is called once a second at most, beside what an idle account may spend at once", () => {
  const count = calls.reduce((sum, each) => sum + each.count, 0);
  expect(count).toBeGreaterThan(STACKS);
  expect(count).toBeLessThanOrEqual(secondsOfCalls * CALLS_A_SECOND + CALLS_AT_ONCE);
});

test("the ledger and the account name the same mutations", async () => {
  const ledger = await database().awsCall.findMany({ where: { action: { startsWith: "cloudformation:" } }, select: { id: true, action: true } });
  const accepted = (await listMutations(sandbox.url)).filter(({ outcome }) => outcome === "accepted");
  expect(accepted.map(({ action, clientRequestToken }) => `cloudformation:${action} ${clientRequestToken}`).toSorted()).toEqual(
    ledger.map(({ action, id }) => `${action} ${id}`).toSorted(),
  );
  expect(ledger).toHaveLength(2 * STACKS);
});

test("twenty people make their next releases at the same moment", async () => {
  const releases = await Promise.all(
    operations.map(({ environmentId }) => createRelease({ actor: operator, environmentId, parameters: { RateLimit: "40/minute" }, note: "" })),
  );
  expect(releases.map(({ number }) => number)).toEqual(operations.map(() => 2));
});
