import "./set-up/check-node-version.mjs";

import { spawn } from "node:child_process";

import { migrateDatabase } from "./set-up/migrations.mjs";
import { prismaCommand } from "./set-up/prisma-command.mjs";
import { CHECKOUT } from "./supervisor/checkout.mjs";
import { databaseForCommand } from "./supervisor/database-for-command.mjs";
import { runCommandSession } from "./supervisor/run-command-session.mjs";
import { StartFailure } from "./supervisor/start-failure.mjs";

/** Prisma's own command line with our schema engine and, where the command needs one, the database of this data folder. */
const prismaArgs = process.argv.slice(2);
const needsDatabase = ["migrate", "db", "studio"].includes(prismaArgs[0]);

await runCommandSession(async (session, settings) => {
  const databaseUrl = needsDatabase ? await databaseForCommand(session, settings) : null;
  // `migrate dev` would apply what is pending itself, but after that the WebAssembly engine finds no shadow database.
  if (prismaArgs.join(" ").startsWith("migrate dev")) await session.progress.step("migrations", (note) => migrateDatabase(databaseUrl, session.context(note)));
  const { command, args, env } = prismaCommand(prismaArgs, databaseUrl);
  const child = spawn(command, args, { cwd: CHECKOUT, env, stdio: "inherit" }); // the developer's terminal: it asks questions
  const exitCode = await new Promise((resolve) => child.once("close", resolve));
  if (exitCode !== 0) throw new StartFailure(`prisma ${prismaArgs.join(" ")} ended with exit code ${exitCode}.`);
});
