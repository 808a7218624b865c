import { keptSecret } from "./data-folder.mjs";

/**
 * What the panel's own processes are given beside the person's environment.
 * @typedef {{ databaseUrl: string, sandboxUrl: string | null, publicUrl: string, home: string, mode: "production" | "development" }} AppParts
 */

/** @param {AppParts} parts @returns {NodeJS.ProcessEnv} */
export function workerEnvironment({ databaseUrl, sandboxUrl, publicUrl, home, mode }) {
  const env = {
    ...process.env,
    NODE_ENV: mode,
    DATABASE_URL: databaseUrl,
    PILOTHOUSE_HOME: home,
    ...(publicUrl === "" ? {} : { NEXTAUTH_URL: publicUrl }),
    PILOTHOUSE_CHANNEL_KEY: process.env.PILOTHOUSE_CHANNEL_KEY || keptSecret(home, "channel-key"),
  };
  delete env.NEXTAUTH_SECRET; // it has no sessions to sign
  if (sandboxUrl) env.PILOTHOUSE_SANDBOX_URL = sandboxUrl;
  return env;
}

/** @param {AppParts} parts @returns {NodeJS.ProcessEnv} */
export function webEnvironment(parts) {
  return {
    ...workerEnvironment(parts),
    NEXTAUTH_SECRET: process.env.NEXTAUTH_SECRET || keptSecret(parts.home, "session-secret"),
    NEXT_TELEMETRY_DISABLED: "1",
  };
}
