import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { sharedSandboxUrl } from "@/lib/aws/testing/sandbox";
import { db } from "@/lib/db/client";

import { createRelease } from "./server/create-release";
import { listOperationEvents } from "./server/list-operation-events";
import { startOperation } from "./server/start-operation";
import { newEnvironment, operator, untilEnded } from "./testing/launch";
import { sandboxAccountAt } from "./testing/sandbox-account";
import { startWorker, type WorkerProcess } from "./testing/worker-process";

const url = sharedSandboxUrl();
const aws = sandboxAccountAt(url);
let worker: WorkerProcess;

beforeAll(async () => {
  worker = await startWorker({ sandboxUrl: url });
});
afterAll(() => worker.stop());

const deploy = async (environmentId: string, change: { release?: number } = {}) => untilEnded((await startOperation({ actor: operator, environmentId, kind: "deploy", autoConfirm: true, ...change })).id);
const rollBack = async (environmentId: string) => untilEnded((await startOperation({ actor: operator, environmentId, kind: "rollback", autoConfirm: true })).id);

describe("an environment that is launched, changed and taken back", () => {
  let environment: Awaited<ReturnType<typeof newEnvironment>>;

  test("comes up, with every event of AWS's own list once and in order", async () => {
    environment = await newEnvironment();
    const operation = await deploy(environment.id);
    expect(operation).toMatchObject({ state: "succeeded", kind: "deploy", resolvedTo: "create-stack", release: 1, rootCause: null, stackStatus: "CREATE_COMPLETE" });
    expect(operation.progress).toMatchObject({ percent: 100, remainingSeconds: 0 });
    // AWS's quarter of an hour would be no estimate of an account that has shown nothing yet.
    expect(operation.preview).toMatchObject({ expectedSeconds: null });

    const { stackArn } = await aws.stack(environment.stackName);
    const told = await aws.events(stackArn);
    const stored = await db().stackEvent.findMany({ where: { stackArn }, orderBy: { position: "asc" } });
    expect(stored.map((event) => event.eventId)).toEqual(told.map((event) => event.EventId));
    expect(stored.map((event) => event.position)).toEqual(told.map((_, index) => index));
    const { items } = await listOperationEvents({ actor: operator, operationId: operation.id, limit: 200 });
    expect(items.at(-1)).toMatchObject({ logicalId: environment.stackName, status: "CREATE_COMPLETE", confirmed: true });
  });

  test("shows its outputs and what it runs", async () => {
    const row = await db().environment.findUniqueOrThrow({ where: { id: environment.id } });
    expect(row).toMatchObject({ runningRelease: 1, stackStatus: "CREATE_COMPLETE", lastOperationState: "succeeded" });
    expect(row.stackOutputs).not.toEqual([]);
  });

  test("deploying the same release again has nothing to do, and leaves no change set behind", async () => {
    expect(await deploy(environment.id)).toMatchObject({ state: "no-changes" });
  });

  test("takes a second release, then goes back to exactly the first with one request", async () => {
    const before = (await aws.stack(environment.stackName)).parameters;
    await createRelease({ actor: operator, environmentId: environment.id, parameters: { RateLimit: "40/minute" }, note: "more guests" });
    expect(await deploy(environment.id)).toMatchObject({ state: "succeeded", resolvedTo: "update-stack", release: 2, fromRelease: 1 });
    expect((await aws.stack(environment.stackName)).parameters.RateLimit).toBe("40/minute");

    const back = await rollBack(environment.id);
    expect(back.preview).toMatchObject({ expectedSeconds: expect.any(Number), priceDifferenceUsd: 0 });
    expect(back).toMatchObject({ state: "succeeded", kind: "rollback", resolvedTo: "update-stack", release: 1, fromRelease: 2 });
    expect((await aws.stack(environment.stackName)).parameters).toEqual(before);
    expect(await db().environment.findUniqueOrThrow({ where: { id: environment.id } })).toMatchObject({ runningRelease: 1, latestRelease: 2 });
  });

  // What somebody went back from is not what they want to build on.
  test("begins a third release from the one that runs, not from the one that it went back from", async () => {
    const third = await createRelease({ actor: operator, environmentId: environment.id, parameters: { LogRetentionDays: "60" }, note: "" });
    expect(third).toMatchObject({ number: 3, parameters: { RateLimit: expect.not.stringMatching("40/minute"), LogRetentionDays: "60" } });
    const fromSecond = await createRelease({ actor: operator, environmentId: environment.id, from: 2, parameters: {}, note: "" });
    expect(fromSecond).toMatchObject({ number: 4, parameters: { RateLimit: "40/minute" } });
    await expect(createRelease({ actor: operator, environmentId: environment.id, from: 9, parameters: {}, note: "" })).rejects.toMatchObject({ code: "unknown-release" });
  });

  test("has one audit row per act, and one ledger row per mutation, each of which AWS accepted once", async () => {
    const acts = await db().audit.findMany({ where: { environmentId: environment.id }, orderBy: { id: "asc" } });
    expect(acts.map((act) => act.action)).toEqual(["environment.create", "operation.request", "operation.request", "release.create", "operation.request", "operation.request", "release.create", "release.create"]);

    const calls = await db().awsCall.findMany({ where: { operation: { environmentId: environment.id } }, include: { outcomes: true }, orderBy: { at: "asc" } });
    expect(calls.every((call) => call.outcomes.length === 1 && call.outcomes[0]?.kind === "accepted" && call.auditId !== null)).toBe(true);
    const accepted = (await aws.mutations(environment.stackName)).filter((mutation) => mutation.outcome === "accepted" && mutation.action !== "DeleteChangeSet");
    const sent = calls.filter((call) => call.action !== "cloudformation:DeleteChangeSet");
    expect(accepted.map(({ action }) => `cloudformation:${action}`)).toEqual(sent.map(({ action }) => action));
  });
});

