import "server-only";

import { subDays, subMinutes } from "date-fns";

import type { AwsScope } from "@/lib/aws/aws-scope";
import { alarmsGateway, type AlarmsGateway } from "@/lib/aws/cloudwatch/alarms";
import { openScope } from "@/lib/aws/scope";
import { database, inTransaction } from "@/lib/db/transaction";
import { log } from "@/lib/env/log";
import { publishEnvironment } from "@/lib/environments/server/publish-environment";
import { AppError } from "@/lib/shared/app-error";

import { noteUnread } from "./internal/alarm-environment-repository";
import { findAlarmsByName, storeChanges } from "./internal/alarm-repository";
import { isUnread } from "../alarm-look-age";
import { findLook, storeLook } from "./internal/alarm-look-repository";
import { endLook, takeSnapshots } from "./internal/take-snapshots";

const FIRST_HISTORY_DAYS = 7;
const OVERLAP_MINUTES = 5;
const TAKEN_AT_ONCE = 250; // all of them may be new: their transaction has to end well within its time

/**
 * Asks AWS how all alarms of an account and region stand, and writes what differs. Where AWS does not answer, what was known stays with its
 * age, and the look says why. What happened between two looks, unheard, is filled in from AWS's own history.
 */
export async function lookAtAccountAlarms(scope: AwsScope, { now, signal }: { now: Date; signal?: AbortSignal }): Promise<"looked" | "failed"> {
  const before = await findLook(database(), scope);
  try {
    const aws = await openScope(scope, { priority: "sweep", signal });
    const alarms = alarmsGateway(await aws.clients.cloudWatch(), aws.read);
    const snapshots = await alarms.describeAlarms();
    let foundChange = false;
    for (let first = 0; first < snapshots.length; first += TAKEN_AT_ONCE) {
      const part = snapshots.slice(first, first + TAKEN_AT_ONCE);
      const taken = await inTransaction((tx) => takeSnapshots(tx, scope, part, { source: "poll", askedAt: now }));
      foundChange ||= taken.foundChange;
    }
    await inTransaction((tx) => endLook(tx, scope, new Set(snapshots.map(({ name }) => name)), now));
    await storeLook(database(), scope, { askedAt: now, answeredAt: now, problem: null });
    await tellUnread(scope, null);
    if (foundChange) await fillHistory(alarms, scope, before?.answeredAt ? subMinutes(before.answeredAt, OVERLAP_MINUTES) : subDays(now, FIRST_HISTORY_DAYS));
    return "looked";
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    await storeLook(database(), scope, { askedAt: now, answeredAt: null, problem: error.message });
    if (isUnread(before?.answeredAt ?? null, now)) await tellUnread(scope, before?.answeredAt ?? now);
    return "failed";
  }
}

const TOLD_PAGES = 200; // pages of more are not open; their lists say it when they are read again

/** How environments stand depends on whether their alarms can be told: their open pages hear of it. */
async function tellUnread(scope: AwsScope, since: Date | null): Promise<void> {
  await inTransaction(async (tx) => {
    const changed = await noteUnread(tx, scope, since);
    for (const id of changed.slice(0, TOLD_PAGES)) await publishEnvironment(tx, id);
  });
}

async function fillHistory(alarms: AlarmsGateway, scope: AwsScope, since: Date): Promise<void> {
  try {
    const changes = await alarms.listStateChanges({ since });
    const rows = await findAlarmsByName(database(), scope, [...new Set(changes.map(({ alarmName }) => alarmName))]);
    const idOf = new Map(rows.map(({ name, id }) => [name, id]));
    await storeChanges(
      database(),
      changes.flatMap(({ alarmName, ...change }) => {
        const alarmId = idOf.get(alarmName);
        return alarmId ? [{ ...change, alarmId, source: "history" as const }] : [];
      }),
    );
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log().warn({ err: error, ...scope }, "the history of alarms could not be read; how they stand is known all the same");
  }
}
