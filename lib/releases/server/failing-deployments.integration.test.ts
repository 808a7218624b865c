import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

import { startSandbox, type TestSandbox } from "@/lib/aws/testing/sandbox";

import { insertSmallEnvironment, type SmallEnvironment } from "../testing/crash/small-environment";
import { eventually } from "../testing/eventually";
import { operationNow, operator, sandboxAccount, untilEnded } from "../testing/launch";
import { sandboxAccountAt } from "../testing/sandbox-account";
import { startWorker, type WorkerProcess } from "../testing/worker-process";
import { readLegalActs } from "./read-legal-acts";
import { startOperation } from "./start-operation";

const FAST = 500;
const SLOW = 2; // so that the way back takes some seconds

let sandbox: TestSandbox;
let worker: WorkerProcess;
let aws: ReturnType<typeof sandboxAccountAt>;

beforeAll(async () => {
  sandbox = await startSandbox({ speed: FAST });
  aws = sandboxAccountAt(sandbox.url);
  worker = await startWorker({ sandboxUrl: sandbox.url });
});
afterEach(async () => {
  await aws.setFaults([]);
  await aws.setSpeed(FAST);
});
afterAll(async () => {
  await worker.stop();
  await sandbox.remove();
});

const environmentCalled = async (name: string) => insertSmallEnvironment((await sandboxAccount()).id, { name, region: "us-east-1" });
const deploy = ({ id }: SmallEnvironment, release: number) => startOperation({ actor: operator, environmentId: id, kind: "deploy", release, autoConfirm: true });

test("a launch that fails says why as soon as it fails, while AWS still removes what it had made", async () => {
  const environment = await environmentCalled("fails-early");
  await aws.setFaults([{ stack: environment.stackName, logicalId: "Fifth", operation: "create", message: "The maximum number of topics has been reached." }]);
  await aws.setSpeed(SLOW);
  const { id } = await deploy(environment, 1);
  const failing = await eventually("the cause", async () => {
    const now = await operationNow(id);
    return now.rootCause && now.stackStatus === "ROLLBACK_IN_PROGRESS" ? now : null;
  });
  expect(failing).toMatchObject({
    state: "running",
    rootCause: { logicalId: "Fifth", plain: "A limit of the AWS account is reached: its number of topics.", nextStep: expect.stringContaining("AWS is removing what it had made") },
  });
  await aws.setSpeed(FAST);
  const ended = await untilEnded(id);
  expect(ended).toMatchObject({ state: "rolled-back", rootCause: { logicalId: "Fifth", nextStep: expect.stringMatching(/Then delete the stack and launch again\.$/) } });
});

describe("an update that AWS cannot take back", () => {
  let environment: SmallEnvironment;

  test("ends stuck, and names what blocks the way back in AWS's words, with the step that its status allows", async () => {
    environment = await environmentCalled("gets-stuck");
    expect(await untilEnded((await deploy(environment, 1)).id)).toMatchObject({ state: "succeeded" });
    await aws.setFaults([
      { stack: environment.stackName, logicalId: "Fifth", operation: "update", message: "CannotPullContainerError: pull access denied" },
      { stack: environment.stackName, logicalId: "Second", operation: "rollback", message: "no capacity to go back" },
    ]);
    const stuck = await untilEnded((await deploy(environment, 2)).id);
    expect(stuck).toMatchObject({
      state: "stuck",
      stackStatus: "UPDATE_ROLLBACK_FAILED",
      stateReason: expect.stringContaining("Second stands in the way; AWS says: “"),
      rootCause: { logicalId: "Fifth", plain: expect.stringContaining("image could not be pulled"), blocked: [{ logicalId: "Second", reason: expect.stringContaining("no capacity to go back") }] },
    });
    expect(stuck.rootCause?.nextStep).toMatch(/^Mend Second: .* Then continue the rollback\.$/);
  });

  test("offers to leave out that resource and no other, and goes back without it", async () => {
    expect(await readLegalActs({ actor: operator, environmentId: environment.id })).toMatchObject({ primary: "continue-rollback", blocked: [{ logicalId: "Second" }] });
    const goOn = (resourcesToSkip: string[]) => startOperation({ actor: operator, environmentId: environment.id, kind: "continue-rollback", autoConfirm: false, resourcesToSkip });
    await expect(goOn(["Third"])).rejects.toMatchObject({ code: "not-possible", message: expect.stringContaining("only Second can be left out") });
    expect(await untilEnded((await goOn(["Second"])).id)).toMatchObject({ state: "succeeded", stackStatus: "UPDATE_ROLLBACK_COMPLETE" });
    expect(await readLegalActs({ actor: operator, environmentId: environment.id })).toMatchObject({ blocked: [] });
  });
});
