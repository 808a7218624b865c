import "server-only";

import { AppError, type ProblemCode } from "@/lib/shared/app-error";

/**
 * Why a read of AWS gave no answer. "throttled" and "unreachable" pass by themselves; "denied" needs a right or fresh credentials;
 * "malformed" is an answer that is not AWS's (a proxy's page, half a document) and says nothing about what was asked for.
 */
export type AwsFailureKind = "denied" | "throttled" | "unreachable" | "not-found" | "invalid" | "malformed";

const PROBLEM_CODE: Record<AwsFailureKind, ProblemCode> = {
  denied: "aws-denied",
  throttled: "aws-unavailable",
  unreachable: "aws-unavailable",
  "not-found": "not-found",
  invalid: "aws-unavailable",
  malformed: "aws-unavailable",
};

/** A failed call, with the IAM action attempted: "access denied" without the action cannot be acted upon. */
export class AwsError extends AppError {
  readonly action: string;
  readonly kind: AwsFailureKind;
  /** AWS's error code, null where the answer had none (no connection, not AWS's answer). */
  readonly awsCode: string | null;
  /** AWS's own words; for the log and for rules that must tell errors apart, never for a page. */
  readonly awsMessage: string;

  constructor(action: string, kind: AwsFailureKind, awsCode: string | null, awsMessage: string, cause?: unknown) {
    super(PROBLEM_CODE[kind], sentence(action, kind, awsCode), { cause });
    this.name = "AwsError";
    this.action = action;
    this.kind = kind;
    this.awsCode = awsCode;
    this.awsMessage = awsMessage;
  }
}

function sentence(action: string, kind: AwsFailureKind, awsCode: string | null): string {
  const code = awsCode ? ` (${awsCode})` : "";
  switch (kind) {
    case "denied":
      return `AWS did not allow ${action}${code}: the account connection lacks that right, or its credentials have expired.`;
    case "throttled":
      return `AWS is limiting how often ${action} may be called${code}; it will be tried again.`;
    case "unreachable":
      return `AWS did not answer ${action}${code}; it will be tried again.`;
    case "not-found":
      return `AWS knows nothing under what ${action} was asked for${code}.`;
    case "invalid":
      return `AWS refused ${action}${code}.`;
    case "malformed":
      return `What came back for ${action} is not an answer of AWS; nothing is known until it answers again.`;
  }
}

/** An HTTP 200 whose body is not the document that the action answers with. The SDK alone takes it for success without fields. */
export class MalformedAnswerError extends Error {
  constructor(message: string) {
    super(message);
    this.name = "MalformedAnswerError";
  }
}

/** CloudFormation has no not-found error for stacks: a ValidationError, told apart by its message. Other things "do not exist" too, and mean something else. */
const MISSING_STACK = /^(?:Stack|ChangeSet) .*does not exist\.?$/;

/** What an SDK's exception says, in our words. */
export type AwsFailure = { kind: AwsFailureKind; awsCode: string | null; awsMessage: string; httpStatus: number | null };

const THROTTLING = new Set([
  "Throttling",
  "ThrottlingException",
  "ThrottledException",
  "RequestThrottled",
  "RequestThrottledException",
  "RequestLimitExceeded",
  "TooManyRequestsException",
  "SlowDown",
  "PriorRequestNotComplete",
]);
const DENIED = new Set([
  "AccessDenied",
  "AccessDeniedException",
  "AuthFailure",
  "UnauthorizedOperation",
  "NotAuthorized",
  "UnrecognizedClientException",
  "InvalidClientTokenId",
  "InvalidAccessKeyId",
  "MissingAuthenticationToken",
  "SignatureDoesNotMatch",
  "ExpiredToken",
  "ExpiredTokenException",
  "RequestExpired",
  "OptInRequired",
  "CredentialsProviderError",
  "TokenProviderError",
]);
const NOT_FOUND = new Set([
  "ChangeSetNotFound",
  "ChangeSetNotFoundException",
  "StackNotFoundException",
  "ResourceNotFoundException",
  "NoSuchBucket",
  "NoSuchKey",
  "NotFound",
  "NotFoundException",
  "QueueDoesNotExist",
  "AWS.SimpleQueueService.NonExistentQueue",
  "ClusterNotFoundException",
  "ServiceNotFoundException",
]);
const NO_CONNECTION = new Set([
  "ECONNRESET",
  "ECONNREFUSED",
  "ECONNABORTED",
  "EPIPE",
  "ETIMEDOUT",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "ERR_STREAM_PREMATURE_CLOSE",
]);

/** Sorts anything that a client's `send` can reject with. Pure: no action, no wording. */
export function failureOf(error: unknown): AwsFailure {
  if (!(error instanceof Error)) return { kind: "malformed", awsCode: null, awsMessage: String(error), httpStatus: null };
  const httpStatus = httpStatusOf(error);
  const awsMessage = error.message;
  const named = (kind: AwsFailureKind): AwsFailure => ({ kind, awsCode: error.name, awsMessage, httpStatus });
  const nameless = (kind: AwsFailureKind): AwsFailure => ({ kind, awsCode: null, awsMessage, httpStatus });

  if (error instanceof MalformedAnswerError) return nameless("malformed");
  // Throttling comes as HTTP 400, and with several codes; the text is the same everywhere.
  if (THROTTLING.has(error.name) || httpStatus === 429 || /\brate exceeded\b/i.test(awsMessage)) return named("throttled");
  if (DENIED.has(error.name)) return named("denied");
  if (NO_CONNECTION.has(systemCodeOf(error)) || error.name === "TimeoutError" || error.name === "AbortError") return nameless("unreachable");
  if (httpStatus !== null && httpStatus >= 500) return named("unreachable");
  if (NOT_FOUND.has(error.name)) return named("not-found");
  if (error.name === "ValidationError" && MISSING_STACK.test(awsMessage)) return named("not-found");
  // Only an exception of the service itself carries a fault; anything else failed while its answer was being read.
  if ("$fault" in error) {
    if (httpStatus === 404) return named("not-found");
    if (httpStatus === 403 || httpStatus === 401) return named("denied");
    return named("invalid");
  }
  return nameless("malformed");
}

/** The rejection as an `AwsError` of this action; one that is an `AppError` already passes through unchanged. */
export function toAwsError(action: string, error: unknown): AppError {
  if (error instanceof AppError) return error;
  const { kind, awsCode, awsMessage } = failureOf(error);
  return new AwsError(action, kind, awsCode, awsMessage, error);
}

function httpStatusOf(error: Error): number | null {
  if (!("$metadata" in error) || typeof error.$metadata !== "object" || error.$metadata === null) return null;
  const metadata = error.$metadata;
  return "httpStatusCode" in metadata && typeof metadata.httpStatusCode === "number" ? metadata.httpStatusCode : null;
}

function systemCodeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : "";
}
