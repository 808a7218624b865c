import "server-only";

import { z } from "zod";

import { pool } from "@/lib/db/client";

import { readinessSchema, type Readiness } from "../readiness-view";

/** A worker beats every 2 s; one that was silent for so long is gone, not busy. */
const WORKER_MISSING_SECONDS = 60;

const rowSchema = z.object({
  worker_age: z.number().nullable(),
  queue: z.boolean(),
  accounts: readinessSchema.shape.accounts,
});

// A row that another connection has just written may lie a moment ahead; greatest() alone would turn "never" into "just now".
const AGE_OF = (moment: string): string =>
  `CASE WHEN ${moment} IS NULL THEN NULL ELSE round(greatest(0, extract(epoch FROM now() - ${moment}))::numeric, 1)::float8 END`;

/** One statement over what the worker and the accounts last left behind. */
export async function readReadiness(): Promise<Readiness> {
  const { rows } = await pool().query({
    name: "readiness",
    text: `SELECT (SELECT ${AGE_OF("max(seen_at)")} FROM worker_heartbeat) AS worker_age,
                  to_regclass('pgboss.version') IS NOT NULL AS queue,
                  (SELECT coalesce(json_agg(json_build_object(
                            'state', a.state, 'ageSeconds', ${AGE_OF("a.as_of")},
                            'feeds', (SELECT coalesce(json_agg(json_build_object('state', f.state, 'ageSeconds', ${AGE_OF("f.last_received_at")}) ORDER BY f.region), '[]')
                                        FROM event_feed f WHERE f.account_id = a.id)) ORDER BY a.id), '[]')
                     FROM account_connection a) AS accounts`,
  });
  const row = rowSchema.parse(rows[0]);
  const worker = row.worker_age !== null && row.worker_age < WORKER_MISSING_SECONDS ? "ready" : "missing";
  const queue = row.queue ? "ready" : "missing";
  const reached = row.accounts.every((account) => account.state === "connected");
  return {
    state: worker === "ready" && queue === "ready" && reached ? "ready" : "degraded",
    database: { state: "ready", ageSeconds: 0 },
    queue: { state: queue, ageSeconds: row.queue ? 0 : null },
    worker: { state: worker, ageSeconds: row.worker_age },
    accounts: row.accounts,
  };
}
