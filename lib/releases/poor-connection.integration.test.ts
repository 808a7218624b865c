import { afterAll, beforeAll, expect, test } from "vitest";

import { startSandbox, type TestSandbox } from "@/lib/aws/testing/sandbox";
import { db } from "@/lib/db/client";

import { startOperation } from "./server/start-operation";
import { startInterruptingProxy, type InterruptingProxy } from "./testing/crash/interrupting-proxy";
import { newEnvironment, operator, untilEnded } from "./testing/launch";
import { sandboxAccountAt } from "./testing/sandbox-account";
import { startWorker, type WorkerProcess } from "./testing/worker-process";

let sandbox: TestSandbox;
let proxy: InterruptingProxy;
let worker: WorkerProcess;

beforeAll(async () => {
  sandbox = await startSandbox({ speed: 2_000 });
  proxy = await startInterruptingProxy(sandbox.url);
  worker = await startWorker({ sandboxUrl: proxy.url });
});
afterAll(async () => {
  await worker.stop();
  await proxy.close();
  await sandbox.remove();
});

const loseAnswers = (action: string, count: number) => {
  for (let lost = 0; lost < count; lost += 1) proxy.interrupt({ region: "us-east-1", action, moment: "answered", by: "drop" });
};
const deploy = async () => {
  const environment = await newEnvironment();
  const { id } = await startOperation({ actor: operator, environmentId: environment.id, kind: "deploy", autoConfirm: true });
  return { environment, id };
};

// AWS CDK once called a deployment failed because one look at it had failed.
test("looks that fail say nothing about a deployment", async () => {
  loseAnswers("DescribeStackEvents", 3);
  loseAnswers("DescribeStacks", 1);
  const { id } = await deploy();
  expect(await untilEnded(id)).toMatchObject({ state: "succeeded" });
});

test("without the event feed, polling alone brings every event, once and in order", async () => {
  loseAnswers("ReceiveMessage", 400);
  const { environment, id } = await deploy();
  expect(await untilEnded(id)).toMatchObject({ state: "succeeded" });
  const aws = sandboxAccountAt(sandbox.url);
  const { stackArn } = await aws.stack(environment.stackName);
  const stored = await db().stackEvent.findMany({ where: { stackArn }, orderBy: { position: "asc" } });
  expect(stored.map((event) => event.eventId)).toEqual((await aws.events(stackArn)).map((event) => event.EventId));
});
