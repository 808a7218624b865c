import { afterAll, beforeAll, expect, test } from "vitest";

import { startSandbox, type TestSandbox } from "@/lib/aws/testing/sandbox";
import { database } from "@/lib/db/transaction";
import { readReadiness } from "@/lib/http/server/readiness-repository";
import { DEAD_AFTER_SECONDS } from "@/lib/jobs/heartbeat-repository";
import { maintainQueue } from "@/lib/jobs/queue-repository";

import { expectDoneOnce } from "../testing/crash/expect-done-once";
import { startInterruptingProxy, type InterruptingProxy } from "../testing/crash/interrupting-proxy";
import { interruptionOf, OPERATOR } from "../testing/crash/killed-round";
import { insertSmallEnvironment } from "../testing/crash/small-environment";
import { eventually } from "../testing/eventually";
import { sandboxAccount, untilEnded, untilState } from "../testing/launch";
import { startWorker, type WorkerProcess } from "../testing/worker-process";
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

const environmentCalled = async (name: string) => insertSmallEnvironment((await sandboxAccount()).id, { name, region: REGION });
const launch = (environmentId: string) => startOperation({ actor: OPERATOR, environmentId, kind: "deploy", release: 1, autoConfirm: true });

/** What a pause of minutes leaves behind: runs whose time is up, which the queue gives to whoever comes. */
async function letTimePass(): Promise<void> {
  await database().$executeRaw`UPDATE pgboss.job SET started_on = started_on - interval '10 minutes' WHERE state = 'active'`;
  await maintainQueue();
  await database().$executeRaw`UPDATE pgboss.job SET start_after = now() - interval '1 second' WHERE state = 'retry'`;
}

const isThoughtDead = async () => {
  const rows = await database().$queryRaw<{ id: string }[]>`SELECT id FROM worker_heartbeat WHERE seen_at > now() - ${DEAD_AFTER_SECONDS} * interval '1 second'`;
  return rows.length === 0;
};

// A laptop that sleeps does this to the worker: what it was at has timed out everywhere, and nobody has told it.
test("a worker that stood still goes on with what it was at, and takes new work at once", { timeout: 120_000 }, async () => {
  const paused = await Promise.all(["first", "second", "third"].map(environmentCalled));
  const held = paused.map((environment) => proxy.interrupt({ ...interruptionOf({ action: "DescribeChangeSet", moment: "arrived", inState: "previewing" }, environment), by: "hold" }));
  const operations = await Promise.all(paused.map(({ id }) => launch(id)));
  await Promise.all(held.map(({ reached }) => reached));

  worker.pause();
  await eventually("the worker to be taken for dead", isThoughtDead);
  await letTimePass();
  worker.resume();

  const later = await environmentCalled("later");
  expect(await untilEnded((await launch(later.id)).id)).toMatchObject({ state: "succeeded" });
  for (const one of held) one.release();
  for (const [index, { id: operationId }] of operations.entries()) {
    await untilState(operationId, "succeeded");
    const environment = paused[index];
    if (environment) await expectDoneOnce({ environment, operationId, sandboxUrl: sandbox.url, stackStatus: "CREATE_COMPLETE", release: 1, acts: ["operation.request"] });
  }
  expect(await readReadiness()).toMatchObject({ queue: { state: "ready" }, worker: { state: "ready" } });
});
