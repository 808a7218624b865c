import "server-only";

import { subDays } from "date-fns";
import { z } from "zod";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { database } from "@/lib/db/transaction";

import { alarmActSchema } from "../alarm-act";
import { alarmReasonWords, conditionWords, missingDataWords } from "../alarm-reason-words";
import { alarmStanding } from "../alarm-standing";
import type { AlarmDetail, HistoryEntry } from "../alarm-view";
import { mergeHistory } from "../merge-history";
import { definitionOf, toAlarmView, type AlarmRow } from "./alarm-row";
import { listActs, listChanges } from "./internal/alarm-desk-repository";
import { findReleasesSince } from "./internal/alarm-environment-repository";
import { findAlarmRows } from "./internal/alarm-repository";

const storedKind = z.enum(alarmActSchema.options.map((option) => option.shape.kind.value));

/** An alarm with all that happened to it; null: there is none of this id. An alarm that AWS no longer has can still be read. */
export async function readAlarm({ actor, alarmId }: { actor: Actor; alarmId: string }): Promise<AlarmDetail | null> {
  authorize(actor, "alarms:read");
  const [row] = await findAlarmRows(database(), [alarmId]);
  if (!row) return null;
  const definition = definitionOf(row);
  return {
    ...toAlarmView(row),
    description: row.description,
    response: row.response,
    reason: row.reason,
    queries: [...definition.queries],
    rule: row.rule,
    threshold: row.threshold,
    comparison: row.comparison,
    conditionWords: conditionWords(definition),
    missingDataWords: missingDataWords(row.missingData),
    alarmActions: row.alarmActions,
    history: await historyOf(row),
  };
}

async function historyOf(row: AlarmRow): Promise<HistoryEntry[]> {
  const [changes, acts] = await Promise.all([listChanges(database(), row.id), listActs(database(), row.id)]);
  const first = [...changes, ...acts].reduce<Date | null>((least, { at }) => (least === null || at < least ? at : least), null);
  // With the day before it: what was suspect belongs to the story, also when the alarm is over.
  const releases = row.environmentId === null || first === null ? [] : await findReleasesSince(database(), row.environmentId, subDays(first, 1));
  const definition = definitionOf(row);
  return mergeHistory(
    changes.map((change) => ({
      kind: "change",
      id: `change-${change.id}`,
      at: change.at.toISOString(),
      state: change.state,
      standing: alarmStanding(change.state),
      words: alarmReasonWords(definition, change),
    })),
    acts.map((act) => ({ kind: "act", id: act.id, at: act.at.toISOString(), act: storedKind.parse(act.kind), by: act.byName, note: act.note, until: act.until?.toISOString() ?? null, owner: act.ownerName })),
    releases.map(({ operationId, release, note, at }) => ({ kind: "release", id: operationId, at: at.toISOString(), release, note })),
  );
}
