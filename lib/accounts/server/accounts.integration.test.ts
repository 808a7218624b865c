import { beforeAll, beforeEach, describe, expect, test } from "vitest";

import { admin, operator, viewer } from "@/lib/auth/testing/actors";
import { sharedSandboxUrl } from "@/lib/aws/testing/sandbox";
import { answerError, answerResult, startFakeAws } from "@/lib/aws/testing/fake-aws";
import { database } from "@/lib/db/transaction";
import { serverEnv } from "@/lib/env/server";

import { createAccountSchema, type CreateAccount } from "../account-input";
import { checkConnection } from "./check-connection";
import { clearSandboxPasts } from "./clear-sandbox-pasts";
import { createAccount } from "./create-account";
import { ensureSandboxAccount } from "./ensure-sandbox-account";
import { ensureDefaultAccount } from "./ensure-default-account";
import { findAccount, findSandboxAccount } from "./internal/account-repository";
import { listAccounts } from "./list-accounts";
import { readAccount } from "./read-account";
import { readSandboxDisturbances } from "./read-sandbox-disturbances";
import { readSandboxFaults } from "./read-sandbox-faults";
import { readSandboxPasts } from "./read-sandbox-pasts";
import { readSandboxSpeed } from "./read-sandbox-speed";
import { removeAccount } from "./remove-account";
import { setSandboxDisturbances } from "./set-sandbox-disturbances";
import { setSandboxFaults } from "./set-sandbox-faults";
import { setSandboxPast } from "./set-sandbox-past";
import { setSandboxSpeed } from "./set-sandbox-speed";
import { updateAccount } from "./update-account";

const NONE = "0198a3f0-0000-7000-8000-000000000000";
const input = (changes: Partial<CreateAccount> = {}) => createAccountSchema.parse({ name: "Production", regions: ["eu-west-1"], ...changes });
const newestAudit = () => database().audit.findFirst({ orderBy: { id: "desc" } });

beforeEach(async () => {
  await database().environment.deleteMany();
  await database().accountConnection.deleteMany();
});

const inSandbox = (endpoint: string) =>
  database().accountConnection.create({ data: { name: "Tried", kind: "sandbox", regions: ["us-east-1"], endpoint }, select: { id: true } });

