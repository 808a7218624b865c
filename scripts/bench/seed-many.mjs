import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { bundleFile, writeBundles } from "../set-up/bundles.mjs";
import { inCheckout } from "../supervisor/checkout.mjs";

/**
 * Fills the running product's database with environments, ten operations each, and alarms, in an account that nobody can reach.
 * @param {{ databaseUrl: string, environments: number, alarms: number }} options
 */
export async function seedMany({ databaseUrl, environments, alarms }) {
  await writeBundles(["seed-environments"]);
  await promisify(execFile)(process.execPath, [bundleFile("seed-environments"), "--count", String(environments), "--alarms", String(alarms)], {
    cwd: inCheckout(),
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
}
