import "server-only";

import { createHash } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";

import { AwsError } from "@/lib/aws/errors";

import { claimAnswer, keepAnswer, releaseClaim } from "./internal/metric-answer-repository";

const CLAIM_SECONDS = 30; // a request takes 15 s at most, and waits 10 s for its turn
const FAILURE_KEPT_SECONDS = 5; // a hundred pages that are refused ask once in five seconds, not a hundred times
const FIRST_LOOK_MS = 20;
const LONGEST_LOOK_MS = 250;
const GIVE_UP_AFTER_MS = 40_000;

const kept = globalThis as typeof globalThis & { pilothouseAnswersAsked?: Map<string, Promise<unknown>> };

type Question<Answer extends object> = {
  /** Whatever tells one question from another; it is hashed. */
  of: unknown;
  keptSeconds: number;
  /** Checks what was kept; it may come from another version of the product. */
  parse(value: unknown): Answer;
  ask(): Promise<Answer>;
};

/**
 * The answer to a question that costs money at AWS: asked by one of all who want it, in this process and the others, and kept in the
 * database. An `AwsError` is kept too, for five seconds.
 */
export async function askOnce<Answer extends object>(question: Question<Answer>): Promise<Answer> {
  const key = createHash("sha256").update(JSON.stringify(question.of)).digest("hex");
  const asked = (kept.pilothouseAnswersAsked ??= new Map());
  // Only questions of one kind share a key, for `of` names the kind; so what is under way has the shape that `parse` checks.
  const underWay = asked.get(key) ?? answerOf(key, question).finally(() => asked.delete(key));
  asked.set(key, underWay);
  return question.parse(await underWay);
}

async function answerOf<Answer extends object>(key: string, { keptSeconds, ask }: Question<Answer>): Promise<unknown> {
  const end = Date.now() + GIVE_UP_AFTER_MS;
  for (let pauseMs = FIRST_LOOK_MS; ; pauseMs = Math.min(LONGEST_LOOK_MS, pauseMs * 2)) {
    const claim = await claimAnswer(key, CLAIM_SECONDS);
    if (claim.kind === "answer") return claim.answer;
    if (claim.kind === "failure") {
      const { action, kind, awsCode, awsMessage } = claim.failure;
      throw new AwsError(action, kind, awsCode, awsMessage);
    }
    if (claim.kind === "mine") return askAndKeep(key, keptSeconds, ask);
    if (Date.now() >= end) throw new AwsError("cloudwatch:GetMetricData", "unreachable", null, "Another process asks, and got no answer.");
    await sleep(pauseMs);
  }
}

async function askAndKeep<Answer extends object>(key: string, keptSeconds: number, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    const answer = await ask();
    await keepAnswer(key, { answer }, keptSeconds);
    return answer;
  } catch (error) {
    if (error instanceof AwsError) {
      const { action, kind, awsCode, awsMessage } = error;
      await keepAnswer(key, { failure: { action, kind, awsCode, awsMessage } }, FAILURE_KEPT_SECONDS);
    } else await releaseClaim(key);
    throw error;
  }
}
