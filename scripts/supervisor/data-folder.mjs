import { randomBytes } from "node:crypto";
import { accessSync, chmodSync, constants, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";

import { StartFailure } from "./start-failure.mjs";

const SECRET_BYTES = 32;

/**
 * Creates the data folder where it is missing and proves that it can be written.
 *
 * As root it lets other users pass through (0711) because the embedded PostgreSQL runs as one of them; all that is
 * secret inside has mode 0600.
 * @param {string} home
 */
export function openDataFolder(home) {
  try {
    for (const folder of [home, path.join(home, "logs"), path.join(home, "secrets"), path.join(home, "run")]) {
      mkdirSync(folder, { recursive: true });
      accessSync(folder, constants.W_OK | constants.X_OK);
    }
    const probe = path.join(home, "run", `probe-${process.pid}`); // access(2) says yes to root on a read-only file system
    writeFileSync(probe, "");
    rmSync(probe);
  } catch (error) {
    throw new StartFailure(`The data folder ${home} cannot be written (${error.code ?? error.message}); set PILOTHOUSE_HOME to a folder that can.`);
  }
  if (process.getuid?.() === 0) chmodSync(home, 0o711);
  for (const folder of ["logs", "secrets", "run"]) chmodSync(path.join(home, folder), 0o700);
}

/**
 * A random secret, made at first use and kept with mode 0600.
 * @param {string} home
 * @param {string} name
 */
export function keptSecret(home, name) {
  const file = path.join(home, "secrets", name);
  if (!existsSync(file)) writeWhole(file, randomBytes(SECRET_BYTES).toString("hex"));
  return readFileSync(file, "utf8").trim();
}

/**
 * Writes a file that is either the old or the new one after a crash, never half of it. Mode 0600.
 * @param {string} file
 * @param {string} text
 */
export function writeWhole(file, text) {
  const draft = `${file}.${process.pid}.draft`;
  writeFileSync(draft, text, { mode: 0o600 });
  renameSync(draft, file);
}
