import { randomUUID } from "node:crypto";

import { beforeAll, describe, expect, test } from "vitest";

import type { Actor } from "@/lib/auth/actor";
import { db } from "@/lib/db/client";
import { inTransaction } from "@/lib/db/transaction";
import { createEnvironmentSchema, type CreateEnvironment } from "@/lib/environments/create-environment-input";

import type { OperationState } from "./operation-state";
import { cancelOperation } from "./server/cancel-operation";
import { compareReleases } from "./server/compare-releases";
import { confirmOperation } from "./server/confirm-operation";
import { createEnvironment } from "./server/create-environment";
import { createRelease } from "./server/create-release";
import { discardOperation } from "./server/discard-operation";
import { writeOperation } from "./server/internal/move-operation";
import { findOperation } from "./server/internal/operation-repository";
import { listOperations } from "./server/list-operations";
import { listReleases } from "./server/list-releases";
import { readLegalActs } from "./server/read-legal-acts";
import { startOperation } from "./server/start-operation";

// No worker runs here: what a use case does by itself is the effect, the audit row and the job; and nothing else.
const operator: Actor = { kind: "token", tokenId: randomUUID(), personId: null, name: "Olga Operator", role: "operator" };
const viewer: Actor = { ...operator, name: "Vic Viewer", role: "viewer" };
let accountId: string;

beforeAll(async () => {
  ({ id: accountId } = await db().accountConnection.create({ data: { name: "Test", kind: "sandbox", endpoint: "http://127.0.0.1:1", regions: ["us-east-1"] } }));
});

const wanted = (change: Partial<CreateEnvironment> = {}): CreateEnvironment => ({
  ...createEnvironmentSchema.parse({ name: `t${randomUUID().slice(0, 8)}`, system: "harvest", option: "minimal", stage: "dev", accountId, region: "us-east-1" }),
  ...change,
});
const newEnvironment = (change: Partial<CreateEnvironment> = {}) => createEnvironment({ actor: operator, ...wanted(change) });
const acts = async (environmentId: string) => (await db().audit.findMany({ where: { environmentId }, orderBy: { id: "asc" } })).map((act) => [act.action, act.actorName]);
const queued = async (name: string) => (await db().$queryRaw<{ data: { operationId: string } }[]>`SELECT data FROM pgboss.job WHERE name = ${name}`).map(({ data }) => data.operationId);

/** An operation in a state that only a worker could have brought it to. */
async function operationIn(environmentId: string, state: OperationState, change: object = {}) {
  return db().operation.create({ data: { environmentId, kind: "deploy", resolvedTo: "update-stack", state, requestedBy: "Olga Operator", release: 1, ...change } });
}
const withStack = (environmentId: string, stackStatus: string, change: object = {}) =>
  db().environment.update({ where: { id: environmentId }, data: { stackArn: `arn:stack/${environmentId}`, stackStatus, runningRelease: 1, ...change } });

describe("creating an environment", () => {
  test("makes release 1 with the template's defaults, and one audit row; nothing is asked of AWS", async () => {
    const environment = await newEnvironment({ parameters: { RateLimit: "20/minute" } });
    expect(environment).toMatchObject({ stackStatus: null, latestRelease: 1, release: null, stackName: `pilothouse-${environment.name}` });
    const { items } = await listReleases({ actor: operator, environmentId: environment.id, limit: 10 });
    expect(items[0]).toMatchObject({ number: 1, changed: [], running: false, deployments: [], parameters: { RateLimit: "20/minute", InstanceType: "t3.medium" } });
    expect(items[0]?.images).toContainEqual(expect.objectContaining({ parameter: "ApiImage" }));
    expect(await acts(environment.id)).toEqual([["environment.create", "Olga Operator"]]);
    expect(await db().awsCall.count()).toBe(0);
  });

  test.each<[string, Partial<CreateEnvironment>, string]>([
    ["an option that the catalogue does not have", { option: "nonsense" }, "unknown-option"],
    ["an account that is not there", { accountId: randomUUID() }, "unknown-account"],
    ["a region that the account is not set up for", { region: "eu-central-1" }, "unknown-region"],
    ["a name that CloudFormation refuses", { name: "a;rm -rf" }, "invalid-input"],
    ["a parameter that the template does not have", { parameters: { Nonsense: "1" } }, "invalid-parameters"],
    ["a parameter outside the template's rules", { parameters: { CacheReplicas: "9" } }, "invalid-parameters"],
    ["a reference to somebody else's secret", { parameters: { RateLimit: "{{resolve:secretsmanager:other}}" } }, "forbidden"],
  ])("with %s is refused, and makes nothing", async (_, change, code) => {
    const before = await db().environment.count();
    await expect(newEnvironment(change)).rejects.toMatchObject({ code });
    expect(await db().environment.count()).toBe(before);
  });

  test("under a name that is taken, in whatever case, is refused", async () => {
    const { name } = await newEnvironment();
    await expect(newEnvironment({ name: name.toUpperCase() })).rejects.toMatchObject({ code: "name-taken" });
  });

  test("is not a viewer's to do", async () => {
    await expect(createEnvironment({ actor: viewer, ...wanted() })).rejects.toMatchObject({ code: "forbidden" });
  });
});

