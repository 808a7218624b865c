import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { startSandbox, type TestSandbox } from "@/lib/aws/testing/sandbox";
import { db } from "@/lib/db/client";

import { cancelOperation } from "./server/cancel-operation";
import { confirmOperation } from "./server/confirm-operation";
import { createRelease } from "./server/create-release";
import { discardOperation } from "./server/discard-operation";
import { startOperation } from "./server/start-operation";
import { eventually } from "./testing/eventually";
import { newEnvironment, operationNow, operator, untilEnded, untilState } from "./testing/launch";
import { sandboxAccountAt } from "./testing/sandbox-account";
import { startWorker, type WorkerProcess } from "./testing/worker-process";

const FAST = 2_000;
const SLOW = 20; // so that there is time to act while something runs

let sandbox: TestSandbox;
let worker: WorkerProcess;
let aws: ReturnType<typeof sandboxAccountAt>;

beforeAll(async () => {
  sandbox = await startSandbox({ speed: FAST });
  aws = sandboxAccountAt(sandbox.url);
  worker = await startWorker({ sandboxUrl: sandbox.url });
});
afterAll(async () => {
  await worker.stop();
  await sandbox.remove();
});

const start = (environmentId: string, kind: "deploy" | "rollback" | "delete" | "continue-rollback", autoConfirm = true) => startOperation({ actor: operator, environmentId, kind, autoConfirm });
const untilStackIs = (environmentId: string, status: string) =>
  eventually(`the stack to be ${status}`, async () => (await db().environment.findUniqueOrThrow({ where: { id: environmentId } })).stackStatus === status);

const untilAccepted = (operationId: string, action: string) =>
  eventually(`AWS to accept ${action}`, () => db().awsCallOutcome.findFirst({ where: { kind: "accepted", call: { operationId, action } } }));

async function launched() {
  const environment = await newEnvironment();
  expect(await untilEnded((await start(environment.id, "deploy")).id)).toMatchObject({ state: "succeeded" });
  return environment;
}

test("a launch that is cancelled deletes the stack, and ends as cancelled", async () => {
  await aws.setSpeed(SLOW);
  const environment = await newEnvironment();
  const { id } = await start(environment.id, "deploy");
  await untilStackIs(environment.id, "CREATE_IN_PROGRESS");
  await expect(cancelOperation({ actor: operator, operationId: id })).rejects.toMatchObject({ code: "confirmation-required" });
  await cancelOperation({ actor: operator, operationId: id, typedName: environment.name });
  await expect(cancelOperation({ actor: operator, operationId: id, typedName: environment.name })).rejects.toMatchObject({ code: "not-possible" });
  await untilAccepted(id, "cloudformation:DeleteStack");
  await aws.setSpeed(FAST);
  expect(await untilEnded(id)).toMatchObject({ state: "cancelled", stackStatus: "DELETE_COMPLETE", cancelRequestedBy: operator.name });

  const calls = await db().awsCall.findMany({ where: { operationId: id }, orderBy: { at: "asc" } });
  expect(calls.map((call) => call.action)).toEqual(["cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet", "cloudformation:DeleteStack"]);
  const acts = await db().audit.findMany({ where: { operationId: id }, orderBy: { id: "asc" } });
  expect(acts.map((act) => act.action)).toEqual(["operation.request", "operation.cancel"]);
  expect(calls.map((call) => call.auditId)).toEqual([acts[0]?.id, acts[0]?.id, acts[1]?.id]);
});

