import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { startSandbox, type TestSandbox } from "@/lib/aws/testing/sandbox";
import { database } from "@/lib/db/transaction";

import type { LegalActs } from "../legal-acts-view";
import { eventually } from "../testing/eventually";
import { readOperationRecords } from "../testing/crash/operation-records";
import { insertSandboxAccount, insertSmallEnvironment, wordingOf, type SmallEnvironment } from "../testing/crash/small-environment";
import { operationNow, operator, viewer } from "../testing/launch";
import { sandboxAccountAt } from "../testing/sandbox-account";
import { deployed, followToTheEnd, startAndAdvance, watch } from "../testing/step-by-step";
import { readLegalActs } from "./read-legal-acts";
import { startOperation } from "./start-operation";

const REGION = "us-east-1";

let sandbox: TestSandbox;
let aws: ReturnType<typeof sandboxAccountAt>;
let accountId: string;

beforeAll(async () => {
  sandbox = await startSandbox({ speed: 500 });
  aws = sandboxAccountAt(sandbox.url);
  accountId = await insertSandboxAccount([REGION], sandbox.url);
});
afterAll(() => sandbox.remove());

const newEnvironment = (name: string) => insertSmallEnvironment(accountId, { name, region: REGION });
const failOnce = ({ stackName }: SmallEnvironment, logicalId: string, operation: "create" | "update") =>
  aws.setFaults([{ stack: stackName, logicalId, operation, message: "Access Denied", times: 1 }]);
const untilNoticed = async ({ id, stackName }: SmallEnvironment, status: string) => {
  await eventually(`the stack to be ${status}`, async () => (await aws.stack(stackName)).status === status);
  await watch();
  expect(await database().environment.findUniqueOrThrow({ where: { id }, select: { stackStatus: true } })).toEqual({ stackStatus: status });
};
const actsOf = async ({ id }: SmallEnvironment): Promise<LegalActs["acts"]> => (await readLegalActs({ actor: viewer, environmentId: id }))?.acts ?? [];
const environmentRow = ({ id }: SmallEnvironment) => database().environment.findUniqueOrThrow({ where: { id } });

/** As the button does: with what it says that it will do. */
async function press(environment: SmallEnvironment, name: "retry" | "rollback", answers: { typedName?: string } = {}) {
  const act = (await actsOf(environment)).find((candidate) => candidate.act === name);
  if (!act?.resolvesTo) throw new Error(`${name} is not possible: ${act?.why}`);
  return startAndAdvance(environment.id, { kind: name, expects: { resolvesTo: act.resolvesTo, release: act.release, operationId: act.operationId }, ...answers });
}

describe("a launch that stopped half way, because somebody ran its change set with rollback off", () => {
  let environment: SmallEnvironment;
  let previewId: string;
  beforeAll(async () => {
    environment = await newEnvironment("launch-half-way");
    ({ id: previewId } = await startAndAdvance(environment.id, { kind: "deploy", release: 2, autoConfirm: false }));
    await failOnce(environment, "Third", "create");
    const { changeSetArn } = await database().operation.findUniqueOrThrow({ where: { id: previewId }, select: { changeSetArn: true } });
    await aws.executeChangeSet(changeSetArn ?? "", { disableRollback: true });
    await untilNoticed(environment, "CREATE_FAILED");
  });

  test("can be retried, rolled back or deleted, and nothing else", async () => {
    expect((await actsOf(environment)).filter(({ possible }) => possible).map(({ act, release, deletesStack }) => ({ act, release, deletesStack }))).toEqual([
      { act: "rollback", release: null, deletesStack: true },
      { act: "retry", release: 2, deletesStack: false },
      { act: "delete", release: null, deletesStack: true },
    ]);
    await expect(startOperation({ actor: operator, environmentId: environment.id, kind: "deploy", autoConfirm: false })).rejects.toMatchObject({ code: "not-possible" });
  });

  test("is retried from where it stopped; a try that fails again stays as far as it came, and says what failed", async () => {
    await failOnce(environment, "Fifth", "create");
    const { id, state, resolvedTo } = await press(environment, "retry");
    expect({ state, resolvedTo }).toEqual({ state: "running", resolvedTo: "update-stack" });
    expect(await followToTheEnd(id)).toMatchObject({
      state: "failed",
      stackStatus: "UPDATE_FAILED",
      stateReason: "AWS stopped half way and has left the stack as it is.",
      rootCause: { logicalId: "Fifth" },
      release: 2,
    });
    expect(await environmentRow(environment)).toMatchObject({ stackStatus: "UPDATE_FAILED", runningRelease: null });
    expect((await readOperationRecords(id)).calls.map(({ action }) => action)).toEqual(["cloudformation:UpdateStack"]);
    // It was made for an empty stack.
    expect(await operationNow(previewId)).toMatchObject({ state: "stale" });
  });

  test("runs its release after the next try", async () => {
    const { id } = await press(environment, "retry");
    expect(await followToTheEnd(id)).toMatchObject({ state: "succeeded", stackStatus: "UPDATE_COMPLETE", release: 2 });
    expect(await environmentRow(environment)).toMatchObject({ runningRelease: 2, lastOperationState: "succeeded" });
    expect(await aws.stack(environment.stackName)).toMatchObject({ parameters: { Wording: wordingOf(2) } });
    const { calls, acts } = await readOperationRecords(id);
    expect(calls).toMatchObject([{ action: "cloudformation:UpdateStack", auditId: acts[0]?.id, outcomes: [{ kind: "accepted" }] }]);
  });

  test("can be taken back to where it was before: there is nothing left to retry", async () => {
    await expect(startOperation({ actor: operator, environmentId: environment.id, kind: "retry", autoConfirm: false })).rejects.toMatchObject({ code: "not-possible" });
    expect(await deployed(environment.id, 1)).toMatchObject({ state: "succeeded", release: 1, fromRelease: 2 });
  });
});

