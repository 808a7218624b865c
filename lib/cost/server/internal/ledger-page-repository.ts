import "server-only";

import { z } from "zod";

import { pool } from "@/lib/db/client";
import { decodeCursor, encodeCursor } from "@/lib/http/cursor";

import type { LedgerInput, LedgerSort, LedgerSortOrder } from "../../ledger-query";
import { matchSql } from "./ledger-search";

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
  /** When its stack was made last; null: not by the panel. */
  madeAt: Date | null;
  actualUsd: string | null;
};

/** Of all rows that match. Exact decimals; what is not known adds nothing and is counted. */
export type LedgerTotals = {
  total: number;
  planLowUsd: string;
  planHighUsd: string;
  listUsd: string;
  runningUsdPerHour: string;
  actualUsd: string;
  withoutPlan: number;
  withoutList: number;
  withoutRunning: number;
};

type SortKey = { sql: string; cast: "text" | "numeric"; schema: z.ZodType<string | null> };

const amount = z.string().max(40).regex(/^-?\d+(\.\d+)?$/).nullable();
const byAmount = (sql: string): SortKey => ({ sql, cast: "numeric", schema: amount });
const SORT_KEYS: Record<LedgerSort, SortKey> = {
  name: { sql: `lower(name) COLLATE "C"`, cast: "text", schema: z.string() },
  actual: byAmount("actual_usd"),
  plan: byAmount("plan_high_usd"),
  list: byAmount("list_usd"),
  running: byAmount("usd_per_hour"),
  difference: byAmount("list_usd - plan_high_usd"),
};

/** Rows of equal key stand in this order, which no two rows share. */
const IDENTITY_SQL = `name COLLATE "C", account_id`;

type Place = { key: string | null; name: string; accountId: string };

/** Every row of the answer has the totals; a page without rows is one row of them alone. */
type Row = { totals: LedgerTotals } & ((LedgerRecord & { sortKey: string | null }) | { name: null });

/**
 * One page of the environments that stand or were billed in the month that begins on `month`, and the sums of all of them; one statement. An
 * environment that was removed has its tag on the bill still, and is a row of its own there. By the last row's place and not by a count:
 * rows that come or go between two pages shift nothing. Throws "invalid-cursor".
 */
export async function findLedgerPage(month: string, input: LedgerInput): Promise<{ records: LedgerRecord[]; nextCursor: string | null; totals: LedgerTotals }> {
  const { text, values } = pageStatement(month, input);
  const { rows } = await pool().query<Row>(text, values);
  const [first] = rows;
  if (!first) throw new Error("The sum of no rows is a row.");
  const found = rows.flatMap((row) => (row.name === null ? [] : [row]));
  const page = found.slice(0, input.limit);
  const last = found.length > input.limit ? page.at(-1) : undefined;
  return {
    records: page.map(({ totals: _totals, sortKey: _sortKey, ...record }) => record),
    nextCursor: last ? encodeCursor([input.sort, last.sortKey, last.name, last.accountId]) : null,
    totals: first.totals,
  };
}

function pageStatement(month: string, input: LedgerInput): { text: string; values: unknown[] } {
  const key = SORT_KEYS[input.sort.replace(/^-/, "") as LedgerSort];
  const direction = input.sort.startsWith("-") ? "DESC" : "ASC";
  const values: unknown[] = [month];
  const bind = (value: unknown, cast: string) => `$${values.push(value)}::${cast}`;
  const matches = matchSql(input, "spent", values);
  const isAfter = input.cursor === undefined ? "true" : isAfterSql(readPlace(input.cursor, input.sort, key), { key, direction, bind });
  const text = `
    WITH spent AS (
      SELECT account_id, environment_tag, usd FROM billed_environment_month WHERE month = $1::date AND kind = 'usage' AND environment_tag <> ''
    ), standing AS (SELECT * FROM environment WHERE removed_at IS NULL),
    matching AS MATERIALIZED (
      SELECT e.id, coalesce(e.name, spent.environment_tag) AS name, e.system, e.option, e.stage, coalesce(e.account_id, spent.account_id) AS account_id,
             e.running_release, price.plan_low_usd, price.plan_high_usd, price.list_usd, price.problem, look.usd_per_hour, look.at AS looked_at,
             spent.usd AS actual_usd
      FROM standing e
      FULL JOIN spent ON spent.account_id = e.account_id AND spent.environment_tag = e.name
      LEFT JOIN release_price price ON price.environment_id = e.id AND price.release = coalesce(e.running_release, e.latest_release)
      LEFT JOIN running_cost_look look ON look.environment_id = e.id
      WHERE ${matches}
    ), page AS (
      SELECT *, ${key.sql} AS sort_key FROM matching WHERE ${isAfter}
      ORDER BY ${key.sql} ${direction} NULLS LAST, ${IDENTITY_SQL} LIMIT ${bind(input.limit + 1, "int")}
    ), totals AS (
      SELECT json_build_object(
        'total', count(*),
        'planLowUsd', coalesce(sum(plan_low_usd), 0)::text, 'planHighUsd', coalesce(sum(plan_high_usd), 0)::text,
        'listUsd', coalesce(sum(list_usd), 0)::text, 'runningUsdPerHour', coalesce(sum(usd_per_hour), 0)::text,
        'actualUsd', coalesce(sum(actual_usd), 0)::text,
        'withoutPlan', count(*) FILTER (WHERE id IS NOT NULL AND plan_low_usd IS NULL),
        'withoutList', count(*) FILTER (WHERE id IS NOT NULL AND list_usd IS NULL),
        'withoutRunning', count(*) FILTER (WHERE id IS NOT NULL AND usd_per_hour IS NULL)
      ) AS totals FROM matching
    )
    SELECT totals.totals, page.id AS "environmentId", name, system, option, stage, account_id AS "accountId", running_release AS release,
           plan_low_usd::text AS "planLowUsd", plan_high_usd::text AS "planHighUsd", list_usd::text AS "listUsd", problem AS "listProblem",
           usd_per_hour::text AS "runningUsdPerHour", looked_at AS "runningAsOf",
           (SELECT max(o.started_at) FROM operation o WHERE o.environment_id = page.id AND o.resolved_to = 'create-stack' AND o.state = 'succeeded') AS "madeAt",
           actual_usd::text AS "actualUsd", sort_key::text AS "sortKey"
    FROM totals LEFT JOIN page ON true ORDER BY sort_key ${direction} NULLS LAST, ${IDENTITY_SQL}`;
  return { text, values };
}

function readPlace(cursor: string, sort: LedgerSortOrder, { schema }: SortKey): Place {
  const [, key, name, accountId] = decodeCursor(cursor, z.tuple([z.literal(sort), schema, z.string(), z.uuid()]));
  return { key, name, accountId };
}

type Comparison = { key: SortKey; direction: "ASC" | "DESC"; bind: (value: unknown, cast: string) => string };

/** What is not known stands last in either direction. */
function isAfterSql({ key: placeKey, name, accountId }: Place, { key, direction, bind }: Comparison): string {
  const isLaterAlike = `(${IDENTITY_SQL}) > (${bind(name, "text")}, ${bind(accountId, "uuid")})`;
  if (placeKey === null) return `${key.sql} IS NULL AND ${isLaterAlike}`;
  const place = bind(placeKey, key.cast);
  return `(${key.sql} IS NULL OR ${key.sql} ${direction === "ASC" ? ">" : "<"} ${place} OR (${key.sql} = ${place} AND ${isLaterAlike}))`;
}
