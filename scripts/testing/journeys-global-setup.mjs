import { spawnSync } from "node:child_process";
import path from "node:path";

import { inCheckout } from "../supervisor/checkout.mjs";
import { openWards } from "../supervisor/wards.mjs";
import { installBrowser } from "../set-up/browser.mjs";
import { runSupervisor } from "./run-supervisor.mjs";
import { makeTemporaryHome, removeHome } from "./temporary-home.mjs";
import { installTestPython } from "./test-python.mjs";

// Five minutes of a load balancer pass in 3 s: slow enough to be watched and cancelled, quick enough for a dozen journeys.
const SANDBOX_SPEED = "100";

/**
 * Brings the product up by its own supervisor, in a data folder of this run. The journeys find in their environment:
 * `PILOTHOUSE_E2E_EMAIL` and `PILOTHOUSE_E2E_PASSWORD` (the first administrator's, good for one sign-in),
 * `PILOTHOUSE_E2E_TOKEN` (an admin's API token) and `PILOTHOUSE_E2E_SANDBOX_URL`. Returns its end.
 */
export default async function setUp() {
  const home = await makeTemporaryHome();
  const wards = openWards();
  const context = { note: console.error, wards, signal: new AbortController().signal };
  const env = {
    PORT: process.env.PILOTHOUSE_E2E_PORT,
    PILOTHOUSE_HOME: home,
    PILOTHOUSE_SANDBOX: "on",
    PILOTHOUSE_LOOPBACK_AWS_ONLY: "1",
    PILOTHOUSE_SANDBOX_PYTHON: (await installTestPython(context)).python,
    SANDBOX_SPEED: process.env.SANDBOX_SPEED ?? SANDBOX_SPEED,
  };
  process.env.PILOTHOUSE_E2E_BROWSER = await installBrowser(context);

  const product = runSupervisor(env);
  wards.add(product.pid);
  try {
    await product.line(/^Pilothouse runs at /);
    const find = (pattern) => product.output().match(pattern)?.[1] ?? "";
    process.env.PILOTHOUSE_E2E_EMAIL = find(/^ {2}e-mail +(\S+)/m);
    process.env.PILOTHOUSE_E2E_PASSWORD = find(/^ {2}password +(\S+)/m);
    process.env.PILOTHOUSE_E2E_SANDBOX_URL = find(/AWS account at (\S+),/);
    process.env.PILOTHOUSE_E2E_TOKEN = makeToken(home);
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;

  async function tearDown() {
    await product.stop();
    wards.remove(product.pid);
    wards.close();
    if (process.env.PILOTHOUSE_KEEP_LOGS) console.error(`Logs are in ${path.join(home, "logs")}.`);
    else removeHome(home);
  }
}

function makeToken(home) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [inCheckout("scripts", "token.mjs"), "--role", "admin", "--name", "journeys"], {
    encoding: "utf8",
    env: { ...process.env, PILOTHOUSE_HOME: home },
  });
  if (status !== 0) throw new Error(`No token for the journeys: ${stderr}`);
  return stdout.trim();
}
