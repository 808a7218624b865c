import { beforeAll, describe, expect, test } from "vitest";

import { operator, viewer } from "@/lib/auth/testing/actors";
import { database } from "@/lib/db/transaction";

import { insertAccount, insertEnvironment, insertOperation, newestAudit } from "../testing/environment-rows-repository";
import { readEnvironment } from "./read-environment";
import { removeEnvironment } from "./remove-environment";
import { updateEnvironment } from "./update-environment";

const NONE = "0198a3f0-0000-7000-8000-000000000000";
const now = new Date("2026-11-21T12:00:00Z");
let accountId: string;

beforeAll(async () => {
  accountId = await insertAccount();
});

describe("changing an environment", () => {
  test("changes what is named, says so in the audit and tells open pages", async () => {
    const environmentId = await insertEnvironment(accountId, { tags: { team: "ops" } });
    const changed = await updateEnvironment({ actor: operator, environmentId, change: { stage: "prod", protected: true } });
    expect(changed).toMatchObject({ stage: "prod", protected: true, tags: { team: "ops" } });
    expect(await newestAudit()).toMatchObject({ action: "environment.update", outcome: "done", environmentId, actorName: operator.name });
    const message = await database().streamMessage.findFirst({ orderBy: { id: "desc" } });
    expect(message).toMatchObject({ event: "environment", topics: ["environments", `environment:${environmentId}`], data: { stage: "prod" } });
  });

  test("replaces all tags, among them one whose key is __proto__", async () => {
    const environmentId = await insertEnvironment(accountId, { tags: { team: "ops" } });
    const tags = JSON.parse('{"__proto__": "kept as data", "owner": "me"}') as Record<string, string>;
    await updateEnvironment({ actor: operator, environmentId, change: { tags } });
    const row = await database().$queryRaw<{ tags: string }[]>`SELECT tags::text FROM environment WHERE id = ${environmentId}::uuid`;
    expect(row[0]?.tags).toContain("owner");
  });

  test("is refused to a viewer and for an environment that is not there, and nothing is written", async () => {
    const environmentId = await insertEnvironment(accountId);
    await expect(updateEnvironment({ actor: viewer, environmentId, change: { stage: "prod" } })).rejects.toMatchObject({ code: "forbidden" });
    await expect(updateEnvironment({ actor: operator, environmentId: NONE, change: { stage: "prod" } })).rejects.toMatchObject({ code: "not-found" });
    expect(await readEnvironment({ actor: viewer, environmentId })).toMatchObject({ stage: "dev" });
  });
});

describe("removing an environment", () => {
  const remove = (environmentId: string, letGo = false) => removeEnvironment({ actor: operator, environmentId, letGo, now });

  test("without a stack takes it out, keeps its record, and frees its name", async () => {
    const environmentId = await insertEnvironment(accountId, { name: "short-lived" });
    await remove(environmentId);
    expect(await readEnvironment({ actor: viewer, environmentId })).toBeNull();
    expect(await database().environment.findUnique({ where: { id: environmentId } })).toMatchObject({ removedAt: now });
    expect(await newestAudit()).toMatchObject({ action: "environment.remove", environmentId, details: { letGo: false } });
    await expect(insertEnvironment(accountId, { name: "Short-Lived" })).resolves.toEqual(expect.any(String));
  });

  test("with a stack is refused, unless the stack is let go on purpose", async () => {
    const environmentId = await insertEnvironment(accountId, { stackStatus: "CREATE_COMPLETE", stackArn: "arn:stack" });
    await expect(remove(environmentId)).rejects.toMatchObject({ code: "environment-has-stack" });
    await remove(environmentId, true);
    expect(await newestAudit()).toMatchObject({ details: { letGo: true, stackArn: "arn:stack" } });
  });

  test("whose stack was deleted is like one without", async () => {
    await expect(remove(await insertEnvironment(accountId, { stackStatus: "DELETE_COMPLETE", stackArn: "arn:gone" }))).resolves.toBeUndefined();
  });

  test.each(["queued", "previewed", "running", "unknown", "needs-human"])("with an operation that is %s is refused", async (state) => {
    const environmentId = await insertEnvironment(accountId);
    await insertOperation(environmentId, { state });
    await expect(remove(environmentId, true)).rejects.toMatchObject({ code: "stack-busy" });
  });

  test("that is protected is refused", async () => {
    await expect(remove(await insertEnvironment(accountId, { protected: true }), true)).rejects.toMatchObject({ code: "environment-protected" });
  });

  test("is refused to a viewer, and twice", async () => {
    const environmentId = await insertEnvironment(accountId);
    await expect(removeEnvironment({ actor: viewer, environmentId, letGo: false, now })).rejects.toMatchObject({ code: "forbidden" });
    await remove(environmentId);
    await expect(remove(environmentId)).rejects.toMatchObject({ code: "not-found" });
  });
});
