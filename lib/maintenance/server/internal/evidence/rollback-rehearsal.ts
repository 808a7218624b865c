import "server-only";

import { listOperations } from "@/lib/releases/server/list-operations";

import { gathered } from "../../../evidence";
import { listRehearsalRecords } from "../rehearsal-repository";
import { daysFrom, inDays, minuteText } from "./ages";
import type { Gather } from "./evidence-context";

const OLD_DAYS = 35; // once a month, with a few days for a long month
const SHOWN = 5;

/** When a rollback was last rehearsed or run here, and how long it took. */
export const gatherRollbackRehearsal: Gather = async ({ actor, environment, now }) => {
  const [rehearsals, operations] = await Promise.all([
    listRehearsalRecords(environment.id, SHOWN),
    listOperations({ actor, limit: SHOWN, filter: { environmentId: environment.id, kind: ["rollback"] } }),
  ]);
  const last = rehearsals.find(({ state }) => state === "recorded") ?? null;
  const rolledBack = operations.items.filter(({ state, endedAt }) => state === "succeeded" && endedAt !== null);
  const lastMoment = [last?.endedAt ?? null, ...rolledBack.map(({ endedAt }) => (endedAt === null ? null : new Date(endedAt)))].filter((at) => at !== null).toSorted((a, b) => b.getTime() - a.getTime())[0];
  const days = lastMoment ? daysFrom(lastMoment, now) : null;
  return gathered({
    summary: lastMoment ? `The last way back was taken on ${minuteText(lastMoment)}.` : "No rollback was ever rehearsed or run here.",
    figures: [
      { title: "Since the last rollback", value: days, unit: "days", target: `at most ${OLD_DAYS} days`, former: null, unusual: days === null ? "nobody knows how long a way back takes here." : days > OLD_DAYS ? `is ${inDays(days)} ago.` : null },
      { title: "Last rehearsed way back took", value: last?.rollbackSeconds ?? null, unit: "s", target: null, former: rehearsals.find((one) => one !== last && one.rollbackSeconds !== null)?.rollbackSeconds ?? null, unusual: null },
    ],
    tables: [
      {
        title: "Rollbacks",
        columns: ["When", "What", "Ended", "Took"],
        rows: [
          ...rehearsals.map(({ startedAt, state, rollbackSeconds, failing }) => [minuteText(startedAt), failing ? "rehearsal, by a failing deployment" : "rehearsal", state, rollbackSeconds === null ? "–" : `${rollbackSeconds} s`]),
          ...operations.items.map(({ requestedAt, startedAt, endedAt, state, release }) => [minuteText(new Date(requestedAt)), `rollback to release ${release ?? "–"}`, state, startedAt && endedAt ? `${Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1_000)} s` : "–"]),
        ],
      },
    ],
    asOf: now.toISOString(),
    source: "Operations and rehearsals that Pilothouse has run",
  });
};
