import { randomUUID } from "node:crypto";

import { beforeAll, describe, expect, test } from "vitest";

import { operator, viewer } from "@/lib/auth/testing/actors";
import { openScope, type OpenScope } from "@/lib/aws/scope";
import { launchStack } from "@/lib/aws/testing/launch-stack";
import { readSecretValue } from "@/lib/aws/testing/read-secret-value";
import { sharedSandboxUrl } from "@/lib/aws/testing/sandbox";
import { database } from "@/lib/db/transaction";

import { insertAccount, insertEnvironment, newestAudit } from "../testing/environment-rows-repository";
import { listStackIds } from "./list-stack-ids";
import { listResources } from "./list-resources";
import { readEnvironment } from "./read-environment";
import { setSecretValue } from "./set-secret-value";

const NONE = "0198a3f0-0000-7000-8000-000000000000";
const CANARY = "canary-Zx81-never-to-be-kept-anywhere-4711";
// Harvest's plan names ApiKeysSecret as a secret that a person sets.
const TEMPLATE = {
  Resources: {
    ApiKeysSecret: { Type: "AWS::SecretsManager::Secret", Properties: { SecretString: '{"API_KEYS":"generated"}' } },
    Topic: { Type: "AWS::SNS::Topic" },
    Cluster: { Type: "AWS::ECS::Cluster" },
    Task: {
      Type: "AWS::ECS::TaskDefinition",
      Properties: { Family: "in-the-stack", ContainerDefinitions: [{ Name: "app", Image: "example/app:7", Memory: 128, Essential: true }] },
    },
    Service: { Type: "AWS::ECS::Service", Properties: { Cluster: { Ref: "Cluster" }, TaskDefinition: { Ref: "Task" }, DesiredCount: 1 } },
  },
};

let accountId: string;
let aws: OpenScope;
let environmentId: string;
let stackArn: string;

beforeAll(async () => {
  accountId = await insertAccount({ kind: "sandbox", endpoint: sharedSandboxUrl() });
  aws = await openScope({ accountId, region: "us-east-1" });
  const name = `secrets-${randomUUID().slice(0, 8)}`;
  stackArn = await launchStack(aws, `pilothouse-${name}`, TEMPLATE);
  environmentId = await insertEnvironment(accountId, { name, stackArn, stackStatus: "CREATE_COMPLETE" });
});

const now = new Date();
const list = (id: string, at = now) => listResources({ actor: viewer, environmentId: id, now: at });

describe("the resources of an environment", () => {
  test("are what AWS lists, with the time it was asked, and no console in the sandbox", async () => {
    const resources = await list(environmentId);
    expect(resources).toMatchObject({ total: 5, nextCursor: null, asOf: now.toISOString(), stackConsoleUrl: null });
    expect(resources?.items).toContainEqual(
      expect.objectContaining({ logicalId: "ApiKeysSecret", status: "CREATE_COMPLETE", consoleUrl: null, service: null }),
    );
  });

  test("say which image an ECS service truly runs", async () => {
    const service = (await list(environmentId))?.items.find(({ logicalId }) => logicalId === "Service")?.service;
    expect(service).toMatchObject({ images: [{ container: "app", image: "example/app:7" }], desiredCount: 1 });
  });

  test("cost one call for everybody who looks within five seconds", async () => {
    const later = new Date(now.getTime() + 4_000);
    const [one, two] = await Promise.all([list(environmentId, later), list(environmentId, later)]);
    expect([one?.asOf, two?.asOf]).toEqual([now.toISOString(), now.toISOString()]);
  });

  test("keep their last listing, with its true age, while AWS does not answer", async () => {
    await database().accountConnection.update({ where: { id: accountId }, data: { endpoint: "http://127.0.0.1:9" } });
    const stale = await list(environmentId, new Date(now.getTime() + 60_000));
    await database().accountConnection.update({ where: { id: accountId }, data: { endpoint: sharedSandboxUrl() } });
    expect(stale).toMatchObject({ total: 5, asOf: now.toISOString() });
  });

  test("are none without a stack, and unknown for an environment that is not there", async () => {
    expect(await list(await insertEnvironment(accountId))).toMatchObject({ items: [], total: 0, asOf: null });
    expect(await list(NONE)).toBeNull();
  });

  test("of a stack that AWS has never heard of are an error, not an empty list", async () => {
    const lost = await insertEnvironment(accountId, { stackArn: stackArn.replace(/[^/]+$/, "gone"), stackStatus: "CREATE_COMPLETE" });
    await expect(list(lost)).rejects.toMatchObject({ kind: "not-found", action: "cloudformation:ListStackResources" });
  });
});

