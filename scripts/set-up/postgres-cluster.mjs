import { chmodSync, chownSync, existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { runCommand } from "../supervisor/command.mjs";
import { keptSecret } from "../supervisor/data-folder.mjs";
import { endGroup } from "../supervisor/process-group.mjs";
import { processStart } from "../supervisor/process-identity.mjs";
import { StartFailure } from "../supervisor/start-failure.mjs";
import { findPostgresPlace } from "./postgres-place.mjs";

const SUPERUSER = "pilothouse";
const DATABASE = "pilothouse";
const OLD_SERVER_GRACE_MS = 5_000;

// Prisma, LISTEN, the queue and the tests' own databases of several processes fit; an idle slot costs nothing to speak of.
const CONNECTIONS_MAXIMUM = 200;

/**
 * @typedef {object} PostgresServer
 * @property {import("../supervisor/kept-child.mjs").ChildPlan} plan
 * @property {string} url
 * @property {string} version
 */

/**
 * Prepares the data of the embedded PostgreSQL (on first use) and says how to run it on `port`.
 * @param {{ home: string, port: number, isThrowaway?: boolean }} options `isThrowaway` trades safety against a crash for speed: tests
 * @param {import("../supervisor/session.mjs").SetUpContext} context
 * @returns {Promise<PostgresServer>}
 */
export async function preparePostgres({ home, port, isThrowaway = false }, context) {
  const place = findPostgresPlace(home);
  const password = keptSecret(home, "database-password");
  refuseOtherMajor(place);
  if (!existsSync(path.join(place.data, "PG_VERSION"))) await initialise(place, password, isThrowaway, context);

  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: CONNECTIONS_MAXIMUM,
    timezone: "UTC",
    log_timezone: "UTC",
    ...(isThrowaway && { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  return {
    version: place.version,
    url: `postgresql://${SUPERUSER}:${password}@127.0.0.1:${port}/${DATABASE}`,
    plan: {
      name: "database",
      command: path.join(place.programs, "bin/postgres"),
      args: ["-D", place.data, "-p", String(port), ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`])],
      env: plainEnv(),
      cwd: "/", // the checkout may be closed to the account it runs as
      ...place.account,
      stopSignal: "SIGINT", // PostgreSQL's fast shutdown: ends sessions, keeps every commit
      readyWhen: { kind: "line", text: "database system is ready to accept connections" },
      readyWithinSeconds: 120, // recovery after a crash replays what was written since the last checkpoint
      beforeStart: () => clearOldServer(place.data),
    },
  };
}

/** Creates our database beside PostgreSQL's own, where it is missing. @param {string} url */
export async function createDatabase(url) {
  const { default: pg } = await import("pg");
  const client = new pg.Client({ connectionString: url.replace(/\/[^/]*$/, "/postgres") });
  await client.connect();
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = $1", [DATABASE]);
    if (rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}

function refuseOtherMajor({ data, version }) {
  const file = path.join(data, "PG_VERSION");
  if (!existsSync(file)) return;
  const major = readFileSync(file, "utf8").trim();
  if (major !== version.split(".")[0])
    throw new StartFailure(`The data in ${data} belong to PostgreSQL ${major} and this version brings ${version}; move them with pg_dump, or set DATABASE_URL.`);
}

async function initialise({ programs, data, account }, password, isThrowaway, { note, wards, signal }) {
  note("creating");
  // A half-made one must never be taken for a whole one: it gets its name when it is done.
  const draft = `${data}.draft`;
  rmSync(draft, { recursive: true, force: true });
  mkdirSync(draft, { mode: 0o700 });
  const passing = mkdtempSync(path.join(os.tmpdir(), "pilothouse-"));
  const passwordFile = path.join(passing, "password");
  writeFileSync(passwordFile, password, { mode: 0o600 });
  chmodSync(passing, 0o711);
  if (account) for (const each of [draft, passwordFile]) chownSync(each, account.uid, account.gid);
  try {
    const args = ["-D", draft, "-U", SUPERUSER, "--auth=scram-sha-256", `--pwfile=${passwordFile}`, "--encoding=UTF8"];
    // The builtin provider sorts and folds alike on every machine; the operating system's locales change under an index.
    args.push("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8", ...(isThrowaway ? ["--no-sync"] : []));
    await runCommand(path.join(programs, "bin/initdb"), args, {
      sentence: "The embedded PostgreSQL could not create its data.",
      env: plainEnv(),
      cwd: "/",
      ...account,
      wards,
      signal,
    });
  } finally {
    rmSync(passing, { recursive: true, force: true });
  }
  renameSync(draft, data);
}

/**
 * A postmaster.pid that outlived its server would stop the next one when its process id is in use again, and a server
 * that outlived its supervisor holds the data. We hold the data folder's lock: what runs there is a leftover.
 */
async function clearOldServer(data) {
  const file = path.join(data, "postmaster.pid");
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  if (Number.isInteger(pid) && pid > 1 && processStart(pid) !== null && runsOn(pid, data)) await endGroup(pid, { signal: "SIGINT", graceMs: OLD_SERVER_GRACE_MS });
  rmSync(file, { force: true });
}

function runsOn(pid, data) {
  if (process.platform !== "linux") return false; // PostgreSQL's own check applies
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").includes(data);
  } catch {
    return false; // it ended meanwhile
  }
}

/** PostgreSQL reads PG* variables and the locale: neither may come from the person's shell. */
const plainEnv = () => ({ PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" });
