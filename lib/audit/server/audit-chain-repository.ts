import "server-only";

import { pool } from "@/lib/db/client";

export type ChainLink = { id: string; at: Date; linked: boolean; untouched: boolean };
export type ChainFinding = { rows: number; head: { id: string; hash: string } | null; broken: ChainLink | null };

type Row = { rows: number; head_id: string | null; head_hash: string | null; broken_id: string | null; at: Date | null; linked: boolean; untouched: boolean };

/**
 * Computes every row's hash anew, by the recipe of the migration's trigger `chain_audit`, and compares each row's `previous_hash`
 * with the hash before it; answers the first row that does not fit. One statement, so rows written meanwhile are not half seen.
 */
export async function checkChain(): Promise<ChainFinding> {
  const { rows } = await pool().query<Row>(`
    WITH links AS (
      SELECT id, at, hash,
             previous_hash = coalesce(lag(hash) OVER (ORDER BY id), '') AS linked,
             hash = encode(sha256(convert_to(concat_ws(E'\\x1f',
               previous_hash, id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), actor_kind,
               coalesce(actor_id, ''), actor_name, action, outcome, coalesce(code, ''),
               coalesce(object_type, ''), coalesce(object_id, ''), coalesce(environment_id::text, ''),
               coalesce(operation_id::text, ''), summary, details::text), 'UTF8')), 'hex') AS untouched
        FROM audit)
    SELECT (SELECT count(*)::int FROM links) AS rows, newest.id AS head_id, newest.hash AS head_hash,
           broken.id AS broken_id, broken.at, broken.linked, broken.untouched
      FROM (SELECT 1) AS one
      LEFT JOIN LATERAL (SELECT id, hash FROM links ORDER BY id DESC LIMIT 1) AS newest ON true
      LEFT JOIN LATERAL (SELECT * FROM links WHERE NOT (linked AND untouched) ORDER BY id LIMIT 1) AS broken ON true`);
  const row = rows[0];
  if (!row) throw new Error("a statement without a FROM table answers one row");
  const { rows: count, head_id: headId, head_hash: headHash, broken_id: id, at, linked, untouched } = row;
  return {
    rows: count,
    head: headId === null || headHash === null ? null : { id: headId, hash: headHash },
    broken: id === null || at === null ? null : { id, at, linked, untouched },
  };
}