describe("a secret", () => {
  const set = (changes: Partial<Parameters<typeof setSecretValue>[0]> = {}) =>
    setSecretValue({ actor: operator, environmentId, logicalId: "ApiKeysSecret", given: { values: { API_KEYS: CANARY } }, now: new Date(), ...changes });

  test("is set in Secrets Manager, with one audit row and one ledger row, and its value is kept nowhere", async () => {
    await set();
    const call = await database().awsCall.findFirst({ where: { action: "secretsmanager:PutSecretValue" }, include: { outcomes: true } });
    expect(call).toMatchObject({ accountId, outcomes: [{ kind: "accepted" }] });
    expect(await readSecretValue(aws, call?.target ?? "")).toBe(JSON.stringify({ API_KEYS: CANARY }));
    const audit = await newestAudit();
    expect(audit).toMatchObject({ action: "secret.set-value", outcome: "done", environmentId, actorName: operator.name });
    expect(call?.auditId).toBe(audit?.id);
    expect(await tablesThatHold(CANARY)).toEqual([]);
  });

  test("that the plan does not name cannot be set, nor one of an environment that is not there", async () => {
    await expect(set({ logicalId: "Topic" })).rejects.toMatchObject({ code: "not-found" });
    await expect(set({ environmentId: NONE })).rejects.toMatchObject({ code: "not-found" });
  });

  test("takes only the fields that the plan names", async () => {
    await expect(set({ given: { values: { OTHER: CANARY } } })).rejects.toMatchObject({ code: "invalid-input" });
  });

  test("cannot be set before the stack has made it", async () => {
    await expect(set({ environmentId: await insertEnvironment(accountId) })).rejects.toMatchObject({ code: "secret-unavailable" });
  });

  test("is refused to a viewer, and nothing is sent", async () => {
    const before = await database().awsCall.count();
    await expect(set({ actor: viewer })).rejects.toMatchObject({ code: "forbidden" });
    expect(await database().awsCall.count()).toBe(before);
  });

  test("whose fate is unknown says so, and that setting it again is safe", async () => {
    const asked = new Date();
    await list(environmentId, asked);
    await database().accountConnection.update({ where: { id: accountId }, data: { endpoint: "http://127.0.0.1:9" } });
    const unanswered = set({ now: asked });
    await expect(unanswered).rejects.toMatchObject({ code: "aws-unavailable", message: expect.stringContaining("may be set or not") });
    await database().accountConnection.update({ where: { id: accountId }, data: { endpoint: sharedSandboxUrl() } });
    const calls = await database().awsCall.findMany({ orderBy: { at: "desc" }, take: 1, include: { outcomes: true } });
    expect(calls[0]?.outcomes.map(({ kind }) => kind)).toEqual(["no-answer", "no-answer", "no-answer"]);
  });
});

test("an environment's page names its secrets, with what the stack made of them", async () => {
  await database().stackEvent.create({
    data: {
      environmentId,
      stackArn,
      logicalId: "ApiKeysSecret",
      physicalId: "arn:aws:secretsmanager:us-east-1:000000000000:secret:x",
      resourceType: "AWS::SecretsManager::Secret",
      status: "CREATE_COMPLETE",
      occurrence: 1,
      at: new Date(),
      source: "poll",
    },
  });
  const environment = await readEnvironment({ actor: viewer, environmentId });
  expect(environment?.secrets).toMatchObject([
    { logicalId: "ApiKeysSecret", keys: [{ key: "API_KEYS", required: true }], arn: "arn:aws:secretsmanager:us-east-1:000000000000:secret:x" },
  ]);
});

/* Of a stack that was never launched: its events are all that is known of it. */
test("what a stack's resources are called now is told by AWS's time, not by which event came last", async () => {
  const arn = stackArn.replace(/[^/]+$/, "told-of");
  const id = await insertEnvironment(accountId, { stackArn: arn, stackStatus: "UPDATE_COMPLETE" });
  const told = (logicalId: string, physicalId: string, status: string, second: number) => ({
    environmentId: id, stackArn: arn, logicalId, physicalId, status, resourceType: "AWS::EC2::Instance", occurrence: second, position: second, source: "poll", at: new Date(Date.UTC(2026, 0, 1, 12, 0, second)),
  });
  await database().stackEvent.createMany({
    data: [
      told("Replaced", "i-old", "CREATE_COMPLETE", 1),
      told("Replaced", "i-new", "UPDATE_COMPLETE", 11),
      told("Replaced", "i-old", "UPDATE_IN_PROGRESS", 10), // polling brings it after the feed brought the new one
      told("Replaced", "i-old", "DELETE_COMPLETE", 12),
      told("BeingReplaced", "j-new", "UPDATE_IN_PROGRESS", 21),
      told("BeingReplaced", "j-old", "UPDATE_IN_PROGRESS", 20),
      told("MadeAgain", "logs", "CREATE_COMPLETE", 1),
      told("MadeAgain", "logs", "DELETE_COMPLETE", 5),
      told("MadeAgain", "logs", "CREATE_COMPLETE", 30),
      told("Gone", "k", "CREATE_COMPLETE", 1),
      told("Gone", "k", "DELETE_COMPLETE", 5),
    ],
  });
  const named = (await listStackIds(id, now)).map(({ logicalId, physicalId }) => `${logicalId} ${physicalId}`);
  expect(named).toEqual(["BeingReplaced j-new", "MadeAgain logs", "Replaced i-new"]);
});

/** Names of the tables in which any row holds the text anywhere. */
async function tablesThatHold(text: string): Promise<string[]> {
  const tables = await database().$queryRaw<{ name: string }[]>`
    SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')`;
  const holding: string[] = [];
  for (const { name } of tables) {
    const rows = await database().$queryRawUnsafe<object[]>(`SELECT 1 FROM ${name} AS held WHERE strpos(held::text, $1) > 0 LIMIT 1`, text);
    if (rows.length > 0) holding.push(name);
  }
  return holding;
}
