import { ownDataFolder } from "./own-data-folder.mjs";
import { startDatabase } from "./database-part.mjs";
import { findRunning } from "./running-record.mjs";

/**
 * The database for a short command: of DATABASE_URL, of the Pilothouse that runs on the data folder, or the embedded
 * one, started for this command alone.
 * @param {import("./session.mjs").Session} session
 * @param {import("./settings.mjs").Settings} settings
 */
export async function databaseForCommand(session, settings) {
  const given = settings.databaseUrl ?? findRunning(settings.home)?.databaseUrl;
  if (given) return given;
  await ownDataFolder(session);
  return startDatabase(session, settings);
}
