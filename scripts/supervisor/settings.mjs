import path from "node:path";

import { areAwsCredentialsConfigured } from "./aws-credentials.mjs";
import { inCheckout } from "./checkout.mjs";
import { StartFailure } from "./start-failure.mjs";

/**
 * What a person may set, parsed. `docs/configuration.md` lists the variables.
 * @typedef {object} Settings
 * @property {string} host
 * @property {number} port 0 means any free port
 * @property {string} home the data folder, absolute
 * @property {string | null} databaseUrl null: the embedded PostgreSQL
 * @property {string | null} publicUrl the address browsers use where it is not `http://host:port`
 * @property {boolean} runsSandbox
 * @property {number} sandboxSpeed
 * @property {number | null} sandboxPort null: any free port, the same at each start
 * @property {string | null} sandboxPython an interpreter that already has the sandbox's packages
 */

const SANDBOX_CHOICES = ["auto", "on", "off"];
const SANDBOX_SPEED_MAXIMUM = 10_000; // the sandbox refuses more

/**
 * @param {NodeJS.ProcessEnv} env
 * @returns {Settings}
 */
export function readSettings(env) {
  const sandboxPort = parsePort("SANDBOX_PORT", env.SANDBOX_PORT, 0);
  return {
    host: env.HOST || "127.0.0.1",
    port: parsePort("PORT", env.PORT, 3000),
    home: readHome(env),
    databaseUrl: parseDatabaseUrl(env.DATABASE_URL),
    publicUrl: env.NEXTAUTH_URL || null,
    runsSandbox: parseRunsSandbox(env),
    sandboxSpeed: parseSpeed(env.SANDBOX_SPEED),
    sandboxPort: sandboxPort === 0 ? null : sandboxPort,
    sandboxPython: env.PILOTHOUSE_SANDBOX_PYTHON || null,
  };
}

/** A relative path means the folder in which the person typed the command: npm changes into the checkout. */
function readHome(env) {
  if (!env.PILOTHOUSE_HOME) return inCheckout(".pilothouse");
  return path.resolve(env.INIT_CWD ?? process.cwd(), env.PILOTHOUSE_HOME);
}

function parsePort(name, text, fallback) {
  if (!text) return fallback;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535)
    throw new StartFailure(`${name} is "${text}"; it must be a whole number from 0 to 65535.`);
  return port;
}

function parseDatabaseUrl(text) {
  if (!text) return null;
  if (!URL.canParse(text) || !["postgres:", "postgresql:"].includes(new URL(text).protocol))
    throw new StartFailure("DATABASE_URL must read postgresql://user:password@host:port/database.");
  return text;
}

function parseSpeed(text) {
  if (!text) return 20;
  const speed = Number(text);
  if (!(speed > 0 && speed <= SANDBOX_SPEED_MAXIMUM))
    throw new StartFailure(`SANDBOX_SPEED is "${text}"; it must be a number above 0 and at most ${SANDBOX_SPEED_MAXIMUM}.`);
  return speed;
}

function parseRunsSandbox(env) {
  const choice = env.PILOTHOUSE_SANDBOX || "auto";
  if (!SANDBOX_CHOICES.includes(choice))
    throw new StartFailure(`PILOTHOUSE_SANDBOX is "${choice}"; it must be one of ${SANDBOX_CHOICES.join(", ")}.`);
  return choice === "on" || (choice === "auto" && !areAwsCredentialsConfigured(env));
}
