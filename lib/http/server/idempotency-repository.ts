import "server-only";

import { pool } from "@/lib/db/client";

const KEPT_HOURS = 24;

type Row = { request_hash: string; status: number | null; body: unknown };

/** What is known of a key. `lost-or-running`: its first request has not answered, and may never. */
export type KeyState =
  | { kind: "claimed" }
  | { kind: "other-request" }
  | { kind: "lost-or-running" }
  | { kind: "answered"; status: number; body: unknown };

/** Claims a key for one request; of two at once, exactly one gets "claimed". A key is free again after 24 hours. */
export async function claimKey(actorKey: string, key: string, requestHash: string): Promise<KeyState> {
  await pool().query("DELETE FROM idempotency_key WHERE actor_key = $1 AND created_at < now() - make_interval(hours => $2)", [actorKey, KEPT_HOURS]);
  const inserted = await pool().query(
    "INSERT INTO idempotency_key (actor_key, key, request_hash) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
    [actorKey, key, requestHash],
  );
  if (inserted.rowCount === 1) return { kind: "claimed" };

  const { rows } = await pool().query<Row>("SELECT request_hash, status, body FROM idempotency_key WHERE actor_key = $1 AND key = $2", [actorKey, key]);
  const row = rows[0];
  // Released between the two statements: the first request was refused, which this one will hear by itself next time.
  if (!row) return { kind: "lost-or-running" };
  if (row.request_hash !== requestHash) return { kind: "other-request" };
  return row.status === null ? { kind: "lost-or-running" } : { kind: "answered", status: row.status, body: row.body };
}

export async function keepAnswer(actorKey: string, key: string, status: number, body: string | null): Promise<void> {
  await pool().query("UPDATE idempotency_key SET status = $3, body = $4::jsonb WHERE actor_key = $1 AND key = $2", [actorKey, key, status, body]);
}

/** Forgets keys of everybody that are free again by age. */
export async function pruneKeys(now: Date): Promise<void> {
  await pool().query("DELETE FROM idempotency_key WHERE created_at < $1::timestamptz - make_interval(hours => $2)", [now, KEPT_HOURS]);
}

/** Frees a key whose request changed nothing. */
export async function releaseKey(actorKey: string, key: string): Promise<void> {
  await pool().query("DELETE FROM idempotency_key WHERE actor_key = $1 AND key = $2 AND status IS NULL", [actorKey, key]);
}
