import "server-only";

import { pool } from "@/lib/db/client";

export type CallSum = { accountId: string; action: string; calls: number; failed: number; /** What AWS charges for: requests, or metrics of GetMetricData. */ units: number };
export type CountedAccount = { accountId: string; accountName: string; isSandbox: boolean; environments: number };

/** Reads as metered and changes as in the call ledger, by account and action, between two moments. */
export async function sumCalls(from: Date, to: Date): Promise<CallSum[]> {
  const { rows } = await pool().query<CallSum>(
    `
    SELECT account_id AS "accountId", action, sum(calls)::int AS calls, sum(failed)::int AS failed, sum(units)::int AS units FROM (
      SELECT account_id, action, calls, failed, units FROM aws_read_meter WHERE hour >= $1 AND hour < $2
      UNION ALL
      SELECT call.account_id, call.action, count(*)::int, count(*) FILTER (WHERE outcome.kind IN ('refused', 'no-answer'))::int, count(*)::int
      FROM aws_call call JOIN aws_call_outcome outcome ON outcome.call_id = call.id
      WHERE outcome.at >= $1 AND outcome.at < $2 AND outcome.kind <> 'found-by-token' GROUP BY call.account_id, call.action
    ) counted GROUP BY account_id, action ORDER BY account_id, action`,
    [from, to],
  );
  return rows;
}

export async function listCountedAccounts(): Promise<CountedAccount[]> {
  const { rows } = await pool().query<CountedAccount>(`
    SELECT account.id AS "accountId", account.name AS "accountName", account.kind = 'sandbox' AS "isSandbox",
           (SELECT count(*)::int FROM environment WHERE account_id = account.id AND removed_at IS NULL) AS environments
    FROM account_connection account ORDER BY account.name`);
  return rows;
}
