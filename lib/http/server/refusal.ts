import "server-only";

import { AppError, type InputProblem, type ProblemCode } from "@/lib/shared/app-error";
import { log } from "@/lib/env/log";

import { boundedProblems, boundedSentence } from "../bounded-problem";
import { PROBLEMS, PROBLEM_MEDIA_TYPE, problemDocument } from "../problem";

export type Refusal = { code: ProblemCode; detail: string; problems: readonly InputProblem[]; retryAfterSeconds?: number };

// Of the network and of PostgreSQL (class 57: it is going down or coming up; 53300: too many connections), and Prisma's P1001,
// P1002, P1017, P2024: the database cannot be asked right now.
const DATABASE_AWAY = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|57P0\d|53300|P1001|P1002|P1017|P2024|P2028)$/;

// PostgreSQL's character_not_in_repertoire: text with a NUL, or half of a character.
const UNSTORABLE_TEXT = /^22021$/;

/** What to answer for anything thrown. Only an `AppError`'s own words reach the caller; its cause, and everything else, is logged in full with its request. */
export function refusalOf(error: unknown, where: { requestId: string; request: Request }): Refusal {
  const { method, url } = where.request;
  const about = { err: error, requestId: where.requestId, method, path: new URL(url).pathname };
  if (error instanceof AppError) {
    if (error.cause !== undefined) log().warn(about, "a request was refused because of something else that failed");
    return { code: error.code, detail: boundedSentence(error.message), problems: boundedProblems(error.problems) };
  }
  // Inputs are looked through where they are parsed; what comes past that is still the caller's to change.
  if (hasCode(error, UNSTORABLE_TEXT)) return { code: "invalid-input", detail: "The request holds a character that cannot be kept or searched for, such as NUL. Leave it out.", problems: [] };
  log().error(about, "a request failed");
  if (hasCode(error, DATABASE_AWAY)) return { code: "unavailable", detail: "The database does not answer. Try again in a moment.", problems: [] };
  return { code: "internal", detail: `This is our mistake, not yours. The log has it under ${where.requestId}.`, problems: [] };
}

export function answerRefusal(refusal: Refusal, requestId: string): Response {
  const body = problemDocument({ ...refusal, instance: `urn:uuid:${requestId}` });
  return Response.json(body, {
    status: PROBLEMS[refusal.code].status,
    headers: {
      "Content-Type": PROBLEM_MEDIA_TYPE,
      "Cache-Control": "private, no-store",
      ...(refusal.code === "not-signed-in" ? { "WWW-Authenticate": 'Bearer realm="pilothouse"' } : {}),
      ...(refusal.retryAfterSeconds === undefined ? {} : { "Retry-After": String(refusal.retryAfterSeconds) }),
    },
  });
}

/** Whether the error, or what caused it, bears such a code of Node, PostgreSQL or Prisma, which keeps PostgreSQL's own in `originalCode`. */
function hasCode(error: unknown, form: RegExp): boolean {
  for (let cause = error; typeof cause === "object" && cause !== null; cause = causeOf(cause)) {
    const codes = ["code" in cause ? cause.code : null, "originalCode" in cause ? cause.originalCode : null];
    if (codes.some((code) => typeof code === "string" && form.test(code))) return true;
  }
  return false;
}

function causeOf(error: object): unknown {
  if ("cause" in error && error.cause !== undefined) return error.cause;
  const meta = "meta" in error ? error.meta : null;
  return typeof meta === "object" && meta !== null && "driverAdapterError" in meta ? meta.driverAdapterError : null;
}
