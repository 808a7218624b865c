import "server-only";

import { subHours } from "date-fns";

import type { Actor } from "@/lib/auth/actor";
import { authorize } from "@/lib/auth/authorize";
import { AwsError } from "@/lib/aws/errors";
import { database } from "@/lib/db/transaction";
import { metricQueryOf } from "@/lib/metrics/alarm-query";
import { readMetricData } from "@/lib/metrics/server/read-metric-data";

import type { AlarmSeries } from "../alarm-series-view";
import { alarmUnit } from "../alarm-unit";
import { metricWords } from "../metric-words";
import { queriesOf } from "./alarm-row";
import { findReleasesSince } from "./internal/alarm-environment-repository";
import { findAlarmRows } from "./internal/alarm-repository";

const HOURS = 24;
const DEFAULT_PERIOD_SECONDS = 60;

/** The last day of what an alarm measures, in the alarm's own periods, with the releases that began in it. Null: no such alarm. */
export async function readAlarmSeries({ actor, alarmId, now, signal }: { actor: Actor; alarmId: string; now: Date; signal?: AbortSignal }): Promise<AlarmSeries | null> {
  authorize(actor, "alarms:read");
  const [row] = await findAlarmRows(database(), [alarmId]);
  if (!row) return null;
  const queries = queriesOf(row.queries);
  if (queries.length === 0)
    return { kind: "nothing-measured", reason: row.rule === null ? "AWS does not say what this alarm measures." : "A composite alarm goes by other alarms and measures nothing itself." };
  const start = subHours(now, HOURS);
  try {
    const [answer, releases] = await Promise.all([
      readMetricData({ scope: { accountId: row.accountId, region: row.region }, queries: queries.map(metricQueryOf), start, end: now, signal }),
      row.environmentId === null ? [] : findReleasesSince(database(), row.environmentId, start),
    ]);
    return {
      kind: "series",
      start: start.toISOString(),
      end: now.toISOString(),
      unit: alarmUnit(queries),
      periodSeconds: row.periodSeconds ?? DEFAULT_PERIOD_SECONDS,
      threshold: row.threshold,
      isLeast: row.comparison?.startsWith("Less") ?? false,
      lines: answer.series.map(({ queryId, label, timesSeconds, values }, index) => ({
        key: `${queryId}-${index}`,
        label: answer.series.length === 1 ? metricWords(queries) : label,
        timesSeconds,
        values: values.map((value) => (Number.isFinite(value) ? value : null)),
      })),
      releases: releases.map(({ release, note, at }) => ({ release, note, at: at.toISOString() })),
      asOf: answer.asOf,
      messages: answer.messages,
    };
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    return { kind: "unavailable", reason: error.message };
  }
}
