import type { Database } from "@/lib/db/transaction";

/** Fills a database for measuring: `count` alarms of the account's environments, every tenth in alarm, every twentieth without figures. */
export async function seedAlarms(database: Database, accountId: string, count: number): Promise<void> {
  await database.$executeRaw`
    WITH own AS (SELECT id, row_number() OVER (ORDER BY name) AS place, count(*) OVER () AS total FROM environment WHERE account_id = ${accountId}::uuid AND removed_at IS NULL)
    INSERT INTO alarm (id, account_id, region, arn, name, kind, environment_id, logical_id, title, severity, state, since, reason, queries, threshold, comparison,
      period_seconds, evaluation_periods, datapoints_to_alarm, actions_enabled, alarm_actions, owner_id, owner_name, as_of)
    SELECT gen_random_uuid(), ${accountId}::uuid, 'us-east-1', 'arn:aws:cloudwatch:us-east-1:111122223333:alarm:seeded-' || n, 'seeded-' || n, 'metric', own.id, 'ApiErrorsAlarm', 'API errors',
      CASE WHEN n % 3 = 0 THEN 'critical' ELSE 'warning' END, CASE WHEN n % 10 = 0 THEN 'ALARM' WHEN n % 20 = 1 THEN 'INSUFFICIENT_DATA' ELSE 'OK' END,
      now() - n * interval '37 seconds', 'Threshold Crossed: 3 out of the last 3 datapoints [6.2, 6.5, 7.0] were greater than the threshold (5.0).',
      '[{"id": "m1", "kind": "metric", "returnData": true, "label": null, "accountId": null, "namespace": "AWS/ECS", "metricName": "CPUUtilization", "dimensions": [], "stat": "Average", "periodSeconds": 60, "unit": null}]'::jsonb,
      5, 'GreaterThanThreshold', 60, 3, 3, true, '{arn:aws:sns:us-east-1:111122223333:topic}',
      CASE WHEN n % 40 = 0 THEN ${accountId}::uuid END, CASE WHEN n % 40 = 0 THEN 'A. Berg' END, now()
    FROM generate_series(1, ${count}::int) AS n LEFT JOIN own ON own.place = 1 + n % own.total
    ON CONFLICT DO NOTHING`;
  await database.$executeRaw`ANALYZE alarm`;
}
