import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { startSandbox, type TestSandbox } from "@/lib/aws/testing/sandbox";

import { eventually } from "../testing/eventually";
import { startInterruptingProxy, type InterruptingProxy } from "../testing/crash/interrupting-proxy";
import { readOperationRecords } from "../testing/crash/operation-records";
import { insertSandboxAccount, insertSmallEnvironment, type SmallEnvironment } from "../testing/crash/small-environment";
import { operationNow, operator } from "../testing/launch";
import { sandboxAccountAt } from "../testing/sandbox-account";
import { carryOutNewestCancel, deployed, followToTheEnd, startAndAdvance } from "../testing/step-by-step";
import { cancelOperation } from "./cancel-operation";
import { listOperations } from "./list-operations";

const REGION = "us-east-1";
const FAST = 500;
const SLOW = 2; // the small stack takes some ten seconds: AWS can be asked to stop it

let sandbox: TestSandbox;
let proxy: InterruptingProxy;
let aws: ReturnType<typeof sandboxAccountAt>;
let accountId: string;

beforeAll(async () => {
  sandbox = await startSandbox({ speed: FAST });
  proxy = await startInterruptingProxy(sandbox.url);
  aws = sandboxAccountAt(sandbox.url);
  accountId = await insertSandboxAccount([REGION], proxy.url);
});
afterAll(async () => {
  await proxy.close();
  await sandbox.remove();
});

const newEnvironment = (name: string) => insertSmallEnvironment(accountId, { name, region: REGION });
const cancel = (operationId: string, { name }: SmallEnvironment) => cancelOperation({ actor: operator, operationId, typedName: name });
const untilStackIs = ({ stackName }: SmallEnvironment, status: string) => eventually(`AWS to have the stack ${status}`, async () => (await aws.stack(stackName)).status === status);
const callsOf = async (operationId: string) =>
  (await readOperationRecords(operationId)).calls.map(({ action, outcomes }) => `${action.split(":")[1]} ${outcomes.map(({ kind }) => kind).join(", ")}`);
const SENT = ["CreateChangeSet accepted", "ExecuteChangeSet accepted"];

describe("a cancel that no worker has come to yet", () => {
  test("does not make an update that fails by itself a cancelled one", async () => {
    const environment = await newEnvironment("fails-by-itself");
    await deployed(environment.id, 1);
    await aws.setFaults([{ stack: environment.stackName, logicalId: "Fourth", operation: "update", message: "Access Denied", times: 1 }]);
    const { id } = await startAndAdvance(environment.id, { kind: "deploy", release: 2 });
    await cancel(id, environment);

    expect(await followToTheEnd(id)).toMatchObject({
      state: "rolled-back",
      stateReason: "AWS could not finish it and has taken everything back. That had begun before AWS could cancel it.",
      cancelRequestedBy: operator.name,
      rootCause: { logicalId: "Fourth" },
    });
    await carryOutNewestCancel(id);
    expect(await callsOf(id)).toEqual(SENT);
    expect(await operationNow(id)).toMatchObject({ state: "rolled-back" });
  });

  test("does not delete a launch that has finished", async () => {
    const environment = await newEnvironment("finished");
    const { id } = await startAndAdvance(environment.id, { kind: "deploy", release: 1 });
    await cancel(id, environment);

    expect(await followToTheEnd(id)).toMatchObject({
      state: "succeeded",
      stateReason: "The launch had finished before AWS could cancel it.",
      stackStatus: "CREATE_COMPLETE",
    });
    await carryOutNewestCancel(id);
    expect(await callsOf(id)).toEqual(SENT);
    expect(await aws.stack(environment.stackName)).toMatchObject({ status: "CREATE_COMPLETE" });
  });
});

test("a cancel that loses to the update's last seconds is refused by AWS, and the operation says why it ended updated", async () => {
  const environment = await newEnvironment("last-seconds");
  await deployed(environment.id, 1);
  await aws.setSpeed(SLOW);
  const { id } = await startAndAdvance(environment.id, { kind: "deploy", release: 2 });
  await cancel(id, environment);
  const cancelling = proxy.interrupt({ region: REGION, action: "CancelUpdateStack", moment: "arrived", by: "hold" });
  const worker = carryOutNewestCancel(id);
  await cancelling.reached;
  await aws.setSpeed(FAST);
  await untilStackIs(environment, "UPDATE_COMPLETE");
  cancelling.release();
  await worker;

  expect(await callsOf(id)).toEqual([...SENT, "CancelUpdateStack refused"]);
  expect(await followToTheEnd(id)).toMatchObject({ state: "succeeded", stateReason: "The update had finished before AWS could cancel it.", cancelRequestedAt: null });
});

describe("a cancel whose answer is lost", () => {
  test("makes the update that AWS took back a cancelled one, and is written down as found", async () => {
    const environment = await newEnvironment("answer-lost");
    await deployed(environment.id, 1);
    await aws.setSpeed(SLOW);
    const { id } = await startAndAdvance(environment.id, { kind: "deploy", release: 2 });
    await cancel(id, environment);
    proxy.interrupt({ region: REGION, action: "CancelUpdateStack", moment: "answered", by: "drop" });
    await carryOutNewestCancel(id);
    await aws.setSpeed(FAST);

    expect(await followToTheEnd(id)).toMatchObject({ state: "cancelled", stackStatus: "UPDATE_ROLLBACK_COMPLETE" });
    expect(await callsOf(id)).toEqual([...SENT, "CancelUpdateStack no-answer, found-by-token"]);
  });

  test("does not make a launch that AWS never heard it about a cancelled one", async () => {
    const environment = await newEnvironment("never-heard");
    await aws.setSpeed(SLOW);
    const { id } = await startAndAdvance(environment.id, { kind: "deploy", release: 1 });
    await aws.setFaults([{ stack: environment.stackName, logicalId: "Sixth", operation: "create", message: "Access Denied", times: 1 }]);
    await cancel(id, environment);
    proxy.interrupt({ region: REGION, action: "DeleteStack", moment: "arrived", by: "drop" });
    await carryOutNewestCancel(id);
    await aws.setSpeed(FAST);
    expect(await callsOf(id)).toEqual([...SENT, "DeleteStack no-answer"]);

    await untilStackIs(environment, "ROLLBACK_COMPLETE");
    await carryOutNewestCancel(id, 31); // until then it may still have been accepted
    expect(await followToTheEnd(id)).toMatchObject({ state: "rolled-back", stackStatus: "ROLLBACK_COMPLETE" });
  });
});

test("an operation that has ended shows the stack's status of then, whatever happens to the stack afterwards", async () => {
  const environment = await newEnvironment("goes-on");
  const launch = await deployed(environment.id, 1);
  await aws.setFaults([{ stack: environment.stackName, logicalId: "Third", operation: "update", message: "Access Denied", times: 1 }]);
  const failure = await deployed(environment.id, 2);
  const update = await deployed(environment.id, 2);
  const statuses = ["UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "CREATE_COMPLETE"];
  expect(await Promise.all([update, failure, launch].map(async ({ id }) => (await operationNow(id)).stackStatus))).toEqual(statuses);
  const { items } = await listOperations({ actor: operator, filter: { environmentId: environment.id }, limit: 10 });
  expect(items.map(({ stackStatus }) => stackStatus)).toEqual(statuses);
});
