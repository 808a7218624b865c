import "server-only";

import { createHmac } from "node:crypto";

import type { Actor } from "@/lib/auth/actor";
import { authSecret } from "@/lib/auth/server/session-cookie";
import { committingUnder } from "@/lib/db/transaction";
import { log } from "@/lib/env/log";
import { AppError } from "@/lib/shared/app-error";

import type { RouteAnswer } from "../route-definition";
import { isChanging } from "./admit-caller";
import { keepingAnswers } from "./answered-transaction";
import { claimKey, keepAnswer, keepAnswerWith, markEffect, releaseKey, type ClaimedKey, type KeptAnswer } from "./idempotency-repository";

const KEY_FORM = /^[\x21-\x7e]{1,255}$/;

type Once = { request: Request; actor: Actor | null; fingerprint: string; answer: RouteAnswer };

/**
 * Runs a change once per Idempotency-Key and caller; a repeat gets the first answer again.
 *
 *   claim the key ─▶ the change, with a mark on the key in its transaction ─▶ keep the answer ─▶ answer
 *
 * The mark tells what became of a request whose process died. Without it nothing was committed: the key is the next request's as soon
 * as the first has used up its time, and from then on the first can commit nothing. With it the repeat gets the answer that was
 * committed beside it (`inAnsweredTransaction`), or hears that it was done; it is never run twice. A refusal changed nothing, so its
 * key is free at once.
 */
export async function answerOnce({ request, actor, fingerprint, answer }: Once, run: () => Promise<Response>): Promise<Response> {
  const key = request.headers.get("idempotency-key");
  if (key === null || !actor || !isChanging(request)) return run();
  if (!KEY_FORM.test(key)) throw new AppError("invalid-input", "An Idempotency-Key has 1 to 255 visible ASCII characters and no space.");

  // Keyed, because a body may hold a secret that a plain hash would let somebody with the database guess.
  const requestHash = createHmac("sha256", authSecret()).update(fingerprint).digest("hex");
  const state = await claimKey(actorKeyOf(actor), key, requestHash);
  switch (state.kind) {
    case "other-request":
      throw new AppError("idempotency-key-reused", "This Idempotency-Key was used for another request. Use a new key for a new request.");
    case "running":
      throw new AppError("idempotency-in-progress", "The first request with this Idempotency-Key has not answered yet. Repeat it in half a minute.");
    case "unanswered":
      throw new AppError("answer-not-kept", "This was done, but the server stopped before it could answer. Look at what came of it instead of repeating it.");
    case "answered":
      return repeated(state, answer);
    case "claimed":
      return runClaimed(state.claimed, answer, run);
  }
}

async function runClaimed(claimed: ClaimedKey, answer: RouteAnswer, run: () => Promise<Response>): Promise<Response> {
  let isOver = false; // what the request leaves running in the background commits under no key
  const marked = () =>
    committingUnder(async (tx) => {
      if (isOver || (await markEffect(tx, claimed))) return;
      throw new AppError("idempotency-in-progress", "This took so long that a repeat of the request has taken its place. Nothing was done here.");
    }, run);
  try {
    const response = await keepingAnswers((tx, value) => keepAnswerWith(tx, claimed, keptOf(value, answer)), marked);
    const body = hasBody(answer) ? await response.clone().text() : null;
    // It was done: where only this fails, the caller hears so all the same.
    await keepAnswer(claimed, { status: response.status, body: body || null }).catch(logFailure("An answer could not be kept under its Idempotency-Key."));
    return response;
  } catch (error) {
    // Where even this fails, the key is free when the request's time is up.
    await releaseKey(claimed).catch(logFailure("An Idempotency-Key could not be released."));
    throw error;
  } finally {
    isOver = true;
  }
}

const logFailure = (sentence: string) => (error: unknown) => log().warn({ err: error }, sentence);

const hasBody = ({ schema, status, showsSecret }: RouteAnswer): boolean => schema !== undefined && status !== 204 && !showsSecret;

/** As the route answers it: fields that the answer's schema does not name are not kept either. */
function keptOf(value: unknown, answer: RouteAnswer): KeptAnswer {
  const status = answer.schema === undefined ? 204 : (answer.status ?? 200);
  return { status, body: hasBody(answer) ? JSON.stringify(answer.schema?.parse(value)) : null };
}

function repeated(kept: { status: number; body: unknown }, answer: RouteAnswer): Response {
  if (answer.showsSecret)
    throw new AppError("answer-not-kept", "This was done already; its answer held a secret, which is shown once and not kept.");
  const headers = { "Cache-Control": "private, no-store", "Idempotency-Replayed": "true" };
  return kept.status === 204 ? new Response(null, { status: 204, headers }) : Response.json(kept.body, { status: kept.status, headers });
}

function actorKeyOf(actor: Actor): string {
  switch (actor.kind) {
    case "person":
      return `person:${actor.personId}`;
    case "token":
      return `token:${actor.tokenId}`;
    case "system":
      return "system";
  }
}
