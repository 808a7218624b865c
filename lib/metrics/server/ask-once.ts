import "server-only";

import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import { AwsError } from "@/lib/aws/errors";
import { log } from "@/lib/env/log";

import { claimAnswer, keepAnswer, releaseClaim, renewClaim, type HeldClaim } from "./internal/metric-answer-repository";

const CLAIM_SECONDS = 30; // after which the others do without a process that died; one that still asks renews it
const RENEW_MS = 10_000; // twice may fail
const FAILURE_KEPT_SECONDS = 5; // a hundred pages that are refused ask once in five seconds, not a hundred times
const FIRST_LOOK_MS = 20;
const LONGEST_LOOK_MS = 250;
const GIVE_UP_AFTER_MS = 40_000;

const kept = globalThis as typeof globalThis & { pilothouseAnswersAsked?: Map<string, Promise<unknown>> };

type Question<Answer extends object> = {
  /** Whatever tells one question from another; it is hashed. */
  of: unknown;
  /** AWS's action, for the words of one who waited in vain, e.g. "cloudwatch:GetMetricData". */
  action: string;
  keptSeconds: number;
  /** Checks what was kept; it may come from another version of the product. */
  parse(value: unknown): Answer;
  ask(): Promise<Answer>;
};

/**
 * The answer to a question that costs money at AWS: asked by one of all who want it, in this process and the others, and kept in the
 * database. However long the asking takes nobody asks beside it, but who waits gives up after 40 s with an `AwsError`. An `AwsError` of
 * the asking is kept too, for five seconds.
 */
export async function askOnce<Answer extends object>(question: Question<Answer>): Promise<Answer> {
  const key = createHash("sha256").update(JSON.stringify(question.of)).digest("hex");
  const asked = (kept.pilothouseAnswersAsked ??= new Map());
  // Only questions of one kind share a key, for `of` names the kind; so what is under way has the shape that `parse` checks.
  const underWay = asked.get(key) ?? answerOf(key, question).finally(() => asked.delete(key));
  asked.set(key, underWay);
  return question.parse(await underWay);
}

async function answerOf<Answer extends object>(key: string, { action, keptSeconds, ask }: Question<Answer>): Promise<unknown> {
  const end = Date.now() + GIVE_UP_AFTER_MS;
  for (let pauseMs = FIRST_LOOK_MS; ; pauseMs = Math.min(LONGEST_LOOK_MS, pauseMs * 2)) {
    const claim = await claimAnswer(key, CLAIM_SECONDS);
    if (claim.kind === "answer") return claim.answer;
    if (claim.kind === "failure") throw new AwsError(claim.failure.action, claim.failure.kind, claim.failure.awsCode, claim.failure.awsMessage);
    if (claim.kind === "mine") return askAndKeep(claim.held, keptSeconds, ask);
    if (Date.now() >= end) throw new AwsError(action, "unreachable", null, "Another process asks, and got no answer.");
    await sleep(pauseMs);
  }
}

async function askAndKeep<Answer extends object>(claim: HeldClaim, keptSeconds: number, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    const answer = await whileHeld(claim, ask);
    await keepAnswer(claim, { answer }, keptSeconds);
    return answer;
  } catch (error) {
    if (error instanceof AwsError) {
      const { action, kind, awsCode, awsMessage } = error;
      await keepAnswer(claim, { failure: { action, kind, awsCode, awsMessage } }, FAILURE_KEPT_SECONDS);
    } else await releaseClaim(claim);
    throw error;
  }
}

async function whileHeld<Answer>(claim: HeldClaim, ask: () => Promise<Answer>): Promise<Answer> {
  const renewal = setInterval(() => {
    renewClaim(claim, CLAIM_SECONDS).catch((error: unknown) => log().warn({ err: error }, "A claim to ask AWS could not be renewed; another process may ask the same."));
  }, RENEW_MS);
  try {
    return await ask();
  } finally {
    clearInterval(renewal);
  }
}