describe("account connections", () => {
  test("are added with an external id of our own making, and not known to be reachable before they were tried", async () => {
    const account = await createAccount({ actor: admin, ...input({ roleArn: "arn:aws:iam::111122223333:role/pilothouse" }) });
    expect(account).toMatchObject({ kind: "aws", connection: { state: "unknown", asOf: null }, stackNamePrefix: "pilothouse-" });
    expect(account.externalId).toMatch(/^pilothouse-[0-9a-f-]{36}$/);
    expect(await newestAudit()).toMatchObject({ action: "account.create", outcome: "done", objectId: account.id });
    expect((await listAccounts({ actor: viewer, limit: 50 })).items).toMatchObject([{ name: "Production" }]);
    expect((await listAccounts({ actor: viewer, limit: 50 })).items[0]).not.toHaveProperty("externalId");
  });

  test("may be called what only a pattern of another's name would match", async () => {
    await createAccount({ actor: admin, ...input() });
    await expect(createAccount({ actor: admin, ...input({ name: "Produc_ion" }) })).resolves.toMatchObject({ name: "Produc_ion" });
  });

  test.each(["production", "PRODUCTION", "Sandbox", "sandbox"])("cannot be called %s when that is another's name", async (name) => {
    await createAccount({ actor: admin, ...input() });
    await expect(createAccount({ actor: admin, ...input({ name }) })).rejects.toMatchObject({ code: "name-taken" });
  });

  test.each([
    { regions: [] },
    { regions: ["nowhere"] },
    { regions: ["eu-west-1", "eu-west-1"] },
    { roleArn: "arn:aws:iam::1:role/x" },
    { stackNamePrefix: "no-hyphen" },
    { stackNamePrefix: "1-" },
    { templateBucket: "Upper" },
    { externalId: "chosen-by-the-caller" },
  ])("are refused with %j", (changes) => {
    expect(createAccountSchema.safeParse({ name: "P", regions: ["eu-west-1"], ...changes }).success).toBe(false);
  });

  test("are changed in what is named; a new role makes what was known unknown", async () => {
    const { id } = await createAccount({ actor: admin, ...input() });
    await database().accountConnection.update({ where: { id }, data: { state: "connected", asOf: new Date(), accountNumber: "111122223333" } });
    expect(await updateAccount({ actor: admin, accountId: id, change: { name: "Live" } })).toMatchObject({ name: "Live", connection: { state: "connected" } });
    const changed = await updateAccount({ actor: admin, accountId: id, change: { roleArn: "arn:aws:iam::111122223333:role/other" } });
    expect(changed).toMatchObject({ connection: { state: "unknown", asOf: null }, accountNumber: null });
    expect(await newestAudit()).toMatchObject({ action: "account.update", objectId: id });
  });

  test("are removed while no environment was ever made in them", async () => {
    const { id } = await createAccount({ actor: admin, ...input() });
    await database().environment.create({
      data: { name: "x", system: "s", option: "o", stage: "dev", accountId: id, region: "eu-west-1", stackName: "pilothouse-x", createdBy: "a test" },
    });
    await expect(removeAccount({ actor: admin, accountId: id })).rejects.toMatchObject({ code: "not-possible" });
    await database().environment.deleteMany();
    await removeAccount({ actor: admin, accountId: id });
    expect(await findAccount(database(), id)).toBeNull();
    expect(await newestAudit()).toMatchObject({ action: "account.remove", objectId: id });
  });

  test("are an administrator's to manage", async () => {
    const refused = { code: "forbidden" };
    await expect(createAccount({ actor: operator, ...input() })).rejects.toMatchObject(refused);
    await expect(readAccount({ actor: operator, accountId: NONE })).rejects.toMatchObject(refused);
    await expect(updateAccount({ actor: viewer, accountId: NONE, change: { name: "x" } })).rejects.toMatchObject(refused);
    await expect(removeAccount({ actor: operator, accountId: NONE })).rejects.toMatchObject(refused);
    await expect(readAccount({ actor: admin, accountId: NONE })).rejects.toMatchObject({ code: "not-found" });
  });

  test("come page by page, with a cursor that is one of theirs", async () => {
    for (const name of ["A", "B", "C"]) await createAccount({ actor: admin, ...input({ name }) });
    const first = await listAccounts({ actor: viewer, limit: 2 });
    expect(first).toMatchObject({ items: [{ name: "A" }, { name: "B" }], total: 3, nextCursor: expect.any(String) });
    const second = await listAccounts({ actor: viewer, limit: 2, cursor: first.nextCursor ?? undefined });
    expect(second).toMatchObject({ items: [{ name: "C" }], nextCursor: null });
    await expect(listAccounts({ actor: viewer, limit: 2, cursor: NONE })).rejects.toMatchObject({ code: "invalid-cursor" });
  });
});

