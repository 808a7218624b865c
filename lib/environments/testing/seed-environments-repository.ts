import type { Database } from "@/lib/db/transaction";

const OPERATIONS_PER_ENVIRONMENT = 10;

/**
 * Fills a database for measuring: `count` environments in one account, ten operations each, two releases each. Ten thousand take some
 * seconds. With `withRunning` the newest operation of every fiftieth still runs; leave it out where a worker would take them up.
 * Answers the account's id.
 */
export async function seedEnvironments(database: Database, count: number, { withRunning = true } = {}): Promise<{ accountId: string }> {
  const account = await database.accountConnection.upsert({
    where: { name: "Measured" },
    create: { name: "Measured", kind: "aws", regions: ["us-east-1"], accountNumber: "111122223333" },
    update: {},
    select: { id: true },
  });
  await database.$executeRaw`
    INSERT INTO template_body (hash, body, bytes) VALUES (repeat('0', 64), 'Resources: {}', 13) ON CONFLICT DO NOTHING`;
  await database.$executeRaw`
    INSERT INTO environment (id, name, system, option, stage, account_id, region, stack_name, stack_arn, protected, tags, created_at, created_by,
      stack_status, stack_status_as_of, stack_outputs, running_release, latest_release, updated_at)
    SELECT gen_random_uuid(), name, (ARRAY['harvest', 'vectordb', 'prethrift', 'agent', 'postmagiq'])[1 + n % 5],
      (ARRAY['minimal', 'fargate'])[1 + n % 2], (ARRAY['dev', 'staging', 'prod'])[1 + n % 3], ${account.id}::uuid, 'us-east-1',
      'pilothouse-' || name, 'arn:aws:cloudformation:us-east-1:111122223333:stack/pilothouse-' || name || '/' || gen_random_uuid(),
      n % 7 = 0, jsonb_build_object('team', 'team-' || n % 40, 'cost-centre', (1000 + n % 90)::text),
      now() - n * interval '1 minute', 'seed',
      (ARRAY['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'UPDATE_IN_PROGRESS', 'UPDATE_ROLLBACK_FAILED', NULL])[1 + n % 7],
      now() - n % 60 * interval '1 second', '[{"key": "Url", "value": "http://example.com", "description": null}]'::jsonb, 2, 2,
      now() - n * interval '10 seconds'
    FROM (SELECT n, 'seeded-' || lpad((n * 7919 % ${count})::text, 5, '0') AS name FROM generate_series(0, ${count - 1}) AS n) AS numbered
    ON CONFLICT DO NOTHING`;
  await database.$executeRaw`
    INSERT INTO release (id, environment_id, number, template_hash, parameters, images, tags, capabilities, note, created_by)
    SELECT gen_random_uuid(), e.id, number, repeat('0', 64), '{}', '[]', '{}', '{}', '', 'seed'
    FROM environment e, generate_series(1, 2) AS number WHERE e.account_id = ${account.id}::uuid ON CONFLICT DO NOTHING`;
  await database.$executeRaw`
    INSERT INTO operation (id, environment_id, kind, resolved_to, state, release, stack_arn, requested_by, requested_at, started_at, ended_at, as_of)
    SELECT gen_random_uuid(), e.id, 'deploy', 'update-stack',
      CASE WHEN ${withRunning} AND place = 1 AND e.row % 50 = 0 THEN 'running' WHEN place % 6 = 0 THEN 'rolled-back' ELSE 'succeeded' END,
      2, e.stack_arn, 'seed', at, at, CASE WHEN ${withRunning} AND place = 1 AND e.row % 50 = 0 THEN NULL ELSE at + interval '4 minutes' END, at + interval '4 minutes'
    FROM (SELECT id, stack_arn, row_number() OVER (ORDER BY name) AS row FROM environment WHERE account_id = ${account.id}::uuid) AS e,
      generate_series(1, ${OPERATIONS_PER_ENVIRONMENT}) AS place, LATERAL (SELECT now() - place * interval '1 day' - e.row * interval '1 second' AS at) AS moment`;
  await database.$executeRaw`
    UPDATE environment e SET last_operation_id = o.id, last_operation_kind = o.kind, last_operation_state = o.state, last_operation_at = o.requested_at
    FROM (SELECT DISTINCT ON (environment_id) id, environment_id, kind, state, requested_at FROM operation ORDER BY environment_id, requested_at DESC) AS o
    WHERE o.environment_id = e.id AND e.account_id = ${account.id}::uuid`;
  // As autovacuum would have left it by the time such a database has grown.
  await database.$executeRaw`VACUUM (ANALYZE) environment, operation, release`;
  return { accountId: account.id };
}
