import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";

import { accountClients } from "../clients";
import { AwsError, toAwsError } from "../errors";
import type { ReadCall } from "../read-call";
import {
  answerError,
  answerReset,
  answerResult,
  answerText,
  documentOf,
  startFakeAws,
  type FakeAnswer,
  type FakeAws,
} from "../testing/fake-aws";
import { answerRecorded } from "../testing/recorded-answer";
import { cloudFormationGateway, type CloudFormationGateway } from "./gateway";

const TOKEN = "0198a3f0-0000-7000-8000-000000000001";
const STACK_ARN = "arn:aws:cloudformation:us-east-1:000000000000:stack/pilothouse-x/1";
const CHANGE_SET_ARN = "arn:aws:cloudformation:us-east-1:000000000000:changeSet/c/1";

let fake: FakeAws;
let cloudFormation: CloudFormationGateway;

const unbudgeted: ReadCall = async (action, send) => {
  try {
    return await send();
  } catch (error) {
    throw toAwsError(action, error);
  }
};

beforeAll(async () => {
  fake = await startFakeAws();
  const connection = {
    id: "0198a3f0-0000-7000-8000-0000000000aa",
    kind: "sandbox",
    accountNumber: null,
    endpoint: fake.url,
    roleArn: null,
    externalId: null,
    executionRoleArn: null,
    stackNamePrefix: "pilothouse-",
    templateBucket: null,
  } as const;
  cloudFormation = cloudFormationGateway(await accountClients(connection, "us-east-1").cloudFormation(), unbudgeted);
});
afterEach(() => void fake.requests.splice(0));
afterAll(() => fake.close());

const stack = { StackId: STACK_ARN, StackName: "pilothouse-x", StackStatus: "CREATE_COMPLETE", CreationTime: "2026-11-21T10:00:00.123Z" };

describe("broken answers", () => {
  const broken: [string, FakeAnswer][] = [
    ["an empty 200", answerText("")],
    ["a proxy's page with 200", answerText("<!doctype html><html><body>Sign in to the network</body></html>")],
    ["half a document", answerText(documentOf("DescribeStacks", { Stacks: [stack] }).slice(0, 180))],
    ["another action's document", answerText(documentOf("ListStacks", {}))],
    ["a document without the list", answerResult({})],
    ["an empty list", answerResult({ Stacks: [] })],
    ["a stack without a status", answerResult({ Stacks: [{ ...stack, StackStatus: undefined }] })],
  ];

  // A null here would tell a person that their stack is gone.
  test.each(broken)("a read that gets %s says malformed, not that there is no stack", async (_name, answer) => {
    fake.answerWith(answer);
    await expect(cloudFormation.describeStack("pilothouse-x")).rejects.toMatchObject({ kind: "malformed" });
  });

  const unanswered: [string, FakeAnswer, string][] = [
    ["an empty 200", answerText(""), "malformed"],
    ["a proxy's page with 200", answerText("<html></html>"), "malformed"],
    ["half a document", answerText("<ExecuteChangeSetResponse><ExecuteChangeSetResult/>"), "malformed"],
    ["a reset connection", answerReset, "no-connection"],
    ["a 500", answerError("InternalFailure", "We made a mistake", 500), "server-error"],
    ["a gateway's 502", answerText("<html>Bad gateway</html>", 502), "server-error"],
    ["throttling", answerError("Throttling", "Rate exceeded"), "throttled"],
  ];

  // ExecuteChangeSet answers nothing, so the SDK takes all of these 200s for success.
  test.each(unanswered)("a mutation that gets %s is neither accepted nor refused, and is sent once", async (_name, answer, why) => {
    fake.answerWith(answer);
    expect(await cloudFormation.executeChangeSet({ changeSetArn: CHANGE_SET_ARN, token: TOKEN })).toMatchObject({ kind: "no-answer", why });
    expect(fake.requests).toHaveLength(1);
  });

  test("an update whose reply names no stack is unknown", async () => {
    fake.answerWith(answerResult({}));
    const input = { stackName: STACK_ARN, template: { kind: "previous" as const }, parameters: [], tags: {}, capabilities: [], roleArn: null, token: TOKEN };
    expect(await cloudFormation.updateStack(input)).toMatchObject({ kind: "no-answer" });
  });

  test("a body that is longer than anything AWS sends is not read to its end", async () => {
    fake.answerWith(answerText("x".repeat(17 * 1024 * 1024)));
    await expect(cloudFormation.describeStack("pilothouse-x")).rejects.toMatchObject({ kind: "malformed" });
  });
});

