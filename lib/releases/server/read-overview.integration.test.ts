import { beforeAll, expect, test } from "vitest";

import { viewer } from "@/lib/auth/testing/actors";
import { database } from "@/lib/db/transaction";
import { insertAccount, insertEnvironment, insertOperation } from "@/lib/environments/testing/environment-rows-repository";

import { readOverview } from "./read-overview";

const ROOT_CAUSE = { logicalId: "Cache", resourceType: "AWS::ElastiCache::ReplicationGroup", reason: "no capacity", plain: "AWS has no capacity.", nextStep: "Try another zone." };
let accountId: string;

async function withLastOperation(name: string, stackStatus: string | null, operation: Parameters<typeof insertOperation>[1]): Promise<void> {
  const environmentId = await insertEnvironment(accountId, { name, stackStatus });
  const operationId = await insertOperation(environmentId, operation);
  await database().environment.update({
    where: { id: environmentId },
    data: { lastOperationId: operationId, lastOperationKind: "deploy", lastOperationState: operation?.state, lastOperationAt: new Date() },
  });
}

beforeAll(async () => {
  accountId = await insertAccount({ name: "Main" });
  const well = { stackStatus: "CREATE_COMPLETE", alarmsTotal: 4, alarmsInAlarm: 0, alarmsWithoutData: 0, healthState: "well" };
  await insertEnvironment(accountId, { ...well, name: "fine" });
  await insertEnvironment(accountId, { ...well, name: "rings", alarmsInAlarm: 1 });
  await insertEnvironment(accountId, { ...well, name: "silent", alarmsTotal: null });
  await insertEnvironment(accountId, { name: "strange", stackStatus: "FUTURE_STATUS" });
  await insertEnvironment(accountId, { name: "gone", stackStatus: "CREATE_COMPLETE", removedAt: new Date() });
  await withLastOperation("failed", "DELETE_FAILED", { state: "rolled-back", endedAt: new Date(), stackStatusAtEnd: "ROLLBACK_COMPLETE", rootCause: ROOT_CAUSE });
  await withLastOperation("asks", null, { state: "previewed" });
  await withLastOperation("moves", "CREATE_IN_PROGRESS", { state: "running", progress: { done: 3, total: 10, percent: 30, remainingSeconds: 40 } });
});

test("environments are counted by what they need; one that AWS describes in words we do not know is not healthy", async () => {
  const { counts } = await readOverview({ actor: viewer });
  expect(counts).toEqual({ "needs-you": 2, running: 1, "in-alarm": 1, unsure: 1, healthy: 1, "no-stack": 0, unknown: 1 });
});

test("each line comes with its last operation: the cause of what failed, the progress of what runs", async () => {
  const { needsYou, running } = await readOverview({ actor: viewer });
  expect(needsYou.map(({ environment }) => environment.name).sort()).toEqual(["asks", "failed"]);
  expect(needsYou.find(({ environment }) => environment.name === "failed")?.operation).toMatchObject({
    environmentName: "failed",
    stackStatus: "ROLLBACK_COMPLETE", // as it ended; somebody has tried to delete the stack since
    rootCause: ROOT_CAUSE,
  });
  expect(running).toMatchObject([{ environment: { name: "moves" }, operation: { state: "running", progress: { percent: 30 } } }]);
});

test("somebody who has yet to choose a password is shown nothing", async () => {
  const newcomer = { ...viewer, mustChangePassword: true };
  await expect(readOverview({ actor: newcomer })).rejects.toMatchObject({ code: "password-change-required" });
});

test("a stack that somebody deleted elsewhere needs somebody, and one that was deleted here does not", async () => {
  const gone = (name: string, lastOperationKind: string) => insertEnvironment(accountId, { name, stackStatus: "DELETE_COMPLETE", lastOperationKind, lastOperationState: "succeeded" });
  const elsewhere = await gone("deleted-elsewhere", "deploy");
  await gone("deleted-here", "delete");
  const { counts, needsYou } = await readOverview({ actor: viewer });
  expect(counts["no-stack"]).toBe(1);
  expect(needsYou.map(({ environment }) => environment.id)).toContain(elsewhere);
});
