import { spawnSync } from "node:child_process";

import { StartFailure } from "../supervisor/start-failure.mjs";

// ministack, the emulator beneath the sandbox, needs 3.10.
const OLDEST_MINOR = 10;
const NAMES = ["python3", "python3.14", "python3.13", "python3.12", "python3.11", "python3.10", "python"];

/**
 * The first Python on PATH that is new enough.
 * @returns {{ command: string, version: string }}
 */
export function findPython() {
  const found = NAMES.map((command) => ({ command, version: pythonVersion(command) }));
  const python = found.find(({ version }) => version !== null && isNewEnough(version));
  if (python) return python;
  const tooOld = found.find(({ version }) => version !== null);
  throw new StartFailure(
    tooOld
      ? `The sandbox needs Python 3.${OLDEST_MINOR} or later; this machine has ${tooOld.version}. Install a newer one, or set PILOTHOUSE_SANDBOX=off to use AWS only.`
      : `The sandbox needs Python 3.${OLDEST_MINOR} or later, and none is on PATH. Install python3, or set PILOTHOUSE_SANDBOX=off to use AWS only.`,
  );
}

/**
 * "3.11.7"; null where the command is missing or broken.
 * @param {string} command
 */
export function pythonVersion(command) {
  const { status, stdout } = spawnSync(command, ["-c", "import platform; print(platform.python_version())"], { encoding: "utf8" });
  return status === 0 ? stdout.trim() : null;
}

function isNewEnough(version) {
  const [major, minor] = version.split(".").map(Number);
  return major === 3 && minor >= OLDEST_MINOR;
}
