import { z } from "zod";

import { PROBLEM_CODES, type InputProblem, type ProblemCode } from "@/lib/shared/app-error";

/** HTTP status and title of each code. A title names the kind of refusal; `detail` says what happened to this request. */
export const PROBLEMS: Record<ProblemCode, { status: number; title: string }> = {
  "not-signed-in": { status: 401, title: "Not signed in" },
  forbidden: { status: 403, title: "Not allowed" },
  "password-change-required": { status: 403, title: "Password change required" },
  "cross-origin": { status: 403, title: "Request from another site" },
  "not-found": { status: 404, title: "Not found" },
  "method-not-allowed": { status: 405, title: "Method not allowed" },
  "invalid-input": { status: 422, title: "Invalid input" },
  "invalid-json": { status: 422, title: "Not readable as JSON" },
  "invalid-cursor": { status: 422, title: "Invalid cursor" },
  "body-too-large": { status: 413, title: "Body too large" },
  "unsupported-media-type": { status: 415, title: "Unsupported content type" },
  "rate-limited": { status: 429, title: "Too many tries" },
  "idempotency-key-reused": { status: 422, title: "Idempotency key used for another request" },
  "idempotency-in-progress": { status: 409, title: "First request with this key has not answered" },
  "answer-not-kept": { status: 409, title: "Answer is not kept" },
  "name-taken": { status: 409, title: "Name taken" },
  "unknown-option": { status: 422, title: "Unknown option" },
  "unknown-release": { status: 422, title: "Unknown release" },
  "unknown-account": { status: 422, title: "Unknown account" },
  "unknown-region": { status: 422, title: "Unknown region" },
  "invalid-parameters": { status: 422, title: "Invalid parameters" },
  "stack-busy": { status: 409, title: "Stack is busy" },
  "stale-preview": { status: 409, title: "Preview is stale" },
  "not-possible": { status: 409, title: "Not possible now" },
  "confirmation-required": { status: 409, title: "Confirmation required" },
  "environment-protected": { status: 409, title: "Environment is protected" },
  "environment-has-stack": { status: 409, title: "Environment has a stack" },
  "template-too-large": { status: 422, title: "Template too large" },
  "last-admin": { status: 409, title: "Last administrator" },
  "wrong-password": { status: 403, title: "Wrong password" },
  "weak-password": { status: 422, title: "Weak password" },
  "secret-unavailable": { status: 409, title: "Secret unavailable" },
  "sandbox-only": { status: 409, title: "Only in a sandbox account" },
  "aws-denied": { status: 502, title: "AWS denied it" },
  "aws-unavailable": { status: 502, title: "AWS could not be reached" },
  internal: { status: 500, title: "Something went wrong here" },
  unavailable: { status: 503, title: "Not available now" },
};

/** The body of every refusal: an RFC 9457 problem document with a stable `code`. */
export const problemDocumentSchema = z.object({
  /** `urn:pilothouse:problem:<code>`: codes are described in the API's own description, not on a web site. */
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  code: z.enum(PROBLEM_CODES),
  /** Names this one request in the log. */
  instance: z.string().optional(),
  /** Which inputs, where the refusal is about inputs. */
  problems: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
});
export type ProblemDocument = z.infer<typeof problemDocumentSchema>;

export const PROBLEM_MEDIA_TYPE = "application/problem+json";

export function problemDocument(input: {
  code: ProblemCode;
  detail: string;
  instance?: string;
  problems?: readonly InputProblem[];
}): ProblemDocument {
  const { status, title } = PROBLEMS[input.code];
  return {
    type: `urn:pilothouse:problem:${input.code}`,
    title,
    status,
    detail: input.detail,
    code: input.code,
    ...(input.instance === undefined ? {} : { instance: input.instance }),
    ...(input.problems === undefined || input.problems.length === 0 ? {} : { problems: [...input.problems] }),
  };
}
