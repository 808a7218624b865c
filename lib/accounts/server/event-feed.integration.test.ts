import { randomUUID } from "node:crypto";

import { afterEach, beforeAll, expect, test, vi } from "vitest";

import { openScope } from "@/lib/aws/scope";
import { sendToQueue } from "@/lib/aws/testing/send-to-queue";
import { sharedSandboxUrl } from "@/lib/aws/testing/sandbox";
import { database } from "@/lib/db/transaction";

import type { FeedMessage } from "../feed-message";
import { ensureEventFeed } from "./ensure-event-feed";
import { findAccount } from "./internal/account-repository";
import { receiveEventFeed, type FeedHandler } from "./receive-event-feed";
import { runEventFeeds } from "./run-event-feeds";

const newPrefix = () => `feed-${randomUUID().slice(0, 8)}-`;
const prefix = newPrefix();
let scope: { accountId: string; region: string };
let stop = new AbortController();

async function connectSandbox(stackNamePrefix: string): Promise<typeof scope> {
  const { id } = await database().accountConnection.create({
    data: { name: `Sandbox ${stackNamePrefix}`, kind: "sandbox", regions: ["us-east-1"], endpoint: sharedSandboxUrl(), stackNamePrefix },
  });
  return { accountId: id, region: "us-east-1" };
}

beforeAll(async () => {
  scope = await connectSandbox(prefix);
});
afterEach(() => {
  stop.abort();
  stop = new AbortController();
});

async function launch(name: string): Promise<string> {
  const cloudFormation = await (await openScope(scope)).cloudFormation();
  const changeSet = await cloudFormation.createChangeSet({
    stackName: `${prefix}${name}`,
    changeSetName: "first",
    kind: "create",
    template: { kind: "body", body: JSON.stringify({ Resources: { Topic: { Type: "AWS::SNS::Topic" } } }) },
    parameters: [],
    tags: {},
    capabilities: [],
    roleArn: null,
    token: randomUUID(),
  });
  if (changeSet.kind !== "accepted") throw new Error(JSON.stringify(changeSet));
  await vi.waitFor(
    async () => expect(await cloudFormation.executeChangeSet({ changeSetArn: changeSet.changeSetArn, token: randomUUID() })).toMatchObject({ kind: "accepted" }),
    { timeout: 10_000, interval: 100 },
  );
  return changeSet.stackArn;
}

const says = (message: FeedMessage, stackArn: string, text: string) => {
  const detail = JSON.stringify(message.detail);
  return detail.includes(stackArn) && detail.includes(text);
};
const completed = (messages: readonly FeedMessage[], stackArn: string) =>
  messages.filter((message) => says(message, stackArn, "AWS::SNS::Topic") && says(message, stackArn, "CREATE_COMPLETE"));

const event = (id: string) =>
  JSON.stringify({ id, source: "aws.test", "detail-type": "Test", time: "2026-11-21T10:00:00Z", region: "us-east-1", detail: { text: "x" } });

test("the feed is set up once: a second time finds all of it there and changes nothing", async () => {
  const first = await ensureEventFeed(scope, new Date());
  expect(first).toMatchObject({ kind: "ready", queueUrl: expect.stringContaining(`${prefix}events`) });
  const calls = await database().awsCall.findMany({ orderBy: { at: "asc" }, select: { action: true, auditId: true } });
  expect(calls.map(({ action }) => action)).toEqual(["sqs:CreateQueue", "events:PutRule", "sqs:SetQueueAttributes", "events:PutTargets"]);
  expect(new Set(calls.map(({ auditId }) => auditId)).size).toBe(1);
  expect(await database().audit.count({ where: { action: "account.ensure-feed" } })).toBe(1);

  expect(await ensureEventFeed(scope, new Date())).toEqual(first);
  expect(await database().awsCall.count()).toBe(4);
});

test("a stack's events arrive as they happen, each once, and are kept", async () => {
  const got: FeedMessage[] = [];
  const reading = runEventFeeds({ signal: stop.signal, handle: async (messages) => void got.push(...messages) });
  const stackArn = await launch("seen");
  await vi.waitFor(() => expect(completed(got, stackArn)).toHaveLength(1), { timeout: 20_000, interval: 50 });
  const [message] = completed(got, stackArn);
  expect(message).toMatchObject({ ...scope, source: "aws.cloudformation", detailType: "CloudFormation Resource Status Change" });
  await expect.poll(() => database().feedIntake.findUnique({ where: { envelopeId: message?.envelopeId } })).toMatchObject({ state: "applied" });
  expect(new Set(got.map(({ envelopeId }) => envelopeId)).size).toBe(got.length);

  const account = await findAccount(database(), scope.accountId);
  expect(account?.feeds).toMatchObject([{ region: "us-east-1", state: "live", reason: null, lastReceivedAt: expect.any(String) }]);
  stop.abort();
  await reading;
}, 40_000);

// The worker dies between storing a message and applying it: the message must not count as known when it comes again.
test("a message that was stored but never applied is handed over when it comes again, one that was applied is not", async () => {
  // A queue of its own: a reader of the test before may still be waited for on the other.
  const own = await connectSandbox(newPrefix());
  const feed = await ensureEventFeed(own, new Date());
  if (feed.kind !== "ready") throw new Error(feed.reason);
  const aws = await openScope(own);
  const handed: string[] = [];
  const read = async (handle: FeedHandler, until: () => void) => {
    const reading = receiveEventFeed({ scope: own, queueUrl: feed.queueUrl, signal: stop.signal, handle });
    await vi.waitFor(until, { timeout: 20_000, interval: 20 });
    stop.abort();
    await reading;
    stop = new AbortController();
  };

  const [died, applied] = [randomUUID(), randomUUID()];
  await sendToQueue(aws, feed.queueUrl, event(died));
  let failures = 0;
  await read(async () => {
    failures += 1;
    throw new Error("the worker dies here");
  }, () => expect(failures).toBe(1));
  expect(await database().feedIntake.findUnique({ where: { envelopeId: died } })).toMatchObject({ state: "stored" });

  for (const body of [event(applied), event(died), event(applied), "not an event", "{}"]) await sendToQueue(aws, feed.queueUrl, body);
  await read(
    async (messages) => void handed.push(...messages.flatMap(({ envelopeId, source }) => (source === "aws.test" ? [envelopeId] : []))),
    () => expect(handed).toHaveLength(2),
  );
  expect([...handed].sort()).toEqual([died, applied].sort());
  expect(await database().feedIntake.count({ where: { source: "aws.test", state: "applied" } })).toBe(2);
}, 60_000);

test("an account that cannot be reached has an unavailable feed with the reason, and nothing throws", async () => {
  const { id } = await database().accountConnection.create({
    data: { name: "Nobody", kind: "sandbox", regions: ["us-east-1"], endpoint: "http://127.0.0.1:9" },
  });
  expect(await ensureEventFeed({ accountId: id, region: "us-east-1" }, new Date())).toMatchObject({ kind: "unavailable" });
  const account = await findAccount(database(), id);
  expect(account?.feeds).toMatchObject([{ state: "unavailable", reason: expect.stringContaining("AWS did not answer sqs:GetQueueUrl") }]);
});
