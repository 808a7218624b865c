import { randomUUID } from "node:crypto";

import { afterAll, beforeEach, expect, test } from "vitest";

import { operator, viewer } from "@/lib/auth/testing/actors";
import { openScope } from "@/lib/aws/scope";
import { launchStack } from "@/lib/aws/testing/launch-stack";
import { sharedSandboxUrl } from "@/lib/aws/testing/sandbox";
import { loadOperatingPlan } from "@/lib/catalog/server/load-operating-plan";
import { db } from "@/lib/db/client";
import { database } from "@/lib/db/transaction";
import { readEnvironment } from "@/lib/environments/server/read-environment";
import { startReceiver } from "@/lib/notifications/testing/receiver";

import { checkHealth } from "./check-health";
import { claimDueChecks } from "./internal/health-repository";
import { listDueVerifications } from "./internal/verification-repository";
import { verifyNewReleases } from "./jobs/verify-new-releases";
import { verifyRelease as verifyReleaseJob } from "./jobs/verify-release";
import { readHealth } from "./read-health";
import { readVerification } from "./read-verification";
import { signVerificationStep } from "./sign-verification-step";
import { verifyRelease } from "./verify-release";

// Stands for the sandbox account's own port: there its load balancers answer by their names.
const receiver = await startReceiver({ body: JSON.stringify({ status: "healthy" }) });
const now = new Date();
const later = (seconds: number) => new Date(now.getTime() + seconds * 1_000);
const MINUTE = 60;

let environmentId = "";

async function newEnvironment({ kind = "sandbox", url = "http://shop.us-east-1.elb.amazonaws.com/health" }: { kind?: "sandbox" | "aws"; url?: string } = {}): Promise<string> {
  const name = `h${randomUUID().slice(0, 8)}`;
  const { id: accountId } = await db().accountConnection.create({ data: { name, kind, regions: ["us-east-1"], endpoint: kind === "sandbox" ? receiver.url : null } });
  const outputs = [{ key: "HealthUrl", value: url, description: null }];
  const { id } = await db().environment.create({
    data: { name, system: "vectordb", option: "ec2", stage: "prod", accountId, region: "us-east-1", stackName: name, stackArn: `arn:${name}`, stackStatus: "CREATE_COMPLETE", stackOutputs: outputs, createdBy: "test" },
  });
  return id;
}

const answers = (...statuses: number[]) => receiver.answers.push(...statuses.map((status) => ({ status })));
const ask = (seconds: number) => checkHealth({ environmentId, now: later(seconds) });
const stateAt = async (seconds: number) => (await readHealth({ actor: viewer, environmentId, now: later(seconds) }))?.state;
const told = async () => (await db().notice.findMany({ where: { environmentId, kind: "health" }, orderBy: { at: "asc" } })).map(({ severity, title }) => `${severity}: ${title.replace(/^\S+ /, "")}`);

beforeEach(async () => {
  receiver.answers.length = 0;
  receiver.received.length = 0;
  environmentId = await newEnvironment();
});
afterAll(() => receiver.stop());

test("an environment is asked by its own host name, called well by one answer and failing by two failures, and people hear of it once", async () => {
  answers(200, 503, 503, 503, 200);
  expect(await stateAt(0)).toBe("unknown");
  await ask(0);
  expect(receiver.received).toMatchObject([{ path: "/health", headers: { host: "shop.us-east-1.elb.amazonaws.com" } }]);
  expect(await stateAt(1)).toBe("well");
  await ask(MINUTE);
  expect(await stateAt(MINUTE)).toBe("well");
  await ask(MINUTE + 15);
  expect(await stateAt(MINUTE + 15)).toBe("failing");
  await ask(2 * MINUTE + 15);
  await ask(3 * MINUTE + 15);
  expect(await stateAt(3 * MINUTE + 15)).toBe("well");
  expect(await told()).toEqual(["critical: does not answer as it should", "info: answers again"]);
  expect((await readEnvironment({ actor: viewer, environmentId }))?.health).toMatchObject({ state: "well", since: later(3 * MINUTE + 15).toISOString() });
});

