import "server-only";

import { database } from "@/lib/db/transaction";

import type { AwsScope } from "./aws-scope";

const PACE_MS = 1_000; // DescribeStacks is reported throttled near 5/s per account, not raisable; others use the account too
const SAVED_UP_MS = 3_000; // what an idle account may spend at once, so that a single launch does not feel the pace

/**
 * Takes the next free moment for a call, or says how long until there is one. The moment stands in the database, so that all
 * processes keep one pace; its clock is the database's.
 */
export async function takeCallMoment({ accountId, region }: AwsScope): Promise<{ kind: "taken" } | { kind: "later"; inMs: number }> {
  const rows = await database().$queryRaw<{ in_ms: number | null }[]>`
    WITH taken AS (
      INSERT INTO aws_call_pace AS pace (account_id, region, free_at)
      VALUES (${accountId}::uuid, ${region}, clock_timestamp() - ${SAVED_UP_MS - PACE_MS} * interval '1 millisecond')
      ON CONFLICT (account_id, region) DO UPDATE
        SET free_at = greatest(pace.free_at, clock_timestamp() - ${SAVED_UP_MS} * interval '1 millisecond') + ${PACE_MS} * interval '1 millisecond'
        WHERE pace.free_at <= clock_timestamp()
      RETURNING 1
    )
    SELECT NULL::float8 AS in_ms FROM taken
    UNION ALL
    SELECT greatest(0, extract(epoch FROM free_at - clock_timestamp()) * 1000)::float8
      FROM aws_call_pace
      WHERE account_id = ${accountId}::uuid AND region = ${region} AND NOT EXISTS (SELECT 1 FROM taken)`;
  const inMs = rows[0]?.in_ms ?? null;
  return inMs === null ? { kind: "taken" } : { kind: "later", inMs };
}

/** A mutation goes out without waiting; the reads after it wait the longer. */
export async function spendCallMoment({ accountId, region }: AwsScope): Promise<void> {
  await database().$executeRaw`
    INSERT INTO aws_call_pace AS pace (account_id, region, free_at)
    VALUES (${accountId}::uuid, ${region}, clock_timestamp() - ${SAVED_UP_MS - PACE_MS} * interval '1 millisecond')
    ON CONFLICT (account_id, region) DO UPDATE
      SET free_at = greatest(pace.free_at, clock_timestamp() - ${SAVED_UP_MS} * interval '1 millisecond') + ${PACE_MS} * interval '1 millisecond'`;
}
