import "server-only";

import { isDeepStrictEqual } from "node:util";

import type { AwsScope } from "@/lib/aws/aws-scope";
import type { AlarmSnapshot } from "@/lib/aws/cloudwatch/alarms";
import type { Transaction } from "@/lib/db/transaction";

import type { AlarmRow } from "../alarm-row";
import { countAlarmsOf, findStacksIn } from "./alarm-environment-repository";
import { findAlarmAges, findAlarmsByName, insertAlarms, lockAlarms, markMissing, markSeen, storeChanges, updateDefinition, type AlarmFields, type AlarmState, type StoredChange } from "./alarm-repository";
import { describeOwners } from "./describe-owner";
import { moveAlarm } from "./move-alarm";
import { tellAlarms } from "./tell-alarms";

/** Takes what DescribeAlarms said of some alarms of an account and region. Answers whether a change was found that nobody had told of. */
export async function takeSnapshots(
  tx: Transaction,
  scope: AwsScope,
  snapshots: readonly AlarmSnapshot[],
  { source, askedAt }: { source: "feed" | "poll"; askedAt: Date },
): Promise<{ foundChange: boolean }> {
  await lockAlarms(tx, scope);
  const names = snapshots.map(({ name }) => name);
  const known = new Map((await findAlarmsByName(tx, scope, names)).map((row) => [row.name, row]));
  const stacks = await findStacksIn(tx, scope);
  const knownOwner = new Map([...known.values()].flatMap(({ name, environmentId, logicalId }) => (environmentId && logicalId ? [[name, { environmentId, logicalId }] as const] : [])));
  const described = await describeOwners(tx, snapshots, stacks, knownOwner);

  const fresh = described.filter(({ name }) => !known.has(name));
  await insertAlarms(tx, scope, fresh, askedAt);
  const inserted = fresh.length === 0 ? [] : await findAlarmsByName(tx, scope, fresh.map(({ name }) => name));
  const rows = new Map([...known, ...inserted.map((row) => [row.name, row] as const)]);
  await markSeen(tx, scope, names, askedAt);

  // A stack brings dozens at once: what stands in their rows already needs no statement for each.
  const isTold = ({ name, state }: { name: string; state: string }) => known.has(name) || state === "ALARM";
  await storeChanges(tx, described.flatMap((alarm) => (isTold(alarm) ? [] : firstChange(rows.get(alarm.name), alarm, source))));

  const changed = new Set<string>(inserted.map(({ id }) => id));
  const formerEnvironments = new Set<string>();
  let foundChange = fresh.length > 0;
  for (const alarm of described) {
    const row = rows.get(alarm.name);
    if (!row || !isTold(alarm)) continue;
    const { state, since, reason, reasonData, ...fields } = alarm;
    const isNew = !known.has(alarm.name);
    if (!isNew && (row.missingSince !== null || !isSameDefinition(row, fields))) {
      await updateDefinition(tx, row.id, fields);
      changed.add(row.id);
      if (row.environmentId !== null && row.environmentId !== fields.environmentId) formerEnvironments.add(row.environmentId);
    }
    // The row as it is now, with its new owner, which the suspect release is looked for under.
    const moved = await moveAlarm(tx, { ...row, ...fields }, { state, since, reason, reasonData, previousState: null, source }, { now: askedAt, isNew });
    if (moved) changed.add(row.id);
    foundChange ||= moved;
  }
  await tellAlarms(tx, [...changed]);
  await countAlarmsOf(tx, [...formerEnvironments]);
  return { foundChange };
}

function firstChange(row: AlarmRow | undefined, { state, since, reason, reasonData }: AlarmState, source: StoredChange["source"]): StoredChange[] {
  return row ? [{ alarmId: row.id, at: since, state, previousState: null, reason, reasonData, source }] : [];
}

/** After all alarms of an account and region were taken: those that AWS did not name are gone, and an environment without a single one was looked at, too. */
export async function endLook(tx: Transaction, scope: AwsScope, names: ReadonlySet<string>, askedAt: Date): Promise<void> {
  await lockAlarms(tx, scope);
  const gone = (await findAlarmAges(tx, scope)).filter(({ name, asOf }) => asOf <= askedAt && !names.has(name)).map(({ id }) => id);
  await markMissing(tx, gone, askedAt);
  await tellAlarms(tx, gone);
  const stacks = await findStacksIn(tx, scope);
  await countAlarmsOf(tx, stacks.flatMap(({ environmentId, isCounted }) => (isCounted ? [] : environmentId)));
}

const COMPARED = [
  "arn", "kind", "description", "queries", "rule", "threshold", "comparison", "periodSeconds", "evaluationPeriods", "datapointsToAlarm",
  "missingData", "actionsEnabled", "alarmActions", "environmentId", "logicalId", "severity", "title", "response",
] as const satisfies readonly (keyof AlarmFields & keyof AlarmRow)[];

const isSameDefinition = (row: AlarmRow, fields: AlarmFields): boolean => COMPARED.every((name) => isDeepStrictEqual(row[name], fields[name]));
