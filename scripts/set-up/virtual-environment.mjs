import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import path from "node:path";

import { runCommand } from "../supervisor/command.mjs";
import { StartFailure } from "../supervisor/start-failure.mjs";

const DISTRIBUTION_WHEELS = "usr/share/python-wheels"; // where Debian keeps the pip that its own venv copies

/**
 * @typedef {import("../supervisor/session.mjs").SetUpContext} SetUpContext
 * @typedef {(requirements: string[]) => Promise<unknown>} InstallRequirements
 */

/**
 * Makes an empty virtual environment and says how packages get into it. Debian's python3 comes without ensurepip and
 * often without pip, so several ways are tried, those that change nothing outside `folder` first.
 * @param {string} python
 * @param {string} folder
 * @param {SetUpContext} context
 * @returns {Promise<InstallRequirements>}
 */
export async function makeVirtualEnvironment(python, folder, context) {
  /** @type {string[]} */
  const tried = [];
  for (const [name, way] of Object.entries(WAYS)) {
    rmSync(folder, { recursive: true, force: true });
    try {
      const install = await way(python, folder, context);
      if (install) return install;
    } catch (error) {
      if (!(error instanceof StartFailure)) throw error;
      tried.push(`${name}: ${error.detail?.split("\n").at(-1) ?? error.message}`);
    }
  }
  throw new StartFailure(
    "Python can make no virtual environment here; install the package python3-venv (Debian, Ubuntu), uv or virtualenv, or set PILOTHOUSE_SANDBOX=off to use AWS only.",
    { detail: tried.join("\n") },
  );
}

/** @type {Record<string, (python: string, folder: string, context: SetUpContext) => Promise<InstallRequirements | null>>} */
const WAYS = {
  async "python -m venv"(python, folder, context) {
    await run(python, ["-m", "venv", folder], context);
    return pipInside(folder, context);
  },
  async uv(python, folder, context) {
    await run("uv", ["venv", "--python", python, folder], context);
    return (requirements) => run("uv", ["pip", "install", "--python", path.join(folder, "bin/python"), ...requirements], context);
  },
  async virtualenv(python, folder, context) {
    await run("virtualenv", ["--python", python, folder], context);
    return pipInside(folder, context);
  },
  async "pip of the system"(python, folder, context) {
    await run(python, ["-m", "pip", "--version"], context);
    await run(python, ["-m", "venv", "--without-pip", folder], context);
    return (requirements) => run(python, ["-m", "pip", "--python", path.join(folder, "bin/python"), "install", ...requirements], context);
  },
  async "pip's wheel"(python, folder, context) {
    await run(python, ["-m", "venv", "--without-pip", folder], context);
    const wheel = findPipWheel("/") ?? (await unpackPipWheel(folder, context));
    if (!wheel) return null;
    return (requirements) => run(path.join(folder, "bin/python"), [path.join(wheel, "pip"), "install", ...requirements], context);
  },
  async "apt-get install python3-venv"(python, folder, context) {
    if (process.getuid?.() !== 0 || !existsSync("/etc/debian_version")) return null;
    context.note("installing Debian's python3-venv");
    await run("apt-get", ["update", "-q"], context);
    await run("apt-get", ["install", "-q", "-y", "--no-install-recommends", "python3-venv"], context);
    await run(python, ["-m", "venv", folder], context);
    return pipInside(folder, context);
  },
};

const pipInside = (folder, context) => (requirements) =>
  run(path.join(folder, "bin/python"), ["-m", "pip", "install", "--disable-pip-version-check", ...requirements], context);

/** A user without rights may still fetch a Debian package and unpack it for itself. */
async function unpackPipWheel(folder, context) {
  if (!existsSync("/etc/debian_version")) return null;
  const unpacked = path.join(folder, "pip-package");
  mkdirSync(unpacked, { recursive: true });
  await run("apt-get", ["download", "-q", "python3-pip-whl"], { ...context, cwd: unpacked });
  const archive = readdirSync(unpacked).find((name) => name.endsWith(".deb"));
  if (!archive) return null;
  await run("dpkg-deb", ["-x", path.join(unpacked, archive), unpacked], context);
  return findPipWheel(unpacked);
}

function findPipWheel(root) {
  const folder = path.join(root, DISTRIBUTION_WHEELS);
  const wheel = existsSync(folder) && readdirSync(folder).find((name) => /^pip-.*\.whl$/.test(name));
  return wheel ? path.join(folder, wheel) : null;
}

/** A wheel is a zip file that Python can run from within: `python pip-….whl/pip install …`. */
function run(command, args, { wards, signal, cwd }) {
  return runCommand(command, args, { sentence: "Python packages could not be installed.", wards, signal, cwd, env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
}