test("a rolled-back container service runs the image of the release it went back to", async () => {
  const environment = await newEnvironment({ system: "prethrift", option: "fargate" });
  expect(await deploy(environment.id)).toMatchObject({ state: "succeeded" });
  const image = "us-docker.pkg.dev/google-samples/containers/gke/hello-app:2.0";
  await createRelease({ actor: operator, environmentId: environment.id, parameters: { ApiImage: image }, note: "" });
  expect(await deploy(environment.id)).toMatchObject({ state: "succeeded", release: 2 });
  expect(await aws.serviceImages(environment.stackName)).toContain(image);

  expect(await rollBack(environment.id)).toMatchObject({ state: "succeeded", release: 1 });
  expect(await aws.serviceImages(environment.stackName)).toContain("us-docker.pkg.dev/google-samples/containers/gke/hello-app:1.0");
});

describe("where a resource fails", () => {
  test("a launch ends rolled back, and names that resource and reason, not the cancellations after it", async () => {
    const environment = await newEnvironment();
    await aws.setFaults([{ stack: environment.stackName, logicalId: "Cache", operation: "create", message: "The maximum number of addresses has been reached." }]);
    const operation = await deploy(environment.id);
    await aws.setFaults([]);
    expect(operation).toMatchObject({
      state: "rolled-back",
      stackStatus: "ROLLBACK_COMPLETE",
      rootCause: { logicalId: "Cache", reason: expect.stringContaining("maximum number of addresses"), plain: "A limit of the AWS account is reached: its number of addresses." },
    });
    expect(await db().environment.findUniqueOrThrow({ where: { id: environment.id } })).toMatchObject({ runningRelease: null });
  });

  test("an update is taken back, and the stack still runs the release before", async () => {
    const environment = await newEnvironment();
    await deploy(environment.id);
    await createRelease({ actor: operator, environmentId: environment.id, parameters: { LogRetentionDays: "60" }, note: "" });
    await aws.setFaults([{ stack: environment.stackName, logicalId: "*", operation: "update", message: "Access Denied", times: 1 }]);
    const operation = await deploy(environment.id);
    await aws.setFaults([]);
    expect(operation).toMatchObject({ state: "rolled-back", stackStatus: "UPDATE_ROLLBACK_COMPLETE", rootCause: { reason: expect.stringContaining("Access Denied") } });
    expect(await db().environment.findUniqueOrThrow({ where: { id: environment.id } })).toMatchObject({ runningRelease: 1 });
  });
});
