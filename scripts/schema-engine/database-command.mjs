import pg from "pg";

import { databaseFields, onServer, quoteIdentifier } from "./database-fields.mjs";

const MISSING_DATABASE = "3D000"; // PostgreSQL Error Codes, class 3D
const FAILED = 101; // the exit code of the engine that Prisma expects

/**
 * The engine's two commands outside JSON-RPC. Returns the exit code.
 * @param {string} command
 * @param {string | null} url
 */
export async function runDatabaseCommand(command, url) {
  try {
    if (!url) throw new Error("no database address was given");
    if (command === "can-connect-to-database") await connectOnce(url);
    else if (command === "create-database") await createDatabase(url);
    else throw new Error(`the stand-in for the schema engine knows no command ${command}`);
    return 0;
  } catch (error) {
    const fields = {
      message: String(error.message || error.code),
      error_code: error.code === MISSING_DATABASE ? "P1003" : "P1001", // Prisma's "does not exist" and "cannot reach"
      is_panic: false,
    };
    // Prisma throws the first line away, which the real engine fills with a log entry.
    process.stderr.write(`\n${JSON.stringify({ level: "ERROR", target: "schema_engine::logger", fields })}`);
    return FAILED;
  }
}

async function connectOnce(url) {
  const client = new pg.Client(databaseFields(url));
  await client.connect();
  await client.end();
}

/** @param {string} url */
export async function createDatabase(url) {
  const fields = databaseFields(url);
  await onServer(fields, `CREATE DATABASE ${quoteIdentifier(fields.database)}`);
  return fields.database;
}
