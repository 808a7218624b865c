import "server-only";

import type { Transaction } from "@/lib/db/transaction";
import { publishEnvironment } from "@/lib/environments/server/publish-environment";
import { publishAll } from "@/lib/stream/server/stream-repository";

import type { AlarmView } from "../../alarm-view";
import { toAlarmView } from "../alarm-row";
import { countAlarmsOf } from "./alarm-environment-repository";
import { findAlarmRows } from "./alarm-repository";

/** Brings the environments' figures up to date and tells open pages, when the transaction commits, how these alarms stand now. */
export async function tellAlarms(tx: Transaction, alarmIds: readonly string[], { countsChanged = true }: { countsChanged?: boolean } = {}): Promise<AlarmView[]> {
  if (alarmIds.length === 0) return [];
  const alarms = (await findAlarmRows(tx, alarmIds)).map(toAlarmView);
  await publishAll(
    tx,
    alarms.map((alarm) => ({ topics: ["alarms", ...(alarm.environment ? [`environment:${alarm.environment.id}`] : [])], event: "alarm", data: alarm })),
  );
  const environmentIds = [...new Set(alarms.flatMap(({ environment }) => environment?.id ?? []))];
  if (countsChanged && environmentIds.length > 0) {
    await countAlarmsOf(tx, environmentIds);
    for (const id of environmentIds) await publishEnvironment(tx, id);
  }
  return alarms;
}
