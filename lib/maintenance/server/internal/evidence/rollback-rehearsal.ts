import "server-only";

import type { OperationSummary } from "@/lib/releases/operation-view";
import { listOperations } from "@/lib/releases/server/list-operations";

import { gathered } from "../../../evidence";
import { isRehearsedElsewhere } from "../../../rehearsal";
import { listMaintained, type MaintainedEnvironment } from "../maintained-environment-repository";
import { listRecordedRehearsals, listRehearsalRecords, type RehearsalRecord } from "../rehearsal-repository";
import { daysFrom, inDays, minuteText } from "./ages";
import type { Gather } from "./evidence-context";

const OLD_DAYS = 35; // once a month, with a few days for a long month
const SHOWN = 5;

/** When a rollback was last rehearsed or run here, and how long it took; of production, what was rehearsed elsewhere with the same system. */
export const gatherRollbackRehearsal: Gather = async ({ actor, environment, now }) => {
  const elsewhere = await listElsewhere(environment);
  const [own, recorded, operations] = await Promise.all([
    listRehearsalRecords(environment.id, SHOWN),
    listRecordedRehearsals([environment.id, ...elsewhere.keys()], SHOWN),
    listOperations({ actor, limit: SHOWN, filter: { environmentId: environment.id, kind: ["rollback"] } }),
  ]);
  const rehearsals = [...own, ...recorded.filter(({ environmentId }) => elsewhere.has(environmentId))];
  const asRehearsals = new Set(rehearsals.map(({ rollbackOperationId }) => rollbackOperationId));
  const rollbacks = operations.items.filter(({ id }) => !asRehearsals.has(id));
  const last = recorded[0] ?? null;
  // A deployment that CloudFormation takes back and a release that is deployed again take different times: each is held against its own kind.
  const before = recorded.find((one) => one !== last && one.failing === last?.failing && one.rollbackSeconds !== null) ?? null;
  const lastAt = latest([last?.endedAt ?? null, ...rollbacks.map(({ state, endedAt }) => (state === "succeeded" && endedAt !== null ? new Date(endedAt) : null))]);
  const days = lastAt ? daysFrom(lastAt, now) : null;
  return gathered({
    summary: `${lastAt ? `The last way back was taken on ${minuteText(lastAt)}.` : "No rollback was ever rehearsed or run here."}${last ? ` ${wordsOf(last, elsewhere)}` : ""}`,
    figures: [
      { title: "Since the last rollback", value: days, unit: "days", target: `at most ${OLD_DAYS} days`, former: null, unusual: days === null ? "nobody knows how long a way back takes here." : days > OLD_DAYS ? `${inDays(days)} ago.` : null },
      { title: "Last rehearsed way back took", value: last?.rollbackSeconds ?? null, unit: "s", target: null, former: before?.rollbackSeconds ?? null, unusual: null },
    ],
    tables: [{ title: "Rollbacks", columns: ["When", "What", "Ended", "Took"], rows: [...rehearsals.map((one) => rowOfRehearsal(one, elsewhere)), ...rollbacks.map(rowOfRollback)] }],
    asOf: now.toISOString(),
    source: `Operations and rehearsals that Pilothouse has run${environment.accountKind === "sandbox" ? ", in the sandbox, which is quicker than AWS" : ""}; times are from AWS's beginning to its end`,
  });
};

/** Names of the environments in which this one's rollbacks are rehearsed, by id; empty where that is done here. */
async function listElsewhere(environment: MaintainedEnvironment): Promise<Map<string, string>> {
  if (!isRehearsedElsewhere(environment)) return new Map();
  return new Map((await listMaintained()).filter(({ id, system }) => id !== environment.id && system === environment.system).map(({ id, name }) => [id, name]));
}

const latest = (moments: readonly (Date | null)[]): Date | undefined => moments.filter((at) => at !== null).toSorted((a, b) => b.getTime() - a.getTime())[0];

const placeOf = ({ environmentId }: RehearsalRecord, elsewhere: ReadonlyMap<string, string>): string => (elsewhere.has(environmentId) ? ` in ${elsewhere.get(environmentId)}` : "");

function wordsOf(rehearsal: RehearsalRecord, elsewhere: ReadonlyMap<string, string>): string {
  const { endedAt, failing, fromRelease, rollbackSeconds, startedBy } = rehearsal;
  const how = failing ? "CloudFormation took a failed deployment back" : `${startedBy} went back to release ${fromRelease}`;
  return `Last rehearsed${placeOf(rehearsal, elsewhere)} on ${minuteText(endedAt)}: ${how}${rollbackSeconds === null ? "; how long that took was not measured" : ` in ${rollbackSeconds} s`}.`;
}

function rowOfRehearsal(rehearsal: RehearsalRecord, elsewhere: ReadonlyMap<string, string>): string[] {
  const { startedAt, state, rollbackSeconds, failing } = rehearsal;
  return [minuteText(startedAt), `rehearsal${placeOf(rehearsal, elsewhere)}${failing ? ", by a failing deployment" : ""}`, state, rollbackSeconds === null ? "–" : `${rollbackSeconds} s`];
}

function rowOfRollback({ requestedAt, startedAt, endedAt, state, release }: OperationSummary): string[] {
  return [minuteText(new Date(requestedAt)), `rollback to release ${release ?? "–"}`, state, startedAt && endedAt ? `${Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1_000)} s` : "–"];
}
