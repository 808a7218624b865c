import "server-only";

import { pool } from "@/lib/db/client";

import type { BillWindow } from "../../bill-window";
import type { RecordKind } from "../../billed-row";
import type { LedgerInput } from "../../ledger-query";
import type { BillStateRecord } from "../../to-bill-state";

/** One environment, or one tag that is none of ours. Amounts are exact decimals as text, for the month; null: not known. */
export type LedgerRecord = {
  environmentId: string | null;
  name: string;
  system: string | null;
  option: string | null;
  stage: string | null;
  accountId: string;
  release: number | null;
  planLowUsd: string | null;
  planHighUsd: string | null;
  listUsd: string | null;
  listProblem: string | null;
  runningUsdPerHour: string | null;
  runningAsOf: Date | null;
  actualUsd: string | null;
};

/**
 * Every environment that stands or was billed in the window, with what is known of its cost; one statement. An environment that was removed
 * has its tag on the bill still, and is a row of its own there.
 */
export async function listLedgerRecords({ firstDay, endDay }: BillWindow, { filter, q }: Pick<LedgerInput, "filter" | "q">): Promise<LedgerRecord[]> {
  const values: unknown[] = [firstDay, endDay];
  const bind = (value: unknown, cast: string) => `$${values.push(value)}::${cast}`;
  const matches = ["true"];
  if (filter.system !== undefined) matches.push(`e.system = ${bind(filter.system, "text")}`);
  if (filter.stage !== undefined) matches.push(`e.stage = ${bind(filter.stage, "text")}`);
  if (filter.accountId !== undefined) matches.push(`coalesce(e.account_id, spent.account_id) = ${bind(filter.accountId, "uuid")}`);
  if (q) matches.push(`strpos(lower(coalesce(e.name, spent.environment_tag)), ${bind(q.toLowerCase(), "text")}) > 0`);
  const { rows } = await pool().query<LedgerRecord>(
    `
    WITH spent AS (
      SELECT account_id, environment_tag, sum(usd) AS usd FROM billed_environment_day
      WHERE day >= $1::date AND day < $2::date AND kind = 'usage' AND environment_tag <> '' GROUP BY account_id, environment_tag
    ), standing AS (SELECT * FROM environment WHERE removed_at IS NULL)
    SELECT e.id AS "environmentId", coalesce(e.name, spent.environment_tag) AS name, e.system, e.option, e.stage,
           coalesce(e.account_id, spent.account_id) AS "accountId", e.running_release AS release,
           price.plan_low_usd::text AS "planLowUsd", price.plan_high_usd::text AS "planHighUsd", price.list_usd::text AS "listUsd",
           price.problem AS "listProblem", look.usd_per_hour::text AS "runningUsdPerHour", look.at AS "runningAsOf", spent.usd::text AS "actualUsd"
    FROM standing e
    FULL JOIN spent ON spent.account_id = e.account_id AND spent.environment_tag = e.name
    LEFT JOIN release_price price ON price.environment_id = e.id AND price.release = coalesce(e.running_release, e.latest_release)
    LEFT JOIN running_cost_look look ON look.environment_id = e.id
    WHERE ${matches.join(" AND ")}`,
    values,
  );
  return rows;
}

type Tag = { accountId: string; name: string };

/** What was billed each day under each of some tags; exact. Days without a row cost nothing. */
export async function listDailyUsage({ firstDay, endDay }: BillWindow, tags: readonly Tag[]): Promise<(Tag & { day: string; usd: string })[]> {
  const { rows } = await pool().query<Tag & { day: string; usd: string }>(
    `
    SELECT billed.account_id AS "accountId", billed.environment_tag AS name, to_char(billed.day, 'YYYY-MM-DD') AS day, billed.usd::text
    FROM billed_environment_day billed
    JOIN unnest($3::uuid[], $4::text[]) AS wanted (account_id, name) ON wanted.account_id = billed.account_id AND wanted.name = billed.environment_tag
    WHERE billed.day >= $1::date AND billed.day < $2::date AND billed.kind = 'usage' ORDER BY billed.day`,
    [firstDay, endDay, ...columnsOf(tags)],
  );
  return rows;
}

/** What was billed each day under all of some tags together; exact. */
export async function sumDailyUsage({ firstDay, endDay }: BillWindow, tags: readonly Tag[]): Promise<{ day: string; usd: string }[]> {
  const { rows } = await pool().query<{ day: string; usd: string }>(
    `
    SELECT to_char(billed.day, 'YYYY-MM-DD') AS day, sum(billed.usd)::text AS usd
    FROM billed_environment_day billed
    JOIN unnest($3::uuid[], $4::text[]) AS wanted (account_id, name) ON wanted.account_id = billed.account_id AND wanted.name = billed.environment_tag
    WHERE billed.day >= $1::date AND billed.day < $2::date AND billed.kind = 'usage' GROUP BY billed.day ORDER BY billed.day`,
    [firstDay, endDay, ...columnsOf(tags)],
  );
  return rows;
}

const columnsOf = (tags: readonly Tag[]): [string[], string[]] => [tags.map(({ accountId }) => accountId), tags.map(({ name }) => name)];

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
