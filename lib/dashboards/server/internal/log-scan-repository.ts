import "server-only";

import { pool } from "@/lib/db/client";

/** Bytes that log queries of an account have scanned within this hour by the database's clock. */
export async function findScannedBytes(accountId: string): Promise<number> {
  const { rows } = await pool().query<{ bytes: number }>(`SELECT bytes::float8 AS bytes FROM log_scan WHERE account_id = $1 AND hour = date_trunc('hour', clock_timestamp())`, [accountId]);
  return rows[0]?.bytes ?? 0;
}

/** Adds to what they have scanned, and answers the sum with what others added meanwhile. Only the present hour is kept: a row an account. */
export async function addScannedBytes(accountId: string, bytes: number): Promise<number> {
  const { rows } = await pool().query<{ bytes: number }>(
    `
    INSERT INTO log_scan AS kept (account_id, hour, bytes) VALUES ($1, date_trunc('hour', clock_timestamp()), $2::float8::bigint)
    ON CONFLICT (account_id) DO UPDATE SET hour = excluded.hour, bytes = CASE WHEN kept.hour = excluded.hour THEN kept.bytes ELSE 0 END + excluded.bytes
    RETURNING bytes::float8 AS bytes`,
    [accountId, bytes],
  );
  return rows[0]?.bytes ?? bytes;
}
