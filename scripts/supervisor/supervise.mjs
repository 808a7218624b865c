import { readFileSync } from "node:fs";

import { buildBundles, buildWeb } from "../set-up/build.mjs";
import { migrateDatabase } from "../set-up/migrations.mjs";
import { installNpmPackages } from "../set-up/npm-packages.mjs";
import { generatePrismaClient } from "../set-up/prisma-client.mjs";
import { webChild, workerChild } from "./app-children.mjs";
import { inCheckout } from "./checkout.mjs";
import { openDataFolder } from "./data-folder.mjs";
import { startDatabase } from "./database-part.mjs";
import { firstAdministratorLines } from "./first-administrator.mjs";
import { ownDataFolder } from "./own-data-folder.mjs";
import { claimPort } from "./ports.mjs";
import { findRunning, recordRunning } from "./running-record.mjs";
import { installSandbox, startSandbox } from "./sandbox-part.mjs";
import { runSession, untilStopped } from "./session.mjs";
import { readSettings } from "./settings.mjs";
import { printFailure } from "./start-failure.mjs";
import { watchWorker } from "./watch-worker.mjs";

/**
 * Runs Pilothouse until it is stopped: whatever is missing is installed and built, then
 *
 *   npm packages ─▶ client, bundles ─┬─ web build ──────────────┐
 *                                    └─ database ─▶ migrations ─┼─▶ first administrator, web, worker
 *   Python packages ─▶ sandbox ─────────────────────────────────┘
 *
 * With only one of web and worker asked for, it joins the Pilothouse that runs on the same data folder, or the
 * database of DATABASE_URL; where there is neither it brings database and sandbox up itself.
 * @param {{ runs: ("web" | "worker")[], mode: "production" | "development" }} options
 */
export async function supervise({ runs, mode }) {
  const startedMs = performance.now();
  let settings;
  try {
    settings = readSettings(process.env);
    openDataFolder(settings.home);
  } catch (error) {
    printFailure(error);
    process.exit(1);
  }
  await runSession({ home: settings.home, stream: process.stdout, echoesChildren: mode === "development" }, async (session) => {
    const { progress } = session;
    const { version } = JSON.parse(readFileSync(inCheckout("package.json"), "utf8"));
    progress.say(`Pilothouse ${version}, data in ${settings.home}`);

    const isWhole = runs.length === 2;
    const joined = isWhole ? null : joinable(settings);
    if (!joined) await ownDataFolder(session);
    const port = runs.includes("web") ? await claimPort(settings.host, settings.port, "PORT") : 0;
    const localUrl = `http://${isEveryInterface(settings.host) ? "127.0.0.1" : bracketed(settings.host)}:${port}`;

    const sandbox = async () => startSandbox(session, settings, await installSandbox(session, settings));
    const database = async () => {
      const url = joined?.databaseUrl ?? (await startDatabase(session, settings));
      await progress.step("migrations", (note) => migrateDatabase(url, session.context(note)));
      return url;
    };
    const panel = async () => {
      await prepareCheckout(session);
      const needsBuild = mode === "production" && runs.includes("web");
      const [url] = await Promise.all([database(), needsBuild && progress.step("web build", (note) => buildWeb(session.context(note)))]);
      return url;
    };
    const [databaseUrl, sandboxUrl] = await Promise.all([panel(), !joined && settings.runsSandbox ? sandbox() : (joined?.sandboxUrl ?? null)]);

    const parts = { databaseUrl, sandboxUrl, publicUrl: settings.publicUrl ?? localUrl, home: settings.home, mode };
    const record = (address) => joined || session.onEnd(recordRunning(settings.home, { databaseUrl, sandboxUrl, address }));
    record(null);
    const signIn = firstAdministratorLines(session, parts);
    await Promise.all([
      runs.includes("web") && progress.step("web", () => session.keep(webChild({ host: settings.host, port, localUrl, parts })).ready.then(() => `listening on ${settings.host}:${port}`)),
      runs.includes("worker") && progress.step("worker", () => startWorker(session, parts)),
      signIn.then((lines) => lines.length > 0 && progress.say(["", ...lines, ""].join("\n"))),
    ]);
    record(runs.includes("web") ? parts.publicUrl : null);

    const seconds = ((performance.now() - startedMs) / 1000).toFixed(1);
    progress.say(`\n${runs.includes("web") ? `Pilothouse runs at ${parts.publicUrl}` : "The worker runs"} (after ${seconds} s). Logs are in ${settings.home}/logs. Ctrl-C stops it.`);
    await untilStopped(session.signal);
  });
}

/** @param {import("./session.mjs").Session} session */
async function prepareCheckout({ progress, context }) {
  await progress.step("npm packages", (note) => installNpmPackages(context(note)));
  await progress.step("database client", (note) => generatePrismaClient(context(note)));
  await progress.step("worker build", (note) => buildBundles(context(note)));
}

async function startWorker(session, parts) {
  const worker = session.keep(workerChild(parts));
  await worker.ready;
  if (parts.mode === "development") session.onEnd(await watchWorker(worker, session.progress.say));
  return "waiting for jobs";
}

/** What a single part can run beside: DATABASE_URL, or the Pilothouse that runs here. */
function joinable({ databaseUrl, home }) {
  const running = findRunning(home);
  if (!databaseUrl) return running;
  return { databaseUrl, sandboxUrl: process.env.PILOTHOUSE_SANDBOX_URL || running?.sandboxUrl || null };
}

const isEveryInterface = (host) => host === "0.0.0.0" || host === "::";
const bracketed = (host) => (host.includes(":") ? `[${host}]` : host);
