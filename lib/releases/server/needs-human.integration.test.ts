import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { startSandbox, type TestSandbox } from "@/lib/aws/testing/sandbox";
import { database } from "@/lib/db/transaction";

import { startInterruptingProxy, type InterruptingProxy } from "../testing/crash/interrupting-proxy";
import { readOperationRecords } from "../testing/crash/operation-records";
import { insertSandboxAccount, insertSmallEnvironment, type SmallEnvironment } from "../testing/crash/small-environment";
import { operationNow, operator, viewer } from "../testing/launch";
import { sandboxAccountAt } from "../testing/sandbox-account";
import { cleanUp, deployed, followToTheEnd, searchAfter, startAndAdvance, watch } from "../testing/step-by-step";
import { discardOperation } from "./discard-operation";
import { readLegalActs } from "./read-legal-acts";
import { startOperation } from "./start-operation";

const REGION = "us-east-1";

let sandbox: TestSandbox;
let proxy: InterruptingProxy;
let aws: ReturnType<typeof sandboxAccountAt>;
let accountId: string;

beforeAll(async () => {
  sandbox = await startSandbox({ speed: 500 });
  proxy = await startInterruptingProxy(sandbox.url);
  aws = sandboxAccountAt(sandbox.url);
  accountId = await insertSandboxAccount([REGION], proxy.url);
});
afterAll(async () => {
  await proxy.close();
  await sandbox.remove();
});

const newEnvironment = (name: string) => insertSmallEnvironment(accountId, { name, region: REGION });
const lose = (action: string) => proxy.interrupt({ region: REGION, action, moment: "arrived", by: "drop" });
const callsOf = async (operationId: string) =>
  (await readOperationRecords(operationId)).calls.map(({ action, outcomes }) => `${action.split(":")[1]} ${outcomes.map(({ kind }) => kind).join(", ")}`);
const accepted = async ({ stackName }: SmallEnvironment) => (await aws.mutations(stackName)).filter(({ outcome }) => outcome === "accepted").map(({ action }) => action);

/** A deployment that AWS never gets, and of which it therefore shows nothing, however long it is searched for. */
async function leftToAPerson(environment: SmallEnvironment, release: number): Promise<string> {
  lose("ExecuteChangeSet");
  const { id, state } = await startAndAdvance(environment.id, { kind: "deploy", release });
  expect(state).toBe("unknown");
  lose("ExecuteChangeSet");
  await searchAfter(id, 11); // sends it again
  await searchAfter(id, 121); // two minutes have brought nothing
  return id;
}

describe("a deployment of which nobody can tell whether AWS accepted it", () => {
  let environment: SmallEnvironment;
  let operationId: string;
  beforeAll(async () => {
    environment = await newEnvironment("nobody-knows");
    operationId = await leftToAPerson(environment, 1);
  });

  test("is left to a person after a second sending with the same token, and says so", async () => {
    expect(await operationNow(operationId)).toMatchObject({ state: "needs-human", stateReason: expect.stringContaining("AWS console"), endedAt: null });
    expect(await callsOf(operationId)).toEqual(["CreateChangeSet accepted", "ExecuteChangeSet no-answer, no-answer"]);
  });

  test("goes on holding its stack: nothing else can be asked for, and every button says why", async () => {
    const again = startOperation({ actor: operator, environmentId: environment.id, kind: "deploy", release: 1, autoConfirm: false });
    await expect(again).rejects.toMatchObject({ code: "stack-busy", message: expect.stringContaining("needs-human") });
    const acts = (await readLegalActs({ actor: viewer, environmentId: environment.id }))?.acts ?? [];
    expect(acts.filter(({ possible }) => possible)).toEqual([]);
    expect(acts.find(({ act }) => act === "deploy")).toMatchObject({ why: expect.stringContaining("settled first") });
  });

  test("stays so while AWS still shows nothing, and sends nothing by itself", async () => {
    await watch();
    expect(await operationNow(operationId)).toMatchObject({ state: "needs-human" });
    expect(await accepted(environment)).toEqual(["CreateChangeSet"]);
  });

  test("cannot be settled while AWS cannot be asked", async () => {
    lose("DescribeStacks");
    lose("DescribeStacks"); // a read is tried twice
    await expect(discardOperation({ actor: operator, operationId })).rejects.toMatchObject({ code: "aws-unavailable" });
    expect(await operationNow(operationId)).toMatchObject({ state: "needs-human" });
  });

  test("is settled as not accepted by somebody who has looked, by name and in the audit", async () => {
    await expect(discardOperation({ actor: viewer, operationId })).rejects.toMatchObject({ code: "forbidden" });
    expect(await discardOperation({ actor: operator, operationId })).toMatchObject({ state: "failed", stateReason: `Settled by ${operator.name} as not accepted by AWS.` });
    const { acts } = await readOperationRecords(operationId);
    expect(acts.map(({ action }) => action)).toEqual(["operation.request", "operation.discard"]);
    await expect(discardOperation({ actor: operator, operationId })).rejects.toMatchObject({ code: "not-possible" });
  });

  test("then leaves nothing behind at AWS, and its stack can be launched", async () => {
    await cleanUp(operationId);
    expect(await accepted(environment)).toEqual(["CreateChangeSet", "DeleteChangeSet", "DeleteStack"]);
    expect(await deployed(environment.id, 1)).toMatchObject({ state: "succeeded", stackStatus: "CREATE_COMPLETE" });
  });
});

// The request was on its way for longer than anybody searched: AWS has it, and a second change beside it would be the accident.
test("a deployment that AWS turns out to have accepted cannot be settled as not accepted, and goes on by itself", async () => {
  const environment = await newEnvironment("turns-up-late");
  await deployed(environment.id, 1);
  const operationId = await leftToAPerson(environment, 2);
  const { operation, calls } = await readOperationRecords(operationId);
  const { changeSetArn } = await database().operation.findUniqueOrThrow({ where: { id: operationId }, select: { changeSetArn: true } });
  await aws.executeChangeSet(changeSetArn ?? "", { token: calls.at(-1)?.id });
  await expect(discardOperation({ actor: operator, operationId })).rejects.toMatchObject({ code: "not-possible", message: expect.stringMatching(/^AWS (is at work|did accept it)/) });

  await watch();
  expect(await operationNow(operationId)).toMatchObject({ state: "running", stateReason: null });
  expect(await followToTheEnd(operationId)).toMatchObject({ state: "succeeded", stackStatus: "UPDATE_COMPLETE" });
  expect(await callsOf(operationId)).toEqual(["CreateChangeSet accepted", "ExecuteChangeSet no-answer, no-answer, found-by-token"]);
  expect(await database().environment.findUniqueOrThrow({ where: { id: operation.environmentId } })).toMatchObject({ runningRelease: 2 });
});