test("uptime counts the time that answers spoke for; a time in which nobody looked is unknown, and an answer of long ago is none", async () => {
  answers(200, 503, 200);
  await ask(0);
  await ask(MINUTE);
  await ask(2 * MINUTE);
  const seen = await readHealth({ actor: viewer, environmentId, now: later(2 * MINUTE) });
  expect(seen?.targetPercent).toBe(99.9);
  expect(seen?.uptime.day).toMatchObject({ kind: "known", percent: 50, upSeconds: 60, downSeconds: 60 });
  expect(seen?.failures).toMatchObject([{ status: 503, reason: "It answered 503 in place of 200." }]);

  expect(await stateAt(60 * MINUTE)).toBe("unknown");
  answers(200);
  await ask(60 * MINUTE);
  const afterSilence = await readHealth({ actor: viewer, environmentId, now: later(60 * MINUTE) });
  const freshSeconds = 3 * (seen?.check?.intervalSeconds ?? 0) + (seen?.check?.timeoutSeconds ?? 0);
  expect(afterSilence?.uptime.day).toMatchObject({ upSeconds: 60 + freshSeconds, downSeconds: 60 });
  expect(await told()).toEqual([]);
});

test("an address inside our own network is never asked, and its environment is unknown, not well and not failing", async () => {
  environmentId = await newEnvironment({ kind: "aws", url: "http://169.254.169.254/latest/meta-data" });
  await ask(0);
  await ask(MINUTE);
  expect(await readHealth({ actor: viewer, environmentId, now: later(MINUTE) })).toMatchObject({ state: "unknown", last: null, reason: expect.stringContaining("nothing was sent") });
});

test("a stack that is deleted is no longer asked, and what was known of it ends", async () => {
  await ask(0);
  await db().environment.update({ where: { id: environmentId }, data: { stackStatus: "DELETE_IN_PROGRESS" } });
  await ask(MINUTE);
  expect(receiver.received).toHaveLength(1);
  expect(await readHealth({ actor: viewer, environmentId, now: later(MINUTE) })).toMatchObject({ state: "unknown", url: null, reason: "The stack is being deleted." });
});

test("each turn is taken by one worker, and a failure is looked at again before the plan's next turn", async () => {
  const claim = (seconds: number) => claimDueChecks(database(), { now: later(seconds), limit: 100 });
  const [first, second] = await Promise.all([claim(0), claim(0)]);
  expect([...first, ...second].filter((id) => id === environmentId)).toHaveLength(1);
  await ask(0);
  expect(await claim(30)).not.toContain(environmentId);
  expect(await claim(MINUTE)).toContain(environmentId);
  answers(503);
  await ask(MINUTE);
  expect(await claim(MINUTE + 10)).not.toContain(environmentId);
  expect(await claim(MINUTE + 15)).toContain(environmentId);
});

/** A stack in the sandbox with all that the check list of Vectordb's option looks for, and an environment whose release 1 it runs since a moment. */
async function launchedEnvironment(): Promise<{ id: string; operationId: string }> {
  const steps = (await loadOperatingPlan())({ system: "vectordb", option: "ec2" })?.verification ?? [];
  const name = `v${randomUUID().slice(0, 8)}`;
  const outputs = steps.flatMap(({ check }) => (check.kind === "http" ? [{ key: check.output, value: `http://${name}.us-east-1.elb.amazonaws.com/health`, description: null }] : []));
  const logicalIds = steps.flatMap(({ check }) => (check.kind === "resources" ? check.logicalIds : []));
  const { id: accountId } = await db().accountConnection.create({ data: { name, kind: "sandbox", regions: ["us-east-1"], endpoint: sharedSandboxUrl() } });
  const stackArn = await launchStack(await openScope({ accountId, region: "us-east-1" }), `pilothouse-${name}`, {
    Resources: {
      ...Object.fromEntries(logicalIds.map((logicalId) => [logicalId, { Type: "AWS::SNS::Topic" }])),
      Dashboard: { Type: "AWS::CloudWatch::Dashboard", Properties: { DashboardBody: '{"widgets":[]}' } },
    },
    Outputs: Object.fromEntries(outputs.map(({ key, value }) => [key, { Value: value }])),
  });
  const operationId = randomUUID();
  const { id } = await db().environment.create({
    data: {
      name,
      system: "vectordb",
      option: "ec2",
      stage: "dev",
      accountId,
      region: "us-east-1",
      stackName: `pilothouse-${name}`,
      stackArn,
      stackStatus: "CREATE_COMPLETE",
      stackOutputs: outputs,
      createdBy: "test",
      runningRelease: 1,
      latestRelease: 1,
      lastOperationId: operationId,
    },
  });
  await db().operation.create({ data: { id: operationId, environmentId: id, kind: "deploy", resolvedTo: "create-stack", state: "succeeded", release: 1, requestedBy: "test", endedAt: now } });
  return { id, operationId };
}

