import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { startSandbox, type TestSandbox } from "@/lib/aws/testing/sandbox";
import { db } from "@/lib/db/client";

import { hasEnded, type OperationState } from "./operation-state";
import { createRelease } from "./server/create-release";
import { startOperation } from "./server/start-operation";
import { startAwsProxy, type AwsProxy } from "./testing/aws-proxy";
import { eventually } from "./testing/eventually";
import { newEnvironment, operationNow, operator, untilEnded } from "./testing/launch";
import { sandboxAccountAt } from "./testing/sandbox-account";
import { startWorker, type WorkerProcess } from "./testing/worker-process";

// One operation is killed at every boundary of its way, one after the other: each new worker finds what the last one left.
const SPEED = 150;

let sandbox: TestSandbox;
let proxy: AwsProxy;
let worker: WorkerProcess;
let environment: Awaited<ReturnType<typeof newEnvironment>>;

beforeAll(async () => {
  sandbox = await startSandbox({ speed: SPEED });
  proxy = await startAwsProxy(sandbox.url);
  worker = await startWorker({ sandboxUrl: proxy.url });
  environment = await newEnvironment();
});
afterAll(async () => {
  await worker.stop();
  await proxy.close();
  await sandbox.remove();
});

const inState = (operationId: string, state: OperationState) => async () =>
  void (await eventually(`state ${state}`, async () => {
    const now = (await operationNow(operationId)).state;
    return now === state || hasEnded(now);
  }));
const atRequest = (action: string, point: "arrived" | "answered") => async () => void (await proxy.hold(action, point));
const anEventStored = (operationId: string) => async () => void (await eventually("an event", async () => (await db().stackEvent.count({ where: { operationId } })) > 0));

/** Where the worker is killed, in the order in which an operation comes by. */
function boundaries(operationId: string): { name: string; reached: () => Promise<void> }[] {
  return [
    { name: "the preview has begun", reached: inState(operationId, "previewing") },
    { name: "the change set is asked for, AWS has not seen it", reached: atRequest("CreateChangeSet", "arrived") },
    { name: "AWS has made the change set, nobody knows", reached: atRequest("CreateChangeSet", "answered") },
    { name: "the change set is read", reached: atRequest("DescribeChangeSet", "answered") },
    { name: "the change is handed over, AWS has not seen it", reached: atRequest("ExecuteChangeSet", "arrived") },
    { name: "AWS has accepted the change, nobody knows", reached: atRequest("ExecuteChangeSet", "answered") },
    { name: "it runs, and events come in", reached: anEventStored(operationId) },
    { name: "its history is read", reached: atRequest("DescribeStackEvents", "answered") },
    { name: "the stack is described before it is settled", reached: atRequest("DescribeStacks", "answered") },
  ];
}

async function killAtEachBoundary(operationId: string): Promise<string[]> {
  const reached: string[] = [];
  for (const boundary of boundaries(operationId)) {
    const arrived = boundary.reached().then(() => boundary.name);
    const over = eventually("its end", async () => hasEnded((await operationNow(operationId)).state), 90_000).then(() => null);
    const name = await Promise.race([arrived, over]);
    if (name === null) break;
    await worker.kill();
    reached.push(name);
    worker = await startWorker({ sandboxUrl: proxy.url });
  }
  return reached;
}

/** What must hold however often the worker died: nothing lost, nothing done twice, nobody's act unrecorded. */
async function expectOnce(operationId: string, mutations: string[]): Promise<void> {
  const calls = await db().awsCall.findMany({ where: { operationId }, orderBy: { at: "asc" }, include: { outcomes: { orderBy: { id: "asc" } } } });
  expect(calls.map((call) => call.action)).toEqual(mutations.map((mutation) => `cloudformation:${mutation}`));
  for (const call of calls) expect(["accepted", "found-by-token"]).toContain(call.outcomes.at(-1)?.kind);

  const tokens = new Set(calls.map((call) => call.id));
  const accepted = (await sandboxAccountAt(sandbox.url).mutations(environment.stackName)).filter(({ outcome, clientRequestToken }) => outcome === "accepted" && tokens.has(clientRequestToken ?? ""));
  expect(accepted.map(({ action }) => action)).toEqual(mutations);

  const acts = await db().audit.findMany({ where: { operationId } });
  expect(acts.map((act) => act.action)).toEqual(["operation.request"]);
  expect(calls.every((call) => call.auditId === acts[0]?.id)).toBe(true);
}

describe("a worker that is killed at every step", () => {
  test("of a launch", async () => {
    const { id } = await startOperation({ actor: operator, environmentId: environment.id, kind: "deploy", autoConfirm: true });
    expect((await killAtEachBoundary(id)).length).toBeGreaterThanOrEqual(7);
    expect(await untilEnded(id)).toMatchObject({ state: "succeeded", stackStatus: "CREATE_COMPLETE" });
    await expectOnce(id, ["CreateChangeSet", "ExecuteChangeSet"]);
    const told = await sandboxAccountAt(sandbox.url).events((await sandboxAccountAt(sandbox.url).stack(environment.stackName)).stackArn);
    const stored = await db().stackEvent.findMany({ where: { environmentId: environment.id }, orderBy: { position: "asc" } });
    expect(stored.map((event) => event.eventId)).toEqual(told.map((event) => event.EventId));
  }, 240_000);

  test("of an update", async () => {
    await createRelease({ actor: operator, environmentId: environment.id, parameters: { RateLimit: "40/minute" }, note: "" });
    const { id } = await startOperation({ actor: operator, environmentId: environment.id, kind: "deploy", autoConfirm: true });
    expect((await killAtEachBoundary(id)).length).toBeGreaterThanOrEqual(6);
    expect(await untilEnded(id)).toMatchObject({ state: "succeeded", stackStatus: "UPDATE_COMPLETE", release: 2 });
    await expectOnce(id, ["CreateChangeSet", "ExecuteChangeSet"]);
  }, 240_000);

  test("of a rollback", async () => {
    const { id } = await startOperation({ actor: operator, environmentId: environment.id, kind: "rollback", autoConfirm: true });
    expect((await killAtEachBoundary(id)).length).toBeGreaterThanOrEqual(6);
    expect(await untilEnded(id)).toMatchObject({ state: "succeeded", release: 1 });
    await expectOnce(id, ["CreateChangeSet", "ExecuteChangeSet"]);
    expect((await sandboxAccountAt(sandbox.url).stack(environment.stackName)).parameters.RateLimit).toBe("100/minute");
  }, 240_000);
});

test("no operation is left without an owner, and no request of the panel was lost", async () => {
  expect(await db().operation.count({ where: { state: { in: ["queued", "previewing", "submitting", "running", "unknown"] } } })).toBe(0);
});
