import path from "node:path";

import { tryLock } from "./lock-file.mjs";
import { StartFailure } from "./start-failure.mjs";
import { endLeftovers } from "./wards.mjs";

/**
 * Makes this process the only one that runs servers on the data folder, and ends what a killed one left there.
 * @param {import("./session.mjs").Session} session
 */
export async function ownDataFolder({ home, onEnd, progress, wards }) {
  const attempt = tryLock(path.join(home, "run", "instance.lock"));
  if (attempt.kind === "held")
    throw new StartFailure(`Another Pilothouse (process ${attempt.pid}) runs on the data folder ${home}; stop it, or set PILOTHOUSE_HOME to another folder.`);
  onEnd(attempt.release);
  const ended = await endLeftovers(home);
  wards.keepIn(home);
  if (ended > 0) progress.say(`  ended ${ended} process${ended === 1 ? "" : "es"} that an earlier start had left behind`);
}