test("a launch that stopped half way and is rolled back is deleted, once its name is typed", async () => {
  const environment = await newEnvironment("launch-given-up");
  const { id } = await startAndAdvance(environment.id, { kind: "deploy", release: 1, autoConfirm: false });
  await failOnce(environment, "Third", "create");
  const { changeSetArn } = await database().operation.findUniqueOrThrow({ where: { id }, select: { changeSetArn: true } });
  await aws.executeChangeSet(changeSetArn ?? "", { disableRollback: true });
  await untilNoticed(environment, "CREATE_FAILED");

  await expect(press(environment, "rollback")).rejects.toMatchObject({ code: "confirmation-required" });
  const rollback = await press(environment, "rollback", { typedName: environment.name });
  expect(await followToTheEnd(rollback.id)).toMatchObject({ state: "succeeded", resolvedTo: "rollback-stack", stackStatus: "ROLLBACK_COMPLETE" });
  expect(await environmentRow(environment)).toMatchObject({ runningRelease: null });
});

describe("an update that stopped half way, because somebody ran it with rollback off", () => {
  async function stoppedHalfWay(name: string) {
    const environment = await newEnvironment(name);
    await deployed(environment.id, 1);
    await failOnce(environment, "Third", "update");
    await aws.updateWithoutRollback(environment.stackName, { Wording: "from the console" });
    await untilNoticed(environment, "UPDATE_FAILED");
    return environment;
  }

  test("is somebody else's: what the stack runs, no release says, and it is written down", async () => {
    const environment = await stoppedHalfWay("update-noticed");
    expect(await environmentRow(environment)).toMatchObject({ runningRelease: null });
    expect(await database().audit.count({ where: { environmentId: environment.id, action: "environment.changed-outside" } })).toBe(1);
  });

  test("is taken back by the Rollback button", async () => {
    const environment = await stoppedHalfWay("update-taken-back");
    const { id } = await press(environment, "rollback");
    expect(await followToTheEnd(id)).toMatchObject({ state: "succeeded", resolvedTo: "rollback-stack", stackStatus: "UPDATE_ROLLBACK_COMPLETE" });
    expect(await aws.stack(environment.stackName)).toMatchObject({ parameters: { Wording: wordingOf(1) } });
  });

  test("is retried with the last release of ours, which the stack then runs", async () => {
    const environment = await stoppedHalfWay("update-retried");
    const { id } = await press(environment, "retry");
    expect(await followToTheEnd(id)).toMatchObject({ state: "succeeded", release: 1, stackStatus: "UPDATE_COMPLETE" });
    expect(await aws.stack(environment.stackName)).toMatchObject({ parameters: { Wording: wordingOf(1) } });
    expect(await environmentRow(environment)).toMatchObject({ runningRelease: 1 });
  });
});
