import path from "node:path";

import { createDatabase, preparePostgres } from "../set-up/postgres-cluster.mjs";
import { migrateDatabase } from "../set-up/migrations.mjs";
import { generatePrismaClient } from "../set-up/prisma-client.mjs";
import { keepRunning } from "../supervisor/kept-child.mjs";
import { openLogFile } from "../supervisor/log-file.mjs";
import { freePort } from "../supervisor/ports.mjs";
import { sandboxChild } from "../supervisor/sandbox-child.mjs";
import { openWards } from "../supervisor/wards.mjs";
import { makeTemporaryHome, removeHome } from "./temporary-home.mjs";
import { installTestPython } from "./test-python.mjs";
import { buildWorkerUnderTest } from "./worker-under-test.mjs";

const SANDBOX_SPEED = 500; // six minutes of a database's creation pass in 0.7 s
const STOP_GRACE_MS = 6_000;

/**
 * Brings up what the files of the integration project work on: one PostgreSQL with a migrated template database, as many
 * sandboxes as files run at once, and the worker's program. Returns their end.
 * @param {import("vitest/node").TestProject} project
 */
export default async function setUp({ config }) {
  const home = await makeTemporaryHome();
  const wards = openWards();
  wards.keepIn(home); // a run that is killed is cleared away by the next one
  const context = { note: () => {}, wards, signal: new AbortController().signal };
  const children = [];
  const start = async (plan) => {
    const child = keepRunning(plan, { wards, log: openLogFile(path.join(home, "logs", `${plan.name}.log`)), say: console.error });
    children.push(child);
    await child.ready;
  };
  let worker = null;
  const tearDown = async () => {
    await Promise.all(children.map((child) => child.stop(STOP_GRACE_MS)));
    wards.close();
    removeHome(home);
    worker?.remove();
  };

  try {
    await generatePrismaClient(context);
    worker = await buildWorkerUnderTest(); // with that client in it
    const database = async () => {
      const server = await preparePostgres({ home, port: await freePort(), isThrowaway: true }, context);
      await start(server.plan);
      await createDatabase(server.url);
      await migrateDatabase(server.url, context);
      process.env.PILOTHOUSE_TEST_TEMPLATE_URL = server.url;
    };
    const sandbox = async (python, name) => {
      const { plan, url } = sandboxChild({ python, home: path.join(home, name), port: await freePort(), speed: SANDBOX_SPEED });
      await start({ ...plan, name });
      return url;
    };
    const sandboxes = async () => {
      const { python } = await installTestPython(context);
      const names = Array.from({ length: config.maxWorkers }, (_, index) => `sandbox-${index + 1}`);
      const urls = await Promise.all(names.map((name) => sandbox(python, name)));
      Object.assign(process.env, { PILOTHOUSE_TEST_SANDBOX_URLS: urls.join(" "), PILOTHOUSE_SANDBOX_PYTHON: python });
    };
    Object.assign(process.env, { PILOTHOUSE_TEST_HOME: home, PILOTHOUSE_TEST_WORKER: worker.file });
    await Promise.all([database(), sandboxes()]);
  } catch (error) {
    await tearDown();
    throw error;
  }
  return tearDown;
}
