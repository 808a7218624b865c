import "server-only";

import { randomUUID } from "node:crypto";

import { CreateBucketCommand, HeadBucketCommand, PutObjectCommand, type BucketLocationConstraint, type S3Client } from "@aws-sdk/client-s3";

import { AwsError } from "./errors";
import { answerOfRejection, type MutationAnswer } from "./mutation-answer";
import { sendMutation, type SendingRight } from "./mutation-ledger-repository";
import type { OpenScope } from "./scope";
import { readIdentity } from "./sts";

/** CloudFormation takes a body of at most this many bytes in the request itself (quota "Template body size in a request"). */
export const MAX_INLINE_TEMPLATE_BYTES = 51_200;
/** And from S3 at most 1 MB (quota "Template body size in an Amazon S3 object"). */
export const MAX_TEMPLATE_BYTES = 1_048_576;

const STARTS_IN_US_EAST_1 = "us-east-1"; // the one region whose name CreateBucket must not be given

export type UploadInput = { hash: string; body: string; operationId: string | null; auditId: bigint | null; right?: SendingRight };

/**
 * Puts a template where CloudFormation can fetch it and answers the address: in the bucket that the account connection names,
 * else in one of our own per account and region, made when missing. The key is the template's hash, so that a repeat writes the
 * same object. Throws `AwsError`.
 */
export async function uploadTemplate(aws: OpenScope, input: UploadInput): Promise<{ url: string }> {
  const s3 = await aws.clients.s3();
  const bucket = aws.connection.templateBucket ?? (await ensureOwnBucket(aws, s3, input));
  const key = `templates/${input.hash}`;
  const answer = await ledgered(aws, input, "s3:PutObject", `arn:aws:s3:::${bucket}/${key}`, async () => {
    const { $metadata } = await s3.send(
      new PutObjectCommand({ Bucket: bucket, Key: key, Body: input.body, ContentType: "text/plain; charset=utf-8" }),
    );
    return $metadata.requestId ?? null;
  });
  orThrow("s3:PutObject", answer);
  return { url: templateUrl(aws, bucket, key) };
}

async function ensureOwnBucket(aws: OpenScope, s3: S3Client, input: UploadInput): Promise<string> {
  const accountNumber = aws.connection.accountNumber ?? (await readIdentity(aws)).accountNumber;
  const bucket = `${aws.connection.stackNamePrefix}templates-${accountNumber}-${aws.scope.region}`.toLowerCase();
  try {
    await aws.read("s3:ListBucket", () => s3.send(new HeadBucketCommand({ Bucket: bucket, ExpectedBucketOwner: accountNumber })));
    return bucket;
  } catch (error) {
    if (!(error instanceof AwsError) || error.kind !== "not-found") throw error;
  }
  const answer = await ledgered(aws, input, "s3:CreateBucket", `arn:aws:s3:::${bucket}`, async () => {
    const { region } = aws.scope;
    const { $metadata } = await s3.send(
      new CreateBucketCommand({
        Bucket: bucket,
        ...(region === STARTS_IN_US_EAST_1 ? {} : { CreateBucketConfiguration: { LocationConstraint: region as BucketLocationConstraint } }),
      }),
    );
    return $metadata.requestId ?? null;
  });
  orThrow("s3:CreateBucket", answer);
  return bucket;
}

function ledgered(
  aws: OpenScope,
  { operationId, auditId, right }: UploadInput,
  action: string,
  target: string,
  send: () => Promise<string | null>,
): Promise<MutationAnswer> {
  const token = randomUUID(); // S3 takes none; repeating either call changes nothing
  const answer = async (): Promise<MutationAnswer> => {
    try {
      return { kind: "accepted", requestId: await send() };
    } catch (error) {
      return answerOfRejection(error, { errorCodes: ["BucketAlreadyOwnedByYou"] });
    }
  };
  return sendMutation<MutationAnswer>({ token, operationId, auditId, ...aws.scope, action, target }, answer, right);
}

function orThrow(action: string, answer: MutationAnswer): void {
  switch (answer.kind) {
    case "accepted":
    case "already-done":
      return;
    case "refused":
      throw new AwsError(action, /AccessDenied|Forbidden/.test(answer.errorCode) ? "denied" : "invalid", answer.errorCode, answer.message);
    case "no-answer":
      throw new AwsError(action, "unreachable", null, answer.message);
  }
}

/** Path style where an endpoint is set (one host serves every bucket there), else the bucket's own host in its region. */
function templateUrl(aws: OpenScope, bucket: string, key: string): string {
  const { endpoint } = aws.connection;
  return endpoint ? new URL(`/${bucket}/${key}`, endpoint).toString() : `https://${bucket}.s3.${aws.scope.region}.amazonaws.com/${key}`;
}
