import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { startSandbox, type TestSandbox } from "@/lib/aws/testing/sandbox";
import { insertJob } from "@/lib/jobs/queue-repository";

import { expectDoneOnce } from "../testing/crash/expect-done-once";
import { startInterruptingProxy, type InterruptingProxy, type Moment } from "../testing/crash/interrupting-proxy";
import { interruptionOf, OPERATOR, untilEnded } from "../testing/crash/killed-round";
import { readOperationRecords } from "../testing/crash/operation-records";
import { insertSandboxAccount, insertSmallEnvironment, type SmallEnvironment } from "../testing/crash/small-environment";
import { startWorker, type WorkerProcess } from "../testing/worker-process";
import { advanceOperation } from "./jobs/advance-operation";
import { startOperation } from "./start-operation";

const SPEED = 20;
const WORKERS = 2;
const DELIVERIES = 10;
const ROUND_MS = 120_000;

// A region each, so that none waits for another's turn.
const CASES = [
  { action: "CreateChangeSet", moment: "arrived", inState: "previewing", region: "us-east-1", name: "before AWS has the request for a change set" },
  { action: "CreateChangeSet", moment: "answered", inState: "previewing", region: "us-west-2", name: "when AWS has made the change set" },
  { action: "ExecuteChangeSet", moment: "arrived", inState: "submitting", region: "eu-west-1", name: "before AWS has the request to execute it" },
  { action: "ExecuteChangeSet", moment: "answered", inState: "submitting", region: "ap-south-1", name: "when AWS has begun to execute it" },
] as const satisfies { action: string; moment: Moment; inState: string; region: string; name: string }[];

let sandbox: TestSandbox;
let proxy: InterruptingProxy;
const workers: WorkerProcess[] = [];
const launched = new Map<string, { environment: SmallEnvironment; operationId: string }>();

beforeAll(async () => {
  sandbox = await startSandbox({ speed: SPEED });
  proxy = await startInterruptingProxy(sandbox.url);
  const accountId = await insertSandboxAccount(CASES.map(({ region }) => region), proxy.url);
  for (let index = 0; index < WORKERS; index += 1) workers.push(await startWorker({ sandboxUrl: proxy.url }));
  for (const one of CASES) {
    const environment = await insertSmallEnvironment(accountId, { name: `cut-off-${one.region}`, region: one.region });
    proxy.interrupt({ ...interruptionOf(one, environment), by: "drop" });
    const { id: operationId } = await startOperation({ actor: OPERATOR, environmentId: environment.id, kind: "deploy", release: 1, autoConfirm: true });
    await deliverAgain(operationId);
    launched.set(one.name, { environment, operationId });
  }
  await Promise.all([...launched.values()].map(({ operationId }) => untilEnded(operationId)));
}, ROUND_MS);

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.stop()));
  await proxy.close();
  await sandbox.remove();
});

/** As a queue may that delivers at least once; keys of their own, because the queue would take them for one job. */
async function deliverAgain(operationId: string): Promise<void> {
  for (let delivery = 1; delivery < DELIVERIES; delivery += 1)
    await insertJob(null, advanceOperation.name, { payload: { operationId }, singletonKey: `${operationId} ${delivery}`, afterSeconds: 0 });
}

describe("with two workers and every job delivered ten times, a launch whose connection breaks", () => {
  test.each(CASES.map((one) => [one.name, one] as const))("%s is carried out once", async (name, { action }) => {
    const one = launched.get(name);
    if (!one) throw new Error("This launch was not begun.");
    await expectDoneOnce({ ...one, sandboxUrl: sandbox.url, stackStatus: "CREATE_COMPLETE", release: 1, acts: ["operation.request"] });

    const { calls } = await readOperationRecords(one.operationId);
    const outcomes = calls.find((call) => call.action === `cloudformation:${action}`)?.outcomes.map(({ kind }) => kind);
    // What nobody knew at first stays on record, and what was found out after it.
    expect(outcomes?.[0]).toBe("no-answer");
    expect(["accepted", "found-by-token"]).toContain(outcomes?.at(-1));
  });
});