describe("the state of a connection", () => {
  const now = new Date(); // what was found out long ago counts as unknown
  const tried = async (accountId: string) => {
    await checkConnection({ accountId, region: "us-east-1", now });
    return findAccount(database(), accountId);
  };

  test("is connected where AWS answers, with AWS's number of the account", async () => {
    const { id } = await inSandbox(sharedSandboxUrl());
    expect(await tried(id)).toMatchObject({ accountNumber: "000000000000", connection: { state: "connected", asOf: now.toISOString(), missingActions: [] } });
  });

  test("is unreachable where nothing answers, and says what was tried", async () => {
    const { id } = await inSandbox("http://127.0.0.1:9");
    expect((await tried(id))?.connection).toMatchObject({ state: "unreachable", reason: expect.stringContaining("sts:GetCallerIdentity") });
  });

  test("is denied where a right is missing, and names it", async () => {
    const fake = await startFakeAws();
    fake.answerWith((request, ...rest) =>
      request.action === "GetCallerIdentity"
        ? answerResult({ Account: "111122223333", Arn: "arn:aws:iam::111122223333:user/x", UserId: "x" })(request, ...rest)
        : answerError("AccessDenied", "not authorized to perform cloudformation:DescribeStacks", 403)(request, ...rest),
    );
    const { id } = await inSandbox(fake.url);
    expect((await tried(id))?.connection).toMatchObject({ state: "denied", missingActions: ["cloudformation:DescribeStacks"] });
    await fake.close();
  });

  test("is denied where the role can be assumed without its external id", async () => {
    const fake = await startFakeAws();
    const session = { AccessKeyId: "a", SecretAccessKey: "b", SessionToken: "c", Expiration: "2036-01-01T00:00:00Z" };
    let demandsExternalId = false;
    fake.answerWith((request, ...rest) => {
      if (request.action === "AssumeRole") {
        const refused = demandsExternalId && request.form.get("ExternalId") !== "ours";
        return (refused ? answerError("AccessDenied", "not authorized to perform sts:AssumeRole", 403) : answerResult({ Credentials: session }))(request, ...rest);
      }
      if (request.action === "GetCallerIdentity") return answerResult({ Account: "111122223333", Arn: "arn:x", UserId: "x" })(request, ...rest);
      return answerError("ValidationError", "Stack with id x does not exist")(request, ...rest);
    });
    process.env.AWS_ACCESS_KEY_ID = "fake";
    process.env.AWS_SECRET_ACCESS_KEY = "fake";
    try {
      const roleArn = "arn:aws:iam::111122223333:role/pilothouse";
      const { id } = await database().accountConnection.create({
        data: { name: "Role", kind: "aws", regions: ["us-east-1"], endpoint: fake.url, roleArn, externalId: "ours" },
      });
      expect((await tried(id))?.connection).toMatchObject({ state: "denied", reason: expect.stringContaining("without the external id") });
      demandsExternalId = true;
      const { id: second } = await database().accountConnection.create({
        data: { name: "Strict role", kind: "aws", regions: ["us-east-1"], endpoint: fake.url, roleArn, externalId: "ours" },
      });
      expect((await tried(second))?.connection).toMatchObject({ state: "connected" });
    } finally {
      delete process.env.AWS_ACCESS_KEY_ID;
      delete process.env.AWS_SECRET_ACCESS_KEY;
      await fake.close();
    }
  });
});

