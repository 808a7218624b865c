import path from "node:path";

import { installPythonPackages } from "../set-up/python-packages.mjs";
import { claimPort, stablePort } from "./ports.mjs";
import { sandboxChild } from "./sandbox-child.mjs";

/**
 * Installs the sandbox's Python packages; the interpreter that has them.
 * @param {import("./session.mjs").Session} session
 * @param {import("./settings.mjs").Settings} settings
 */
export async function installSandbox(session, settings) {
  let interpreter = settings.sandboxPython ?? "";
  await session.progress.step("Python packages", async (note) => {
    if (settings.sandboxPython) return `as given: ${settings.sandboxPython}`;
    const { python, outcome } = await installPythonPackages(path.join(session.home, "sandbox-python"), ["requirements.txt"], session.context(note));
    interpreter = python;
    return outcome;
  });
  return interpreter;
}

/**
 * Starts the AWS account on this machine; its address.
 * @param {import("./session.mjs").Session} session
 * @param {import("./settings.mjs").Settings} settings
 * @param {string} python
 */
export async function startSandbox(session, settings, python) {
  let url = "";
  await session.progress.step("sandbox", async () => {
    const port = settings.sandboxPort ? await claimPort("127.0.0.1", settings.sandboxPort, "SANDBOX_PORT") : await stablePort(session.home, "sandbox");
    const sandbox = sandboxChild({ python, home: path.join(session.home, "sandbox"), port, speed: settings.sandboxSpeed });
    await session.keep(sandbox.plan).ready;
    url = sandbox.url;
    return `AWS account at ${url}, ${settings.sandboxSpeed} times as fast`;
  });
  return url;
}
