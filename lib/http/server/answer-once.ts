import "server-only";

import { createHmac } from "node:crypto";

import type { Actor } from "@/lib/auth/actor";
import { authSecret } from "@/lib/auth/server/session-cookie";
import { AppError } from "@/lib/shared/app-error";

import type { RouteAnswer } from "../route-definition";
import { isChanging } from "./admit-caller";
import { claimKey, keepAnswer, releaseKey } from "./idempotency-repository";

const KEY_FORM = /^[\x21-\x7e]{1,255}$/;

type Once = { request: Request; actor: Actor | null; fingerprint: string; answer: RouteAnswer };

/**
 * Runs a change once per Idempotency-Key and caller; a repeat gets the first answer again.
 *
 * Only what was done is kept. A refusal changed nothing, so its key is free and a repeat is tried anew. Where the process died
 * between doing and answering, nobody can tell whether it was done: the key stays taken and the repeat is refused, never run twice.
 */
export async function answerOnce({ request, actor, fingerprint, answer }: Once, run: () => Promise<Response>): Promise<Response> {
  const key = request.headers.get("idempotency-key");
  if (key === null || !actor || !isChanging(request)) return run();
  if (!KEY_FORM.test(key)) throw new AppError("invalid-input", "An Idempotency-Key has 1 to 255 visible ASCII characters and no space.");

  const actorKey = actorKeyOf(actor);
  // Keyed, because a body may hold a secret that a plain hash would let somebody with the database guess.
  const requestHash = createHmac("sha256", authSecret()).update(fingerprint).digest("hex");
  const state = await claimKey(actorKey, key, requestHash);
  switch (state.kind) {
    case "other-request":
      throw new AppError("idempotency-key-reused", "This Idempotency-Key was used for another request. Use a new key for a new request.");
    case "lost-or-running":
      throw new AppError(
        "idempotency-in-progress",
        "The first request with this Idempotency-Key has not answered. Repeat in a moment; if that stays so, look whether it took effect before you use a new key.",
      );
    case "answered":
      return repeated(state, answer);
    case "claimed":
      return runClaimed({ actorKey, key, answer }, run);
  }
}

async function runClaimed(claim: { actorKey: string; key: string; answer: RouteAnswer }, run: () => Promise<Response>): Promise<Response> {
  const { actorKey, key, answer } = claim;
  let response: Response;
  try {
    response = await run();
  } catch (error) {
    if (error instanceof AppError) await releaseKey(actorKey, key);
    throw error;
  }
  const body = answer.showsSecret || answer.schema === undefined ? null : await response.clone().text();
  await keepAnswer(actorKey, key, response.status, body || null);
  return response;
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
