import "server-only";

import { AppError, type InputProblem, type ProblemCode } from "@/lib/shared/app-error";
import { log } from "@/lib/env/log";

import { PROBLEMS, PROBLEM_MEDIA_TYPE, problemDocument } from "../problem";

export type Refusal = { code: ProblemCode; detail: string; problems: readonly InputProblem[]; retryAfterSeconds?: number };

// Of the network and of PostgreSQL (class 57: it is going down or coming up; 53300: too many connections), and Prisma's P1001,
// P1002, P1017, P2024: the database cannot be asked right now.
const DATABASE_AWAY = /^(ECONNREFUSED|ECONNRESET|ETIMEDOUT|EPIPE|57P0\d|53300|P1001|P1002|P1017|P2024|P2028)$/;

/** What to answer for anything thrown. Only an `AppError`'s own words reach the caller; its cause, and everything else, is logged in full with its request. */
export function refusalOf(error: unknown, where: { requestId: string; request: Request }): Refusal {
  const { method, url } = where.request;
  const about = { err: error, requestId: where.requestId, method, path: new URL(url).pathname };
  if (error instanceof AppError) {
    if (error.cause !== undefined) log().warn(about, "a request was refused because of something else that failed");
    return { code: error.code, detail: error.message, problems: error.problems };
  }
  log().error(about, "a request failed");
  if (isDatabaseAway(error)) return { code: "unavailable", detail: "The database does not answer. Try again in a moment.", problems: [] };
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

function isDatabaseAway(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if ("code" in cause && typeof cause.code === "string" && DATABASE_AWAY.test(cause.code)) return true;
  }
  return false;
}
