import "server-only";

import { pool } from "@/lib/db/client";

/** Where a dashboard's numbers come from. */
export type DashboardPlace = {
  accountId: string;
  /** AWS's own; null until it has been asked. */
  accountNumber: string | null;
  /** For widgets that name none. */
  region: string;
  /** Whose targets are drawn; null: a dashboard of an account, or a pasted one. */
  environmentId: string | null;
};

/** Null: no such environment. */
export async function findEnvironmentPlace(environmentId: string): Promise<DashboardPlace | null> {
  const { rows } = await pool().query<DashboardPlace>(
    `SELECT e.account_id AS "accountId", a.account_number AS "accountNumber", e.region, e.id AS "environmentId"
     FROM environment e JOIN account_connection a ON a.id = e.account_id WHERE e.id = $1 AND e.removed_at IS NULL`,
    [environmentId],
  );
  return rows[0] ?? null;
}

/** Null: no such account connection. Without an id, the one that was connected first. */
export async function findAccountPlace(accountId: string | null): Promise<DashboardPlace | null> {
  const { rows } = await pool().query<DashboardPlace>(
    `SELECT id AS "accountId", account_number AS "accountNumber", coalesce(regions[1], 'us-east-1') AS region, NULL AS "environmentId"
     FROM account_connection WHERE $1::uuid IS NULL OR id = $1 ORDER BY created_at LIMIT 1`,
    [accountId],
  );
  return rows[0] ?? null;
}
