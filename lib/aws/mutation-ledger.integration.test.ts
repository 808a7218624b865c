import { randomUUID } from "node:crypto";

import { CloudFormationClient } from "@aws-sdk/client-cloudformation";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { database } from "@/lib/db/transaction";

import { cloudFormationGateway } from "./cloudformation/gateway";
import type { MutationAnswer } from "./mutation-answer";
import { listCalls, recordFoundByToken, sendMutation, type MutationCall } from "./mutation-ledger-repository";
import { countRead, flushReadMeter } from "./read-meter-repository";
import { AwsRequestHandler } from "./request-handler";
import { answerResult, startFakeAws, type FakeAws } from "./testing/fake-aws";

const call = (changes: Partial<MutationCall> = {}): MutationCall => ({
  token: randomUUID(),
  operationId: null,
  auditId: null,
  accountId: "0198a3f0-0000-7000-8000-0000000000ab",
  region: "us-east-1",
  action: "cloudformation:ExecuteChangeSet",
  target: "arn:change-set",
  ...changes,
});
const outcomes = (token: string) =>
  database().awsCallOutcome.findMany({ where: { callId: token }, orderBy: { id: "asc" }, select: { kind: true, errorCode: true } });

describe("the ledger of mutations", () => {
  test("has the row before anything is sent, and the outcome after", async () => {
    const one = call();
    const answer = await sendMutation<MutationAnswer>(one, async () => {
      expect(await database().awsCall.findUnique({ where: { id: one.token } })).toMatchObject({ action: one.action, target: one.target });
      expect(await outcomes(one.token)).toEqual([]);
      return { kind: "accepted", requestId: "r-1" };
    });
    expect(answer).toEqual({ kind: "accepted", requestId: "r-1" });
    expect(await outcomes(one.token)).toEqual([{ kind: "accepted", errorCode: null }]);
  });

  test("keeps one row for a token however often it is sent, with an outcome for each attempt", async () => {
    const one = call();
    await sendMutation<MutationAnswer>(one, async () => ({ kind: "no-answer", why: "no-connection", message: "reset" }));
    await sendMutation<MutationAnswer>(one, async () => ({ kind: "already-done", errorCode: "TokenAlreadyExistsException" }));
    expect(await database().awsCall.count({ where: { id: one.token } })).toBe(1);
    expect(await outcomes(one.token)).toEqual([
      { kind: "no-answer", errorCode: "no-connection" },
      { kind: "found-by-token", errorCode: "TokenAlreadyExistsException" },
    ]);
  });

  test("sends again with the same token while AWS throttles", async () => {
    const one = call({ action: "sqs:CreateQueue" });
    let attempts = 0;
    const answer = await sendMutation<MutationAnswer>(one, async () =>
      (attempts += 1) === 1 ? { kind: "no-answer", why: "throttled", message: "Rate exceeded" } : { kind: "accepted", requestId: null },
    );
    expect(answer.kind).toBe("accepted");
    expect(await outcomes(one.token)).toEqual([{ kind: "no-answer", errorCode: "throttled" }, { kind: "accepted", errorCode: null }]);
  });

  test("can be completed later, when the token turns up in the stack's events", async () => {
    const one = call();
    await sendMutation<MutationAnswer>(one, async () => ({ kind: "no-answer", why: "no-connection", message: "reset" }));
    await recordFoundByToken(database(), one.token);
    expect((await outcomes(one.token)).map(({ kind }) => kind)).toEqual(["no-answer", "found-by-token"]);
  });

  test("cannot be changed afterwards", async () => {
    const one = call();
    await sendMutation<MutationAnswer>(one, async () => ({ kind: "refused", errorCode: "ValidationError", message: "No." }));
    await expect(database().awsCall.delete({ where: { id: one.token } })).rejects.toThrow();
    await expect(database().awsCallOutcome.updateMany({ where: { callId: one.token }, data: { kind: "accepted" } })).rejects.toThrow("append-only");
  });

  test("lists the calls of an operation that has none as none", async () => {
    expect(await listCalls(database(), randomUUID())).toEqual([]);
  });
});

describe("a mutation whose sender needs a right to send it", () => {
  let aws: FakeAws;
  beforeAll(async () => {
    aws = await startFakeAws();
    aws.answerWith(answerResult({}));
  });
  afterAll(() => aws.close());

  const send = (token: string) => {
    const client = new CloudFormationClient({
      endpoint: aws.url,
      region: "us-east-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
      maxAttempts: 1,
      requestHandler: new AwsRequestHandler({ timeoutMs: 5_000, wholeDocument: true }),
    });
    return cloudFormationGateway(client, (_action, read) => read()).executeChangeSet({ changeSetArn: "arn:change-set", token });
  };

  test("is sent while it has it", async () => {
    const one = call();
    const confirmed: string[] = [];
    const confirm = async () => void confirmed.push(one.token);
    expect(await sendMutation(one, () => send(one.token), { confirm, lastsMs: 5_000 })).toMatchObject({ kind: "accepted" });
    expect(confirmed).toEqual([one.token]);
    expect(aws.requests.at(-1)?.form.get("ClientRequestToken")).toBe(one.token);
  });

  test("is neither sent nor written down where it has lost it", async () => {
    const one = call();
    const right = { confirm: () => Promise.reject(new Error("lost")), lastsMs: 5_000 };
    await expect(sendMutation(one, () => send(one.token), right)).rejects.toThrow("lost");
    expect(aws.requests.filter(({ form }) => form.get("ClientRequestToken") === one.token)).toEqual([]);
    expect(await database().awsCall.count({ where: { id: one.token } })).toBe(0);
  });

  // As when the process is stopped between the confirmation and the sending, and somebody else goes on.
  test("is not sent once the right may have lapsed, and counts as unanswered", async () => {
    const one = call();
    const heldUp = async () => {
      const until = performance.now() + 20;
      while (performance.now() < until); // a process that is stopped runs nothing else either
      return send(one.token);
    };
    expect(await sendMutation(one, heldUp, { confirm: async () => undefined, lastsMs: 10 })).toMatchObject({ kind: "no-answer", why: "no-connection" });
    expect(aws.requests.filter(({ form }) => form.get("ClientRequestToken") === one.token)).toEqual([]);
    expect(await outcomes(one.token)).toEqual([{ kind: "no-answer", errorCode: "no-connection" }]);
  });
});

describe("the meter of reads", () => {
  const scope = { accountId: "0198a3f0-0000-7000-8000-0000000000ac", region: "eu-west-1" };

  beforeAll(() => flushReadMeter());

  test("adds up what was asked, and what failed, by hour", async () => {
    for (let n = 0; n < 3; n += 1) countRead(scope, "cloudformation:DescribeStacks", n === 0 ? "failed" : "answered");
    await flushReadMeter();
    countRead(scope, "cloudformation:DescribeStacks", "answered");
    countRead(scope, "sts:GetCallerIdentity", "answered");
    await flushReadMeter();
    const rows = await database().awsReadMeter.findMany({ where: { accountId: scope.accountId }, orderBy: { action: "asc" } });
    expect(rows.map(({ action, calls, failed }) => ({ action, calls, failed }))).toEqual([
      { action: "cloudformation:DescribeStacks", calls: 4, failed: 1 },
      { action: "sts:GetCallerIdentity", calls: 1, failed: 0 },
    ]);
  });
});