// Protects the stack: it stayed held for ever, by an operation that waited for a deletion which nobody had sent.
describe("a running stack", () => {
  let environment: Awaited<ReturnType<typeof newEnvironment>>;
  beforeAll(async () => {
    environment = await launched();
  });

  test("goes back when somebody presses Rollback during an update: the update ends cancelled", async () => {
    await createRelease({ actor: operator, environmentId: environment.id, parameters: { InstanceType: "t3.large" }, note: "" });
    await aws.setSpeed(SLOW / 4);
    const { id } = await start(environment.id, "deploy");
    const update = (await untilState(id, "previewed", "running")).state === "previewed" ? await confirmed(id, environment.name) : id;
    await untilStackIs(environment.id, "UPDATE_IN_PROGRESS");
    await expect(start(environment.id, "deploy")).rejects.toMatchObject({ code: "stack-busy", message: expect.stringContaining(operator.name) });
    const answer = await start(environment.id, "rollback");
    expect(answer).toMatchObject({ id: update, resolvedTo: "cancel-update" });
    await untilAccepted(update, "cloudformation:CancelUpdateStack");
    await aws.setSpeed(FAST);
    expect(await untilEnded(update)).toMatchObject({ state: "cancelled", stackStatus: "UPDATE_ROLLBACK_COMPLETE", rootCause: null });
    expect(await db().environment.findUniqueOrThrow({ where: { id: environment.id } })).toMatchObject({ runningRelease: 1 });
  });

  test("whose rollback failed is continued by the same button", async () => {
    await createRelease({ actor: operator, environmentId: environment.id, parameters: { RateLimit: "7/minute" }, note: "" });
    await aws.setFaults([
      { stack: environment.stackName, logicalId: "*", operation: "update", message: "Access Denied", times: 1 },
      { stack: environment.stackName, logicalId: "*", operation: "rollback", message: "Access Denied", times: 1 },
    ]);
    const { id } = await start(environment.id, "deploy");
    const stuck = await untilEnded((await untilState(id, "previewed", "stuck", "rolled-back")).state === "previewed" ? await confirmed(id, environment.name) : id);
    await aws.setFaults([]);
    expect(stuck).toMatchObject({ state: "stuck", stackStatus: "UPDATE_ROLLBACK_FAILED" });
    const rollback = await start(environment.id, "rollback");
    expect(rollback).toMatchObject({ resolvedTo: "continue-update-rollback", kind: "rollback" });
    expect(await untilEnded(rollback.id)).toMatchObject({ state: "succeeded", stackStatus: "UPDATE_ROLLBACK_COMPLETE" });
    expect(await db().environment.findUniqueOrThrow({ where: { id: environment.id } })).toMatchObject({ runningRelease: 1 });
  });

  test("previews of two people may stand side by side; running one makes the other stale and removes its change set", async () => {
    await createRelease({ actor: operator, environmentId: environment.id, parameters: { RateLimit: "9/minute" }, note: "" });
    const [first, second] = [await start(environment.id, "deploy", false), await start(environment.id, "deploy", false)];
    const preview = (await untilState(first.id, "previewed")).preview;
    await untilState(second.id, "previewed");
    await expect(confirmOperation({ actor: operator, operationId: first.id, previewHash: "0".repeat(64) })).rejects.toMatchObject({ code: "stale-preview" });
    await confirmOperation({ actor: operator, operationId: first.id, previewHash: preview?.hash ?? "", typedName: preview?.typedName ?? undefined });
    expect(await untilEnded(first.id)).toMatchObject({ state: "succeeded" });
    expect(await operationNow(second.id)).toMatchObject({ state: "stale", stateReason: expect.stringContaining(operator.name) });
    await expect(confirmOperation({ actor: operator, operationId: second.id, previewHash: preview?.hash ?? "" })).rejects.toMatchObject({ code: "stale-preview" });
  });

  test("is deleted only after its preview, and with its name typed; what holds data is named with its policy", async () => {
    const { id } = await start(environment.id, "delete");
    const { preview } = await untilState(id, "previewed");
    expect(preview).toMatchObject({ typedName: environment.name, dataVerdict: { kind: "at-risk" } });
    expect(preview?.changes.find(({ logicalId }) => logicalId === "Cache")).toMatchObject({ action: "Remove", holdsData: true, policyAction: expect.stringMatching(/Snapshot|Retain/) });
    const hash = preview?.hash ?? "";
    await expect(confirmOperation({ actor: operator, operationId: id, previewHash: hash })).rejects.toMatchObject({ code: "confirmation-required" });
    await confirmOperation({ actor: operator, operationId: id, previewHash: hash, typedName: environment.name });
    expect(await untilEnded(id)).toMatchObject({ state: "succeeded", stackStatus: "DELETE_COMPLETE" });
    expect(await db().environment.findUniqueOrThrow({ where: { id: environment.id } })).toMatchObject({ runningRelease: null });
    // Everything that happened here was asked for here.
    expect(await db().audit.count({ where: { environmentId: environment.id, action: "environment.changed-outside" } })).toBe(0);
  });

  test("can be launched again under the same name after its deletion", async () => {
    expect(await untilEnded((await start(environment.id, "deploy")).id)).toMatchObject({ state: "succeeded", resolvedTo: "create-stack", stackStatus: "CREATE_COMPLETE" });
  });
});

// These change neither speed nor faults, and mostly wait: side by side.
test.concurrent("a launch that is discarded before it ran leaves nothing in the account", async () => {
  const environment = await newEnvironment();
  const { id } = await start(environment.id, "deploy", false);
  await untilState(id, "previewed");
  expect(await discardOperation({ actor: operator, operationId: id })).toMatchObject({ state: "discarded" });
  await eventually("the empty shell to go", async () => aws.stack(environment.stackName).then(() => false, () => true));
  await untilStackIs(environment.id, "DELETE_COMPLETE");
  const calls = await db().awsCall.findMany({ where: { operationId: id }, orderBy: { at: "asc" } });
  expect(calls.map((call) => call.action)).toEqual(["cloudformation:CreateChangeSet", "cloudformation:DeleteChangeSet", "cloudformation:DeleteStack"]);
});

test.concurrent("a protected environment waits for a person even where nothing is at risk, and its stack cannot be deleted", async () => {
  const environment = await newEnvironment({ protected: true });
  const { id } = await start(environment.id, "deploy");
  const { preview } = await untilState(id, "previewed");
  expect(preview?.dataVerdict).toEqual({ kind: "safe" });
  await confirmOperation({ actor: operator, operationId: id, previewHash: preview?.hash ?? "" });
  expect(await untilEnded(id)).toMatchObject({ state: "succeeded" });
  await expect(start(environment.id, "delete")).rejects.toMatchObject({ code: "environment-protected" });
});

test.concurrent("what somebody changes in AWS itself is noticed, and written down once", async () => {
  const environment = await launched();
  const { stackArn } = await aws.stack(environment.stackName);
  await aws.deleteStack(stackArn);
  await untilStackIs(environment.id, "DELETE_COMPLETE");
  const notices = await db().audit.findMany({ where: { environmentId: environment.id, action: "environment.changed-outside" } });
  expect(notices).toMatchObject([{ actorKind: "system", summary: expect.stringContaining("CREATE_COMPLETE before") }]);
  expect(await db().environment.findUniqueOrThrow({ where: { id: environment.id } })).toMatchObject({ runningRelease: null });
});

async function confirmed(operationId: string, typedName: string): Promise<string> {
  const { preview } = await operationNow(operationId);
  await confirmOperation({ actor: operator, operationId, previewHash: preview?.hash ?? "", typedName });
  return operationId;
}