test("a release keeps the values that are left out, says what changed, and can be compared", async () => {
  const environment = await newEnvironment({ parameters: { RateLimit: "20/minute" } });
  const release = await createRelease({ actor: operator, environmentId: environment.id, parameters: { InstanceType: "t3.large" }, note: "more memory" });
  expect(release).toMatchObject({ number: 2, note: "more memory", changed: ["Instance type (InstanceType): t3.medium → t3.large"], parameters: { RateLimit: "20/minute" } });
  expect(await acts(environment.id)).toEqual([
    ["environment.create", "Olga Operator"],
    ["release.create", "Olga Operator"],
  ]);
  expect(await compareReleases({ actor: viewer, environmentId: environment.id, from: 1, to: 2 })).toMatchObject({ changed: release.changed });
  expect(await compareReleases({ actor: viewer, environmentId: environment.id, from: 1, to: 3 })).toBeNull();
  await expect(createRelease({ actor: viewer, environmentId: environment.id, parameters: {}, note: "" })).rejects.toMatchObject({ code: "forbidden" });
});

describe("asking for an operation", () => {
  test("leaves an operation, its audit row and its job, and nothing at AWS", async () => {
    const environment = await newEnvironment();
    const operation = await startOperation({ actor: operator, environmentId: environment.id, kind: "deploy", autoConfirm: false, reason: "first launch" });
    expect(operation).toMatchObject({ state: "queued", resolvedTo: "create-stack", release: 1, reason: "first launch", requestedBy: "Olga Operator" });
    expect((await acts(environment.id)).at(-1)).toEqual(["operation.request", "Olga Operator"]);
    expect(await queued("releases.advance-operation")).toContain(operation.id);
    expect(await db().environment.findUniqueOrThrow({ where: { id: environment.id } })).toMatchObject({ lastOperationId: operation.id, lastOperationState: "queued" });
    expect(await db().streamMessage.count({ where: { topics: { has: `operation:${operation.id}` } } })).toBe(1);
  });

  test("is not a viewer's to do, nor is anything else that moves one", async () => {
    const environment = await newEnvironment();
    const { id } = await startOperation({ actor: operator, environmentId: environment.id, kind: "deploy", autoConfirm: false });
    const forbidden = { code: "forbidden" };
    await expect(startOperation({ actor: viewer, environmentId: environment.id, kind: "deploy", autoConfirm: false })).rejects.toMatchObject(forbidden);
    await expect(confirmOperation({ actor: viewer, operationId: id, previewHash: "0".repeat(64) })).rejects.toMatchObject(forbidden);
    await expect(discardOperation({ actor: viewer, operationId: id })).rejects.toMatchObject(forbidden);
    await expect(cancelOperation({ actor: viewer, operationId: id })).rejects.toMatchObject(forbidden);
  });

  test("of a release or an environment that does not exist is refused", async () => {
    const environment = await newEnvironment();
    await expect(startOperation({ actor: operator, environmentId: environment.id, kind: "deploy", release: 7, autoConfirm: false })).rejects.toMatchObject({ code: "unknown-release" });
    await expect(startOperation({ actor: operator, environmentId: randomUUID(), kind: "deploy", autoConfirm: false })).rejects.toMatchObject({ code: "not-found" });
  });

  test("on a busy stack is refused, naming who and what", async () => {
    const environment = await newEnvironment();
    await withStack(environment.id, "UPDATE_COMPLETE");
    await operationIn(environment.id, "submitting", { requestedBy: "Paul" });
    await expect(startOperation({ actor: operator, environmentId: environment.id, kind: "delete", autoConfirm: false })).rejects.toMatchObject({
      code: "stack-busy",
      message: expect.stringContaining("Paul's deploy is submitting"),
    });
  });

  test("twice at the same moment starts one, and tells the other", async () => {
    const environment = await newEnvironment();
    await withStack(environment.id, "UPDATE_ROLLBACK_FAILED");
    const both = await Promise.allSettled([1, 2].map(() => startOperation({ actor: operator, environmentId: environment.id, kind: "continue-rollback", autoConfirm: false })));
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "stack-busy" } });
    expect(await db().operation.count({ where: { environmentId: environment.id } })).toBe(1);
  });
});

