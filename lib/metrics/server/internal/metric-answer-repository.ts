import "server-only";

import { randomUUID } from "node:crypto";

import { z } from "zod";

import { pool } from "@/lib/db/client";

const failureSchema = z.object({ action: z.string(), kind: z.enum(["denied", "throttled", "unreachable", "not-found", "invalid", "malformed"]), awsCode: z.string().nullable(), awsMessage: z.string() });
export type KeptFailure = z.infer<typeof failureSchema>;

/** The right to ask: no other process asks the same as long as its holder renews it. */
export type HeldClaim = { key: string; claimId: string };

/** "mine": nobody has a fresh answer and nobody else asks, so the caller must, and then keep or release. "theirs": somebody asks at present. */
export type Claim = { kind: "answer"; answer: unknown } | { kind: "failure"; failure: KeptFailure } | { kind: "mine"; held: HeldClaim } | { kind: "theirs" };

/**
 * What is known of a question, or the right to ask it: one of all processes has it at a time, and loses it after `claimSeconds` where it
 * died meanwhile. The clock is the database's.
 */
export async function claimAnswer(key: string, claimSeconds: number): Promise<Claim> {
  const known = await findFresh(key);
  if (known) return known;
  const held = { key, claimId: randomUUID() };
  const { rowCount } = await pool().query(
    `
    INSERT INTO metric_answer AS kept (key, claim_id, claimed_until) VALUES ($1, $2, clock_timestamp() + $3 * interval '1 second')
    ON CONFLICT (key) DO UPDATE SET claim_id = excluded.claim_id, claimed_until = excluded.claimed_until
      WHERE (kept.claimed_until IS NULL OR kept.claimed_until < clock_timestamp()) AND (kept.fresh_until IS NULL OR kept.fresh_until < clock_timestamp())`,
    [held.key, held.claimId, claimSeconds],
  );
  if (rowCount === 1) return { kind: "mine", held };
  return (await findFresh(key)) ?? { kind: "theirs" };
}

async function findFresh(key: string): Promise<Claim | null> {
  const { rows } = await pool().query<{ answer: unknown; failure: unknown }>(`SELECT answer, failure FROM metric_answer WHERE key = $1 AND fresh_until > clock_timestamp()`, [key]);
  const [row] = rows;
  if (!row) return null;
  if (row.failure === null) return { kind: "answer", answer: row.answer };
  return { kind: "failure", failure: failureSchema.parse(row.failure) };
}

/** For a question whose answer takes longer than a claim lasts. False: it was lost, and somebody else may ask by now. */
export async function renewClaim({ key, claimId }: HeldClaim, claimSeconds: number): Promise<boolean> {
  const { rowCount } = await pool().query(`UPDATE metric_answer SET claimed_until = clock_timestamp() + $3 * interval '1 second' WHERE key = $1 AND claim_id = $2`, [key, claimId, claimSeconds]);
  return rowCount === 1;
}

/** Gives the answer to all who wait for it, and ends the claim. What comes after the claim was lost is dropped: the one who has it now answers. */
export async function keepAnswer({ key, claimId }: HeldClaim, kept: { answer: object } | { failure: KeptFailure }, freshSeconds: number): Promise<void> {
  const [answer, failure] = "answer" in kept ? [JSON.stringify(kept.answer), null] : [null, JSON.stringify(kept.failure)];
  await pool().query(
    `
    UPDATE metric_answer SET answer = $3, failure = $4, fresh_until = clock_timestamp() + $5 * interval '1 second', claim_id = NULL, claimed_until = NULL
    WHERE key = $1 AND claim_id = $2`,
    [key, claimId, answer, failure, freshSeconds],
  );
}

/** Lets the next one ask. */
export async function releaseClaim({ key, claimId }: HeldClaim): Promise<void> {
  await pool().query(`UPDATE metric_answer SET claim_id = NULL, claimed_until = NULL WHERE key = $1 AND claim_id = $2`, [key, claimId]);
}

/** Nothing can be asked of a kept answer once it is not fresh any more. */
export async function pruneAnswers(): Promise<number> {
  const { rowCount } = await pool().query(`
    DELETE FROM metric_answer
    WHERE (fresh_until IS NULL OR fresh_until < clock_timestamp() - interval '1 minute') AND (claimed_until IS NULL OR claimed_until < clock_timestamp())`);
  return rowCount ?? 0;
}

/**
 * Takes the next free moment for a GetMetricData of this account and region, or says how long until there is one. All processes keep one
 * pace; the clock is the database's.
 */
export async function takeMetricMoment(scope: { accountId: string; region: string }, { paceMs, savedUpMs }: { paceMs: number; savedUpMs: number }): Promise<{ kind: "taken" } | { kind: "later"; inMs: number }> {
  const { rows } = await pool().query<{ inMs: number | null }>(
    `
    WITH taken AS (
      INSERT INTO metric_call_pace AS pace (account_id, region, free_at)
      VALUES ($1, $2, clock_timestamp() - ($4::float8 - $3::float8) * interval '1 millisecond')
      ON CONFLICT (account_id, region) DO UPDATE
        SET free_at = greatest(pace.free_at, clock_timestamp() - $4::float8 * interval '1 millisecond') + $3::float8 * interval '1 millisecond'
        WHERE pace.free_at <= clock_timestamp()
      RETURNING 1
    )
    SELECT NULL::float8 AS "inMs" FROM taken
    UNION ALL
    SELECT greatest(0, extract(epoch FROM free_at - clock_timestamp()) * 1000)::float8
      FROM metric_call_pace WHERE account_id = $1 AND region = $2 AND NOT EXISTS (SELECT 1 FROM taken)`,
    [scope.accountId, scope.region, paceMs, savedUpMs],
  );
  const inMs = rows[0]?.inMs ?? null;
  return inMs === null ? { kind: "taken" } : { kind: "later", inMs };
}
