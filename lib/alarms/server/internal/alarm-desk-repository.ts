import "server-only";

import type { Database, Transaction } from "@/lib/db/transaction";

import type { AlarmCounts } from "../../alarm-view";
import type { AlarmAct } from "../../alarm-act";

/** Held until the transaction ends, in the order of their ids, so that two who act on the same alarms do not wait for one another for ever. */
export async function lockAlarmRows(tx: Transaction, ids: readonly string[]): Promise<void> {
  await tx.$queryRaw`SELECT 1 FROM alarm WHERE id = ANY(${[...ids]}::uuid[]) ORDER BY id FOR UPDATE`;
}

export async function storeAct(tx: Transaction, act: { alarmId: string; at: Date; kind: AlarmAct["kind"]; byName: string; note: string; until: Date | null; ownerName: string | null }): Promise<void> {
  await tx.alarmAct.create({ data: act });
}

type DeskColumns = Partial<{
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
  acknowledgeNote: string | null;
  ownerId: string | null;
  ownerName: string | null;
  mutedUntil: Date | null;
  mutedBy: string | null;
}>;

export async function updateDesk(tx: Transaction, alarmId: string, data: DeskColumns): Promise<void> {
  if (Object.keys(data).length > 0) await tx.alarm.update({ where: { id: alarmId }, data });
}

const MOST_OF_HISTORY = 200; // what a person reads back; older entries stay in the database

/** Newest first, the last 200. */
export const listChanges = (database: Database, alarmId: string) =>
  database.alarmChange.findMany({ where: { alarmId }, orderBy: [{ at: "desc" }, { id: "desc" }], take: MOST_OF_HISTORY });

/** Newest first, the last 200. */
export const listActs = (database: Database, alarmId: string) =>
  database.alarmAct.findMany({ where: { alarmId }, orderBy: [{ at: "desc" }, { id: "desc" }], take: MOST_OF_HISTORY });

/** Null: there is no such person, or they may not sign in any more. */
export const findPossibleOwner = (database: Database, personId: string): Promise<{ id: string; name: string } | null> =>
  database.person.findFirst({ where: { id: personId, disabledAt: null }, select: { id: true, name: true } });

export const listPossibleOwners = (database: Database): Promise<{ id: string; name: string }[]> =>
  database.person.findMany({ where: { disabledAt: null }, select: { id: true, name: true }, orderBy: [{ name: "asc" }, { id: "asc" }] });

/** Of all accounts; alarms that AWS no longer has left out. */
export async function countAlarms(database: Database): Promise<AlarmCounts> {
  const rows = await database.$queryRaw<AlarmCounts[]>`
    SELECT (count(*) FILTER (WHERE state = 'ALARM'))::int AS "inAlarm",
           (count(*) FILTER (WHERE state = 'ALARM' AND acknowledged_at IS NULL AND muted_until IS NULL))::int AS open,
           (count(*) FILTER (WHERE state = 'ALARM' AND acknowledged_at IS NULL AND muted_until IS NULL AND owner_id IS NULL))::int AS unowned,
           (count(*) FILTER (WHERE state <> 'ALARM'))::int AS "withoutData"
    FROM alarm WHERE missing_since IS NULL AND alarm_urgency(state, owner_id, acknowledged_at, muted_until) < 3`;
  return rows[0] ?? { inAlarm: 0, open: 0, unowned: 0, withoutData: 0 };
}