const CACHE_AT_RISK = { logicalId: "Cache", resourceType: "AWS::ElastiCache::ReplicationGroup", effect: "replaced", policy: "Snapshot" };
const verdict = (kind: "safe" | "at-risk") => (kind === "safe" ? { kind } : { kind, resources: [CACHE_AT_RISK] });

describe("a preview", () => {
  async function previewed(risk: "safe" | "at-risk", expiresInMs = 60_000) {
    const environment = await newEnvironment();
    await withStack(environment.id, "UPDATE_COMPLETE");
    const hash = "a".repeat(64);
    const operation = await operationIn(environment.id, "previewed", {
      preview: { create: { hash, changes: [], dataVerdict: verdict(risk), expectedSeconds: 1, expiresAt: new Date(Date.now() + expiresInMs) } },
    });
    return { environment, operationId: operation.id, previewHash: hash };
  }

  test("that is confirmed holds the stack at once, with one audit row and one job", async () => {
    const { environment, operationId, previewHash } = await previewed("safe");
    expect(await confirmOperation({ actor: operator, operationId, previewHash })).toMatchObject({ state: "submitting", confirmedBy: "Olga Operator" });
    expect((await acts(environment.id)).filter(([action]) => action === "operation.confirm")).toHaveLength(1);
    expect(await queued("releases.advance-operation")).toContain(operationId);
    await expect(confirmOperation({ actor: operator, operationId, previewHash })).rejects.toMatchObject({ code: "not-possible" });
  });

  test("that says something else than what is confirmed, or is a day old, is stale", async () => {
    const { operationId } = await previewed("safe");
    await expect(confirmOperation({ actor: operator, operationId, previewHash: "b".repeat(64) })).rejects.toMatchObject({ code: "stale-preview" });
    const old = await previewed("safe", -1);
    await expect(confirmOperation({ actor: operator, operationId: old.operationId, previewHash: old.previewHash })).rejects.toMatchObject({ code: "stale-preview" });
  });

  test("that puts data at risk asks for the environment's name", async () => {
    const { environment, operationId, previewHash } = await previewed("at-risk");
    await expect(confirmOperation({ actor: operator, operationId, previewHash })).rejects.toMatchObject({ code: "confirmation-required" });
    await expect(confirmOperation({ actor: operator, operationId, previewHash, typedName: environment.name })).resolves.toMatchObject({ state: "submitting" });
  });

  test("of two that are confirmed at the same moment runs once; the other is told who was first", async () => {
    const first = await previewed("safe");
    const second = await operationIn(first.environment.id, "previewed", {
      preview: { create: { hash: first.previewHash, changes: [], dataVerdict: verdict("safe"), expectedSeconds: 1, expiresAt: new Date(Date.now() + 60_000) } },
    });
    const both = await Promise.allSettled([first.operationId, second.id].map((operationId) => confirmOperation({ actor: operator, operationId, previewHash: first.previewHash })));
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(both.find(({ status }) => status === "rejected")).toMatchObject({ reason: { code: "stack-busy" } });
  });

  test("that is discarded can no longer be confirmed", async () => {
    const { operationId, previewHash } = await previewed("safe");
    await discardOperation({ actor: operator, operationId });
    await expect(confirmOperation({ actor: operator, operationId, previewHash })).rejects.toMatchObject({ code: "not-possible" });
    await expect(discardOperation({ actor: operator, operationId })).rejects.toMatchObject({ code: "not-possible" });
  });
});

