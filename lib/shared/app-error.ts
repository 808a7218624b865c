/**
 * Every way a request can be refused, by the stable code that the API's problem documents carry. Adding one is a change of the
 * public API; renaming one breaks clients. `lib/http/problem.ts` gives each its HTTP status.
 */
export const PROBLEM_CODES = [
  "not-signed-in",
  "forbidden",
  "password-change-required",
  "cross-origin",
  "not-found",
  "method-not-allowed",
  "invalid-input",
  "invalid-json",
  "invalid-cursor",
  "body-too-large",
  "unsupported-media-type",
  "rate-limited",
  "idempotency-key-reused",
  "idempotency-in-progress",
  "answer-not-kept",
  "name-taken",
  "unknown-option",
  "unknown-release",
  "unknown-account",
  "unknown-region",
  "invalid-parameters",
  "stack-busy",
  "stale-preview",
  "not-possible",
  "confirmation-required",
  "environment-protected",
  "environment-has-stack",
  "template-too-large",
  "last-admin",
  "wrong-password",
  "weak-password",
  "secret-unavailable",
  "sandbox-only",
  "aws-denied",
  "aws-unavailable",
  "internal",
  "unavailable",
] as const;
export type ProblemCode = (typeof PROBLEM_CODES)[number];

/** One thing wrong with an input: where (dotted path, empty for the whole) and a sentence that says what to change. */
export type InputProblem = { path: string; message: string };

/**
 * A refusal that only the outermost layer has to handle. `message` is a sentence for the person who asked: what is wrong and what
 * to change; it never holds a secret or an upstream's raw text.
 */
export class AppError extends Error {
  readonly code: ProblemCode;
  readonly problems: readonly InputProblem[];

  constructor(code: ProblemCode, message: string, options: { problems?: readonly InputProblem[]; cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "AppError";
    this.code = code;
    this.problems = options.problems ?? [];
  }
}