describe("what AWS itself answered", () => {
  test.each(["stackMissing", "eventsOfMissingStack"] as const)("%s means that there is none", async (recording) => {
    fake.answerWith(answerRecorded(recording));
    expect(await cloudFormation.describeStack("pilothouse-x")).toBeNull();
  });

  test.each(["changeSetDeleted", "changeSetOfMissingStack"] as const)("%s means that there is no such change set", async (recording) => {
    fake.answerWith(answerRecorded(recording));
    expect(await cloudFormation.describeChangeSet("c", "s")).toBeNull();
    expect(await cloudFormation.deleteChangeSet({ changeSetArn: CHANGE_SET_ARN })).toMatchObject({ kind: "already-done" });
  });

  test("the events of a stack that is not there are an error, not an empty history", async () => {
    fake.answerWith(answerRecorded("eventsOfMissingStack"));
    await expect(cloudFormation.listStackEvents("does-not-exist")).rejects.toBeInstanceOf(AwsError);
  });

  test("a hidden parameter stays four asterisks, and times keep their milliseconds", async () => {
    fake.answerWith(answerRecorded("stackWithHiddenParameters"));
    const found = await cloudFormation.describeStack("pilothouse-x");
    expect(found).toMatchObject({ status: "UPDATE_COMPLETE", statusReason: null, terminationProtected: false, deletedAt: null });
    expect(found?.parameters).toContainEqual({ key: "SecretParameter", value: "****", resolvedValue: null });
    expect(found?.outputs).toEqual([{ key: "SecretValue", value: "NewSecretValue1", description: "Secret value from parameter" }]);
    expect(found?.lastUpdatedAt?.getMilliseconds()).toBe(123);
  });

  test("a deleted stack is found by its ARN and says when it was deleted", async () => {
    fake.answerWith(answerRecorded("stackDeleted"));
    expect(await cloudFormation.describeStack(STACK_ARN)).toMatchObject({ status: "DELETE_COMPLETE", deletedAt: new Date("2026-11-21T10:00:00.123Z") });
  });

  test("a change set names what is replaced, what happens to the old one, and both values", async () => {
    fake.answerWith(answerRecorded("changeSetWithValues"));
    const changeSet = await cloudFormation.describeChangeSet(CHANGE_SET_ARN);
    expect(changeSet).toMatchObject({ status: "CREATE_COMPLETE", executionStatus: "AVAILABLE" });
    expect(changeSet?.changes[0]).toMatchObject({
      logicalId: "Foo",
      action: "Modify",
      replacement: "True",
      policyAction: "ReplaceAndDelete",
      details: [{ path: "/Properties/TopicName", requiresRecreation: "Always", causedBy: null, before: "topic-1", after: "topic-2" }],
    });
    expect(new URLSearchParams(fake.requests[0]?.form).get("IncludePropertyValues")).toBe("true");
  });

  test("a property that AWS lists twice, for itself and for its cause, is one line with the cause", async () => {
    fake.answerWith(answerRecorded("changeSetOfParameterChange"));
    const changeSet = await cloudFormation.describeChangeSet(CHANGE_SET_ARN);
    expect(changeSet?.changes.map(({ details }) => details)).toEqual([
      [{ path: "/Properties/TopicName", requiresRecreation: "Always", causedBy: "TopicName", before: "topic-1", after: "topic-2" }],
      // What only the deployment will tell has no value yet; AWS's placeholder is not one.
      [{ path: "/Properties/Value", requiresRecreation: "Never", causedBy: "Foo.TopicName", before: "topic-1", after: null }],
    ]);
  });

  test("a change set without property values still names each property", async () => {
    fake.answerWith(answerRecorded("changeSetRequiringReplacement"));
    const changeSet = await cloudFormation.describeChangeSet(CHANGE_SET_ARN);
    const paths = changeSet?.changes.flatMap(({ details }) => details.map(({ path }) => path)) ?? [];
    expect(paths.length).toBeGreaterThan(0);
    for (const path of paths) expect(path).toMatch(/^\/?Properties[./]\w+/);
  });

  test.each([
    ["changeSetWithoutChanges", "The submitted information didn't contain changes."],
    ["changeSetOfFailedTransform", "S3 bucket [doesnotexist] does not exist."],
  ] as const)("%s is a failed change set with AWS's reason", async (recording, reason) => {
    fake.answerWith(answerRecorded(recording));
    const changeSet = await cloudFormation.describeChangeSet(CHANGE_SET_ARN);
    expect(changeSet).toMatchObject({ status: "FAILED", executionStatus: "UNAVAILABLE", changes: [] });
    expect(changeSet?.statusReason).toContain(reason);
  });

  test.each([
    ["noUpdates", "No updates are to be performed."],
    ["createOnExistingStack", "already exists and cannot be created again"],
  ] as const)("%s is a refusal with AWS's words", async (recording, words) => {
    fake.answerWith(answerRecorded(recording));
    const answer = await cloudFormation.cancelUpdateStack({ stackArn: STACK_ARN, token: TOKEN });
    expect(answer).toMatchObject({ kind: "refused", errorCode: "ValidationError" });
    expect(answer).toHaveProperty("message", expect.stringContaining(words));
  });

  test("each event keeps its place, its physical id and its reason", async () => {
    fake.answerWith(answerRecorded("events"));
    const events = await cloudFormation.listStackEvents(STACK_ARN);
    expect(events.slice(0, 4)).toMatchObject([
      { status: "REVIEW_IN_PROGRESS", reason: "User Initiated", resourceType: "AWS::CloudFormation::Stack", token: "" },
      { status: "CREATE_IN_PROGRESS", reason: "User Initiated" },
      { logicalId: "topic123", physicalId: "", status: "CREATE_IN_PROGRESS", reason: null },
      { logicalId: "topic123", status: "CREATE_IN_PROGRESS", reason: "Resource creation Initiated" },
    ]);
  });
});

