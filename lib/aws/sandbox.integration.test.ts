import { createHash, randomUUID } from "node:crypto";

import { beforeAll, expect, test, vi } from "vitest";

import { database } from "@/lib/db/transaction";

import { openScope, type OpenScope } from "./scope";
import { readIdentity } from "./sts";
import { uploadTemplate } from "./template-bucket";
import { sharedSandboxUrl } from "./testing/sandbox";

const TEMPLATE = JSON.stringify({
  Parameters: { Size: { Type: "Number", Default: 1 } },
  Resources: {
    Topic: { Type: "AWS::SNS::Topic", Properties: { DisplayName: { "Fn::Sub": "size ${Size}" } } },
    Queue: { Type: "AWS::SQS::Queue" },
  },
  Outputs: { TopicArn: { Value: { Ref: "Topic" }, Description: "Where news goes" } },
});

let aws: OpenScope;
const stackName = `pilothouse-gateway-${randomUUID().slice(0, 8)}`;

beforeAll(async () => {
  const { id } = await database().accountConnection.create({
    data: { name: "Sandbox", kind: "sandbox", regions: ["us-east-1"], endpoint: sharedSandboxUrl() },
  });
  aws = await openScope({ accountId: id, region: "us-east-1" });
});

/** The pace is tried elsewhere; here it would only make the test wait. */
const unhurried = async () => database().awsCallPace.deleteMany();

test("the sandbox is an account like any other", async () => {
  expect(await readIdentity(aws)).toMatchObject({ accountNumber: "000000000000" });
});

test("a stack goes from a change set to an update and is deleted, each act by its own token", async () => {
  const cloudFormation = await aws.cloudFormation();
  const settled = async (stackArn: string) =>
    vi.waitFor(
      async () => {
        await unhurried();
        const stack = await cloudFormation.describeStack(stackArn);
        expect(stack?.status).toMatch(/_COMPLETE$/);
        return stack;
      },
      { timeout: 30_000, interval: 100 },
    );
  expect(await cloudFormation.describeStack(stackName)).toBeNull();

  const created = await cloudFormation.createChangeSet({
    stackName,
    changeSetName: "first",
    kind: "create",
    template: { kind: "body", body: TEMPLATE },
    parameters: [{ key: "Size", value: "1" }],
    tags: { "pilothouse:stage": "dev" },
    capabilities: [],
    roleArn: null,
    token: randomUUID(),
  });
  if (created.kind !== "accepted") throw new Error(JSON.stringify(created));
  const changeSet = await vi.waitFor(
    async () => {
      await unhurried();
      const found = await cloudFormation.describeChangeSet(created.changeSetArn);
      expect(found?.status).toBe("CREATE_COMPLETE");
      return found;
    },
    { timeout: 10_000, interval: 100 },
  );
  expect(changeSet?.changes.map(({ logicalId, action }) => [logicalId, action]).sort()).toEqual([["Queue", "Add"], ["Topic", "Add"]]);

  const token = randomUUID();
  const execution = { changeSetArn: created.changeSetArn, token };
  expect(await cloudFormation.executeChangeSet(execution)).toMatchObject({ kind: "accepted" });
  // An answer that was lost: the same token again does not start a second operation.
  expect((await cloudFormation.executeChangeSet(execution)).kind).toMatch(/^(accepted|already-done)$/);
  const stack = await settled(created.stackArn);
  expect(stack).toMatchObject({ status: "CREATE_COMPLETE", tags: { "pilothouse:stage": "dev" }, outputs: [{ key: "TopicArn", description: "Where news goes" }] });

  await unhurried();
  const events = await cloudFormation.listStackEvents(created.stackArn);
  expect(events.filter(({ resourceType, status }) => resourceType === "AWS::SNS::Topic" && status === "CREATE_COMPLETE")).toHaveLength(1);
  expect(events.some((event) => event.token === token)).toBe(true);
  const known = events.at(3)?.eventId;
  expect(await cloudFormation.listStackEvents(created.stackArn, { untilEventId: known })).toHaveLength(3);
  await unhurried();
  expect((await cloudFormation.listStackResources(created.stackArn)).map(({ logicalId, status }) => [logicalId, status]).sort()).toEqual([
    ["Queue", "CREATE_COMPLETE"],
    ["Topic", "CREATE_COMPLETE"],
  ]);
  expect(JSON.parse((await cloudFormation.getTemplateBody(created.stackArn)) ?? "")).toEqual(JSON.parse(TEMPLATE));

  const update = { stackName: created.stackArn, template: { kind: "previous" as const }, parameters: [{ key: "Size", value: "1" }], tags: { "pilothouse:stage": "dev" }, capabilities: [], roleArn: null };
  expect(await cloudFormation.updateStack({ ...update, token: randomUUID() })).toMatchObject({ kind: "refused", message: expect.stringContaining("No updates are to be performed") });
  expect(await cloudFormation.cancelUpdateStack({ stackArn: created.stackArn, token: randomUUID() })).toMatchObject({ kind: "refused" });

  expect(await cloudFormation.deleteStack({ stackArn: created.stackArn, retainResources: [], roleArn: null, token: randomUUID() })).toMatchObject({ kind: "accepted" });
  expect((await settled(created.stackArn))?.status).toBe("DELETE_COMPLETE");
  await unhurried();
  expect(await cloudFormation.describeStack(stackName)).toBeNull();
  expect(await cloudFormation.describeChangeSet("first", stackName)).toBeNull();
}, 90_000);

test("a large template goes through a bucket of ours, and CloudFormation finds it there", async () => {
  const padded = JSON.stringify({ ...JSON.parse(TEMPLATE), Metadata: { Padding: "x".repeat(60_000) } });
  const hash = createHash("sha256").update(padded).digest("hex");
  const { url } = await uploadTemplate(aws, { hash, body: padded, operationId: null, auditId: null });
  await uploadTemplate(aws, { hash, body: padded, operationId: null, auditId: null });
  expect(await database().awsCall.findMany({ orderBy: { at: "asc" }, select: { action: true } })).toEqual([
    { action: "s3:CreateBucket" },
    { action: "s3:PutObject" },
    { action: "s3:PutObject" },
  ]);

  const cloudFormation = await aws.cloudFormation();
  const answer = await cloudFormation.createChangeSet({
    stackName: `${stackName}-large`,
    changeSetName: "first",
    kind: "create",
    template: { kind: "url", url },
    parameters: [],
    tags: {},
    capabilities: [],
    roleArn: null,
    token: randomUUID(),
  });
  if (answer.kind !== "accepted") throw new Error(JSON.stringify(answer));
  await unhurried();
  expect(await cloudFormation.deleteStack({ stackArn: answer.stackArn, retainResources: [], roleArn: null, token: randomUUID() })).toMatchObject({ kind: "accepted" });
});
