import { readFileSync, rmSync } from "node:fs";
import path from "node:path";

import { writeWhole } from "./data-folder.mjs";
import { identify, isStillRunning } from "./process-identity.mjs";

/**
 * What other commands need of a Pilothouse that runs on the same data folder. Mode 0600: the address of the
 * database holds its password.
 * @typedef {{ databaseUrl: string, sandboxUrl: string | null, address: string | null }} RunningParts
 */

const fileOf = (home) => path.join(home, "run", "running.json");

/**
 * @param {string} home
 * @param {RunningParts} parts
 */
export function recordRunning(home, parts) {
  writeWhole(fileOf(home), JSON.stringify({ ...identify(process.pid), ...parts }));
  return () => rmSync(fileOf(home), { force: true });
}

/**
 * The parts of the Pilothouse that runs on this data folder now; null where none does.
 * @param {string} home
 * @returns {RunningParts | null}
 */
export function findRunning(home) {
  try {
    const record = JSON.parse(readFileSync(fileOf(home), "utf8"));
    return isStillRunning(record) ? record : null;
  } catch {
    return null; // never started here, or stopped cleanly
  }
}