describe("the sandbox", () => {
  beforeAll(() => {
    serverEnv().sandboxUrl = sharedSandboxUrl();
  });

  test("has its connection made once, and brought to its present address", async () => {
    await ensureSandboxAccount();
    await database().accountConnection.updateMany({ data: { endpoint: "http://127.0.0.1:1" } });
    await ensureSandboxAccount();
    await ensureDefaultAccount();
    expect(await findSandboxAccount(database())).toMatchObject({ name: "Sandbox", kind: "sandbox", endpoint: sharedSandboxUrl() });
    expect(await database().accountConnection.count()).toBe(1);
  });

  test("takes failures to rehearse with, and gives them up again", async () => {
    await ensureSandboxAccount();
    const fault = { stack: "pilothouse-nobody", logicalId: "Database", operation: "update" as const, message: "No capacity", times: 1 };
    expect(await setSandboxFaults({ actor: operator, faults: [fault] })).toMatchObject({ faults: [fault] });
    expect(await newestAudit()).toMatchObject({ action: "sandbox.set-faults", summary: "Set 1 failure in the sandbox." });
    expect(await readSandboxFaults({ actor: viewer })).toMatchObject({ faults: [fault] });
    expect(await setSandboxFaults({ actor: operator, faults: [] })).toEqual({ faults: [] });
    await expect(setSandboxFaults({ actor: viewer, faults: [] })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("takes what goes wrong in running stacks, from a moment on, and ends it again", async () => {
    await ensureSandboxAccount();
    const wanted = { stack: "pilothouse-nobody", logicalId: null, kind: "slow" as const, sinceMinutesAgo: 10, beginsWith: null };
    const { disturbances } = await setSandboxDisturbances({ actor: operator, disturbances: [wanted] });
    expect(disturbances).toMatchObject([{ stack: "pilothouse-nobody", logicalId: "*", kind: "slow" }]);
    expect(Date.now() - Date.parse(disturbances[0]?.since ?? "")).toBeGreaterThanOrEqual(600_000);
    expect(await newestAudit()).toMatchObject({ action: "sandbox.set-disturbances", summary: "Set 1 disturbance in the sandbox." });
    expect(await setSandboxDisturbances({ actor: operator, disturbances: [{ ...wanted, sinceMinutesAgo: null }] })).toEqual({ disturbances });
    expect(await readSandboxDisturbances({ actor: viewer })).toEqual({ disturbances });
    expect(await setSandboxDisturbances({ actor: operator, disturbances: [] })).toEqual({ disturbances: [] });
    await expect(setSandboxDisturbances({ actor: viewer, disturbances: [] })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("takes another speed", async () => {
    await ensureSandboxAccount();
    const { speed } = await readSandboxSpeed({ actor: viewer });
    expect(await setSandboxSpeed({ actor: operator, speed: speed + 1 })).toEqual({ speed: speed + 1 });
    await setSandboxSpeed({ actor: operator, speed });
    expect(await newestAudit()).toMatchObject({ action: "sandbox.set-speed", details: { speed } });
    await expect(setSandboxSpeed({ actor: viewer, speed })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("takes a past for a stack's bill, replaces it and gives it up again", async () => {
    await ensureSandboxAccount();
    const past = { stack: "pilothouse-nobody", months: 3, step: { daysAgo: 20, factor: 0.5 } };
    expect(await setSandboxPast({ actor: operator, past })).toMatchObject({ pasts: [{ stack: past.stack, stepFactor: 0.5 }] });
    expect(await newestAudit()).toMatchObject({ action: "sandbox.set-past", details: { stack: past.stack, months: 3, step: "0.5 until 20 days ago" } });
    expect(await setSandboxPast({ actor: operator, past: { stack: past.stack, months: 2 } })).toMatchObject({ pasts: [{ stack: past.stack, stepOn: null }] });
    await clearSandboxPasts({ actor: operator });
    expect(await newestAudit()).toMatchObject({ action: "sandbox.set-past", summary: "Cleared the sandbox's filled-in pasts." });
    expect(await readSandboxPasts({ actor: viewer })).toEqual({ pasts: [] });
    await expect(setSandboxPast({ actor: viewer, past })).rejects.toMatchObject({ code: "forbidden" });
    await expect(clearSandboxPasts({ actor: viewer })).rejects.toMatchObject({ code: "forbidden" });
  });

  test("has controls only where there is one, and says so where it does not answer", async () => {
    await expect(readSandboxFaults({ actor: viewer })).rejects.toMatchObject({ code: "sandbox-only" });
    await ensureSandboxAccount();
    await database().accountConnection.updateMany({ data: { endpoint: "http://127.0.0.1:9" } });
    await expect(readSandboxSpeed({ actor: viewer })).rejects.toMatchObject({ code: "aws-unavailable" });
  });

  test("keeps its name and cannot be removed", async () => {
    await ensureSandboxAccount();
    const account = await findSandboxAccount(database());
    const accountId = account?.id ?? "";
    await expect(updateAccount({ actor: admin, accountId, change: { name: "Mine" } })).rejects.toMatchObject({ code: "not-possible" });
    await expect(removeAccount({ actor: admin, accountId })).rejects.toMatchObject({ code: "not-possible" });
    expect(await updateAccount({ actor: admin, accountId, change: { regions: ["us-east-1", "eu-west-1"] } })).toMatchObject({ regions: ["us-east-1", "eu-west-1"] });
  });
});
