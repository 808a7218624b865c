import { createDatabase, preparePostgres } from "../set-up/postgres-cluster.mjs";
import { stablePort } from "./ports.mjs";

/**
 * The database: the one that DATABASE_URL names, else the embedded PostgreSQL, started here. The data folder must be
 * ours (`ownDataFolder`).
 * @param {import("./session.mjs").Session} session
 * @param {import("./settings.mjs").Settings} settings
 * @returns {Promise<string>} its address
 */
export async function startDatabase(session, settings) {
  if (settings.databaseUrl) {
    const { host } = new URL(settings.databaseUrl);
    await session.progress.step("database", () => `DATABASE_URL at ${host}`);
    return settings.databaseUrl;
  }
  let url = "";
  await session.progress.step("database", async (note) => {
    const port = await stablePort(session.home, "database");
    const server = await preparePostgres({ home: session.home, port }, session.context(note));
    await session.keep(server.plan).ready;
    await createDatabase(server.url);
    url = server.url;
    return `PostgreSQL ${server.version} on port ${port}`;
  });
  return url;
}
