import { afterAll, beforeAll, expect, test } from "vitest";

import { startSandbox, type TestSandbox } from "@/lib/aws/testing/sandbox";

import { hasEnded } from "../operation-state";
import { insertSmallEnvironment } from "../testing/crash/small-environment";
import { listMutations } from "../testing/crash/sandbox-truth";
import { eventually } from "../testing/eventually";
import { operationNow, operator, sandboxAccount, untilEnded, untilState } from "../testing/launch";
import { startWorker, type WorkerProcess } from "../testing/worker-process";
import { confirmOperation } from "./confirm-operation";
import { discardOperation } from "./discard-operation";
import { startOperation } from "./start-operation";

let sandbox: TestSandbox;
let worker: WorkerProcess;

beforeAll(async () => {
  sandbox = await startSandbox({ speed: 100 });
  worker = await startWorker({ sandboxUrl: sandbox.url });
});
afterAll(async () => {
  await worker.stop();
  await sandbox.remove();
});

const environmentCalled = async (name: string) => insertSmallEnvironment((await sandboxAccount()).id, { name, region: "us-east-1" });
const deploy = (environmentId: string, release: number, autoConfirm = false) => startOperation({ actor: operator, environmentId, kind: "deploy", release, autoConfirm });

test("two previews of a launch stand side by side, and the one that is confirmed makes the other stale", async () => {
  const { id } = await environmentCalled("beside");
  const [first, second] = [await deploy(id, 1), await deploy(id, 2)];
  await untilState(first.id, "previewed");
  const { preview } = await untilState(second.id, "previewed");
  await confirmOperation({ actor: operator, operationId: second.id, previewHash: preview?.hash ?? "" });
  expect(await untilEnded(second.id)).toMatchObject({ state: "succeeded", release: 2 });
  expect(await operationNow(first.id)).toMatchObject({ state: "stale", stateReason: expect.stringContaining("make a new preview") });
});

test("a preview asked for right after another was discarded is made", async () => {
  const { id } = await environmentCalled("again");
  const first = await deploy(id, 1);
  await untilState(first.id, "previewed");
  await discardOperation({ actor: operator, operationId: first.id });
  const second = await deploy(id, 1);
  expect((await untilState(second.id, "previewed")).preview?.changes).toHaveLength(6);
});

test("of twenty deployments asked for at once one runs and each of the others ends with its reason, while other environments get their turn", async () => {
  const [flooded, other] = [await environmentCalled("flooded"), await environmentCalled("other")];
  const asked = await Promise.all(Array.from({ length: 20 }, () => deploy(flooded.id, 1, true)));
  const beside = await deploy(other.id, 1);
  await untilState(beside.id, "previewed");
  const before = await Promise.all(asked.map(({ id }) => operationNow(id)));
  expect(before.some(({ state }) => state === "queued")).toBe(true);

  const ended = await eventually("all twenty to end", async () => {
    const now = await Promise.all(asked.map(({ id }) => operationNow(id)));
    return now.every(({ state }) => hasEnded(state)) ? now : null;
  }, 150_000);
  expect(ended.filter(({ state }) => state === "succeeded")).toHaveLength(1);
  for (const { state, stateReason } of ended) if (state !== "succeeded" && state !== "no-changes") expect(stateReason).not.toBeNull();
  const executed = (await listMutations(sandbox.url)).filter(({ action, stackName }) => action === "ExecuteChangeSet" && stackName === flooded.stackName);
  expect(executed).toHaveLength(1);
}, 180_000);
