import { randomUUID } from "node:crypto";

import { afterAll, beforeEach, expect, test } from "vitest";

import { viewer } from "@/lib/auth/testing/actors";
import { db } from "@/lib/db/client";
import { database } from "@/lib/db/transaction";
import { readEnvironment } from "@/lib/environments/server/read-environment";
import { startReceiver } from "@/lib/notifications/testing/receiver";

import { checkHealth } from "./check-health";
import { claimDueChecks } from "./internal/health-repository";
import { readHealth } from "./read-health";

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
const check = (seconds: number) => checkHealth({ environmentId, now: later(seconds) });
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
  await check(0);
  expect(receiver.received).toMatchObject([{ path: "/health", headers: { host: "shop.us-east-1.elb.amazonaws.com" } }]);
  expect(await stateAt(1)).toBe("well");
  await check(MINUTE);
  expect(await stateAt(MINUTE)).toBe("well");
  await check(MINUTE + 15);
  expect(await stateAt(MINUTE + 15)).toBe("failing");
  await check(2 * MINUTE + 15);
  await check(3 * MINUTE + 15);
  expect(await stateAt(3 * MINUTE + 15)).toBe("well");
  expect(await told()).toEqual(["critical: does not answer as it should", "info: answers again"]);
  expect((await readEnvironment({ actor: viewer, environmentId }))?.health).toMatchObject({ state: "well", since: later(3 * MINUTE + 15).toISOString() });
});

test("uptime counts the time that answers spoke for; a time in which nobody looked is unknown, and an answer of long ago is none", async () => {
  answers(200, 503, 200);
  await check(0);
  await check(MINUTE);
  await check(2 * MINUTE);
  const seen = await readHealth({ actor: viewer, environmentId, now: later(2 * MINUTE) });
  expect(seen?.targetPercent).toBe(99.9);
  expect(seen?.uptime.day).toMatchObject({ kind: "known", percent: 50, upSeconds: 60, downSeconds: 60 });
  expect(seen?.failures).toMatchObject([{ status: 503, reason: "It answered 503 in place of 200." }]);

  expect(await stateAt(60 * MINUTE)).toBe("unknown");
  answers(200);
  await check(60 * MINUTE);
  const afterSilence = await readHealth({ actor: viewer, environmentId, now: later(60 * MINUTE) });
  const freshSeconds = 3 * (seen?.check?.intervalSeconds ?? 0) + (seen?.check?.timeoutSeconds ?? 0);
  expect(afterSilence?.uptime.day).toMatchObject({ upSeconds: 60 + freshSeconds, downSeconds: 60 });
  expect(await told()).toEqual([]);
});

test("an address inside our own network is never asked, and its environment is unknown, not well and not failing", async () => {
  environmentId = await newEnvironment({ kind: "aws", url: "http://169.254.169.254/latest/meta-data" });
  await check(0);
  await check(MINUTE);
  expect(await readHealth({ actor: viewer, environmentId, now: later(MINUTE) })).toMatchObject({ state: "unknown", last: null, reason: expect.stringContaining("nothing was sent") });
});

test("a stack that is deleted is no longer asked, and what was known of it ends", async () => {
  await check(0);
  await db().environment.update({ where: { id: environmentId }, data: { stackStatus: "DELETE_IN_PROGRESS" } });
  await check(MINUTE);
  expect(receiver.received).toHaveLength(1);
  expect(await readHealth({ actor: viewer, environmentId, now: later(MINUTE) })).toMatchObject({ state: "unknown", url: null, reason: "The stack is being deleted." });
});

test("each turn is taken by one worker, and a failure is looked at again before the plan's next turn", async () => {
  const claim = (seconds: number) => claimDueChecks(database(), { now: later(seconds), limit: 100 });
  const [first, second] = await Promise.all([claim(0), claim(0)]);
  expect([...first, ...second].filter((id) => id === environmentId)).toHaveLength(1);
  await check(0);
  expect(await claim(30)).not.toContain(environmentId);
  expect(await claim(MINUTE)).toContain(environmentId);
  answers(503);
  await check(MINUTE);
  expect(await claim(MINUTE + 10)).not.toContain(environmentId);
  expect(await claim(MINUTE + 15)).toContain(environmentId);
});
