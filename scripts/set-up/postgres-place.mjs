import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";

import { StartFailure } from "../supervisor/start-failure.mjs";
import { installedPostgres, postgresVersion } from "./postgres-binaries.mjs";

const ROOT_FOLDER = "/var/lib/pilothouse"; // not /var/tmp: systemd empties that of files unused for 30 days

/**
 * Where the embedded PostgreSQL runs from, where its data are, and as whom.
 * @typedef {{ programs: string, data: string, version: string, account: { uid: number, gid: number } | null }} PostgresPlace
 */

/**
 * PostgreSQL refuses to run as root. Started as root it runs as the user `postgres`, else `nobody`; where that user
 * may not enter the checkout or the data folder (a 0700 home, say), programs and data move under /var/lib/pilothouse.
 * @param {string} home
 * @returns {PostgresPlace}
 */
export function findPostgresPlace(home) {
  const installed = installedPostgres();
  const version = postgresVersion(installed);
  const inHome = path.join(home, "postgres");
  if (process.getuid?.() !== 0) return { programs: installed, data: inHome, version, account: null };

  const account = ownerOf(inHome) ?? unprivilegedAccount();
  const programs = mayEnter(account, path.join(installed, "bin")) ? installed : copyPrograms(installed, version);
  const data = mayEnter(account, home) ? inHome : path.join(rootFolder(), createHash("sha256").update(home).digest("hex").slice(0, 16));
  // For people, and for tests that clean up after themselves: the data folder says where the rest of it is.
  if (data !== inHome) writeFileSync(path.join(home, "postgres-is-in"), `${data}\n`);
  return { programs, data, version, account };
}

/** Data that a plain user began stay that user's, also when root starts next. */
function ownerOf(data) {
  if (!existsSync(data)) return null;
  const { uid, gid } = statSync(data);
  return uid === 0 ? null : { uid, gid };
}

function unprivilegedAccount() {
  for (const name of ["postgres", "nobody"]) {
    const [uid, gid] = ["-u", "-g"].map((flag) => spawnSync("id", [flag, name], { encoding: "utf8" }));
    if (uid.status === 0 && gid.status === 0) return { uid: Number(uid.stdout), gid: Number(gid.stdout) };
  }
  throw new StartFailure("PostgreSQL refuses to run as root and this machine has no user postgres or nobody; start Pilothouse as another user, or set DATABASE_URL.");
}

const mayEnter = (account, folder) => spawnSync("test", ["-x", folder], { ...account, cwd: "/" }).status === 0;

function rootFolder() {
  mkdirSync(ROOT_FOLDER, { recursive: true, mode: 0o755 });
  const { uid } = lstatSync(ROOT_FOLDER);
  if (uid !== 0) throw new StartFailure(`${ROOT_FOLDER} does not belong to root; it must, to run PostgreSQL from there.`);
  chmodSync(ROOT_FOLDER, 0o755);
  return ROOT_FOLDER;
}

function copyPrograms(installed, version) {
  const copy = path.join(rootFolder(), `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const draft = `${copy}.${process.pid}`;
  cpSync(installed, draft, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(draft, copy);
  } catch (error) {
    rmSync(draft, { recursive: true, force: true }); // another start was quicker: the copies are alike
    if (!existsSync(copy)) throw error;
  }
  return copy;
}
