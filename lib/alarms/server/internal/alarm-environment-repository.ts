import "server-only";

import type { AwsScope } from "@/lib/aws/aws-scope";
import type { Database, Transaction } from "@/lib/db/transaction";

import type { ReleaseRun } from "../../suspect-release";

export type StackInScope = { environmentId: string; environmentName: string; stackName: string; stackArn: string; system: string; option: string; isCounted: boolean };

/** Stacks of environments in an account and region. */
export async function findStacksIn(database: Database, { accountId, region }: AwsScope): Promise<StackInScope[]> {
  const rows = await database.environment.findMany({
    where: { accountId, region, removedAt: null, stackArn: { not: null } },
    select: { id: true, name: true, stackName: true, stackArn: true, system: true, option: true, alarmsTotal: true },
  });
  return rows.map(({ id, name, stackArn, alarmsTotal, ...rest }) => ({ ...rest, environmentId: id, environmentName: name, stackArn: stackArn ?? "", isCounted: alarmsTotal !== null }));
}

/** Accounts and regions that environments stand in. */
export const findScopesInUse = (database: Database): Promise<AwsScope[]> =>
  database.$queryRaw<AwsScope[]>`
    SELECT DISTINCT account_id AS "accountId", region FROM environment WHERE removed_at IS NULL AND stack_arn IS NOT NULL
    UNION SELECT account_id, region FROM alarm WHERE missing_since IS NULL`;

/** Which stack's resource has this physical id: an alarm's name, or a composite alarm's ARN. */
export const findAlarmResources = (database: Database, physicalIds: readonly string[]): Promise<{ physicalId: string; stackArn: string; logicalId: string }[]> =>
  database.$queryRaw<{ physicalId: string; stackArn: string; logicalId: string }[]>`
    SELECT DISTINCT ON (physical_id) physical_id AS "physicalId", stack_arn AS "stackArn", logical_id AS "logicalId"
    FROM stack_event
    WHERE physical_id = ANY(${[...physicalIds]}) AND resource_type IN ('AWS::CloudWatch::Alarm', 'AWS::CloudWatch::CompositeAlarm')
    ORDER BY physical_id, id DESC`;

/** The newest releases that began to run in an environment before a moment. */
export const findReleaseRuns = (database: Database, environmentId: string, before: Date): Promise<ReleaseRun[]> =>
  database.$queryRaw<ReleaseRun[]>`
    SELECT release, from_release AS "previousRelease", coalesce(started_at, submitted_at) AS "beganAt"
    FROM operation
    WHERE environment_id = ${environmentId}::uuid AND release IS NOT NULL AND kind IN ('deploy', 'rollback') AND coalesce(started_at, submitted_at) <= ${before}
    ORDER BY coalesce(started_at, submitted_at) DESC LIMIT 5`;

/** When a stack last stopped to change; null: nobody knows of a change. */
export async function findLastChange(database: Database, environmentId: string): Promise<Date | null> {
  const { _max } = await database.operation.aggregate({ where: { environmentId, kind: { in: ["deploy", "rollback"] } }, _max: { endedAt: true } });
  return _max.endedAt;
}

/** Releases that began to run since then, with their notes, for an alarm's line of time. */
export const findReleasesSince = (database: Database, environmentId: string, since: Date): Promise<{ operationId: string; release: number; note: string; at: Date }[]> =>
  database.$queryRaw<{ operationId: string; release: number; note: string; at: Date }[]>`
    SELECT o.id AS "operationId", o.release, coalesce(r.note, '') AS note, coalesce(o.started_at, o.submitted_at) AS at
    FROM operation o LEFT JOIN release r ON r.environment_id = o.environment_id AND r.number = o.release
    WHERE o.environment_id = ${environmentId}::uuid AND o.release IS NOT NULL AND o.kind IN ('deploy', 'rollback') AND coalesce(o.started_at, o.submitted_at) >= ${since}
    ORDER BY at DESC LIMIT 100`;

/**
 * Notes that AWS answers nothing about the alarms of an account and region, since it last did; or, with null, that it answers again. Answers
 * the environments that were told otherwise before.
 */
export async function noteUnread(tx: Transaction, { accountId, region }: AwsScope, since: Date | null): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    UPDATE environment SET alarms_unread_since = ${since}::timestamptz
    WHERE account_id = ${accountId}::uuid AND region = ${region} AND removed_at IS NULL AND stack_arn IS NOT NULL
      AND (alarms_unread_since IS NULL) <> (${since}::timestamptz IS NULL)
    RETURNING id`;
  return rows.map(({ id }) => id);
}

/** Keeps the figures of an environment's summary row. */
export async function countAlarmsOf(tx: Transaction, environmentIds: readonly string[]): Promise<void> {
  if (environmentIds.length === 0) return;
  await tx.$executeRaw`
    UPDATE environment SET alarms_total = counted.total, alarms_in_alarm = counted.in_alarm, alarms_without_data = counted.without_data
    FROM (
      SELECT e.id, count(a.id)::int AS total, (count(*) FILTER (WHERE a.state = 'ALARM'))::int AS in_alarm,
             (count(*) FILTER (WHERE a.state NOT IN ('ALARM', 'OK')))::int AS without_data
      FROM environment e LEFT JOIN alarm a ON a.environment_id = e.id AND a.missing_since IS NULL
      WHERE e.id = ANY(${[...environmentIds]}::uuid[]) GROUP BY e.id
    ) counted WHERE environment.id = counted.id`;
}
