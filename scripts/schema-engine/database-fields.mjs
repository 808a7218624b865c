import pg from "pg";

/**
 * A connection string taken apart. Given whole, `pg` would prefer the database in it to the one we name, and a shadow
 * database would be the main one.
 * @param {string} url
 */
export function databaseFields(url) {
  const { host, port, user, password, database, ssl } = new pg.Client({ connectionString: url });
  return { host, port, user, password: password ?? undefined, database, ssl };
}

/**
 * Runs statements on the server's own `postgres` database, where databases can be created and dropped.
 * @param {ReturnType<typeof databaseFields>} fields
 * @param {string} statement
 */
export async function onServer(fields, statement) {
  const client = new pg.Client({ ...fields, database: "postgres" });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** @param {string} name */
export const quoteIdentifier = (name) => `"${name.replaceAll('"', '""')}"`;
