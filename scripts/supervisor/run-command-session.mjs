import { openDataFolder } from "./data-folder.mjs";
import { runSession } from "./session.mjs";
import { readSettings } from "./settings.mjs";
import { printFailure } from "./start-failure.mjs";

/**
 * A session for a short command: progress goes to stderr, so that stdout holds the answer alone.
 * @param {(session: import("./session.mjs").Session, settings: import("./settings.mjs").Settings) => Promise<void>} work
 */
export async function runCommandSession(work) {
  let settings;
  try {
    settings = readSettings(process.env);
    openDataFolder(settings.home);
  } catch (error) {
    printFailure(error);
    process.exit(1);
  }
  await runSession({ home: settings.home, stream: process.stderr }, (session) => work(session, settings));
}