test("a deployment that ended well is checked once by the machine, and what only a person can see waits for a signature", async () => {
  const { id, operationId } = await launchedEnvironment();
  const { signal } = new AbortController();
  expect(await listDueVerifications(database(), now)).toContainEqual({ environmentId: id, release: 1, operationId });
  await verifyNewReleases.run({}, { now: later(1), signal });
  expect((await listDueVerifications(database(), later(2))).map(({ environmentId: due }) => due)).not.toContain(id);

  expect(await verifyRelease({ environmentId: id, release: 1, now: later(2), signal })).toEqual({ againInSeconds: 60 });
  const stepsOf = async (...kinds: string[]) => ((await readVerification({ actor: viewer, environmentId: id }))?.steps ?? []).filter(({ kind }) => kinds.includes(kind));
  const outcomesOf = async (...kinds: string[]) => new Set((await stepsOf(...kinds)).map(({ result }) => result?.outcome ?? "open"));
  expect(await outcomesOf("http", "resources")).toEqual(new Set(["passed"]));
  expect(await outcomesOf("alarms", "dashboards")).toEqual(new Set(["unknown"]));
  expect(await outcomesOf("by-hand")).toEqual(new Set(["open"]));

  const [byHand] = await stepsOf("by-hand");
  const signature = { environmentId: id, stepKey: byHand?.key ?? "", outcome: "passed", note: "Uploaded and found.", now: later(30) } as const;
  await expect(signVerificationStep({ actor: viewer, ...signature })).rejects.toMatchObject({ code: "forbidden" });
  // Another release came to run while the list was read: what was seen was not seen of it.
  await expect(signVerificationStep({ actor: operator, ...signature, release: 7 })).rejects.toMatchObject({ code: "not-possible" });
  await signVerificationStep({ actor: operator, ...signature, release: 1 });
  expect((await stepsOf("by-hand"))[0]?.result).toMatchObject({ outcome: "passed", detail: "Uploaded and found.", signedBy: operator.name });
  expect(await db().audit.count({ where: { action: "verification.sign", environmentId: id } })).toBe(1);

  expect(await verifyRelease({ environmentId: id, release: 1, now: later(700), signal })).toBe("done");
  expect((await readVerification({ actor: viewer, environmentId: id }))?.run?.finishedAt).toBe(later(700).toISOString());

  // A worker died with the job: nobody waits for these checks for ever.
  await db().verificationRun.updateMany({ where: { environmentId: id }, data: { finishedAt: null } });
  await verifyNewReleases.run({}, { now: later(2_000), signal });
  expect((await readVerification({ actor: viewer, environmentId: id }))?.run?.finishedAt).toBe(later(2_000).toISOString());
});

// A release that follows within ten minutes, while the checks of the one before still go on.
test("the next release is checked too while the checks of the one before go on", async () => {
  const { id } = await launchedEnvironment();
  const { signal } = new AbortController();
  const queued = () => db().$queryRaw<{ release: number }[]>`SELECT (data->>'release')::int AS release FROM pgboss.job WHERE name = ${verifyReleaseJob.name} AND data->>'environmentId' = ${id} ORDER BY 1`;
  await verifyNewReleases.run({}, { now: later(1), signal });
  const next = randomUUID();
  await db().operation.create({ data: { id: next, environmentId: id, kind: "deploy", resolvedTo: "update-stack", state: "succeeded", release: 2, requestedBy: "test", endedAt: later(60) } });
  await db().environment.update({ where: { id }, data: { runningRelease: 2, latestRelease: 2, lastOperationId: next } });
  await verifyNewReleases.run({}, { now: later(61), signal });
  expect(await queued()).toEqual([{ release: 1 }, { release: 2 }]);
});
