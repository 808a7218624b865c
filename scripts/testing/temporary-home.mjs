import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";

import { openDataFolder } from "../supervisor/data-folder.mjs";
import { processStart } from "../supervisor/process-identity.mjs";
import { endLeftovers } from "../supervisor/wards.mjs";

const PREFIX = "pilothouse-test-";

/** A data folder for this test run; those of runs that were killed are removed first, with what still runs in them. */
export async function makeTemporaryHome() {
  await removeAbandoned();
  const home = mkdtempSync(path.join(os.tmpdir(), `${PREFIX}${process.pid}-`));
  openDataFolder(home);
  return home;
}

/** @param {string} home */
export function removeHome(home) {
  const pointer = path.join(home, "postgres-is-in"); // as root the data may stand elsewhere
  if (existsSync(pointer)) rmSync(readFileSync(pointer, "utf8").trim(), { recursive: true, force: true });
  rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }); // what a broken-off test started may still be saving into it
}

async function removeAbandoned() {
  for (const name of readdirSync(os.tmpdir()).filter((each) => each.startsWith(PREFIX))) {
    const owner = Number(name.slice(PREFIX.length).split("-")[0]);
    if (processStart(owner) !== null) continue;
    const home = path.join(os.tmpdir(), name);
    try {
      await endLeftovers(home);
      removeHome(home);
    } catch (error) {
      if (error.code !== "EACCES" && error.code !== "EPERM") throw error; // another user's: theirs to remove
    }
  }
}
