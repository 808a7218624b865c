import "server-only";

import { z } from "zod";

import { STAGES } from "@/lib/environments/environment-view";
import { alarmQuerySchema, type AlarmQuery } from "@/lib/metrics/alarm-query";

import { alarmReasonWords, type AlarmDefinition } from "../alarm-reason-words";
import { alarmStanding } from "../alarm-standing";
import { alarmViewSchema, SEVERITIES, type AlarmView } from "../alarm-view";
import { alarmAction } from "../compare-plan-alarms";

/** The columns of `AlarmRow`; `a` is alarm, `e` its environment. */
export const ALARM_COLUMNS = `
  a.id, a.account_id AS "accountId", a.region, a.arn, a.name, a.title, a.kind, a.environment_id AS "environmentId", e.name AS "environmentName", e.stage AS "environmentStage",
  a.logical_id AS "logicalId", a.severity, a.state, a.since, a.reason, a.reason_data AS "reasonData", a.queries, a.rule, a.threshold, a.comparison,
  a.period_seconds AS "periodSeconds", a.evaluation_periods AS "evaluationPeriods", a.datapoints_to_alarm AS "datapointsToAlarm", a.missing_data AS "missingData",
  a.actions_enabled AS "actionsEnabled", a.alarm_actions AS "alarmActions", a.description, a.response,
  a.suspect_release AS "suspectRelease", a.suspect_from AS "suspectFrom", a.suspect_began_at AS "suspectBeganAt",
  a.acknowledged_at AS "acknowledgedAt", a.acknowledged_by AS "acknowledgedBy", a.acknowledge_note AS "acknowledgeNote",
  a.owner_id AS "ownerId", a.owner_name AS "ownerName", a.muted_until AS "mutedUntil", a.muted_by AS "mutedBy", a.as_of AS "asOf", a.missing_since AS "missingSince"`;

export type AlarmRow = {
  id: string;
  accountId: string;
  region: string;
  arn: string;
  name: string;
  title: string | null;
  kind: string;
  environmentId: string | null;
  environmentName: string | null;
  environmentStage: string | null;
  logicalId: string | null;
  severity: string;
  state: string;
  since: Date;
  reason: string;
  reasonData: unknown;
  queries: unknown;
  rule: string | null;
  threshold: number | null;
  comparison: string | null;
  periodSeconds: number | null;
  evaluationPeriods: number | null;
  datapointsToAlarm: number | null;
  missingData: string | null;
  actionsEnabled: boolean;
  alarmActions: string[];
  description: string | null;
  response: string | null;
  suspectRelease: number | null;
  suspectFrom: number | null;
  suspectBeganAt: Date | null;
  acknowledgedAt: Date | null;
  acknowledgedBy: string | null;
  acknowledgeNote: string | null;
  ownerId: string | null;
  ownerName: string | null;
  mutedUntil: Date | null;
  mutedBy: string | null;
  asOf: Date;
  missingSince: Date | null;
};

const storedQueries = z.array(alarmQuerySchema);
const storedStage = z.enum(STAGES);
const storedSeverity = z.enum(SEVERITIES);
const storedKind = alarmViewSchema.shape.kind;

export const queriesOf = (stored: unknown): AlarmQuery[] => storedQueries.parse(stored);

export const definitionOf = (row: AlarmRow): AlarmDefinition => ({ ...row, queries: queriesOf(row.queries) });

/** What lists and pages show of it. */
export function toAlarmView(row: AlarmRow): AlarmView {
  const { environmentId, environmentName, suspectRelease, suspectBeganAt, acknowledgedAt, acknowledgedBy, ownerId, ownerName, mutedUntil } = row;
  return {
    id: row.id,
    accountId: row.accountId,
    region: row.region,
    arn: row.arn,
    name: row.name,
    title: row.title,
    kind: storedKind.parse(row.kind),
    environment: environmentId !== null && environmentName !== null ? { id: environmentId, name: environmentName, stage: storedStage.parse(row.environmentStage) } : null,
    logicalId: row.logicalId,
    severity: storedSeverity.parse(row.severity),
    state: row.state,
    standing: alarmStanding(row.state),
    since: row.since.toISOString(),
    reasonWords: alarmReasonWords(definitionOf(row), row),
    suspect:
      suspectRelease !== null && suspectBeganAt !== null
        ? {
            release: suspectRelease,
            previousRelease: row.suspectFrom,
            beganAt: suspectBeganAt.toISOString(),
            secondsBefore: Math.max(0, Math.round((row.since.getTime() - suspectBeganAt.getTime()) / 1_000)),
          }
        : null,
    acknowledged: acknowledgedAt !== null && acknowledgedBy !== null ? { by: acknowledgedBy, at: acknowledgedAt.toISOString(), note: row.acknowledgeNote ?? "" } : null,
    owner: ownerId !== null && ownerName !== null ? { id: ownerId, name: ownerName } : null,
    muted: mutedUntil !== null ? { by: row.mutedBy ?? "", until: mutedUntil.toISOString() } : null,
    action: alarmAction(row),
    asOf: row.asOf.toISOString(),
    missingSince: row.missingSince?.toISOString() ?? null,
  };
}
