import "server-only";

import { z } from "zod";

import { pool } from "@/lib/db/client";

import { CONNECTION_TRIED_WITHIN_SECONDS, FEED_HEARD_WITHIN_SECONDS, readinessSchema, type Readiness } from "../readiness-view";

/** A worker beats every 2 s; one that was silent for so long is gone, not busy. */
const WORKER_MISSING_SECONDS = 60;
/** A worker looks for jobs every 2 s and ends its turn at AWS within 20 s; where none of a kind begins for so long, none will. */
const QUEUE_STALLED_SECONDS = 30;

const rowSchema = z.object({
  worker_age: z.number().nullable(),
  queue: z.boolean(),
  accounts: readinessSchema.shape.accounts,
});

// A row that another connection has just written may lie a moment ahead; greatest() alone would turn "never" into "just now".
const AGE_OF = (moment: string): string =>
  `CASE WHEN ${moment} IS NULL THEN NULL ELSE round(greatest(0, extract(epoch FROM now() - ${moment}))::numeric, 1)::float8 END`;

/** What was so once is unknown again where nobody has looked since. */
const UNLESS_OLD = (good: string, row: string, withinSeconds: number): string =>
  `CASE WHEN ${row}.state = '${good}' AND ${row}.as_of < now() - interval '${withinSeconds} seconds' THEN 'unknown' ELSE ${row}.state END`;

/** One statement over what the worker and the accounts last left behind. */
export async function readReadiness(): Promise<Readiness> {
  const { rows } = await pool().query({
    name: "readiness",
    text: `SELECT (SELECT ${AGE_OF("max(seen_at)")} FROM worker_heartbeat) AS worker_age,
                  to_regclass('pgboss.version') IS NOT NULL AS queue,
                  (SELECT coalesce(json_agg(json_build_object(
                            'state', ${UNLESS_OLD("connected", "a", CONNECTION_TRIED_WITHIN_SECONDS)}, 'ageSeconds', ${AGE_OF("a.as_of")},
                            'feeds', (SELECT coalesce(json_agg(json_build_object('state', ${UNLESS_OLD("live", "f", FEED_HEARD_WITHIN_SECONDS)}, 'ageSeconds', ${AGE_OF("f.last_received_at")}) ORDER BY f.region), '[]')
                                        FROM event_feed f WHERE f.account_id = a.id)) ORDER BY a.id), '[]')
                     FROM account_connection a) AS accounts`,
  });
  const row = rowSchema.parse(rows[0]);
  const worker = row.worker_age !== null && row.worker_age < WORKER_MISSING_SECONDS ? "ready" : "missing";
  const queue = row.queue ? await readQueue() : ({ state: "missing", ageSeconds: null } as const);
  const reached = row.accounts.every((account) => account.state === "connected");
  return {
    state: worker === "ready" && queue.state === "ready" && reached ? "ready" : "degraded",
    database: { state: "ready", ageSeconds: 0 },
    queue,
    worker: { state: worker, ageSeconds: row.worker_age },
    accounts: row.accounts,
  };
}

/**
 * Whether due jobs are begun. A heartbeat alone does not tell: it goes on in a worker whose every place is taken by runs that wait. Kinds
 * of jobs that no worker has ever begun are left out: an older version may have queued them.
 */
async function readQueue(): Promise<Readiness["queue"]> {
  const { rows } = await pool().query<{ waiting_seconds: number | null }>({
    name: "queue-readiness",
    text: `SELECT round(max(extract(epoch FROM now() - due.since))::numeric, 1)::float8 AS waiting_seconds
             FROM (SELECT name, min(start_after) AS since FROM pgboss.job WHERE state < 'active' AND start_after < now() - make_interval(secs => $1) GROUP BY name) due
            WHERE EXISTS (SELECT 1 FROM pgboss.job begun WHERE begun.name = due.name AND begun.started_on IS NOT NULL)
              AND NOT EXISTS (SELECT 1 FROM pgboss.job lately WHERE lately.name = due.name AND lately.started_on > now() - make_interval(secs => $1))`,
    values: [QUEUE_STALLED_SECONDS],
  });
  const waiting = rows[0]?.waiting_seconds ?? null;
  return waiting === null ? { state: "ready", ageSeconds: 0 } : { state: "stalled", ageSeconds: waiting };
}
