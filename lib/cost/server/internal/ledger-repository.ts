import "server-only";

import { pool } from "@/lib/db/client";

import type { BillWindow } from "../../bill-window";
import type { RecordKind } from "../../billed-row";
import type { BillStateRecord } from "../../to-bill-state";
import { matchSql, type LedgerSearch } from "./ledger-search";

type Tag = { accountId: string; name: string };

/** What was billed each day under each of some tags; exact. Days without a row cost nothing. */
export async function listDailyUsage({ firstDay, endDay }: BillWindow, tags: readonly Tag[]): Promise<(Tag & { day: string; usd: string })[]> {
  const { rows } = await pool().query<Tag & { day: string; usd: string }>(
    `
    SELECT billed.account_id AS "accountId", billed.environment_tag AS name, to_char(billed.day, 'YYYY-MM-DD') AS day, billed.usd::text
    FROM billed_environment_day billed
    JOIN unnest($3::uuid[], $4::text[]) AS wanted (account_id, name) ON wanted.account_id = billed.account_id AND wanted.name = billed.environment_tag
    WHERE billed.day >= $1::date AND billed.day < $2::date AND billed.kind = 'usage' ORDER BY billed.day`,
    [firstDay, endDay, tags.map(({ accountId }) => accountId), tags.map(({ name }) => name)],
  );
  return rows;
}

/** What was billed each day under the tags of all environments that match together; exact. */
export async function sumDailyUsage({ firstDay, endDay }: BillWindow, search: LedgerSearch): Promise<{ day: string; usd: string }[]> {
  const values: unknown[] = [firstDay, endDay];
  const { rows } = await pool().query<{ day: string; usd: string }>(
    `
    WITH standing AS (SELECT * FROM environment WHERE removed_at IS NULL)
    SELECT to_char(billed.day, 'YYYY-MM-DD') AS day, sum(billed.usd)::text AS usd
    FROM billed_environment_day billed
    LEFT JOIN standing e ON e.account_id = billed.account_id AND e.name = billed.environment_tag
    WHERE billed.day >= $1::date AND billed.day < $2::date AND billed.kind = 'usage' AND billed.environment_tag <> '' AND ${matchSql(search, "billed", values)}
    GROUP BY billed.day ORDER BY billed.day`,
    values,
  );
  return rows;
}

/** What each kind of record came to, without tag and with any; exact. */
export async function sumByKind({ firstDay, endDay }: BillWindow, accountId: string | undefined): Promise<{ kind: RecordKind; isTagged: boolean; day: string; usd: string }[]> {
  const { rows } = await pool().query<{ kind: RecordKind; isTagged: boolean; day: string; usd: string }>(
    `
    SELECT kind, environment_tag <> '' AS "isTagged", to_char(day, 'YYYY-MM-DD') AS day, sum(usd)::text AS usd FROM billed_environment_day
    WHERE day >= $1::date AND day < $2::date AND ($3::uuid IS NULL OR account_id = $3::uuid)
    GROUP BY kind, environment_tag <> '', day ORDER BY day`,
    [firstDay, endDay, accountId ?? null],
  );
  return rows;
}

/** How well each account's bill is known. */
export async function listBillStates(): Promise<BillStateRecord[]> {
  const { rows } = await pool().query<BillStateRecord>(`
    SELECT account.id AS "accountId", account.name AS "accountName", account.kind = 'sandbox' AS "isSandbox", answered.at AS "asOf",
           to_char(answered.end_day, 'YYYY-MM-DD') AS "endDay", last.at AS "lastTryAt", last.outcome AS "lastOutcome", last.reason AS "lastReason",
           answered.tag_state AS "tagState", answered.commitments
    FROM account_connection account
    LEFT JOIN LATERAL (SELECT * FROM bill_fetch WHERE account_id = account.id AND outcome = 'fetched' ORDER BY at DESC LIMIT 1) answered ON true
    LEFT JOIN LATERAL (SELECT * FROM bill_fetch WHERE account_id = account.id ORDER BY at DESC LIMIT 1) last ON true
    ORDER BY account.name`);
  return rows;
}
