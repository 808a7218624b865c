import { CreateBucketCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

import { MAX_INLINE_TEMPLATE_BYTES } from "@/lib/aws/template-bucket";
import { startSandbox, type TestSandbox } from "@/lib/aws/testing/sandbox";
import { database } from "@/lib/db/transaction";

import { readOperationRecords } from "../testing/crash/operation-records";
import { insertSandboxAccount, insertSmallEnvironment, wordingOf } from "../testing/crash/small-environment";
import { operationNow } from "../testing/launch";
import { sandboxAccountAt } from "../testing/sandbox-account";
import { deployed, startAndAdvance } from "../testing/step-by-step";

const REGION = "us-east-1";
const OWN_BUCKET = "pilothouse-templates-000000000000-us-east-1";

let sandbox: TestSandbox;
let aws: ReturnType<typeof sandboxAccountAt>;
let s3: S3Client;
let accountId: string;

beforeAll(async () => {
  sandbox = await startSandbox({ speed: 500 });
  aws = sandboxAccountAt(sandbox.url);
  s3 = new S3Client({ endpoint: sandbox.url, region: REGION, credentials: { accessKeyId: "test", secretAccessKey: "test" }, forcePathStyle: true });
  accountId = await insertSandboxAccount([REGION], sandbox.url);
});
afterAll(() => sandbox.remove());

const newEnvironment = (name: string, templateBytes: number) => insertSmallEnvironment(accountId, { name, region: REGION, templateBytes });
const keysIn = async (bucket: string) => ((await s3.send(new ListObjectsV2Command({ Bucket: bucket }))).Contents ?? []).map(({ Key }) => Key);
const useBucket = (templateBucket: string | null) => database().accountConnection.update({ where: { id: accountId }, data: { templateBucket } });
const keyOf = async (environmentId: string) => `templates/${(await database().release.findFirstOrThrow({ where: { environmentId } })).templateHash}`;

/** Every call of the operation, with that each is one row of its own, sent once and for an act in the audit. */
async function callsOf(operationId: string): Promise<string[]> {
  const { calls, acts } = await readOperationRecords(operationId);
  for (const { auditId, outcomes } of calls) {
    expect(acts.map(({ id }) => id)).toContain(auditId);
    expect(outcomes.map(({ kind }) => kind)).toEqual(["accepted"]);
  }
  return calls.map(({ action }) => action);
}

describe("a template that is too long for a request", () => {
  let environmentId: string;

  test("goes through a bucket of the account's own, which is made for it", async () => {
    const environment = await newEnvironment("large", MAX_INLINE_TEMPLATE_BYTES + 1);
    environmentId = environment.id;
    const { id, ...launch } = await deployed(environment.id, 1);
    expect(launch).toMatchObject({ state: "succeeded", stackStatus: "CREATE_COMPLETE" });
    expect(await callsOf(id)).toEqual(["s3:CreateBucket", "s3:PutObject", "cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"]);
    expect(await aws.stack(environment.stackName)).toMatchObject({ parameters: { Wording: wordingOf(1) } });
    expect(await keysIn(OWN_BUCKET)).toEqual([await keyOf(environmentId)]);
  });

  test("is put there again under the same key for the next release of it", async () => {
    const { id, ...update } = await deployed(environmentId, 2);
    expect(update).toMatchObject({ state: "succeeded", stackStatus: "UPDATE_COMPLETE" });
    expect(await callsOf(id)).toEqual(["s3:PutObject", "cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"]);
    expect(await keysIn(OWN_BUCKET)).toEqual([await keyOf(environmentId)]);
  });

  test("goes through the bucket that the account connection names", async () => {
    await s3.send(new CreateBucketCommand({ Bucket: "the-teams-own" }));
    await useBucket("the-teams-own");
    const environment = await newEnvironment("named-bucket", MAX_INLINE_TEMPLATE_BYTES + 1);
    expect(await deployed(environment.id, 1)).toMatchObject({ state: "succeeded" });
    expect(await keysIn("the-teams-own")).toEqual([await keyOf(environment.id)]);
  });

  // It went on asking for ever, and nobody but the log knew why.
  test("ends the preview where AWS does not take it, and says what to mend", async () => {
    await useBucket("nobodys");
    const environment = await newEnvironment("no-bucket", MAX_INLINE_TEMPLATE_BYTES + 1);
    const { id } = await startAndAdvance(environment.id, { kind: "deploy", release: 1 });
    expect(await operationNow(id)).toMatchObject({ state: "failed", stateReason: expect.stringContaining("NoSuchBucket") });
    await useBucket(null);
    expect(await deployed(environment.id, 1)).toMatchObject({ state: "succeeded" });
  });
});

test("a template that just fits into a request goes there, and through no bucket", async () => {
  const environment = await newEnvironment("just-fits", MAX_INLINE_TEMPLATE_BYTES);
  const { id, state } = await deployed(environment.id, 1);
  expect(state).toBe("succeeded");
  expect(await callsOf(id)).toEqual(["cloudformation:CreateChangeSet", "cloudformation:ExecuteChangeSet"]);
});