describe("paging", () => {
  const event = (id: number) => ({
    EventId: `event-${id}`,
    StackId: STACK_ARN,
    LogicalResourceId: "R",
    ResourceStatus: "CREATE_COMPLETE",
    Timestamp: "2026-11-21T10:00:00.000Z",
  });

  test("only the absence of a next token ends the history, and an event that shifts onto the next page is not doubled", async () => {
    const pages = new Map([
      ["", { StackEvents: [event(5), event(4)], NextToken: "two" }],
      ["two", { StackEvents: [], NextToken: "three" }],
      ["three", { StackEvents: [event(4), event(3)] }],
    ]);
    fake.answerWith((request, ...rest) => answerResult(pages.get(request.form.get("NextToken") ?? "") ?? {})(request, ...rest));
    const events = await cloudFormation.listStackEvents(STACK_ARN);
    expect(events.map(({ eventId }) => eventId)).toEqual(["event-5", "event-4", "event-3"]);
  });

  test("reading stops at the event that is known already", async () => {
    fake.answerWith(answerResult({ StackEvents: [event(5), event(4), event(3)], NextToken: "more" }));
    const events = await cloudFormation.listStackEvents(STACK_ARN, { untilEventId: "event-4" });
    expect(events.map(({ eventId }) => eventId)).toEqual(["event-5"]);
    expect(fake.requests).toHaveLength(1);
  });

  test("a next token that never ends is given up, not followed for ever", async () => {
    fake.answerWith(answerResult({ StackEvents: [event(1)], NextToken: "again" }));
    await expect(cloudFormation.listStackEvents(STACK_ARN)).rejects.toMatchObject({ kind: "malformed" });
  });
});

describe("what is sent", () => {
  const input = {
    stackName: "pilothouse-x",
    changeSetName: "pilothouse-1",
    kind: "update" as const,
    template: { kind: "body" as const, body: "Resources: {}" },
    parameters: [{ key: "Size", value: "2" }, { key: "Password", usePrevious: true as const }],
    tags: { team: "ops" },
    capabilities: ["CAPABILITY_IAM"],
    roleArn: "arn:aws:iam::000000000000:role/exec",
    token: TOKEN,
  };

  test("a change set carries our token, asks for nested stacks, and never sends a hidden value", async () => {
    fake.answerWith(answerResult({ Id: CHANGE_SET_ARN, StackId: STACK_ARN }));
    expect(await cloudFormation.createChangeSet(input)).toMatchObject({ kind: "accepted", changeSetArn: CHANGE_SET_ARN, stackArn: STACK_ARN });
    expect(Object.fromEntries(fake.requests[0]?.form ?? [])).toMatchObject({
      ClientToken: TOKEN,
      ChangeSetType: "UPDATE",
      IncludeNestedStacks: "true",
      "DeploymentConfig.Mode": "STANDARD",
      "Parameters.member.2.ParameterKey": "Password",
      "Parameters.member.2.UsePreviousValue": "true",
      "Tags.member.1.Key": "team",
      RoleARN: "arn:aws:iam::000000000000:role/exec",
    });
    expect(fake.requests[0]?.form.has("Parameters.member.2.ParameterValue")).toBe(false);
  });

  test("a change set of that name that exists already was made by us before", async () => {
    fake.answerWith(answerError("AlreadyExistsException", "ChangeSet pilothouse-1 already exists"));
    expect(await cloudFormation.createChangeSet(input)).toEqual({ kind: "already-done", errorCode: "AlreadyExistsException" });
  });

  test("a token that AWS has seen means that it was accepted before", async () => {
    fake.answerWith(answerError("TokenAlreadyExistsException", "A client request token already exists."));
    expect(await cloudFormation.executeChangeSet({ changeSetArn: CHANGE_SET_ARN, token: TOKEN })).toMatchObject({ kind: "already-done" });
  });

  test("execution keeps rollback on", async () => {
    fake.answerWith(answerResult({}));
    expect(await cloudFormation.executeChangeSet({ changeSetArn: CHANGE_SET_ARN, token: TOKEN })).toMatchObject({ kind: "accepted" });
    expect(Object.fromEntries(fake.requests[0]?.form ?? [])).toMatchObject({ ClientRequestToken: TOKEN, DisableRollback: "false", RetainExceptOnCreate: "true" });
  });
});
