import "./set-up/check-node-version.mjs";

import { parseArgs } from "node:util";

import { buildBundles } from "./set-up/build.mjs";
import { bundleFile } from "./set-up/bundles.mjs";
import { migrateDatabase } from "./set-up/migrations.mjs";
import { installNpmPackages } from "./set-up/npm-packages.mjs";
import { generatePrismaClient } from "./set-up/prisma-client.mjs";
import { workerEnvironment } from "./supervisor/app-environment.mjs";
import { CHECKOUT } from "./supervisor/checkout.mjs";
import { runCommand } from "./supervisor/command.mjs";
import { databaseForCommand } from "./supervisor/database-for-command.mjs";
import { runCommandSession } from "./supervisor/run-command-session.mjs";
import { StartFailure, printFailure } from "./supervisor/start-failure.mjs";

const ROLES = ["viewer", "operator", "admin"];
const USAGE = "Usage: npm run token -- --role viewer|operator|admin --name NAME";

/** Prints a new API token, alone, on standard output, whether Pilothouse runs or not. */
const { role, name } = readArguments();
await runCommandSession(async (session, settings) => {
  const context = session.context(() => {});
  await installNpmPackages(context);
  await generatePrismaClient(context);
  await buildBundles(context);
  const databaseUrl = await databaseForCommand(session, settings);
  await migrateDatabase(databaseUrl, context);
  const output = await runCommand(process.execPath, [bundleFile("create-token"), "--role", role, "--name", name], {
    sentence: "The token could not be made.",
    env: workerEnvironment({ databaseUrl, sandboxUrl: null, publicUrl: "", home: settings.home, mode: "production" }),
    cwd: CHECKOUT,
    wards: session.wards,
    signal: session.signal,
  });
  process.stdout.write(output);
});

function readArguments() {
  try {
    const { values } = parseArgs({ options: { role: { type: "string" }, name: { type: "string" } } });
    if (!values.name?.trim()) throw new StartFailure("A token needs a name that says who will use it.", { detail: USAGE });
    if (!ROLES.includes(values.role)) throw new StartFailure(`A token's role is one of ${ROLES.join(", ")}.`, { detail: USAGE });
    return { role: values.role, name: values.name.trim() };
  } catch (error) {
    printFailure(error instanceof StartFailure ? error : new StartFailure(error.message, { detail: USAGE }));
    process.exit(1);
  }
}
