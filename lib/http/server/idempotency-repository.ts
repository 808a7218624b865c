import "server-only";

import { randomUUID } from "node:crypto";

import { pool } from "@/lib/db/client";
import type { Transaction } from "@/lib/db/transaction";

const KEPT_HOURS = 24;
const CLAIM_SECONDS = 30; // longer than a transaction may take (5 s for a connection, 15 s to its end), so that a live request keeps its claim

/** A request's hold on its Idempotency-Key: a later request that takes the key over has another `claim`. */
export type ClaimedKey = { actorKey: string; key: string; claim: string };

type Row = { request_hash: string; status: number | null; body: unknown; took_effect: boolean; is_running: boolean };

/**
 * What is known of a key. "running": its request has neither answered nor used up its time. "unanswered": it took effect, and what it
 * would have answered is not known.
 */
export type KeyState =
  | { kind: "claimed"; claimed: ClaimedKey }
  | { kind: "other-request" }
  | { kind: "running" }
  | { kind: "unanswered" }
  | { kind: "answered"; status: number; body: unknown };

/**
 * Claims a key for one request; of two at once, exactly one gets "claimed". A key whose request has used up its time by the database's
 * clock and committed nothing goes to the next that asks for it, and then the slower one can commit nothing any more. After 24 hours
 * every key is free again.
 */
export async function claimKey(actorKey: string, key: string, requestHash: string): Promise<KeyState> {
  await pool().query("DELETE FROM idempotency_key WHERE actor_key = $1 AND created_at < now() - make_interval(hours => $2)", [actorKey, KEPT_HOURS]);
  const claim = randomUUID();
  const claimed = await pool().query(
    `INSERT INTO idempotency_key AS known (actor_key, key, request_hash, claim, claimed_until)
     VALUES ($1, $2, $3, $4, now() + make_interval(secs => $5))
     ON CONFLICT (actor_key, key) DO UPDATE SET claim = excluded.claim, claimed_until = excluded.claimed_until
       WHERE known.request_hash = excluded.request_hash AND known.status IS NULL AND known.took_effect_at IS NULL AND known.claimed_until <= now()`,
    [actorKey, key, requestHash, claim, CLAIM_SECONDS],
  );
  if (claimed.rowCount === 1) return { kind: "claimed", claimed: { actorKey, key, claim } };

  const { rows } = await pool().query<Row>(
    `SELECT request_hash, status, body, took_effect_at IS NOT NULL AS took_effect, claimed_until > now() AS is_running
     FROM idempotency_key WHERE actor_key = $1 AND key = $2`,
    [actorKey, key],
  );
  const row = rows[0];
  // Released between the two statements: the first request was refused, which this one will hear by itself next time.
  if (!row) return { kind: "running" };
  if (row.request_hash !== requestHash) return { kind: "other-request" };
  if (row.status !== null) return { kind: "answered", status: row.status, body: row.body };
  return row.took_effect && !row.is_running ? { kind: "unanswered" } : { kind: "running" };
}

/** Marks, in the request's own transaction, that it took effect. False: another request has taken the key over. */
export async function markEffect(tx: Transaction, { actorKey, key, claim }: ClaimedKey): Promise<boolean> {
  const marked = await tx.$executeRaw`
    UPDATE idempotency_key SET took_effect_at = coalesce(took_effect_at, now())
    WHERE actor_key = ${actorKey} AND key = ${key} AND claim = ${claim}::uuid`;
  return marked === 1;
}

/** What a repeat is answered; `body` is JSON, null where there is none to repeat. */
export type KeptAnswer = { status: number; body: string | null };

/** Keeps the answer in the transaction of the change that it tells of. */
export async function keepAnswerWith(tx: Transaction, { actorKey, key, claim }: ClaimedKey, { status, body }: KeptAnswer): Promise<void> {
  await tx.$executeRaw`
    UPDATE idempotency_key SET status = ${status}, body = ${body}::jsonb WHERE actor_key = ${actorKey} AND key = ${key} AND claim = ${claim}::uuid`;
}

/** Keeps the answer of a request that has been carried out, where its transaction has not. */
export async function keepAnswer({ actorKey, key, claim }: ClaimedKey, { status, body }: KeptAnswer): Promise<void> {
  await pool().query("UPDATE idempotency_key SET status = $4, body = $5::jsonb WHERE actor_key = $1 AND key = $2 AND claim = $3 AND status IS NULL", [
    actorKey,
    key,
    claim,
    status,
    body,
  ]);
}

/** Frees the key of a request that failed, where nothing of it was committed. */
export async function releaseKey({ actorKey, key, claim }: ClaimedKey): Promise<void> {
  await pool().query("DELETE FROM idempotency_key WHERE actor_key = $1 AND key = $2 AND claim = $3 AND took_effect_at IS NULL AND status IS NULL", [
    actorKey,
    key,
    claim,
  ]);
}

/** Forgets keys of everybody that are free again by age. */
export async function pruneKeys(now: Date): Promise<void> {
  await pool().query("DELETE FROM idempotency_key WHERE created_at < $1::timestamptz - make_interval(hours => $2)", [now, KEPT_HOURS]);
}