describe("cancelling", () => {
  test("writes down who asked, and leaves the sending to the worker", async () => {
    const environment = await newEnvironment();
    await withStack(environment.id, "UPDATE_IN_PROGRESS");
    const { id } = await operationIn(environment.id, "running", { stackArn: `arn:stack/${environment.id}` });
    expect(await cancelOperation({ actor: operator, operationId: id, reason: "wrong image" })).toMatchObject({ state: "running", cancelRequestedBy: "Olga Operator" });
    expect(await queued("releases.carry-out-cancel")).toContain(id);
    expect((await acts(environment.id)).at(-1)).toEqual(["operation.cancel", "Olga Operator"]);
  });

  test("goes through while the worker writes the same operation, whoever is first", async () => {
    const environment = await newEnvironment();
    await withStack(environment.id, "UPDATE_IN_PROGRESS");
    for (let round = 0; round < 5; round += 1) {
      const { id } = await operationIn(environment.id, "running");
      const seen = await findOperation(db(), id);
      if (!seen) throw new Error("It was just made.");
      const worker = inTransaction((tx) => writeOperation(tx, seen, { stateReason: "seen by the worker" }));
      const [asked] = await Promise.allSettled([cancelOperation({ actor: operator, operationId: id }), worker]);
      expect(asked).toMatchObject({ status: "fulfilled", value: { cancelRequestedBy: "Olga Operator" } });
      await db().operation.update({ where: { id }, data: { state: "cancelled" } });
    }
  });

  test("just after AWS has accepted the change is offered, and granted", async () => {
    const environment = await newEnvironment();
    await withStack(environment.id, "UPDATE_COMPLETE");
    const { id } = await operationIn(environment.id, "running");
    const offered = (await readLegalActs({ actor: viewer, environmentId: environment.id }))?.acts.find(({ act }) => act === "cancel");
    expect(offered).toMatchObject({ possible: true, operationId: id });
    await expect(cancelOperation({ actor: operator, operationId: id })).resolves.toMatchObject({ id });
  });

  test("by a Rollback button that is out of date does nothing else", async () => {
    const environment = await newEnvironment();
    await withStack(environment.id, "UPDATE_COMPLETE", { runningRelease: 2 });
    await operationIn(environment.id, "succeeded", { endedAt: new Date() });
    const stale = startOperation({ actor: operator, environmentId: environment.id, kind: "rollback", autoConfirm: true, expects: { resolvesTo: "cancel-update" } });
    await expect(stale).rejects.toMatchObject({ code: "not-possible", message: expect.stringContaining("UPDATE_COMPLETE") });
    expect(await db().operation.count({ where: { environmentId: environment.id } })).toBe(1);
  });

  test.each<[string, OperationState, string, object]>([
    ["what has ended", "succeeded", "UPDATE_COMPLETE", {}],
    ["what waits for a person", "previewed", "UPDATE_COMPLETE", {}],
    ["what AWS has not answered to", "unknown", "UPDATE_COMPLETE", {}],
    ["what is being taken back already", "running", "UPDATE_ROLLBACK_IN_PROGRESS", {}],
    ["what is being cleaned up", "running", "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS", {}],
    ["a deletion", "running", "DELETE_IN_PROGRESS", { resolvedTo: "delete-stack", kind: "delete" }],
  ])("%s is refused", async (_, state, stackStatus, change) => {
    const environment = await newEnvironment();
    await withStack(environment.id, stackStatus);
    const { id } = await operationIn(environment.id, state, change);
    await expect(cancelOperation({ actor: operator, operationId: id })).rejects.toMatchObject({ code: "not-possible" });
  });
});

test("operations are listed newest first, page by page, by state, kind and environment", async () => {
  const environment = await newEnvironment();
  const made = [];
  for (let index = 0; index < 5; index += 1) made.push(await operationIn(environment.id, index < 3 ? "succeeded" : "failed", { requestedAt: new Date(Date.UTC(2026, 0, 1, 0, 0, index)) }));
  const filter = { environmentId: environment.id };
  const first = await listOperations({ actor: viewer, filter, limit: 2 });
  expect(first).toMatchObject({ total: 5, items: [{ id: made[4]?.id }, { id: made[3]?.id }] });
  const second = await listOperations({ actor: viewer, filter, limit: 3, cursor: first.nextCursor ?? "" });
  expect(second.items.map(({ id }) => id)).toEqual([made[2]?.id, made[1]?.id, made[0]?.id]);
  expect(second.nextCursor).toBeNull();
  expect(await listOperations({ actor: viewer, filter: { ...filter, state: ["failed"] }, limit: 10 })).toMatchObject({ total: 2 });
  expect(await listOperations({ actor: viewer, filter: { ...filter, kind: ["delete"] }, limit: 10 })).toMatchObject({ total: 0, items: [] });
  await expect(listOperations({ actor: viewer, filter, limit: 2, cursor: "nonsense" })).rejects.toMatchObject({ code: "invalid-cursor" });
});

test("the acts of an environment name what is possible, and why not the rest", async () => {
  const environment = await newEnvironment();
  expect(await readLegalActs({ actor: viewer, environmentId: environment.id })).toMatchObject({ stackStatus: null, primary: "deploy" });
  expect(await readLegalActs({ actor: viewer, environmentId: randomUUID() })).toBeNull();
});
