import { chmodSync, constants, accessSync } from "node:fs";
import path from "node:path";

import { inCheckout } from "../supervisor/checkout.mjs";

/**
 * How to run Prisma's command line without the engine binary that it would download: ours stands in for it.
 * @param {string[]} args
 * @param {string | null} databaseUrl null for commands that need no database
 */
export function prismaCommand(args, databaseUrl) {
  return {
    command: process.execPath,
    args: [inCheckout("node_modules", "prisma", "build", "index.js"), ...args],
    env: {
      ...process.env,
      ...(process.platform !== "win32" && { PRISMA_SCHEMA_ENGINE_BINARY: standIn() }), // Windows cannot spawn a script
      // The stand-in's first line asks `env` for node: it has to be this one.
      PATH: [path.dirname(process.execPath), process.env.PATH].join(path.delimiter),
      DATABASE_URL: databaseUrl ?? "",
      CHECKPOINT_DISABLE: "1",
      PRISMA_HIDE_UPDATE_MESSAGE: "1",
    },
  };
}

/** An archive of the sources may have lost the executable bit. */
function standIn() {
  const file = inCheckout("scripts", "schema-engine.mjs");
  try {
    accessSync(file, constants.X_OK);
  } catch {
    chmodSync(file, 0o755);
  }
  return file;
}
