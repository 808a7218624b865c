import { existsSync } from "node:fs";

import { CHECKOUT, inCheckout } from "../supervisor/checkout.mjs";
import { runCommand } from "../supervisor/command.mjs";
import { StartFailure } from "../supervisor/start-failure.mjs";
import { lock } from "../supervisor/lock-file.mjs";

const SYSTEM_BROWSERS = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/snap/bin/chromium"];

/**
 * The Chromium that the journeys drive: CHROME_PATH, Playwright's own, the system's; else one is installed, by the
 * first way that works here.
 * @param {import("../supervisor/session.mjs").SetUpContext} context
 * @returns {Promise<string>} its path
 */
export async function installBrowser(context) {
  const found = await findBrowser();
  if (found) return found;
  const release = await lock(inCheckout(".pilothouse", "browser.lock"), (pid) => context.note(`waiting for process ${pid}, which installs it`));
  try {
    /** @type {string[]} */
    const tried = [];
    for (const [name, install] of Object.entries(WAYS)) {
      context.note(`trying ${name}`);
      try {
        await install(context);
      } catch (error) {
        if (!(error instanceof StartFailure)) throw error;
        tried.push(`${name}: ${error.detail?.split("\n").filter(Boolean).at(-2) ?? error.message}`);
      }
      const installed = await findBrowser();
      if (installed) return installed;
    }
    throw new StartFailure("The journeys need Chromium and none could be installed; install it, or set CHROME_PATH.", { detail: tried.join("\n") });
  } finally {
    release();
  }
}

export async function findBrowser() {
  const given = process.env.CHROME_PATH;
  if (given) {
    if (existsSync(given)) return given;
    throw new StartFailure(`CHROME_PATH is ${given}, and there is no such file.`);
  }
  const { chromium } = await import("@playwright/test");
  return [chromium.executablePath(), ...SYSTEM_BROWSERS].find((file) => existsSync(file)) ?? null;
}

/** @type {Record<string, (context: import("../supervisor/session.mjs").SetUpContext) => Promise<unknown>>} */
const WAYS = {
  "Playwright's Chromium": (context) => run(process.execPath, [inCheckout("node_modules", "@playwright", "test", "cli.js"), "install", "chromium"], context),
  async "Debian's chromium"(context) {
    if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) throw new StartFailure("needs root on Debian");
    await run("apt-get", ["update", "-q"], context);
    await run("apt-get", ["install", "-q", "-y", "--no-install-recommends", "chromium"], context);
  },
};

const run = (command, args, { wards, signal }) =>
  runCommand(command, args, { sentence: "A browser could not be installed.", cwd: CHECKOUT, env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" }, wards, signal });
