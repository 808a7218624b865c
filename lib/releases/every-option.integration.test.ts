import { CloudFormationClient, DescribeStacksCommand, paginateListStackResources } from "@aws-sdk/client-cloudformation";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { startSandbox, type TestSandbox } from "@/lib/aws/testing/sandbox";
import { listCatalog } from "@/lib/catalog/server/list-catalog";
import { loadOptionTemplate } from "@/lib/catalog/server/load-option-template";
import { database } from "@/lib/db/transaction";
import { findUnshown } from "@/lib/health/testing/find-unshown";

import type { OperationState } from "./operation-state";
import { confirmOperation } from "./server/confirm-operation";
import { createRelease } from "./server/create-release";
import { startOperation } from "./server/start-operation";
import { newEnvironment, operator, sandboxAccount, untilState } from "./testing/launch";
import { startWorker, type WorkerProcess } from "./testing/worker-process";

const SPEED = 5_000; // what is tried is each option's way through its life, not how long it takes
const WITHIN_MS = 240_000;
/** The pace of one call a second is an account's in one region: in several, options do not wait for each other. */
const REGIONS = ["us-east-1", "us-east-2", "us-west-2", "eu-west-1", "eu-central-1"];

/** Every option of the catalogue, in a region of its own as far as they go. */
const OPTIONS = (await listCatalog({ actor: operator })).systems
  .flatMap(({ options }) => options.map(({ system, option }) => ({ system, option })))
  .map((one, index) => ({ ...one, region: REGIONS[index % REGIONS.length] ?? "us-east-1" }));

let sandbox: TestSandbox;
let worker: WorkerProcess;

beforeAll(async () => {
  sandbox = await startSandbox({ speed: SPEED });
  worker = await startWorker({ sandboxUrl: sandbox.url });
  const { id } = await sandboxAccount();
  await database().accountConnection.update({ where: { id }, data: { regions: REGIONS } });
}, 60_000);
afterAll(async () => {
  await worker.stop();
  await sandbox.remove();
});

test("the catalogue has the nine options of the five plans", () => {
  expect(OPTIONS.map(({ system, option }) => `${system}/${option}`).toSorted()).toEqual([
    "agent/scaled",
    "agent/single",
    "harvest/minimal",
    "harvest/production",
    "harvest/serverless",
    "postmagiq/dev",
    "postmagiq/prod",
    "prethrift/fargate",
    "vectordb/ec2",
  ]);
});

const started = async (environmentId: string, kind: "deploy" | "rollback" | "delete") => {
  const { id } = await startOperation({ actor: operator, environmentId, kind, autoConfirm: kind !== "delete" });
  return id;
};
const ended = (operationId: string, state: OperationState) => untilState(operationId, state);

/** AWS has a metric's first point a minute after the launch; here nobody waits for it. */
async function letHaveRun(stackName: string): Promise<void> {
  const answer = await fetch(new URL("/_sandbox/past", sandbox.url), { method: "PUT", body: JSON.stringify({ stack: stackName, months: 1 }) });
  if (!answer.ok) throw new Error(`The sandbox took no past: ${await answer.text()}`);
}

const clientFor = (region: string) => new CloudFormationClient({ endpoint: sandbox.url, region, credentials: { accessKeyId: "test", secretAccessKey: "test" } });

async function parametersOf(region: string, stackName: string): Promise<Record<string, string>> {
  const { Stacks } = await clientFor(region).send(new DescribeStacksCommand({ StackName: stackName }));
  return Object.fromEntries((Stacks?.[0]?.Parameters ?? []).map(({ ParameterKey, ParameterValue }) => [ParameterKey ?? "", ParameterValue ?? ""]));
}

/** Logical ids that a deletion has left in the account, by what the stack says of itself. */
async function leftBehind(region: string, stackArn: string): Promise<string[]> {
  const left: string[] = [];
  for await (const page of paginateListStackResources({ client: clientFor(region) }, { StackName: stackArn }))
    for (const { LogicalResourceId, ResourceStatus } of page.StackResourceSummaries ?? []) if (ResourceStatus !== "DELETE_COMPLETE") left.push(LogicalResourceId ?? "");
  return left.toSorted();
}

describe.concurrent("each option of the catalogue", () => {
  test.for(OPTIONS)(
    "$system/$option launches, shows all that its plan promises, updates, rolls back and is deleted, and leaves only what its policies keep",
    { timeout: WITHIN_MS },
    async ({ system, option, region }, context) => {
      const environment = await newEnvironment({ system, option, region });
      context.expect(await ended(await started(environment.id, "deploy"), "succeeded")).toMatchObject({ resolvedTo: "create-stack", release: 1, stackStatus: "CREATE_COMPLETE" });
      await letHaveRun(environment.stackName);
      context.expect(await findUnshown(environment, operator)).toEqual([]);
      const first = await parametersOf(region, environment.stackName);

      const days = first["LogRetentionDays"] === "30" ? "60" : "30";
      await createRelease({ actor: operator, environmentId: environment.id, parameters: { LogRetentionDays: days }, note: "logs for another while" });
      context.expect(await ended(await started(environment.id, "deploy"), "succeeded")).toMatchObject({ resolvedTo: "update-stack", release: 2 });
      context.expect((await parametersOf(region, environment.stackName))["LogRetentionDays"]).toBe(days);

      context.expect(await ended(await started(environment.id, "rollback"), "succeeded")).toMatchObject({ kind: "rollback", release: 1, fromRelease: 2 });
      context.expect(await parametersOf(region, environment.stackName)).toEqual(first);

      const deletion = await started(environment.id, "delete");
      const previewed = await ended(deletion, "previewed");
      await confirmOperation({ actor: operator, operationId: deletion, previewHash: previewed.preview?.hash ?? "", typedName: environment.name });
      context.expect(await ended(deletion, "succeeded")).toMatchObject({ resolvedTo: "delete-stack" });

      const loaded = await loadOptionTemplate({ system, option });
      const kept = new Set(loaded?.template.resources.filter(({ deletionPolicy }) => deletionPolicy === "Retain" || deletionPolicy === "RetainExceptOnCreate").map(({ logicalId }) => logicalId));
      const { stackArn } = previewed;
      context.expect((await leftBehind(region, stackArn ?? "")).filter((logicalId) => !kept.has(logicalId))).toEqual([]);
    },
  );
});
