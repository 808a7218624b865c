/**
 * Gives the first environments of the running product's database a bill: every usage type on every day of so many months, and list prices. Sums
 * are written as the product writes them.
 * @param {{ databaseUrl: string, environments: number, months: number, usageTypes: number }} options
 */
export async function seedBills({ databaseUrl, environments, months, usageTypes }) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    await client.query(`CREATE TEMPORARY TABLE billed_environment AS SELECT id, name, account_id FROM environment WHERE removed_at IS NULL ORDER BY name LIMIT ${Number(environments)}`);
    // Everything by the day is kept for this month and the last; the sums, for all of them.
    await client.query(
      `INSERT INTO billed_day (account_id, day, kind, environment_tag, usage_type, usd, usage_quantity, usage_unit, estimated)
       SELECT account_id, day, 'usage', name, 'BoxUsage:size-' || type, 0.01 * type, 24, 'Hrs', false
       FROM billed_environment, generate_series(1, $1) AS type,
            generate_series(date_trunc('month', now() - interval '1 month')::date, now()::date - 1, interval '1 day') AS day ON CONFLICT DO NOTHING`,
      [usageTypes],
    );
    await client.query(
      `INSERT INTO billed_environment_day (account_id, day, kind, environment_tag, usd, estimated)
       SELECT account_id, day, 'usage', name, 0.01 * $1 * ($1 + 1) / 2, false FROM billed_environment,
         generate_series(date_trunc('month', now() - $2 * interval '1 month')::date, now()::date - 1, interval '1 day') AS day ON CONFLICT DO NOTHING`,
      [usageTypes, months - 1],
    );
    await client.query(
      `INSERT INTO billed_month (account_id, month, kind, environment_tag, usage_type, usd, usage_quantity, usage_unit)
       SELECT account_id, month, 'usage', name, 'BoxUsage:size-' || type, 0.3 * type, 720, 'Hrs' FROM billed_environment, generate_series(1, $1) AS type,
         generate_series(date_trunc('month', now() - $2 * interval '1 month')::date, now()::date, interval '1 month') AS month ON CONFLICT DO NOTHING`,
      [usageTypes, months - 1],
    );
    await client.query(
      `INSERT INTO billed_environment_month (account_id, month, kind, environment_tag, usd)
       SELECT account_id, date_trunc('month', day), kind, environment_tag, sum(usd) FROM billed_environment_day GROUP BY 1, 2, 3, 4 ON CONFLICT DO NOTHING`,
    );
    await client.query(
      `INSERT INTO bill_fetch (id, account_id, first_day, end_day, requests, outcome, tag_state)
       SELECT gen_random_uuid(), account_id, now()::date - 390, now()::date, 2, 'fetched', 'active' FROM (SELECT DISTINCT account_id FROM billed_environment) AS accounts`,
    );
    await client.query(
      `INSERT INTO release_price (environment_id, release, price_book, plan_hash, plan_low_usd, plan_high_usd, list_usd, priced_at)
       SELECT id, 2, 'seeded', 'seeded', 130, 150, 139.5, now() FROM billed_environment ON CONFLICT DO NOTHING`,
    );
    // Two million new rows would have Postgres clean up and write behind while the ledger is measured; it has had its hour here.
    await client.query("VACUUM (ANALYZE)");
    await client.query("CHECKPOINT");
  } finally {
    await client.end();
  }
}
