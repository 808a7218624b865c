import "server-only";

import type { FeedMessage } from "@/lib/accounts/feed-message";
import type { AwsScope } from "@/lib/aws/aws-scope";
import { alarmsGateway } from "@/lib/aws/cloudwatch/alarms";
import { openScope } from "@/lib/aws/scope";
import { inTransaction } from "@/lib/db/transaction";
import { log } from "@/lib/env/log";
import { AppError } from "@/lib/shared/app-error";
import { groupBy } from "@/lib/shared/group-by";

import { readAlarmEvent, type AlarmEvent } from "../alarm-event";
import { findAlarmsByName, lockAlarms } from "./internal/alarm-repository";
import { moveAlarm } from "./internal/move-alarm";
import { takeSnapshots } from "./internal/take-snapshots";
import { tellAlarms } from "./internal/tell-alarms";

/** Takes what CloudWatch says through the event feed: an alarm that changes is on open pages a fraction of a second later. Bears repeats. */
export async function applyAlarmMessages(messages: FeedMessage[]): Promise<void> {
  const heard = messages.flatMap((message) => {
    const event = readAlarmEvent(message);
    return event ? [{ scope: { accountId: message.accountId, region: message.region }, event }] : [];
  });
  for (const own of groupBy(heard, ({ scope }) => `${scope.accountId} ${scope.region}`).values()) {
    const scope = own[0]?.scope;
    if (!scope) continue;
    const events = own.map(({ event }) => event).sort((a, b) => a.at.getTime() - b.at.getTime());
    const unknown = await applyInScope(scope, events);
    if (unknown.length > 0) await describeUnknown(scope, unknown);
  }
}

/** Answers the names that are new here. */
async function applyInScope(scope: AwsScope, events: readonly AlarmEvent[]): Promise<string[]> {
  const names = [...new Set(events.map(({ alarmName }) => alarmName))];
  return inTransaction(async (tx) => {
    await lockAlarms(tx, scope);
    const rows = new Map((await findAlarmsByName(tx, scope, names)).map((row) => [row.name, row]));
    const changed = new Set<string>();
    for (const { alarmName, at, ...event } of events) {
      const row = rows.get(alarmName);
      if (!row) continue;
      if (await moveAlarm(tx, row, { ...event, since: at, source: "feed" }, { now: new Date(), isNew: false })) changed.add(row.id);
      if (at > row.since) rows.set(alarmName, { ...row, state: event.state, since: at });
    }
    await tellAlarms(tx, [...changed]);
    return names.filter((name) => !rows.has(name));
  });
}

const MOST_NAMES = 100;

async function describeUnknown(scope: AwsScope, names: readonly string[]): Promise<void> {
  try {
    const aws = await openScope(scope, { priority: "page" });
    const askedAt = new Date();
    const snapshots = await alarmsGateway(await aws.clients.cloudWatch(), aws.read).describeAlarms(names.slice(0, MOST_NAMES));
    await inTransaction((tx) => takeSnapshots(tx, scope, snapshots, { source: "feed", askedAt }));
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    log().warn({ err: error, ...scope }, "alarms that are new could not be described; the next look at all of them will");
  }
}
