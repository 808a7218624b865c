import { afterAll, beforeAll, expect, test } from "vitest";

import { startSandbox, type TestSandbox } from "@/lib/aws/testing/sandbox";
import { database } from "@/lib/db/transaction";

import { eventually } from "../testing/eventually";
import { startInterruptingProxy, type InterruptingProxy } from "../testing/crash/interrupting-proxy";
import { expectDoneOnce } from "../testing/crash/expect-done-once";
import { OPERATOR, interruptionOf, untilEnded } from "../testing/crash/killed-round";
import { readOperationRecords } from "../testing/crash/operation-records";
import { listMutations } from "../testing/crash/sandbox-truth";
import { insertSmallEnvironment } from "../testing/crash/small-environment";
import { sandboxAccount, untilState } from "../testing/launch";
import { startWorker, type WorkerProcess } from "../testing/worker-process";
import { confirmOperation } from "./confirm-operation";
import { advanceOperation } from "./jobs/advance-operation";
import { startOperation } from "./start-operation";

const REGION = "us-east-1";

let sandbox: TestSandbox;
let proxy: InterruptingProxy;
let worker: WorkerProcess;

beforeAll(async () => {
  sandbox = await startSandbox({ speed: 500 });
  proxy = await startInterruptingProxy(sandbox.url);
  worker = await startWorker({ sandboxUrl: proxy.url });
});
afterAll(async () => {
  await worker.stop();
  await proxy.close();
  await sandbox.remove();
});

/** Another worker claims it, as it may after a long silence of this one. */
const takeOver = (operationId: string) => database().$transaction([
  database().$executeRaw`INSERT INTO worker_heartbeat (id, started_at, seen_at, version) VALUES ('another', now(), now() + interval '1 hour', '0')`,
  database().$executeRaw`
    UPDATE operation SET lease_owner = 'another', lease_fence = lease_fence + 1, lease_until = now() + interval '1 hour' WHERE id = ${operationId}::uuid`,
]);
const finishedRuns = async (operationId: string) =>
  database().$queryRaw<{ id: string }[]>`
    SELECT id::text FROM pgboss.job WHERE name = ${advanceOperation.name} AND data->>'operationId' = ${operationId} AND state = 'completed'`;

// A worker that was stopped for a while, or cut off from the database, finds its operation taken over when it wants to go on.
test("a worker whose lease another has taken sends nothing, and the operation is carried out once", async () => {
  const environment = await insertSmallEnvironment((await sandboxAccount()).id, { name: "overtaken", region: REGION });
  const { id: operationId } = await startOperation({ actor: OPERATOR, environmentId: environment.id, kind: "deploy", release: 1, autoConfirm: false });
  const { preview } = await untilState(operationId, "previewed");
  // A preview of some seconds ago has the worker look at the stack once more before it sends: that is where it is held up.
  await database().$executeRaw`UPDATE operation SET previewed_at = previewed_at - interval '1 minute' WHERE id = ${operationId}::uuid`;
  const lastLook = proxy.interrupt({ ...interruptionOf({ action: "DescribeStacks", moment: "arrived", inState: "submitting" }, environment), by: "hold" });
  const before = (await finishedRuns(operationId)).length;
  await confirmOperation({ actor: OPERATOR, operationId, previewHash: preview?.hash ?? "" });
  await lastLook.reached;

  await takeOver(operationId);
  lastLook.release();
  await eventually("the worker to give up", async () => (await finishedRuns(operationId)).length > before);
  expect((await listMutations(sandbox.url)).map(({ action }) => action)).toEqual(["CreateChangeSet"]);
  const { operation, calls } = await readOperationRecords(operationId);
  expect(operation).toMatchObject({ state: "submitting", leaseOwner: "another" });
  expect(calls.map(({ action }) => action)).toEqual(["cloudformation:CreateChangeSet"]);

  await database().$executeRaw`DELETE FROM worker_heartbeat WHERE id = 'another'`;
  await untilEnded(operationId);
  await expectDoneOnce({ environment, operationId, sandboxUrl: sandbox.url, stackStatus: "CREATE_COMPLETE", release: 1, acts: ["operation.request", "operation.confirm"] });
});
