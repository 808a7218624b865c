import "server-only";

import type { Transaction } from "@/lib/db/transaction";
import { notify } from "@/lib/notifications/server/notify";

import { advanceAlarm } from "../../advance-alarm";
import { alarmReasonWords } from "../../alarm-reason-words";
import { suspectRelease } from "../../suspect-release";
import { definitionOf, type AlarmRow } from "../alarm-row";
import { findReleaseRuns } from "./alarm-environment-repository";
import { storeChanges, updateState, type AlarmState, type StoredChange } from "./alarm-repository";

const NEWS_WITHIN_MS = 900_000; // an alarm that has rung for longer when it is first seen is no news to anybody

type Heard = AlarmState & { previousState: string | null; source: StoredChange["source"] };

/** Takes what was heard of an alarm's state: moves it, writes its history, has people told. Answers whether anything on screen changed. */
export async function moveAlarm(tx: Transaction, alarm: AlarmRow, heard: Heard, { now, isNew }: { now: Date; isNew: boolean }): Promise<boolean> {
  const { previousState, source, ...state } = heard;
  const step = isNew ? ({ kind: "first" } as const) : advanceAlarm(alarm, heard);
  if (step.kind === "same") return false;
  const stored = await storeChanges(tx, [{ alarmId: alarm.id, at: heard.since, state: heard.state, previousState: previousState ?? (step.kind === "changed" ? alarm.state : null), reason: heard.reason, reasonData: heard.reasonData, source }]);
  if (step.kind === "late") return stored > 0;

  const runs = heard.state === "ALARM" && alarm.environmentId !== null ? await findReleaseRuns(tx, alarm.environmentId, heard.since) : [];
  const suspect = suspectRelease(runs, heard.since);
  await updateState(tx, alarm.id, state, { suspect, endsAcknowledgement: step.kind === "again" || (step.kind === "changed" && step.endsAcknowledgement), asOf: now });
  if (heard.state === "ALARM" && alarm.mutedUntil === null && now.getTime() - heard.since.getTime() < NEWS_WITHIN_MS) await tellOf(tx, alarm, heard, suspect);
  return true;
}

async function tellOf(tx: Transaction, alarm: AlarmRow, heard: Heard, suspect: ReturnType<typeof suspectRelease>): Promise<void> {
  const { environmentId, environmentName } = alarm;
  const words = alarmReasonWords(definitionOf(alarm), { ...heard, reasonData: null });
  const cause = suspect ? ` Release ${suspect.release} began to run ${Math.round(suspect.secondsBefore / 60)} min before.` : "";
  await notify(tx, {
    kind: "alarm",
    severity: alarm.severity === "critical" ? "critical" : "warning",
    environment: environmentId !== null && environmentName !== null ? { id: environmentId, name: environmentName } : null,
    title: `${environmentName ?? alarm.region}: ${alarm.title ?? alarm.name} is in alarm`,
    text: `${words}${cause}${alarm.response ? ` ${alarm.response}` : ""}`,
    path: `/alarms?alarm=${alarm.id}`,
    key: `alarm:${alarm.id}:${heard.since.toISOString()}`,
    at: heard.since.toISOString(),
  });
}
