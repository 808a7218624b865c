import { expect, test } from "vitest";

import { AwsError, failureOf, MalformedAnswerError, toAwsError } from "./errors";

const sdkError = (name: string, message: string, httpStatusCode: number) =>
  Object.assign(new Error(message), { name, $fault: "client", $metadata: { httpStatusCode } });

test.each([
  ["Throttling", "Rate exceeded", 400, "throttled"],
  ["ThrottlingException", "Rate exceeded", 400, "throttled"],
  ["Unknown", "Rate exceeded", 400, "throttled"],
  ["AccessDenied", "User is not authorized to perform: cloudformation:DescribeStacks", 403, "denied"],
  ["ExpiredToken", "The security token included in the request is expired", 403, "denied"],
  ["ValidationError", "Stack with id pilothouse-x does not exist", 400, "not-found"],
  ["ValidationError", "Stack [pilothouse-x] does not exist", 400, "not-found"],
  ["ChangeSetNotFound", "ChangeSet [x] does not exist", 404, "not-found"],
  ["ValidationError", "No updates are to be performed.", 400, "invalid"],
  // About a bucket, not about the stack that was asked for.
  ["ValidationError", "Transform AWS::Include failed with: S3 bucket [x] does not exist.", 400, "invalid"],
  ["LimitExceededException", "Stack quota", 400, "invalid"],
  ["InternalFailure", "We made a mistake", 500, "unreachable"],
  ["ServiceUnavailable", "Later", 503, "unreachable"],
])("%s “%s” (HTTP %i) counts as %s", (name, message, status, kind) => {
  expect(failureOf(sdkError(name, message, status)).kind).toBe(kind);
});

test.each(["ECONNRESET", "ECONNREFUSED", "ENOTFOUND", "EPIPE"])("a connection that ends in %s counts as unreachable", (code) => {
  expect(failureOf(Object.assign(new Error("socket"), { code })).kind).toBe("unreachable");
});

test("an answer that cannot be read counts as malformed, never as absence", () => {
  expect(failureOf(new MalformedAnswerError("empty")).kind).toBe("malformed");
  expect(failureOf(Object.assign(new Error("unclosed tag"), { $metadata: { httpStatusCode: 200 } })).kind).toBe("malformed");
});

test("what a person reads names the action and the code, and never repeats AWS's own text", () => {
  const error = toAwsError("cloudformation:DescribeStacks", sdkError("AccessDenied", "arn:aws:iam::1:user/secret-name is not authorized", 403));
  expect(error).toBeInstanceOf(AwsError);
  expect(error.code).toBe("aws-denied");
  expect(error.message).toContain("cloudformation:DescribeStacks (AccessDenied)");
  expect(error.message).not.toContain("secret-name");
});
