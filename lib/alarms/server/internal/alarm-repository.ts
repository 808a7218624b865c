import "server-only";

import { Prisma } from "@/lib/db/generated/client";
import type { Database, Transaction } from "@/lib/db/transaction";
import type { AwsScope } from "@/lib/aws/aws-scope";
import type { AlarmSnapshot } from "@/lib/aws/cloudwatch/alarms";

import type { ReleaseRun } from "../../suspect-release";
import { ALARM_COLUMNS, type AlarmRow } from "../alarm-row";

const INSERTED_AT_ONCE = 1_000; // of some 30 columns each; a statement takes 65,535 values

const COLUMNS = Prisma.raw(ALARM_COLUMNS);

/** One writer at a time for the alarms of an account and region, until the transaction ends: feed and look tell of the same. */
export async function lockAlarms(tx: Transaction, { accountId, region }: AwsScope): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`alarms ${accountId} ${region}`}, 0))`;
}

/** Alarms that AWS had, by when it last named them. */
export const findAlarmAges = (database: Database, { accountId, region }: AwsScope): Promise<{ id: string; name: string; asOf: Date }[]> =>
  database.alarm.findMany({ where: { accountId, region, missingSince: null }, select: { id: true, name: true, asOf: true } });

export const findAlarmsByName = (database: Database, { accountId, region }: AwsScope, names: readonly string[]): Promise<AlarmRow[]> =>
  database.$queryRaw<AlarmRow[]>`
    SELECT ${COLUMNS} FROM alarm a LEFT JOIN environment e ON e.id = a.environment_id
    WHERE a.account_id = ${accountId}::uuid AND a.region = ${region} AND a.name = ANY(${[...names]})`;

export const findAlarmRows = (database: Database, ids: readonly string[]): Promise<AlarmRow[]> =>
  database.$queryRaw<AlarmRow[]>`SELECT ${COLUMNS} FROM alarm a LEFT JOIN environment e ON e.id = a.environment_id WHERE a.id = ANY(${[...ids]}::uuid[])`;

export const findAlarmsOfEnvironment = (database: Database, environmentId: string): Promise<AlarmRow[]> =>
  database.$queryRaw<AlarmRow[]>`
    SELECT ${COLUMNS} FROM alarm a JOIN environment e ON e.id = a.environment_id
    WHERE a.environment_id = ${environmentId}::uuid AND a.missing_since IS NULL
    ORDER BY alarm_urgency(a.state, a.owner_id, a.acknowledged_at, a.muted_until), a.since DESC, a.id DESC`;

/** Alarms that somebody who takes over has to know of: in alarm, without figures, or muted; the most urgent first. */
export const findAlarmsToHandOver = (database: Database, atMost: number): Promise<AlarmRow[]> =>
  database.$queryRaw<AlarmRow[]>`
    SELECT ${COLUMNS} FROM alarm a LEFT JOIN environment e ON e.id = a.environment_id
    WHERE a.missing_since IS NULL AND (alarm_urgency(a.state, a.owner_id, a.acknowledged_at, a.muted_until) < 3 OR a.muted_until IS NOT NULL)
    ORDER BY alarm_urgency(a.state, a.owner_id, a.acknowledged_at, a.muted_until), a.since DESC, a.id DESC LIMIT ${atMost}`;

export type AlarmFields = Omit<AlarmSnapshot, "queries" | "configuredAt" | "reasonData" | "state" | "since" | "reason"> & {
  queries: Prisma.InputJsonValue;
  environmentId: string | null;
  logicalId: string | null;
  severity: string;
  title: string | null;
  response: string | null;
};
export type AlarmState = { state: string; since: Date; reason: string; reasonData: string | null };

const jsonOf = (text: string | null): Prisma.InputJsonValue | typeof Prisma.DbNull => {
  if (text === null) return Prisma.DbNull;
  try {
    const parsed: Prisma.InputJsonValue | null = JSON.parse(text);
    return parsed ?? Prisma.DbNull;
  } catch (error) {
    if (error instanceof SyntaxError) return Prisma.DbNull; // AWS cuts long ones off; the sentence is kept beside it
    throw error;
  }
};

/** One of the same account, region and name stays as it is. */
export async function insertAlarms(tx: Transaction, scope: AwsScope, alarms: readonly (AlarmFields & AlarmState)[], asOf: Date): Promise<void> {
  for (let first = 0; first < alarms.length; first += INSERTED_AT_ONCE) {
    const part = alarms.slice(first, first + INSERTED_AT_ONCE);
    await tx.alarm.createMany({ data: part.map((alarm) => ({ ...alarm, ...scope, reasonData: jsonOf(alarm.reasonData), asOf })), skipDuplicates: true });
  }
}

/** Also of one that AWS had left out before: it is there again. */
export async function updateDefinition(tx: Transaction, alarmId: string, fields: AlarmFields): Promise<void> {
  await tx.alarm.update({ where: { id: alarmId }, data: { ...fields, missingSince: null } });
}

type Suspected = (ReleaseRun & { secondsBefore: number }) | null;

/** `endsAcknowledgement`: what somebody acknowledged is over, and the next time it is news again. */
export async function updateState(tx: Transaction, alarmId: string, state: AlarmState, change: { suspect: Suspected; endsAcknowledgement: boolean; asOf: Date }): Promise<void> {
  const { suspect, endsAcknowledgement, asOf } = change;
  await tx.alarm.update({
    where: { id: alarmId },
    data: {
      ...state,
      reasonData: jsonOf(state.reasonData),
      suspectRelease: suspect?.release ?? null,
      suspectFrom: suspect?.previousRelease ?? null,
      suspectBeganAt: suspect?.beganAt ?? null,
      ...(endsAcknowledgement ? { acknowledgedAt: null, acknowledgedBy: null, acknowledgeNote: null } : {}),
      asOf,
    },
  });
}

export type StoredChange = { alarmId: string; at: Date; state: string; previousState: string | null; reason: string; reasonData: string | null; source: "feed" | "poll" | "history" };

/** The same change told again, by another way and with a time that differs by its rounding, is not stored twice. */
export async function storeChanges(tx: Database, changes: readonly StoredChange[]): Promise<number> {
  if (changes.length === 0) return 0;
  const column = <Value>(of: (change: StoredChange) => Value) => changes.map(of);
  return tx.$executeRaw`
    INSERT INTO alarm_change (alarm_id, at, state, previous_state, reason, reason_data, source)
    SELECT told.alarm_id, told.at, told.state, told.previous_state, told.reason, told.reason_data::jsonb, told.source
    FROM unnest(
      ${column((c) => c.alarmId)}::uuid[], ${column((c) => c.at)}::timestamptz[], ${column((c) => c.state)}::text[], ${column((c) => c.previousState)}::text[],
      ${column((c) => c.reason)}::text[], ${column((c) => (jsonOf(c.reasonData) === Prisma.DbNull ? null : c.reasonData))}::text[], ${column((c) => c.source)}::text[])
      AS told (alarm_id, at, state, previous_state, reason, reason_data, source)
    WHERE NOT EXISTS (
      SELECT 1 FROM alarm_change known WHERE known.alarm_id = told.alarm_id AND known.state = told.state
        AND known.at BETWEEN told.at - interval '2 seconds' AND told.at + interval '2 seconds')
    ON CONFLICT DO NOTHING`;
}

/** Alarms that AWS named at `asOf`; an older answer changes nothing. */
export async function markSeen(tx: Transaction, scope: AwsScope, names: readonly string[], asOf: Date): Promise<void> {
  await tx.alarm.updateMany({ where: { ...scope, name: { in: [...names] }, asOf: { lt: asOf } }, data: { asOf } });
}

/** Alarms that AWS did not name in a whole answer. */
export async function markMissing(tx: Transaction, ids: readonly string[], at: Date): Promise<void> {
  await tx.alarm.updateMany({ where: { id: { in: [...ids] }, missingSince: null }, data: { missingSince: at } });
}

/** Mutes that have run out end; answers their alarms. */
export async function endMutes(tx: Transaction, now: Date): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`UPDATE alarm SET muted_until = NULL, muted_by = NULL WHERE muted_until <= ${now} RETURNING id::text`;
  return rows.map(({ id }) => id);
}
