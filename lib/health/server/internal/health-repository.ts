import "server-only";

import type { Database, Transaction } from "@/lib/db/transaction";
import type { HealthState } from "@/lib/environments/health-summary";

import type { HealthView } from "../../health-view";

const CLAIM_SECONDS = 90; // longer than the longest time-out: a worker that dies with it leaves it to the others

/**
 * Ids of environments whose turn it is, taken so that no other worker asks them as well. An environment is watched from its first outputs
 * on; one that has none any more is looked at once in a while, so that it is not called well for ever.
 */
export async function claimDueChecks(database: Database, { now, limit }: { now: Date; limit: number }): Promise<string[]> {
  const rows = await database.$queryRaw<{ id: string }[]>`
    INSERT INTO environment_health AS h (environment_id, state, due_at)
    SELECT e.id, 'unknown', ${now}::timestamptz + ${CLAIM_SECONDS} * interval '1 second'
    FROM environment e LEFT JOIN environment_health known ON known.environment_id = e.id
    WHERE e.removed_at IS NULL AND (known.due_at <= ${now}::timestamptz OR (known.environment_id IS NULL AND e.stack_outputs IS NOT NULL))
    ORDER BY known.due_at NULLS FIRST LIMIT ${limit}
    ON CONFLICT (environment_id) DO UPDATE SET due_at = EXCLUDED.due_at WHERE h.due_at <= ${now}::timestamptz
    RETURNING environment_id AS id`;
  return rows.map(({ id }) => id);
}

export type HealthChange = {
  state: HealthState;
  since: Date | null;
  failuresInRow: number;
  asOf?: Date;
  isUp?: boolean | null;
  status?: number | null;
  durationMs?: number | null;
  reason: string | null;
  freshUntil?: Date | null;
  dueAt: Date;
};

export async function writeHealth(tx: Transaction, environmentId: string, change: HealthChange): Promise<void> {
  await tx.environmentHealth.upsert({ where: { environmentId }, create: { environmentId, ...change }, update: change });
  // The summary row is written only where the state changes: it is what operations write to.
  await tx.$executeRaw`UPDATE environment SET health_state = ${change.state} WHERE id = ${environmentId}::uuid AND health_state IS DISTINCT FROM ${change.state}`;
}

type Check = { at: Date; isUp: boolean; status: number | null; durationMs: number | null; reason: string | null };

/** An answer of the same moment is kept once. */
export async function insertCheck(tx: Transaction, environmentId: string, check: Check): Promise<void> {
  await tx.healthCheck.createMany({ data: [{ environmentId, ...check }], skipDuplicates: true });
}

/** Adds what an answer spoke for to the sums of its hours. To repeat adds again: it goes into the transaction that keeps the answer. */
export async function addToHours(tx: Transaction, environmentId: string, parts: readonly { hour: Date; seconds: number }[], isUp: boolean): Promise<void> {
  for (const { hour, seconds } of parts) {
    const [up, down] = isUp ? [seconds, 0] : [0, seconds];
    await tx.$executeRaw`
      INSERT INTO health_hour AS known (environment_id, hour, up_seconds, down_seconds) VALUES (${environmentId}::uuid, ${hour}::timestamptz, ${up}, ${down})
      ON CONFLICT (environment_id, hour) DO UPDATE SET up_seconds = known.up_seconds + EXCLUDED.up_seconds, down_seconds = known.down_seconds + EXCLUDED.down_seconds`;
  }
}

/** From an hour on, oldest first; hours of which nothing is known are missing. */
export async function listHours(database: Database, environmentId: string, since: Date): Promise<{ hour: Date; upSeconds: number; downSeconds: number }[]> {
  return database.healthHour.findMany({ where: { environmentId, hour: { gte: since } }, orderBy: { hour: "asc" }, select: { hour: true, upSeconds: true, downSeconds: true } });
}

/** When an environment first answered, as far as sums go back; null: it never did. */
export async function findFirstHour(database: Database, environmentId: string): Promise<Date | null> {
  return (await database.healthHour.findFirst({ where: { environmentId }, orderBy: { hour: "asc" }, select: { hour: true } }))?.hour ?? null;
}

type CheckView = NonNullable<HealthView["last"]>;
const toView = ({ at, ...check }: Check): CheckView => ({ ...check, at: at.toISOString() });
const SHOWN = { at: true, isUp: true, status: true, durationMs: true, reason: true } as const;

export async function findLastCheck(database: Database, environmentId: string): Promise<CheckView | null> {
  const row = await database.healthCheck.findFirst({ where: { environmentId }, orderBy: { at: "desc" }, select: SHOWN });
  return row && toView(row);
}

/** Newest first. */
export async function listFailures(database: Database, environmentId: string, limit: number): Promise<CheckView[]> {
  return (await database.healthCheck.findMany({ where: { environmentId, isUp: false }, orderBy: { at: "desc" }, take: limit, select: SHOWN })).map(toView);
}

export async function pruneHealth(tx: Transaction, { checksBefore, hoursBefore }: { checksBefore: Date; hoursBefore: Date }): Promise<void> {
  await tx.healthCheck.deleteMany({ where: { at: { lt: checksBefore } } });
  await tx.healthHour.deleteMany({ where: { hour: { lt: hoursBefore } } });
}
