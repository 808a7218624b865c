import { createHash } from "node:crypto";
import { existsSync, readFileSync, readdirSync } from "node:fs";

import { CHECKOUT, inCheckout } from "../supervisor/checkout.mjs";
import { runCommand } from "../supervisor/command.mjs";
import { StartFailure } from "../supervisor/start-failure.mjs";
import { prismaCommand } from "./prisma-command.mjs";

const UNDEFINED_TABLE = "42P01"; // PostgreSQL Error Codes, class 42
const OUR_LOCK = 7_156_880; // any number of our own; Prisma takes 72707369 inside it

/**
 * Brings the database to this version's schema. A database that a newer version has changed is left alone: its rows
 * may mean things this version does not know.
 * @param {string} databaseUrl
 * @param {import("../supervisor/session.mjs").SetUpContext} context
 */
export async function migrateDatabase(databaseUrl, context) {
  const client = await connect(databaseUrl);
  try {
    await client.query("SELECT pg_advisory_lock($1)", [OUR_LOCK]); // several machines may start on one database
    const known = knownMigrations();
    const applied = await appliedMigrations(client);
    const foreign = applied.filter(({ name }) => !known.has(name)).map(({ name }) => name);
    if (foreign.length > 0)
      throw new StartFailure(`The database was changed by a newer version of Pilothouse (migration ${foreign.join(", ")}); start that version, or use another database.`);

    const finished = new Map(applied.filter((row) => row.isFinished).map((row) => [row.name, row.checksum]));
    const missing = [...known.keys()].filter((name) => !finished.has(name));
    // Only a developer meets this: `prisma migrate deploy` passes over it too.
    const edited = [...known].filter(([name, checksum]) => finished.has(name) && finished.get(name) !== checksum).map(([name]) => name);
    if (missing.length === 0) return edited.length === 0 ? "up to date" : `up to date, but ${edited.join(", ")} was edited after it was applied`;
    context.note(`applying ${missing.length}`);
    // Ours are applied whole or not at all, so one that was broken off has left nothing behind but its row.
    for (const { name } of applied.filter((row) => !row.isFinished)) await runPrisma(["migrate", "resolve", "--rolled-back", name], databaseUrl, context);
    await runPrisma(["migrate", "deploy"], databaseUrl, context);
    return `${missing.length} applied`;
  } finally {
    await client.end();
  }
}

async function connect(databaseUrl) {
  const { default: pg } = await import("pg"); // here, because npm may only now have installed it
  const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 });
  client.on("error", () => {}); // a lost connection fails the next query, which says so
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw new StartFailure(`The database at ${new URL(databaseUrl).host} cannot be used: ${error.message || error.code}.`);
  }
}

function runPrisma(prismaArgs, databaseUrl, { wards, signal }) {
  const { command, args, env } = prismaCommand(prismaArgs, databaseUrl);
  const sentence = "A migration of the database failed; nothing was started.";
  return runCommand(command, args, { sentence, cwd: CHECKOUT, env, wards, signal });
}

const fileOf = (name) => inCheckout("prisma", "migrations", name, "migration.sql");

/** Migration folders by name, each with the checksum that Prisma records: SHA-256 of its file. */
function knownMigrations() {
  const names = readdirSync(inCheckout("prisma", "migrations")).filter((name) => existsSync(fileOf(name)));
  return new Map(names.sort().map((name) => [name, createHash("sha256").update(readFileSync(fileOf(name))).digest("hex")]));
}

/** @returns {Promise<{ name: string, checksum: string, isFinished: boolean }[]>} */
async function appliedMigrations(client) {
  try {
    const { rows } = await client.query(
      `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS "isFinished" FROM _prisma_migrations WHERE rolled_back_at IS NULL`,
    );
    return rows;
  } catch (error) {
    if (error.code === UNDEFINED_TABLE) return []; // a new database
    throw error;
  }
}
