import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";

import { inCheckout } from "../supervisor/checkout.mjs";
import { lock } from "../supervisor/lock-file.mjs";
import { findPython, pythonVersion } from "./find-python.mjs";
import { makeVirtualEnvironment } from "./virtual-environment.mjs";

/**
 * A virtual environment in `folder` that holds exactly the named requirement files of sandbox/. It is made anew when
 * a requirement or the Python behind it changed.
 * @param {string} folder
 * @param {string[]} names
 * @param {import("../supervisor/session.mjs").SetUpContext} context
 * @returns {Promise<{ python: string, outcome: string }>} the interpreter to run
 */
export async function installPythonPackages(folder, names, context) {
  const requirements = names.map((name) => inCheckout("sandbox", name));
  const python = path.join(folder, "bin/python");
  if (isCurrent(folder, requirements)) return { python, outcome: "up to date" };

  mkdirSync(path.dirname(folder), { recursive: true });
  const release = await lock(`${folder}.lock`, (pid) => context.note(`waiting for process ${pid}, which installs them`));
  try {
    if (isCurrent(folder, requirements)) return { python, outcome: "up to date" };
    const base = findPython();
    context.note(`installing for Python ${base.version}`);
    const install = await makeVirtualEnvironment(base.command, folder, context);
    await install(requirements.flatMap((file) => ["-r", file]));
    writeFileSync(stampOf(folder), fingerprint(requirements, pythonVersion(python)));
    return { python, outcome: `installed for Python ${base.version}` };
  } finally {
    release();
  }
}

const stampOf = (folder) => path.join(folder, "pilothouse-requirements");

function isCurrent(folder, requirements) {
  if (!existsSync(stampOf(folder))) return false;
  return readFileSync(stampOf(folder), "utf8") === fingerprint(requirements, pythonVersion(path.join(folder, "bin/python")));
}

function fingerprint(requirements, version) {
  const hash = createHash("sha256").update(String(version));
  for (const file of requirements) hash.update(readFileSync(file));
  return hash.digest("hex");
}
