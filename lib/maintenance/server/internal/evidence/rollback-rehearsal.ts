import "server-only";

import { listOperations } from "@/lib/releases/server/list-operations";

import { gathered } from "../../../evidence";
import { listRecordedRehearsals, listRehearsalRecords, type RehearsalRecord } from "../rehearsal-repository";
import { daysFrom, inDays, minuteText } from "./ages";
import type { Gather } from "./evidence-context";

const OLD_DAYS = 35; // once a month, with a few days for a long month
const SHOWN = 5;

/** When a rollback was last rehearsed or run here, and how long it took. */
export const gatherRollbackRehearsal: Gather = async ({ actor, environment, now }) => {
  const [rehearsals, recorded, operations] = await Promise.all([
    listRehearsalRecords(environment.id, SHOWN),
    listRecordedRehearsals(environment.id, SHOWN),
    listOperations({ actor, limit: SHOWN, filter: { environmentId: environment.id, kind: ["rollback"] } }),
  ]);
  const last = recorded[0] ?? null;
  // A deployment that CloudFormation takes back and a release that is deployed again take different times: each is held against its own kind.
  const before = recorded.find((one) => one !== last && one.failing === last?.failing && one.rollbackSeconds !== null) ?? null;
  const asRehearsals = new Set(rehearsals.map(({ rollbackOperationId }) => rollbackOperationId));
  const rolledBack = operations.items.filter(({ state, endedAt }) => state === "succeeded" && endedAt !== null);
  const lastMoment = [last?.endedAt ?? null, ...rolledBack.map(({ endedAt }) => (endedAt === null ? null : new Date(endedAt)))].filter((at) => at !== null).toSorted((a, b) => b.getTime() - a.getTime())[0];
  const days = lastMoment ? daysFrom(lastMoment, now) : null;
  return gathered({
    summary: `${lastMoment ? `The last way back was taken on ${minuteText(lastMoment)}.` : "No rollback was ever rehearsed or run here."}${last ? ` ${wordsOf(last)}` : ""}`,
    figures: [
      { title: "Since the last rollback", value: days, unit: "days", target: `at most ${OLD_DAYS} days`, former: null, unusual: days === null ? "nobody knows how long a way back takes here." : days > OLD_DAYS ? `${inDays(days)} ago.` : null },
      { title: "Last rehearsed way back took", value: last?.rollbackSeconds ?? null, unit: "s", target: null, former: before?.rollbackSeconds ?? null, unusual: null },
    ],
    tables: [
      {
        title: "Rollbacks",
        columns: ["When", "What", "Ended", "Took"],
        rows: [
          ...rehearsals.map(({ startedAt, state, rollbackSeconds, failing }) => [minuteText(startedAt), failing ? "rehearsal, by a failing deployment" : "rehearsal", state, rollbackSeconds === null ? "–" : `${rollbackSeconds} s`]),
          ...operations.items.filter(({ id }) => !asRehearsals.has(id)).map(({ requestedAt, startedAt, endedAt, state, release }) => [minuteText(new Date(requestedAt)), `rollback to release ${release ?? "–"}`, state, startedAt && endedAt ? `${Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1_000)} s` : "–"]),
        ],
      },
    ],
    asOf: now.toISOString(),
    source: `Operations and rehearsals that Pilothouse has run${environment.accountKind === "sandbox" ? ", in the sandbox, which is quicker than AWS" : ""}; times are from AWS's beginning to its end`,
  });
};

function wordsOf({ endedAt, failing, fromRelease, rollbackSeconds, startedBy }: RehearsalRecord): string {
  const how = failing ? "CloudFormation took a failed deployment back" : `${startedBy} went back to release ${fromRelease}`;
  return `Last rehearsed on ${minuteText(endedAt)}: ${how}${rollbackSeconds === null ? "; how long that took was not measured" : ` in ${rollbackSeconds} s`}.`;
}
