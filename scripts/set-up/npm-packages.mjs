import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";

import { CHECKOUT, inCheckout } from "../supervisor/checkout.mjs";
import { runCommand } from "../supervisor/command.mjs";
import { StartFailure } from "../supervisor/start-failure.mjs";
import { withCheckoutLock } from "./checkout-lock.mjs";

/**
 * Brings node_modules to what package-lock.json says, where it is not.
 * @param {import("../supervisor/session.mjs").SetUpContext} context
 */
export async function installNpmPackages({ note, wards, signal }) {
  if (areInstalled()) return "up to date";
  return withCheckoutLock(note, async () => {
    if (areInstalled()) return "up to date";
    note("installing");
    const { command, args } = npm();
    const passing = inCheckout(".pilothouse", "npm-temporary"); // Prisma's install script leaves a folder behind in whatever it is given
    mkdirSync(passing, { recursive: true });
    const env = { ...process.env, TMPDIR: passing };
    delete env.NODE_ENV; // "production" would leave out what the build needs
    try {
      await runCommand(command, [...args, "ci", "--include=dev", "--include=optional", "--no-audit", "--no-fund"], {
        sentence: "npm could not install the packages in package-lock.json.",
        cwd: CHECKOUT,
        env,
        wards,
        signal,
      });
    } finally {
      rmSync(passing, { recursive: true, force: true });
    }
    return "installed";
  });
}

/**
 * Whether every package of the lock file that this platform needs is installed in the locked version, by npm's own
 * record of the last finished install.
 */
function areInstalled() {
  const record = inCheckout("node_modules", ".package-lock.json");
  if (!existsSync(record)) return false;
  const installed = readPackages(record);
  return Object.entries(readPackages(inCheckout("package-lock.json"))).every(([folder, wanted]) => {
    if (folder === "" || wanted.link) return true;
    const found = installed[folder];
    // Optional packages are left out where they are for another platform, or where a registry mirror lacks them.
    if (!found) return wanted.optional === true || wanted.devOptional === true || wanted.peer === true;
    return found.version === wanted.version && found.integrity === wanted.integrity;
  });
}

/** @returns {Record<string, { version?: string, integrity?: string, link?: boolean, optional?: boolean, devOptional?: boolean, peer?: boolean }>} */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages ?? {};
  } catch (error) {
    throw new StartFailure(`${path.relative(CHECKOUT, file)} cannot be read: ${error.message}`);
  }
}

/** The npm that runs this script, where one does: a shell's PATH may hold another, or none. */
function npm() {
  const running = process.env.npm_execpath;
  if (running?.endsWith("npm-cli.js") && existsSync(running)) return { command: process.execPath, args: [running] };
  return { command: "npm", args: [] };
}
