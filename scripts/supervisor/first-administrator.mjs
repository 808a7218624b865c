import { bundleFile } from "../set-up/bundles.mjs";
import { workerEnvironment } from "./app-environment.mjs";
import { CHECKOUT } from "./checkout.mjs";
import { runCommand } from "./command.mjs";

/**
 * Makes the first administrator where there is nobody yet, and says how to sign in. The password is not kept: these
 * lines are the only place where it ever appears.
 * @param {import("./session.mjs").Session} session
 * @param {import("./app-environment.mjs").AppParts} parts
 * @returns {Promise<string[]>} lines to print; none where people exist
 */
export async function firstAdministratorLines({ wards, signal }, parts) {
  const output = await runCommand(process.execPath, [bundleFile("first-administrator")], {
    sentence: "The first administrator could not be made.",
    env: workerEnvironment(parts),
    cwd: CHECKOUT,
    wards,
    signal,
  });
  const answer = JSON.parse(output.trim().split("\n").at(-1));
  if (answer.kind !== "created") return [];
  return [
    "First sign-in (shown only this once; you choose a password of your own there)",
    `  e-mail    ${answer.email}`,
    `  password  ${answer.oneTimePassword}`,
  ];
}
